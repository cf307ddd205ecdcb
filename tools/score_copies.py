#!/usr/bin/env python3
"""score_copies.py half DATA.jsonl 0|1          writes the documents of one half as input for `onrecord build`
   score_copies.py score DATA.jsonl COPIES.jsonl   scores the answer of `onrecord copies --format jsonl` over such a record

DATA has made variants of reports: `id`, `base`, `op` and `text`; bases NAME_1 .. NAME_3 are three outlets' own reports of one
event. The half of a base is the parity of the first byte of sha1(NAME).

A pair of variants of one base is a copy: original, boilerplate and style are the same report; truncate50 and drop30 are excerpts of
these (the same where nothing was dropped); merge_other_outlet is merged. Pairs among truncate50, drop30 and merge_other_outlet are
copies of no decided class. A merged variant has sentences of another outlet too, so its pairs with the variants of that event's
other bases are not judged. All other pairs are no copies: `quotation`, or no answer, is right.

Prints precision, recall and F1 of pairs and the accuracy of the class over the pairs found that have one, with the confusions.
"""
import collections
import hashlib
import itertools
import json
import sys

WHOLE = {'original', 'boilerplate', 'style'}
PARTS = {'truncate50', 'drop30'}
MERGED = 'merge_other_outlet'


def event(base):
    return base.rsplit('_', 1)[0]


def half_of(base):
    return hashlib.sha1(event(base).encode()).digest()[0] % 2


def true_class(a, b):
    ops = {a['op'], b['op']}
    if a['text'] == b['text'] or ops <= WHOLE:
        return 'same'
    if MERGED in ops:
        return 'merged' if ops & WHOLE else None
    return 'excerpt' if ops & WHOLE else None


def score(documents, answers):
    by_id = {d['id']: d for d in documents}
    found = {}
    for row in answers:
        a, b = row['origin_file'], row['copy_file']
        if a in by_id and b in by_id and row['class'] != 'quotation':
            found[tuple(sorted((a, b)))] = row['class']
    groups = collections.defaultdict(list)
    for d in documents:
        groups[d['base']].append(d)
    true, missed, confusion = {}, [], collections.Counter()
    for group in groups.values():
        for a, b in itertools.combinations(group, 2):
            pair = tuple(sorted((a['id'], b['id'])))
            true[pair] = true_class(a, b)
            if pair not in found:
                missed.append((a['op'], b['op']))
            elif true[pair]:
                confusion[(true[pair], found[pair])] += 1
    wrong = []
    for pair in found:
        a, b = (by_id[name] for name in pair)
        if a['base'] == b['base'] or (event(a['base']) == event(b['base']) and MERGED in (a['op'], b['op'])):
            continue
        wrong.append((*pair, found[pair]))
    right = len(true) - len(missed)
    precision, recall = right / max(1, right + len(wrong)), right / len(true)
    accuracy = sum(n for (t, p), n in confusion.items() if t == p) / max(1, sum(confusion.values()))
    print(f'pairs {len(true)}: P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}')
    print(f'class accuracy {accuracy:.4f} over {sum(confusion.values())}')
    for (t, p), n in sorted(confusion.items()):
        print(f'  {t:8} as {p:8} {n}')
    for ops, n in collections.Counter(tuple(sorted(m)) for m in missed).most_common():
        print('  missed', *ops, n)
    for classes, n in collections.Counter((w[2], by_id[w[0]]['op'], by_id[w[1]]['op']) for w in wrong).most_common(12):
        print('  wrong', *classes, n)


def main():
    command, data = sys.argv[1:3]
    with open(data, encoding='utf-8') as lines:
        documents = [json.loads(line) for line in lines]
    if command == 'half':
        for d in documents:
            if half_of(d['base']) == int(sys.argv[3]):
                print(json.dumps({'id': d['id'], 'title': d['title'], 'text': d['text']}, ensure_ascii=False))
        return
    with open(sys.argv[3], encoding='utf-8') as lines:
        answers = [json.loads(line) for line in lines]
    named = {row[key] for row in answers for key in ('origin_file', 'copy_file')}
    halves = {half_of(d['base']) for d in documents if d['id'] in named}
    score([d for d in documents if half_of(d['base']) in halves], answers)


if __name__ == '__main__':
    main()
