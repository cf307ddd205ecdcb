#!/usr/bin/env python3
"""Holds the model cards against the models: each models/LANGUAGE/README.md has one table row per *.model file with its size and
sha256.

usage: model_cards.py [--update]     --update writes sizes and hashes into the rows that are there
Exits 1 if a row is missing or wrong, or a file is over 20 MB or all of a language over 40 MB.
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROW = re.compile(r'^\| (\S+\.model) \| (\d+) \| ([0-9a-f]{64}) \|', re.M)


def main():
    update = '--update' in sys.argv[1:]
    faults = []
    for card in sorted((ROOT / 'models').glob('*/README.md')):
        text = card.read_text(encoding='utf-8')
        files = sorted(card.parent.glob('*.model'))
        rows = {m.group(1): m for m in ROW.finditer(text)}
        for name in sorted(set(rows) - {f.name for f in files}):
            faults.append(f'{card.relative_to(ROOT)}: a row for {name}, which is not there')
        for file in files:
            data = file.read_bytes()
            right = f'| {file.name} | {len(data)} | {hashlib.sha256(data).hexdigest()} |'
            if file.name not in rows:
                faults.append(f'{card.relative_to(ROOT)}: no row for {file.name}: {right}')
            elif not rows[file.name].group(0) == right:
                if update:
                    text = text.replace(rows[file.name].group(0), right)
                else:
                    faults.append(f'{card.relative_to(ROOT)}: {file.name} is another one: {right}')
            if len(data) > 20_000_000:
                faults.append(f'{file.relative_to(ROOT)}: over 20 MB')
        if sum(f.stat().st_size for f in files) > 40_000_000:
            faults.append(f'{card.parent.relative_to(ROOT)}: over 40 MB in all')
        if update:
            card.write_text(text, encoding='utf-8')
    print('\n'.join(faults) if faults else 'model cards agree with the models')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
