#!/usr/bin/env python3
"""The lint of the lexicon: our tables and those of the examples are clean, a bad line is named with its file and number, and
docs/lexicon.md explains the tables, offices and kinds that the lint knows."""
import contextlib
import io
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / 'tools'))
import check_lexicon  # noqa: E402
HEAD = '# table\t{}\n# source\ta list of our own\n# licence\tApache-2.0\n'

# Name of a file, its text, and the beginnings of the faults it must give, in order; line 5 is the first row.
CASES = [
    ('good.tsv', HEAD.format('people') + 'id\tname\taliases\tcountry\tgender\tnote\nada-vell\tAda Vell\tA. Vell;Ада Велл\tUKR\tf\t\n', []),
    ('fewer_columns.tsv', HEAD.format('people') + 'name\tid\nAda Vell\tada_vell\n', []),
    ('fields.tsv', HEAD.format('people') + 'id\tname\nada-vell\tAda Vell\nbo-lind\tBo Lind\tmore\n', ['6: 3 fields, but the header names 2']),
    ('ids.tsv', HEAD.format('people') + 'id\tname\tcountry\tgender\nAda Vell\tAda Vell\tNOWHERE\tx\n',
     ['5: country: "NOWHERE" is no id', '5: gender: "x"', '5: id: "Ada Vell" should be']),
    ('twice.tsv', HEAD.format('people') + 'id\tname\nada-vell\tAda Vell\nada-vell\tAda Well\n', ['6: the key "ada-vell" stands in twice.tsv:5']),
    ('aliases.tsv', HEAD.format('people') + 'id\tname\taliases\nada-vell\tAda Vell\tAda;;Ada Vell\n',
     ['5: aliases: an empty item', '5: aliases: repeats the name']),
    ('column.tsv', HEAD.format('people') + 'id\tname\tage\nada-vell\tAda Vell\t44\n', ['4: table people has no column "age"']),
    ('missing.tsv', HEAD.format('offices') + 'person\tfrom\nada-vell\t2020\n', ['4: table offices needs the columns']),
    ('dates.tsv', HEAD.format('offices') + 'person\toffice\tcountry_or_org\tfrom\tto\n'
     'angela-merkel\tminister_of_walks\tDEU\t2020-13\t\n'
     'angela-merkel\tpope\tnowhere\t2020-05\t2019\n',
     ['5: from: "2020-13" is no date', '5: office: "minister_of_walks" is no office', '6: country_or_org: "nowhere" is no id',
      '6: to: 2019 is before 2020-05']),
    ('terms.tsv', HEAD.format('offices') + 'person\toffice\tcountry_or_org\tfrom\tto\n'
     'angela-merkel\tother\tun\t2030\t2032\n'
     'angela-merkel\tpope\tholy-see\t2030\t2032\n'
     'angela-merkel\tpope\tholy-see\t2031\t2033\n', ['7: angela-merkel is pope already by line 6']),
    ('metonyms.tsv', HEAD.format('metonyms') + 'name\ttarget\tkind\nKremlin Wall\tkremlin\tgovernment\n', ['5: target: "kremlin" is no id of table countries']),
    ('no_head.tsv', 'id\tname\nada-vell\tAda Vell\n', ['1: no line "# licence<TAB>..."', '1: no line "# source<TAB>..."', '1: no line "# table<TAB>..."']),
    ('empty.tsv', '', ['1: no line "# licence', '1: no line "# source', '1: no line "# table', '1: no line that names the columns']),
    ('bytes.tsv', b'# table\tpeople\n# source\tx\n# licence\tx\nid\tname\nada-vell\tAda \xff\n', ['5: not valid UTF-8']),
    ('unknown_table.tsv', HEAD.format('weather') + 'a\tb\nrain\twet\nrain \twet\n', ['6: white space at the end']),
    ('decomposed.tsv', HEAD.format('people') + 'id\tname\nrene-vell\tRene\u0301 Vell\n', ['5: accents stand apart']),
]


def lint(*paths):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
        code = check_lexicon.main([str(path) for path in paths])
    *faults, _ = printed.getvalue().split('\n')[:-1] or ['', '']
    return code, faults


def main():
    failures = []
    for paths in ([], [ROOT / 'examples/lexicon']):
        code, faults = lint(*paths)
        if code != 0:
            failures.append('\n'.join([f'{paths or "lexicon"}: exit {code}', *faults]))
    page = (ROOT / 'docs/lexicon.md').read_text(encoding='utf-8')
    for table in check_lexicon.TABLES:
        if f'**{table}**' not in page:
            failures.append(f'docs/lexicon.md does not explain the table {table}')
    for word in sorted(check_lexicon.OFFICES.union(*check_lexicon.KINDS.values())):
        if f'`{word}`' not in page:
            failures.append(f'docs/lexicon.md does not list `{word}`')
    with tempfile.TemporaryDirectory() as folder:
        for name, text, expected in CASES:
            path = pathlib.Path(folder) / name
            path.write_bytes(text if isinstance(text, bytes) else text.encode('utf-8'))
            code, faults = lint(path)
            found = [fault.removeprefix(f'{path}:') for fault in faults]
            if code != (1 if expected else 0) or len(found) != len(expected) or not all(
                    fault.startswith(begin) for fault, begin in zip(found, expected)):
                failures.append(f'{name}: exit {code}\n  wanted {expected}\n  got    {found}')
        code, _ = lint(pathlib.Path(folder) / 'not_there.tsv')
        if code != 2:
            failures.append(f'a missing file gives exit {code}, not 2')
    for failure in failures:
        print(failure)
    print(f'{len(CASES) + 5} checks, {len(failures)} failed')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
