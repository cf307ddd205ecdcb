#!/usr/bin/env python3
"""The examples of README.md are true: each block whose lines begin with `$ onrecord ` is run, in order, and must print what the
README says.

The commands run in an empty folder with the articles, meta.csv and lexicon of examples/ beside them as examples/, on a
terminal of 110 columns; what goes to standard error stands in the answer, too.
usage: readme_test.py [--update]     --update writes the true answers into README.md
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = os.environ.get('ONRECORD', str(ROOT / 'build/release/onrecord'))
README = ROOT / 'README.md'
INDENT = '    '


def run(command, folder):
    environment = {'PATH': f'{pathlib.Path(BINARY).parent}:/usr/bin:/bin', 'COLUMNS': '110', 'LC_ALL': 'C.UTF-8', 'NO_COLOR': '1'}
    answer = subprocess.run(['sh', '-c', command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            encoding='utf-8')
    return [(INDENT + line).rstrip() for line in answer.stdout.splitlines()]


def main():
    lines = README.read_text(encoding='utf-8').splitlines()
    out, faults, at = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, 'examples').symlink_to(ROOT / 'examples')
        while at < len(lines):
            line = lines[at]
            out.append(line)
            at += 1
            if not line.startswith(INDENT + '$ onrecord '):
                continue
            begin = at
            while True:  # An answer may hold empty lines, but ends with none.
                after = next((i for i in range(at, len(lines)) if lines[i]), len(lines))
                if after == len(lines) or not lines[after].startswith(INDENT) or lines[after].startswith(INDENT + '$ '):
                    break
                at = after + 1
            answer = run(line[len(INDENT) + 2:], folder)
            if answer != lines[begin:at]:
                faults += 1
                print(f'README.md:{begin}: `{line.strip()[2:]}` prints:')
                print('\n'.join(answer))
            out += answer
    if '--update' in sys.argv:
        README.write_text('\n'.join(out) + '\n', encoding='utf-8')
        return 0
    print(f'{faults} answers of README.md are not true' + ('; readme_test.py --update writes the true ones' if faults else ''))
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
