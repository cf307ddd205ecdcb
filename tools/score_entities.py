#!/usr/bin/env python3
"""Scores the entities of `onrecord extract`. Standard library only. Definitions: docs/figures.md, section "Entities".

  score_entities.py text  CONLLU...            > in.jsonl    the texts of coreference files, as input for extract
  score_entities.py coref OUT.jsonl CONLLU...                links by kind of mention, MUC, B3, CEAFe, CoNLL F1
  score_entities.py gold  OUT.jsonl GOLD.jsonl TEXTS [-v] [--files PREFIX,...]
                                                             persons' variants; the speaker for the right span

OUT.jsonl comes from `onrecord extract --input-format jsonl in.jsonl` or `onrecord extract TEXTS`.
"""
import argparse
import collections
import json
import os
import re
import signal
import sys
import unicodedata

PRONOUNS = set('he him his himself she her hers herself it its itself they them their theirs themselves'.split())


# ---- CoNLL-U with Entity=(1...)

class Document:
    """Text and mentions of a file: mentions are (first token, last token, chain); tokens have char spans, head, upos."""

    def __init__(self, path):
        self.id = os.path.basename(path)[:-len('.conllu')]
        self.text, self.tokens, self.mentions = '', [], []
        open_mentions, base, multi_end, space = collections.defaultdict(list), 0, 0, ''
        for line in open(path, encoding='utf-8'):
            line = line.rstrip('\n')
            if line.startswith('# newpar') and 'block' not in line and self.text:
                space = '\n'
            if line.startswith('#'):
                continue
            if not line:
                base, multi_end = len(self.tokens), 0
                continue
            f = line.split('\t')
            if '.' in f[0]:
                continue
            if '-' in f[0]:
                begin_word, multi_end = map(int, f[0].split('-'))
                self.text += space
                self.multi = len(self.text)
                self.text += f[1]
                space = '' if 'SpaceAfter=No' in f[9] else ' '
                cut = self.multi
                continue
            if int(f[0]) <= multi_end:
                begin = self.text.find(f[1], cut)
                if begin < 0 or begin >= len(self.text):
                    begin = cut
                cut = min(begin + len(f[1]), len(self.text))
                span = (begin, cut)
            else:
                self.text += space
                span = (len(self.text), len(self.text) + len(f[1]))
                self.text += f[1]
                space = '' if 'SpaceAfter=No' in f[9] else ' '
            head = int(f[6])
            index = len(self.tokens)
            self.tokens.append((span, base + head - 1 if head else -1, f[3], f[1]))
            found = re.search(r'(?:^|\|)Entity=([^|]+)', f[9])
            if not found:
                continue
            for part in re.findall(r'\([^()]+\)?|[^()]+\)', found.group(1)):
                name = re.match(r'\(?([^()-]+)', part).group(1)
                if part.startswith('('):
                    open_mentions[name].append(index)
                if part.endswith(')') and open_mentions[name]:
                    self.mentions.append((open_mentions[name].pop(), index, name))

    def head_of(self, first, last):
        for i in range(first, last + 1):
            if not first <= self.tokens[i][1] <= last:
                return i
        return last

    def kind_of(self, head):
        _, _, upos, form = self.tokens[head]
        if upos == 'PRON' or form.lower() in PRONOUNS:
            return 'pronoun' if form.lower() in PRONOUNS else 'other'
        return 'name' if upos == 'PROPN' else 'description'


def read_output(path):
    """Maps a document's id to its entities, with mentions as code point spans."""
    out = {}
    for line in open(path, encoding='utf-8'):
        o = json.loads(line)
        if 'entities' in o:
            out[os.path.basename(o['file'])] = o
    return out


def byte_map(text):
    places, p = {}, 0
    for i, c in enumerate(text):
        places[p] = i
        p += len(c.encode())
    places[p] = len(text)
    return places


# ---- Coreference measures

def muc(key, response):
    where = {m: i for i, c in enumerate(response) for m in c}
    numerator = denominator = 0
    for c in key:
        parts = {where.get(m, ('alone', m)) for m in c}
        numerator += len(c) - len(parts)
        denominator += len(c) - 1
    return numerator, denominator


