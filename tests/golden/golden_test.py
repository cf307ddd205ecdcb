#!/usr/bin/env python3
"""Golden tests: reports with the record they should give, written so that a linguist can edit them.

A case is NAME.txt (the report, read as plain text) with NAME.expected beside it, anywhere under tests/golden/cases; an
optional NAME.json supplies what --meta would: {"published": "2031-05-02", "outlet": "Senn Tribune", "title": ..., "byline":
..., "url": ...}. The reports of examples/articles are cases too, with examples/expected and examples/meta.csv. All are
read with the people and places of examples/lexicon.

An expected file has one line per entry, in any order, words as they stand in the report (a line break in them shown as ⏎,
a gap between two pieces as [...]):

    checks: statement, figure          which kinds this case is about; no other kind is compared
    statement | speaker=Tomas Arvell | act=say | kind=direct | “We will not talk.”
    ? statement | ...                  should be in the record and is not yet: a known gap, counted, no failure
    ! statement | ...                  is in the record and should not be: a known fault, counted, no failure
    # ...                              a remark

usage: golden_test.py [--update | --mark] [NAME...]
    --update   rewrite the expected files from the record (marked lines stay if they still differ)
    --mark     keep what the files expect; mark what differs with ? and !
    NAME       only cases whose path contains it
"""
import collections
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES = ROOT / 'tests/golden/cases'
EXAMPLES = ROOT / 'examples'
BINARY = os.environ.get('ONRECORD', str(ROOT / 'build/release/onrecord'))
META = ['path', 'url', 'outlet', 'published', 'title', 'byline']
KINDS = ['document', 'boilerplate', 'entity', 'statement', 'figure', 'event', 'position']

Case = collections.namedtuple('Case', 'name text expected meta')


def find_cases():
    for text in sorted(CASES.rglob('*.txt')):
        supplied = text.with_suffix('.json')
        meta = json.loads(supplied.read_text(encoding='utf-8')) if supplied.exists() else {}
        yield Case('cases/' + str(text.relative_to(CASES)), text, text.with_suffix('.expected'), meta)
    rows = {}
    if (EXAMPLES / 'meta.csv').exists():
        with open(EXAMPLES / 'meta.csv', encoding='utf-8', newline='') as table:
            rows = {row['path']: row for row in csv.DictReader(table)}
    for text in sorted((EXAMPLES / 'articles').glob('*.txt')):
        expected = EXAMPLES / 'expected' / (text.stem + '.expected')
        if expected.exists():
            yield Case('examples/' + text.name, text, expected, rows.get(text.name, {}))


