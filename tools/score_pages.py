#!/usr/bin/env python3
"""Scores what `onrecord read --format jsonl` makes of saved pages against their truth.

usage: score_pages.py OUT.jsonl TRUTH [--worst N] [--half 0|1] [--errors title|author|date]

TRUTH is a folder of NAME.json files ({"title","author","publish_date","main_content"}), or one JSONL file whose lines
have "file" and any of "title", "author", "date", "with" and "without" (text segments that the body must and must not hold).
body F1: bag of words (\\w+, lower case), mean over pages; a page without output counts 0.
title: equal letters and digits without case; author: the same names, in any order; date: the same day. Each is measured where the truth has one.
--half: only the pages with this lowest bit of the CRC-32 of their names. --errors: what was found and what is true, a line a page.
segments: F of precision and recall over the listed segments, spaces aside.
"""
import collections
import json
import pathlib
import re
import sys
import zlib

WORD = re.compile(r'\w+')


def bag(text):
    return collections.Counter(WORD.findall((text or '').lower()))


def key(text):
    return ''.join(WORD.findall((text or '').lower())).replace('_', '')


def f1(found, truth):
    both = sum((found & truth).values())
    if not both:
        return 0.0 if truth or found else 1.0
    precision, recall = both / sum(found.values()), both / sum(truth.values())
    return 2 * precision * recall / (precision + recall)


def load_truth(path):
    if path.is_dir():
        truths = {}
        for file in sorted(path.glob('*.json')):
            text = file.read_text(encoding='utf-8')
            if not text.strip():
                continue  # A truth that is not there.
            truth = json.loads(text)
            truth['date'] = truth.get('publish_date')
            truths[file.stem + '.html'] = truth
        return truths
    return {truth['file']: truth for truth in map(json.loads, path.open(encoding='utf-8'))}


def body_of(page):
    text = (page.get('text') or '').encode()
    for mark in reversed(page.get('boilerplate') or []):
        begin, end = mark['span'] if isinstance(mark, dict) else mark[:2]
        text = text[:begin] + b' ' + text[end:]
    return text.decode('utf-8', 'replace')


def authors_equal(found, truth):
    def names(text):
        return sorted(filter(None, map(key, re.split(r',|;| and | & ', text))))
    found, truth = (', '.join(each) if isinstance(each, list) else each or '' for each in (found, truth))
    return bool(found) and names(found) == names(truth)


def option(name, default=None):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    pages = {}
    for line in open(sys.argv[1], encoding='utf-8'):
        page = json.loads(line)
        if page.get('file'):
            pages[pathlib.PurePosixPath(page['file']).name] = page
    truths = load_truth(pathlib.Path(sys.argv[2]))
    if half := option('--half'):
        truths = {name: truth for name, truth in truths.items() if zlib.crc32(name.encode()) & 1 == int(half)}
    worst_wanted, errors_wanted = int(option('--worst', 0)), option('--errors')
    bodies, right, asked = [], collections.Counter(), collections.Counter()
    kept = dropped = missed = leaked = 0
    for name, truth in truths.items():
        page = pages.get(name, {})
        body = body_of(page)
        if truth.get('main_content'):
            bodies.append((f1(bag(body), bag(truth['main_content'])), name))
        if truth.get('with') or truth.get('without'):
            squeezed = ' '.join(body.split())
            for segment in truth.get('with') or []:
                if ' '.join(segment.split()) in squeezed:
                    kept += 1
                else:
                    missed += 1
            for segment in truth.get('without') or []:
                if ' '.join(segment.split()) in squeezed:
                    leaked += 1
                else:
                    dropped += 1
        for field, equal in (('title', lambda p, t: key(p.get('title')) == key(t)),
                             ('author', lambda p, t: authors_equal(p.get('authors', p.get('byline')), t)),
                             ('date', lambda p, t: (p.get('published') or '')[:10] == t[:10])):
            if truth.get(field):
                asked[field] += 1
                equals = equal(page, truth[field])
                right[field] += equals
                if field == errors_wanted and not equals:
                    found = page.get({'author': 'authors', 'date': 'published'}.get(field, field))
                    print(f'{name}\t{found}\t{truth[field]}')
    if bodies:
        print(f'body F1: {sum(score for score, _ in bodies) / len(bodies):.4f} over {len(bodies)} pages')
        for score, name in sorted(bodies)[:worst_wanted]:
            print(f'  {score:.3f} {name}')
    if kept + missed:
        precision, recall = kept / max(1, kept + leaked), kept / (kept + missed)
        print(f'segments: precision {precision:.3f} recall {recall:.3f} F {2 * precision * recall / max(1e-9, precision + recall):.3f} '
              f'accuracy {(kept + dropped) / (kept + missed + dropped + leaked):.3f}')
    for field in ('title', 'author', 'date'):
        if asked[field]:
            print(f'{field}: {right[field] / asked[field]:.3f} ({right[field]} of {asked[field]})')


if __name__ == '__main__':
    main()
