#!/usr/bin/env python3
"""Holds the documents against the tree: every path that ARCHITECTURE.md, README.md and CONTRIBUTING.md name exists, and
every folder of the project says in its README.md what it is for.

A path is text in back quotes that begins with a folder of the project and holds no space, star or angle bracket.
Prints each fault as `file:line: ...` and exits 1.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/figures.md']
# Folders made by building, and folders that hold nothing but cases or inputs.
UNMADE = ('build/',)


def main():
    faults = []
    tracked = subprocess.run(['git', 'ls-files'], cwd=ROOT, capture_output=True, text=True).stdout.split('\n')
    top = {path.split('/')[0] for path in tracked if '/' in path}
    floors = {path.split('/')[1] for path in tracked if path.startswith('src/') and path.count('/') > 1}
    for name in DOCUMENTS:
        if not (ROOT / name).exists():
            faults.append(f'{name}:1: is missing')
            continue
        for number, line in enumerate((ROOT / name).read_text(encoding='utf-8').splitlines(), 1):
            for path in re.findall(r'`([^`\s*<>{}]+)`', line) + re.findall(r'\]\(([^)#:\s]+)\)', line):
                first = path.split('/')[0]
                if path.startswith(UNMADE) or re.search(r"[A-Z]{4,}/|NAME", path) or '/' not in path.rstrip('.') or first not in top | floors:
                    continue
                if not ((ROOT / path).exists() or (ROOT / 'src' / path).exists()):
                    faults.append(f'{name}:{number}: {path} does not exist')
    for folder in sorted((ROOT / 'src').rglob('*')) + [ROOT / name for name in sorted(top)]:
        if folder.is_dir() and not folder.name.startswith('.') and not (folder / 'README.md').exists() and any(
                path.startswith(f'{folder.relative_to(ROOT)}/') for path in tracked):
            faults.append(f'{folder.relative_to(ROOT)}/README.md:1: is missing: what does this folder hold?')
    for fault in faults:
        print(fault)
    print(f'{len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