def run(cases):
    """Returns the record of each case by its name."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder, 'reports')
        root.mkdir()
        with open(pathlib.Path(folder, 'meta.csv'), 'w', encoding='utf-8', newline='') as table:
            writer = csv.DictWriter(table, META)
            writer.writeheader()
            for case in cases:
                target = root / case.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(case.text, target)
                if case.meta:
                    writer.writerow({key: case.meta.get(key, '') for key in META} | {'path': case.name})
        command = [BINARY, 'extract', '--format', 'jsonl', '--meta', str(pathlib.Path(folder, 'meta.csv'))]
        if (EXAMPLES / 'lexicon').is_dir():
            command += ['--lexicon', str(EXAMPLES / 'lexicon')]
        answer = subprocess.run(command + [str(root)], stdout=subprocess.PIPE)
        if answer.returncode != 0:
            sys.exit(f'extract ended with {answer.returncode}')
        records = [json.loads(line) for line in answer.stdout.splitlines()]
        return {record['file']: record for record in records}


def number(value):
    return '' if value is None else f'{value:g}' if abs(value) < 1e6 else f'{value:.0f}'


def lines_of(record, source):
    """Returns (kind, line) for every entry of a record, in its order."""
    def words(*spans):
        return ' [...] '.join(source[b:e].decode('utf-8', 'replace') for b, e in spans).replace('\n', '⏎')

    def some(**fields):
        return [f'{key}={value}' for key, value in fields.items() if value is not None and value != '']

    out = []

    def add(kind, *fields):
        out.append((kind, ' | '.join([kind, *fields])))

    add('document', *some(title=record['title'], byline=record['byline'], outlet=record['outlet'],
                          published=record['published'], basis=record['published_basis'], language=record['language']))
    for entry in record['boilerplate']:
        add('boilerplate', entry['why'], words(entry['span']))
    for entry in record['entities']:
        forms = []
        for mention in entry['mentions']:
            if words(mention['span']) not in forms:
                forms.append(words(mention['span']))
        add('entity', entry['kind'], entry['name'], '; '.join(forms))
    for entry in record['statements']:
        condition = entry['condition_span']
        flags = [flag for flag, on in (('attitude', entry['type'] == 'attitude'), ('negated', entry['negated']),
                                       ('continues', entry.get('continues')), ('headline', entry.get('in_headline'))) if on]
        add('statement', f"speaker={entry['speaker'] or '?'}", f"act={entry['act']}", f"kind={entry['kind']}", *flags,
            *some(to=entry['addressee'], via=entry['via'], by=entry['reported_by'],
                  **{'if': words(condition) if condition else None}),
            words(*entry['content_spans']))
    for entry in record['figures']:
        low, high = number(entry['low']), number(entry['high'])
        bounds = low if low == high else f'{low}..{high}'
        add('figure', *(['approx'] if entry['approx'] else []), *([bounds] if bounds else []),
            *some(unit=entry['unit'], about=entry['about'], claimed_by=entry['claimed_by'], by=entry['reported_by']),
            words(entry['span']))
    for entry in record['events']:
        add('event', entry['plover'], f"{entry['actor'] or '?'} -> {entry['target'] or '?'}", entry['status'],
            *some(claimed_by=entry['claimed_by']), words(entry['span']))
    for entry in record['positions']:
        add('position', entry['actor'], entry['issue'], entry['stance'], entry['stated_by'],
            *some(by=entry['attributed_by'], **{'if': entry['condition']}), words(entry['evidence_span']))
    return out


class Expected:
    """The lines of one expected file."""

    def __init__(self, path):
        self.path, self.checks, self.remarks = path, ['statement'], []
        self.plain, self.gaps, self.faults = [], [], []
        self.line_numbers = {}
        for number_, line in enumerate(path.read_text(encoding='utf-8').splitlines() if path.exists() else [], 1):
            line = line.strip()
            if line.startswith('#'):
                self.remarks.append(line)
            elif line.startswith('checks:'):
                self.checks = [kind.strip() for kind in line[7:].split(',')]
                for kind in self.checks:
                    if kind not in KINDS:
                        sys.exit(f'{path}:{number_}: "{kind}" is none of {", ".join(KINDS)}')
            elif line:
                kept = {'? ': self.gaps, '! ': self.faults}.get(line[:2], self.plain)
                line = line if kept is self.plain else line[2:].strip()
                kept.append(line)
                self.line_numbers[line] = number_
                if line.split(' | ')[0] not in self.checks:
                    sys.exit(f'{path}:{number_}: the case does not check this kind of line')

    def write(self, plain, gaps, faults):
        out = self.remarks + ['checks: ' + ', '.join(self.checks)]
        for kind in KINDS:
            for mark, lines in (('', plain), ('? ', gaps), ('! ', faults)):
                out += [mark + line for line in lines if line.split(' | ')[0] == kind]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text('\n'.join(out) + '\n', encoding='utf-8')


def take(lines, pool):
    """Splits `lines` into those that `pool` holds (which it loses) and the rest."""
    found, rest = [], []
    for line in lines:
        (found if pool[line] > 0 else rest).append(line)
        pool[line] -= pool[line] > 0
    return found, rest


def main():
    arguments = sys.argv[1:]
    mode = next((a for a in arguments if a in ('--update', '--mark')), None)
    names = [a for a in arguments if not a.startswith('--')]
    cases = [case for case in find_cases() if not names or any(name in case.name for name in names)]
    records = run(cases) if cases else {}
    totals = collections.Counter()
    failures = 0
    for case in cases:
        expected = Expected(case.expected)
        if case.name not in records:
            failures += 1
            print(f'{case.name}: not in the record')
            continue
        actual = [line for kind, line in lines_of(records[case.name], case.text.read_bytes()) if kind in expected.checks]
        pool = collections.Counter(actual)
        kept, missing = take(expected.plain, pool)
        closed, gaps = take(expected.gaps, pool)
        faults, cured = take(expected.faults, pool)
        extra = [line for line in actual if pool[line] > 0]
        totals += collections.Counter(lines=len(kept) + len(closed), gaps=len(gaps), faults=len(faults))
        if mode:
            order = {line: i for i, line in enumerate(actual)}
            if mode == '--update':
                now, gaps, faults = kept + closed + extra, gaps, faults
            else:
                now, gaps, faults = kept + closed, missing + gaps, faults + extra
            expected.write(sorted(now, key=lambda line: order[line]), gaps, faults)
            continue
        show = lambda what, line: print(f'{expected.path.relative_to(ROOT)}:{expected.line_numbers.get(line, 1)}: {what}: {line}')
        for line in missing:
            show('missing', line)
        for line in extra:
            show('not expected', line)
        for line in closed:
            show('is in the record now: take away the "?"', line)
        for line in cured:
            show('no longer in the record: take away this "!" line', line)
        failures += bool(missing or extra)
    print(f"{len(cases)} cases: {totals['lines']} lines as expected, {totals['gaps']} known gaps, {totals['faults']} known "
          f"faults; {failures} cases fail")
    if failures:
        print('Is the new record better? Then golden_test.py --mark, and look at what it marks before you keep it.')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
