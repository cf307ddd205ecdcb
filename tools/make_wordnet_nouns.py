#!/usr/bin/env python3
"""Makes lexicon/wordnet_nouns.tsv: nouns whose first sense in WordNet 3.0 is a person, a group of people or an organisation.

usage: tools/make_wordnet_nouns.py [/usr/share/wordnet] > lexicon/wordnet_nouns.tsv   (Debian package wordnet-base)
"""
import pathlib
import sys

PERSON_FILE = 18                       # noun.person in lexnames(5WN)
ORGANISATION = 'organization'          # its first sense in noun.group
GROUPS = ('social_group', 'people')
GROUP_FILE = 14                        # noun.group


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '/usr/share/wordnet')
    lexfile, parents, spelled = {}, {}, {}
    for line in (folder / 'data.noun').read_text().splitlines():
        if line.startswith(' '):
            continue
        fields = line.split('|')[0].split()
        synset = fields[0]
        lexfile[synset] = int(fields[1])
        spelled[synset] = set(fields[4:4 + 2 * int(fields[3], 16):2])
        count = 4 + 2 * int(fields[3], 16)
        parents[synset] = [fields[count + 2 + 4 * i] for i in range(int(fields[count])) if fields[count + 1 + 4 * i] == '@']
    first = {}
    for line in (folder / 'index.noun').read_text().splitlines():
        if not line.startswith(' '):
            fields = line.split()
            first[fields[0]] = fields[-int(fields[2])]  # the first of the synset offsets
    tops = {first[name]: 'group' for name in GROUPS}
    tops[first[ORGANISATION]] = 'organisation'

    def kind(synset):
        if lexfile[synset] == PERSON_FILE:
            return 'person'
        if lexfile[synset] != GROUP_FILE:
            return None
        seen, level = set(), [synset]
        while level:
            for s in level:
                if s in tops:
                    return tops[s]
            seen.update(level)
            level = [p for s in level for p in parents[s] if p not in seen]
        return None

    print('# table\tperson_nouns\n# source\tWordNet 3.0, first sense of each noun; made by tools/make_wordnet_nouns.py\n'
          '# licence\tWordNet-3.0\nlemma\tkind\tnumber\tnote')
    for lemma in sorted(first):
        if lemma.isalpha() and len(lemma) > 2 and lemma in spelled[first[lemma]]:
            found = kind(first[lemma])
            if found:
                print(f'{lemma}\t{found}\t\t')


main()
