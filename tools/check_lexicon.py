#!/usr/bin/env python3
"""Checks the tables of the lexicon and names each bad line.

usage: check_lexicon.py [--names] [FILE | FOLDER ...]

Without arguments: the tables of lexicon/, which must be complete: sorted, kinds and offices from the closed lists below, a
note in every row of the knowledge tables. With arguments: somebody's own tables, laid over ours; they may refer to our ids,
stand in any order, leave out columns and use kinds of their own. --names lists, beside the faults, the names that several rows
of one table share; two people may well share a name, so that is no fault.

Prints each fault as `file:line: ...`; exits 0 if there is none, 1 if there are some, 2 if a file cannot be read.
What the tables and columns mean is in docs/lexicon.md.
"""
import collections
import datetime
import functools
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
OWN = ROOT / 'lexicon'

OFFICES = set('''
    president vice_president prime_minister deputy_prime_minister head_of_state head_of_government leader national_leader supreme_leader
    foreign_minister defence_minister interior_minister finance_minister spokesperson secretary_general chief_of_staff army_chief
    intelligence_chief speaker_of_parliament ambassador_un central_bank_governor security_council_secretary foreign_policy_chief
    pope special_envoy opposition_leader other'''.split())
KINDS = {
    'countries': {'state', 'disputed', 'dependency'},
    'organisations': {'igo', 'armed_group', 'government_body', 'parliament', 'military', 'intelligence', 'party', 'company', 'ngo',
                      'media', 'court', 'agency', 'think_tank'},
    'metonyms': {'government', 'organisation'},
    'person_nouns': {'person', 'group', 'organisation'},
    'places': {'city', 'region', 'site', 'sea', 'ocean', 'gulf', 'strait', 'canal', 'river', 'lake', 'island', 'mountain'},
}
# columns: all of them, in order. key: the columns that tell rows apart. lists: columns whose values are separated by ';'.
# noted: every row of ours says where the fact is from.
Table = collections.namedtuple('Table', 'columns key lists noted')
TABLES = {
    'countries': Table('id name aliases adjectives demonyms capital cameo kind note', 'id',
                       'aliases adjectives demonyms capital', True),
    'people': Table('id name aliases country gender note', 'id', 'aliases', True),
    'offices': Table('person office country_or_org from to note', 'person office country_or_org from to', '', True),
    'office_titles': Table('title office scope note', 'title office scope', 'scope', True),
    'organisations': Table('id name aliases kind country note', 'id', 'aliases', True),
    'metonyms': Table('name target kind note', 'name target', '', True),
    'outlets': Table('id name aliases country note', 'id', 'aliases', True),
    'places': Table('name kind country note', 'name kind country', '', True),
    'person_nouns': Table('lemma kind number note', 'lemma', '', False),
}
ID = re.compile(r'[a-z0-9][a-z0-9_-]*')
COUNTRY_ID = re.compile(r'[A-Z]{3}')
DATE = re.compile(r'\d{4}(-\d\d(-\d\d)?)?')


class File:
    """One file: its properties, its columns and the rows that could be split, as (line, {column: value})."""

    def __init__(self, path, report):
        self.path, self.properties, self.columns, self.rows = path, {}, [], []
        self.column_line = 1
        data = path.read_bytes()
        try:
            text = data.decode('utf-8')
        except UnicodeDecodeError as error:
            line = data[:error.start].count(b'\n') + 1
            report(path, line, 'not valid UTF-8')
            text = data.decode('utf-8', 'replace')
        if text and not text.endswith('\n'):
            report(path, text.count('\n') + 1, 'no newline at the end')
        for number, line in enumerate(text.removeprefix('\ufeff').split('\n'), 1):
            self.read_line(number, line, report)
        if not self.columns:
            report(path, 1, 'no line that names the columns')

    def read_line(self, number, line, report):
        if '\r' in line:
            report(self.path, number, 'a carriage return')
            line = line.replace('\r', '')
        if not line:
            return
        if line.startswith('#'):
            key, tab, value = line[1:].strip(' ').partition('\t')
            if tab and not self.columns:
                self.properties[key] = value
            return
        fields = line.split('\t')
        if not self.columns:
            self.columns, self.column_line = fields, number
            return
        if len(fields) != len(self.columns):
            report(self.path, number, f'{len(fields)} fields, but the header names {len(self.columns)} columns')
            return
        if unicodedata.normalize('NFC', line) != line:
            report(self.path, number, 'accents stand apart from their letters (write NFC)')
        if any(field != field.strip() for field in fields):
            report(self.path, number, 'white space at the end of a field')
        self.rows.append((number, dict(zip(self.columns, fields))))


