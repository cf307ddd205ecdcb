#!/usr/bin/env python3
"""score_stories.py input DATA.jsonl [0|1]                 writes the documents (of one half) as input for `onrecord build`
   score_stories.py score DATA.jsonl STORIES.jsonl [0|1]   scores `onrecord stories RECORD --least 1 --documents --format jsonl`
   score_stories.py baseline DATA.jsonl TRAIN.jsonl [0|1]  scores plain TF-IDF over DATA, with the limit that is best on TRAIN

DATA has `id`, `text`, perhaps `title`, and the true `cluster`. Days are left out, so that text and names must do. The half of a
document is the parity of the first byte of sha1 of its cluster's name up to the first "_".

Prints BCubed precision, recall and F1 (Bagga and Baldwin 1998: the mean over documents). The baseline: lower-case words, weight
(1 + log count) * log((N + 1) / documents), cosine; documents in the order of the file join the group whose centroid is nearest, if it is
near enough, else open one.
"""
import collections
import hashlib
import json
import math
import re
import sys

WORD = re.compile(r"\w+(?:['’]\w+)*")


def load(path, half=None):
    with open(path, encoding='utf-8') as lines:
        documents = [json.loads(line) for line in lines]
    if half is None:
        return documents
    return [d for d in documents if hashlib.sha1(d['cluster'].split('_')[0].encode()).digest()[0] % 2 == int(half)]


def bcubed(truth, answer):
    true, found = collections.Counter(truth.values()), collections.Counter(answer.values())
    both = collections.Counter((truth[name], answer[name]) for name in truth)
    precision = sum(n * n / found[f] for (t, f), n in both.items()) / len(truth)
    recall = sum(n * n / true[t] for (t, f), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def show(system, documents, answer):
    truth = {d['id']: d['cluster'] for d in documents}
    precision, recall, f1 = bcubed(truth, {name: answer[name] for name in truth})
    print(f'{system}: {len(truth)} documents, {len(set(truth.values()))} stories: '
          f'BCubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}')



def vectors(documents):
    counts = [collections.Counter(w.lower() for w in WORD.findall(d.get('title', '') + '\n' + d['text'])) for d in documents]
    having = collections.Counter(word for count in counts for word in count)
    for count in counts:
        vector = {w: (1 + math.log(n)) * math.log((len(counts) + 1) / having[w]) for w, n in sorted(count.items())}
        length = math.sqrt(sum(x * x for x in vector.values())) or 1
        yield {w: x / length for w, x in vector.items()}


def nearest_centroid(documents, limit):
    groups, answer = [], {}
    for document, vector in zip(documents, vectors(documents)):
        best, likeness = None, limit
        for number, group in enumerate(groups):
            length = math.sqrt(sum(x * x for x in group.values()))
            here = sum(x * group.get(w, 0) for w, x in vector.items()) / length
            if here > likeness:
                best, likeness = number, here
        if best is None:
            best = len(groups)
            groups.append({})
        for w, x in vector.items():
            groups[best][w] = groups[best].get(w, 0) + x
        answer[document['id']] = best
    return answer


def main():
    command, data = sys.argv[1:3]
    half = sys.argv[-1] if sys.argv[-1] in ('0', '1') else None
    documents = load(data, half)
    if command == 'input':
        for d in documents:
            line = {'id': d['id'], 'text': d['text'], **({'title': d['title']} if d.get('title') else {})}
            print(json.dumps(line, ensure_ascii=False))
    elif command == 'score':
        with open(sys.argv[3], encoding='utf-8') as lines:
            answer = {row['file']: row['story_id'] for row in map(json.loads, lines)}
        show('onrecord', documents, answer)
    elif command == 'baseline':
        train = load(sys.argv[3])
        truth = {d['id']: d['cluster'] for d in train}
        limits = [n / 100 for n in range(8, 32, 2)]
        limit = max(limits, key=lambda limit: bcubed(truth, nearest_centroid(train, limit))[2])
        show(f'TF-IDF, limit {limit}', documents, nearest_centroid(documents, limit))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