def b_cubed(key, response):
    where = {m: c for c in response for m in c}
    total, n = 0.0, 0
    for c in key:
        for m in c:
            total += len(c & where.get(m, frozenset())) / len(c)
            n += 1
    return total, n


def assignment(cost):
    """Hungarian method: the least cost of matching each row (rows <= columns). Returns the column of each row."""
    n, m = len(cost), len(cost[0])
    u, v, p, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        p[0], j0 = i, 0
        least, used = [float('inf')] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = p[j0], float('inf'), 0
            for j in range(1, m + 1):
                if not used[j]:
                    c = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if c < least[j]:
                        least[j], way[j] = c, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[p[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if p[j0] == 0:
                break
        while j0:
            p[j0] = p[way[j0]]
            j0 = way[j0]
    match = [0] * n
    for j in range(1, m + 1):
        if p[j]:
            match[p[j] - 1] = j - 1
    return match


def ceaf_e(key, response):
    if not key or not response:
        return 0.0
    rows, columns = (key, response) if len(key) <= len(response) else (response, key)
    cost = [[-2 * len(a & b) / (len(a) + len(b)) for b in columns] for a in rows]
    return -sum(cost[i][j] for i, j in enumerate(assignment(cost)))


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def score_coref(arguments):
    outputs = read_output(arguments.out)
    links = collections.defaultdict(lambda: [0, 0, 0])  # right, system, gold
    sums = collections.defaultdict(float)
    unmatched = linked = 0
    for path in arguments.files:
        d = Document(path)
        o = outputs.get(d.id)
        if o is None:
            sys.exit(f'{d.id}: not in the output')
        gold = {}
        for first, last, chain in d.mentions:
            gold.setdefault(d.head_of(first, last), chain)
        places, by_begin, by_end = byte_map(d.text), {}, {}
        for i, (span, *_rest) in enumerate(d.tokens):
            by_begin[span[0]] = i
            by_end[span[1]] = i
        system = {}
        names = {}  # A country and its government are one for the annotators of GUM.
        for e, entity in enumerate(o['entities']):
            e = names.setdefault(entity['name'].replace(' (government)', ''), e)
            for mention in entity['mentions']:
                b, e2 = places.get(mention['span'][0]), places.get(mention['span'][1])
                if b in by_begin and e2 in by_end and by_begin[b] <= by_end[e2]:
                    system.setdefault(d.head_of(by_begin[b], by_end[e2]), e)
        size = collections.Counter(gold.values())
        for relation, kinds in (('name-name', ('name',)), ('description-name', ('description',)),
                                ('pronoun-name', ('pronoun',))):
            for head in sorted(set(gold) | set(system)):
                if d.kind_of(head) not in kinds:
                    continue
                def antecedent(chains, common):
                    chain = chains.get(head)
                    if chain is None:
                        return None
                    earlier = [m for m in chains if chains[m] == chain and m < head and d.kind_of(m) == 'name' and m in common]
                    return max(earlier) if earlier else None
                g = antecedent(gold, gold)
                s = antecedent(system, gold)
                if g is not None:
                    links[relation][2] += 1
                if s is not None:
                    linked += 1
                    if head not in gold:
                        # Mentions that the annotators left out refer to nothing that is named twice.
                        unmatched += 1
                        if relation != 'name-name' or not arguments.strict:
                            continue
                    links[relation][1] += 1
                    right = gold.get(head) == gold[s]
                    links[relation][0] += right
                    if arguments.v and not right:
                        b = d.tokens[head][0][0]
                        print(d.id, relation, 'WRONG', repr(d.text[max(0, b - 60):b]), '>>', d.tokens[head][3], '=', d.tokens[s][3], '|gold',
                              sorted({d.tokens[m][3] for m in gold if gold[m] == gold.get(head)})[:4])
                elif g is not None and arguments.v:
                    b = d.tokens[head][0][0]
                    print(d.id, relation, 'MISSED', repr(d.text[max(0, b - 60):b]), '>>', d.tokens[head][3], '=', d.tokens[g][3])
        def clusters(chains, keep):
            out = collections.defaultdict(set)
            for m, c in chains.items():
                if keep(m):
                    out[c].add(m)
            return [frozenset(c) for c in out.values() if len(c) > 1]
        key = clusters(gold, lambda m: True)
        response = clusters(system, lambda m: True)
        for name, fn in (('muc', muc), ('b3', b_cubed)):
            a, b = fn(key, response)
            sums[name + 'rn'] += a
            sums[name + 'rd'] += b
            a, b = fn(response, key)
            sums[name + 'pn'] += a
            sums[name + 'pd'] += b
        similar = ceaf_e(key, response)
        sums['ceafn'] += similar
        sums['ceafr'] += len(key)
        sums['ceafp'] += len(response)
    for relation, (right, n_system, n_gold) in links.items():
        print(f'{relation:18s} gold {n_gold:5d} system {n_system:5d} right {right:5d}  '
              f'P {right / max(1, n_system):.3f} R {right / max(1, n_gold):.3f}')
    values = []
    for name in ('muc', 'b3'):
        r, p = sums[name + 'rn'] / max(1, sums[name + 'rd']), sums[name + 'pn'] / max(1, sums[name + 'pd'])
        values.append(f1(p, r))
        print(f'{name:18s} P {p:.3f} R {r:.3f} F1 {f1(p, r):.3f}')
    r, p = sums['ceafn'] / max(1, sums['ceafr']), sums['ceafn'] / max(1, sums['ceafp'])
    values.append(f1(p, r))
    print(f'{"ceaf-e":18s} P {p:.3f} R {r:.3f} F1 {f1(p, r):.3f}')
    print(f'CoNLL F1 {sum(values) / 3:.3f}; {unmatched} of {linked} links of the system are at mentions that are not annotated')


# ---- The gold records

def norm(x):
    x = unicodedata.normalize('NFKD', (x or '').lower())
    x = ''.join(c for c in x if not unicodedata.combining(c))
    x = re.sub(r'\b(the|of|a|an|some|several|mr|mrs|ms|sir|president|minister|unnamed|us)\b',
               lambda m: 'united states' if m.group() == 'us' else ' ', x)
    x = re.sub(r'\(government\)|\bgovernment\b', ' ', x).replace('\u0131', 'i').replace('u.s.', 'us')
    return [re.sub(r'(skyy|skiy|skyi|skyj)$', 'sky', w) for w in re.sub(r'[^\w ]', ' ', x).split()]


ALIAS = {'Russia': 'Russia (government)', 'Moscow': 'Russia (government)', 'Ukraine': 'Ukraine (government)',
         'Kyiv': 'Ukraine (government)', 'Paris': 'France (government)', 'Washington': 'United States (government)',
         'Volodymyr Zelensky': 'Volodymyr Zelenskyy'}


def same_name(gold, system):
    """As tools/score_record.py of the shared data: equal, or one's words within the other's, or the same family name."""
    gold, system = ALIAS.get(gold, gold), ALIAS.get(system, system)
    if gold == system:
        return True
    a, b = norm(gold), norm(system)
    if not a or not b or len(b) > 8:
        return False
    initials = lambda w: ''.join(x[0] for x in w)
    return (set(a) <= set(b) or set(b) <= set(a) or (a[-1] == b[-1] and a[0][:3] == b[0][:3]) or
            ''.join(a) == initials(b) or ''.join(b) == initials(a))


def score_gold(arguments):
    outputs = read_output(arguments.out)
    prefixes = arguments.prefixes.split(',') if arguments.prefixes else ['']
    n = by_name = found = 0
    kinds = collections.defaultdict(lambda: [0, 0])
    pairs_right = pairs = false_merges = variants_missing = 0
    for line in open(arguments.gold, encoding='utf-8'):
        g = json.loads(line)
        if not any(g['file'].startswith(p) for p in prefixes):
            continue
        o = outputs.get(g['file'])
        if o is None:
            sys.exit(f'{g["file"]}: not in the output')
        text = open(os.path.join(arguments.texts, g['file']), encoding='utf-8', newline='').read()
        places = byte_map(text)
        mentions = []
        for e, entity in enumerate(o['entities']):
            for m in entity['mentions']:
                mentions.append((places[m['span'][0]], places[m['span'][1]], e))
        for s in g['statements']:
            if not s.get('speaker_span') or s.get('optional') or s.get('in_boilerplate') or s['speaker'] == 'narrator':
                continue
            b, e = s['speaker_span']
            best, best_value, best_begins = None, 0.0, False
            for mb, me, entity in mentions:
                overlap = max(0, min(e, me) - max(b, mb))
                value = 2 * overlap / (e - b + me - mb)
                # The phrase that begins where the annotators' does is meant, rather than a longer one within it.
                if value + (mb == b and value > 0) > best_value + best_begins:
                    best, best_value, best_begins = entity, value, mb == b and value > 0
            n += 1
            name = o['entities'][best]['name'] if best is not None and (best_begins or best_value >= 0.3) else None
            ok = name is not None and same_name(s['speaker'], name)
            pronoun = (s.get('speaker_text') or '').lower().strip() in PRONOUNS | {'who', 'which', 'i', 'we'}
            by_name += ok
            found += ok or ((best_begins or best_value >= 0.5) and not pronoun)
            kind = 'pronoun' if pronoun else 'other'
            kinds[kind][0] += ok
            kinds[kind][1] += 1
            if arguments.v and not ok:
                print(g['file'], repr(text[max(0, b - 40):b]), '>>', text[b:e], '| gold', s['speaker'], '| got', name, round(best_value, 2))
        # Persons: the entity of each place where a variant stands by itself.
        entities_of = {}
        for person, variants in (g.get('persons') or {}).items():
            for variant in sorted(set(variants), key=lambda v: (-len(v), v)):
                where = collections.Counter()
                for match in re.finditer(r'(?<!\w)' + re.escape(variant) + r'(?!\w)', text):
                    best, best_value = None, 0.0
                    for mb, me, entity in mentions:
                        if mb <= match.start() and match.end() <= me:
                            value = (match.end() - match.start()) / (me - mb)
                            if value > best_value and o['entities'][entity]['kind'] != 'group':
                                best, best_value = entity, value
                    if best is not None:
                        where[best] += 1
                if where:
                    entities_of[person, variant] = where.most_common(1)[0][0]
                else:
                    entities_of[person, variant] = None
                    variants_missing += 1
        keys = list(entities_of)
        for i, a in enumerate(keys):
            for b in keys[:i]:
                together = entities_of[a] is not None and entities_of[a] == entities_of[b]
                if a[0] == b[0]:
                    pairs += 1
                    pairs_right += together
                    if arguments.v and not together:
                        print(g['file'], 'APART', a, b)
                elif together:
                    false_merges += 1
                    if arguments.v:
                        print(g['file'], 'MERGED', a, b)
    print(f'speakers {n}: by name {by_name / max(1, n):.3f}, by name or span {found / max(1, n):.3f}; '
          + ', '.join(f'{k} {a}/{b}' for k, (a, b) in sorted(kinds.items())))
    print(f'variants of persons: pairs merged {pairs_right}/{pairs}, two persons merged {false_merges}, not found {variants_missing}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest='command', required=True)
    text = commands.add_parser('text')
    text.add_argument('files', nargs='+')
    coref = commands.add_parser('coref')
    coref.add_argument('out')
    coref.add_argument('files', nargs='+')
    coref.add_argument('-v', action='store_true')
    coref.add_argument('--strict', action='store_true')
    gold = commands.add_parser('gold')
    gold.add_argument('out')
    gold.add_argument('gold')
    gold.add_argument('texts')
    gold.add_argument('--files', dest='prefixes', default='')
    gold.add_argument('-v', action='store_true')
    arguments = parser.parse_args()
    if arguments.command == 'text':
        for path in arguments.files:
            d = Document(path)
            print(json.dumps({'id': d.id, 'text': d.text}, ensure_ascii=False))
    elif arguments.command == 'coref':
        score_coref(arguments)
    else:
        score_gold(arguments)


signal.signal(signal.SIGPIPE, signal.SIG_DFL)
main()