def check_header(file, own, report):
    for needed in ('table', 'source', 'licence'):
        if not file.properties.get(needed):
            report(file.path, 1, f'no line "# {needed}<TAB>..." before the columns')
    known = TABLES.get(file.properties.get('table'))
    if not known:
        return
    columns = known.columns.split()
    if own and file.columns != columns:
        report(file.path, file.column_line, f'columns of table {file.properties["table"]} should be: {" ".join(columns)}')
    for column in file.columns:
        if column not in columns:
            report(file.path, file.column_line, f'table {file.properties["table"]} has no column "{column}"')


def check_order(file, report):
    before = b''
    seen = {}
    for number, row in file.rows:
        first = row[file.columns[0]].encode()
        if first < before:
            report(file.path, number, f'rows should be sorted by bytes: "{first.decode()}" stands after "{before.decode()}"')
        before = first
        whole = tuple(row.values())
        if whole in seen:
            report(file.path, number, f'the same row as line {seen[whole]}')
        seen.setdefault(whole, number)


def date_of(value):
    """Returns the first and the last day of a date that may lack its day or month; None if it is no date."""
    if not DATE.fullmatch(value):
        return None
    parts = [int(part) for part in value.split('-')]
    try:
        first = datetime.date(*(parts + [1, 1])[:3])
    except ValueError:
        return None
    if len(parts) == 3:
        return first, first
    following = datetime.date(first.year + 1, 1, 1) if len(parts) == 1 or first.month == 12 else first.replace(month=first.month + 1)
    return first, following - datetime.timedelta(days=1)


class Knowledge:
    """The ids that rows may name, and the checks of one row."""

    def __init__(self, files):
        self.ids = collections.defaultdict(set)
        for file in files:
            for _, row in file.rows:
                self.ids[file.properties.get('table')].add(row.get('id', ''))

    def is_scope(self, value):
        return value in self.ids['countries'] or value in self.ids['organisations']

    def faults(self, table, row, own):
        for column in TABLES[table].lists.split():
            items = row.get(column, '').split(';')
            if items != [''] and ('' in items or any(item != item.strip() for item in items)):
                yield f'{column}: an empty item or white space beside ";"'
            if len(set(items)) != len(items):
                yield f'{column}: an item stands twice'
        if 'name' in row and row['name'] in row.get('aliases', '').split(';'):
            yield f'aliases: repeats the name "{row["name"]}"'
        first = TABLES[table].columns.split()[0]
        if first in row and not row[first]:
            yield f'{first}: empty'
        if 'id' in row and 'name' in row and not row['name'] and own:
            yield 'name: empty'
        kind = row.get('kind', '')
        if own and table in KINDS and kind not in KINDS[table]:
            yield f'kind: "{kind}" is none of {", ".join(sorted(KINDS[table]))}'
        country = row.get('country', '')
        if country and country not in self.ids['countries']:
            yield f'country: "{country}" is no id of table countries'
        if own and TABLES[table].noted and not row.get('note'):
            yield 'note: empty (write where the fact is from, or unchecked)'
        yield from getattr(self, 'faults_' + table, lambda row, own: ())(row, own)

    def faults_countries(self, row, own):
        if own and not COUNTRY_ID.fullmatch(row['id']):
            yield f'id: "{row["id"]}" is not three capital letters'
        if own and not re.fullmatch(r'[A-Z]{3}', row['cameo']):
            yield f'cameo: "{row["cameo"]}" is not three capital letters'

    def faults_people(self, row, own):
        if not ID.fullmatch(row.get('id', '')):
            yield f'id: "{row.get("id", "")}" should be small letters, digits, "-" and "_"'
        if row.get('gender', '') not in ('m', 'f', ''):
            yield f'gender: "{row["gender"]}" is none of m, f and empty'

    def faults_organisations(self, row, own):
        if not ID.fullmatch(row.get('id', '')):
            yield f'id: "{row.get("id", "")}" should be small letters, digits, "-" and "_"'

    faults_outlets = faults_organisations

    def faults_offices(self, row, own):
        if row['person'] not in self.ids['people']:
            yield f'person: "{row["person"]}" is no id of table people'
        if not self.is_scope(row['country_or_org']):
            yield f'country_or_org: "{row["country_or_org"]}" is no id of tables countries and organisations'
        if row['office'] not in OFFICES:
            yield f'office: "{row["office"]}" is no office that docs/lexicon.md lists'
        spans = {}
        for column in ('from', 'to'):
            if row.get(column):
                spans[column] = date_of(row[column])
                if not spans[column]:
                    yield f'{column}: "{row[column]}" is no date (YYYY, YYYY-MM or YYYY-MM-DD)'
        if spans.get('from') and spans.get('to') and spans['from'][0] > spans['to'][1]:
            yield f'to: {row["to"]} is before {row["from"]}'

    def faults_office_titles(self, row, own):
        if row['office'] not in OFFICES:
            yield f'office: "{row["office"]}" is no office that docs/lexicon.md lists'
        for scope in row.get('scope', '').split(';'):
            if scope not in ('', 'any', 'country', 'organisation') and not self.is_scope(scope):
                yield f'scope: "{scope}" is none of any, country, organisation and no id'

    def faults_metonyms(self, row, own):
        kind, target = row.get('kind'), row['target']
        if kind == 'government' and target not in self.ids['countries']:
            yield f'target: "{target}" is no id of table countries'
        if kind == 'organisation' and target not in self.ids['organisations']:
            yield f'target: "{target}" is no id of table organisations'

    def faults_person_nouns(self, row, own):
        if row.get('number', '') not in ('sg', 'pl', ''):
            yield f'number: "{row["number"]}" is none of sg, pl and empty'


