#!/usr/bin/env python3
"""Holds the documents against the tree: every path that ARCHITECTURE.md, README.md and CONTRIBUTING.md name exists, and
every folder of the project says in its README.md what it is for.

A path is text in back quotes that begins with a folder of the project and holds no space, star or angle bracket.
Prints each fault as `file:line: ...` and exits 1.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/figures.md']
UNMADE = ('build', '.git')  # Made by building, or by git.


def main():
    faults = []
    top = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name not in UNMADE}
    floors = {path.name for path in (ROOT / 'src').iterdir() if path.is_dir()}
    for name in DOCUMENTS:
        if not (ROOT / name).exists():
            faults.append(f'{name}:1: is missing')
            continue
        for number, line in enumerate((ROOT / name).read_text(encoding='utf-8').splitlines(), 1):
            for path in re.findall(r'`([^`\s*<>{}]+)`', line) + re.findall(r'\]\(([^)#:\s]+)\)', line):
                first = path.split('/')[0]
                if re.search(r'FOLDER|NAME', path) or '/' not in path or first not in top | floors:
                    continue
                if not ((ROOT / path).exists() or (ROOT / 'src' / path).exists()):
                    faults.append(f'{name}:{number}: {path} does not exist')
    for folder in sorted((ROOT / 'src').rglob('*')) + [ROOT / name for name in sorted(top)]:
        if folder.is_dir() and not folder.name.startswith('.') and not (folder / 'README.md').exists():
            faults.append(f'{folder.relative_to(ROOT)}/README.md:1: is missing: what does this folder hold?')
    for fault in faults:
        print(fault)
    print(f'{len(faults)} faults')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
