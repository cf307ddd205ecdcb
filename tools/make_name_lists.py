#!/usr/bin/env python3
"""Makes train/lists/*.tsv: places, given names, surnames, people and organisations, from lists that Debian packages.

usage: tools/make_name_lists.py [ROOT]     (Debian packages libgeonames-common, python3-fake-factory, wordnet-base; ROOT is
                                            where they are unpacked, / by default)
The names are features when names are learned (train/learn_listed_names.h); none is taken for a name because it stands here.
"""
import ast
import gettext
import pathlib
import re
import sys

OUT = pathlib.Path(__file__).resolve().parent.parent / 'train/lists'
LATIN_WORD = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’.\-]+( [A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’.\-]+){0,5}$")
# Assignments of the name providers that hold names, by their part.
GIVEN = re.compile(r'^first_(romanized_)?names')
SURNAME = re.compile(r'(^|_)last_(romanized_)?names')
PERSON_FILE, PLACE_FILES, GROUP_FILE = 18, (15, 17), 14  # lexnames(5WN)


def geonames(root):
    """Names of cities, islands and the like in English."""
    path = root / 'usr/share/locale/en/LC_MESSAGES/geonames.mo'
    with path.open('rb') as file:
        names = set(gettext.GNUTranslations(file)._catalog.values())
    return {(name, 'place') for name in names if LATIN_WORD.match(name)}


def strings(node):
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def name_providers(root):
    """Given names and surnames of some thirty countries, those in Latin letters."""
    out = set()
    for path in sorted((root / 'usr/lib/python3/dist-packages/faker/providers/person').glob('*/__init__.py')):
        for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            name = node.targets[0].id
            kind = 'given' if GIVEN.match(name) else 'surname' if SURNAME.search(name) else None
            if kind:
                out.update((s, kind) for s in strings(node.value) if LATIN_WORD.match(s) and ' ' not in s)
    return out


def wordnet(root):
    """People and places that are instances, and organisations with a capital."""
    kinds, parents, words = {}, {}, {}
    for line in (root / 'usr/share/wordnet/data.noun').read_text(encoding='utf-8').splitlines():
        if line.startswith(' '):
            continue
        fields = line.split('|')[0].split()
        count = int(fields[3], 16)
        synset, words[fields[0]] = fields[0], [w.replace('_', ' ') for w in fields[4:4 + 2 * count:2]]
        at = 4 + 2 * count
        pointers = [(fields[at + 1 + 4 * i], fields[at + 2 + 4 * i]) for i in range(int(fields[at]))]
        parents[synset] = [to for kind, to in pointers if kind in ('@', '@i')]
        kinds[synset] = (int(fields[1]), any(kind == '@i' for kind, _ in pointers))
    tops = {s for s, w in words.items() if w[0] == 'organization' and kinds[s][0] == GROUP_FILE}

    def is_organisation(synset):
        seen, level = set(), [synset]
        while level:
            if tops & set(level):
                return True
            seen.update(level)
            level = [p for s in level for p in parents[s] if p not in seen]
        return False

    out = set()
    for synset, (file, instance) in kinds.items():
        kind = ('person' if file == PERSON_FILE and instance else 'place' if file in PLACE_FILES and instance else
                'organisation' if file == GROUP_FILE and is_organisation(synset) else None)
        if kind:
            out.update((w, kind) for w in words[synset] if w[0].isupper() and LATIN_WORD.match(w))
    return out


def write(name, source, licence, rows):
    lines = [f'# source\t{source}; made by tools/make_name_lists.py', f'# licence\t{licence}', 'name\tkind']
    lines += [f'{word}\t{kind}' for word, kind in sorted(rows)]
    (OUT / name).write_text('\n'.join(lines) + '\n', encoding='utf-8')


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '/')
    write('places.tsv', 'GeoNames (geonames.org), Debian package libgeonames-common', 'CC-BY-4.0', geonames(root))
    write('person_names.tsv', 'Faker, Debian package python3-fake-factory', 'MIT', name_providers(root))
    write('wordnet_names.tsv', 'WordNet 3.0, Debian package wordnet-base', 'WordNet-3.0', wordnet(root))


main()