def check_keys(files, own, report):
    """A key stands once in all our files of a table. Somebody's own row may repeat an id of ours: its names are added."""
    seen = {}
    for file in files:
        table = file.properties.get('table')
        if table not in TABLES or table == 'person_nouns':  # Lemmas also come from WordNet; the first row counts.
            continue
        key = [column for column in TABLES[table].key.split() if column in file.columns]
        for number, row in file.rows:
            value = (table, *(row[column] for column in key))
            if value in seen:
                report(file.path, number, f'the key "{" ".join(value[1:])}" stands in {seen[value]} already')
            seen.setdefault(value, f'{file.path.name}:{number}')


def check_terms(files, report):
    """One person does not hold one office twice at a time."""
    terms = collections.defaultdict(list)
    for file in files:
        if file.properties.get('table') == 'offices':
            for number, row in file.rows:
                begin, end = date_of(row.get('from') or '0001'), date_of(row.get('to') or '9999-11')
                if begin and end and row['office'] != 'other':
                    terms[row['person'], row['office'], row['country_or_org']].append((begin[1], end[0], file.path, number))
    for (person, office, _), spans in terms.items():
        spans.sort(key=lambda span: span[:2])
        for earlier, later in zip(spans, spans[1:]):
            if later[0] < earlier[1]:
                report(later[2], later[3], f'{person} is {office} already by line {earlier[3]} of {earlier[2].name}')


def list_shared_names(files):
    for file in files:
        owners = collections.defaultdict(set)
        for _, row in file.rows:
            if 'id' in row and 'name' in row:
                for name in [row['name'], *row.get('aliases', '').split(';')]:
                    owners[name.lower()].add(row['id'])
        for name, ids in sorted(owners.items()):
            if name and len(ids) > 1:
                print(f'{file.path.name}: "{name}" is a name of {", ".join(sorted(ids))}')


@functools.cache
def own_files():
    """Our tables, unchecked, for the ids that somebody's own tables may name."""
    return [File(path, lambda *fault: None) for path in tsv_files([OWN])]


def tsv_files(paths):
    for path in paths:
        yield from sorted(path.rglob('*.tsv')) if path.is_dir() else [path]


def main(arguments):
    names = '--names' in arguments
    paths = [pathlib.Path(argument) for argument in arguments if not argument.startswith('--')]
    if any(argument.startswith('--') and argument != '--names' for argument in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    own = not paths
    faults = []

    def report(path, line, message):
        faults.append((str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path), line, message))

    try:
        files = [File(path, report) for path in tsv_files(paths or [OWN])]
        base = [] if own else own_files()
    except OSError as error:
        print(f'{error.filename}: {error.strerror}', file=sys.stderr)
        return 2
    knowledge = Knowledge(base + files)
    for file in files:
        check_header(file, own, report)
        table = file.properties.get('table')
        if own:
            check_order(file, report)
        if table in TABLES and set(TABLES[table].key.split()[:3]) <= set(file.columns):
            for number, row in file.rows:
                for message in knowledge.faults(table, row, own):
                    report(file.path, number, message)
        elif table in TABLES:
            report(file.path, file.column_line, f'table {table} needs the columns {", ".join(TABLES[table].key.split()[:3])}')
    check_keys(files, own, report)
    check_terms([file for file in files if 'country_or_org' in file.columns], report)
    for path, line, message in sorted(faults):
        print(f'{path}:{line}: {message}')
    if names:
        list_shared_names(files)
    print(f'{len(files)} files, {sum(len(file.rows) for file in files)} rows, {len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
