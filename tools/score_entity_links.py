#!/usr/bin/env python3
"""Scores who is one person over all documents of a record.

    tools/score_entity_links.py RECORD GOLD.jsonl... [--show]

GOLD: one object a line, {"file", "persons": {name: [spellings]}}. Each listed spelling of a person in a report goes to the entity that
most of its places have. Every pair of spellings of one person, in one report or two, should meet; no entity should have spellings of
two persons. Only reports that the record holds are counted. --show prints what failed, by name.
"""
import collections
import itertools
import json
import sqlite3
import sys


def entity_of(connection, document, text, spelling):
    """The entity of most places of a spelling, or None."""
    counts = collections.Counter()
    at = text.find(spelling)
    while at >= 0:
        row = connection.execute(
            "SELECT coalesce(e.same_as, e.entity) FROM mention m JOIN entity e USING (entity) WHERE m.document = ? AND m.begin <= ? "
            "AND m.end >= ? AND m.kind = 'name' ORDER BY m.end - m.begin LIMIT 1", (document, at, at + len(spelling))).fetchone()
        if row:
            counts[row[0]] += 1
        at = text.find(spelling, at + 1)
    return min(counts, key=lambda e: (-counts[e], e)) if counts else None


def main():
    show = '--show' in sys.argv
    record, *golds = [a for a in sys.argv[1:] if a != '--show']
    connection = sqlite3.connect(f'file:{record}?mode=ro', uri=True)
    documents = {f: (d, t.encode()) for d, f, t in connection.execute('SELECT document, file, text FROM document')}
    entities, not_named, reports = collections.defaultdict(dict), 0, 0
    for gold in golds:
        for line in open(gold, encoding='utf-8'):
            report = json.loads(line)
            if report['file'] not in documents:
                continue
            reports += 1
            document, text = documents[report['file']]
            for person, spellings in (report.get('persons') or {}).items():
                for spelling in spellings:
                    entity = entity_of(connection, document, text, spelling.encode())
                    if entity is None:
                        not_named += 1
                    else:
                        entities[person][report['file'], spelling] = entity
    pairs = met = 0
    persons_of = collections.defaultdict(set)
    for person, places in sorted(entities.items()):
        for a, b in itertools.combinations(places.values(), 2):
            pairs += 1
            met += a == b
        for entity in places.values():
            persons_of[entity].add(person)
        if show and len(set(places.values())) > 1:
            print(f'apart: {person}: {places}')
    merged = {e: p for e, p in persons_of.items() if len(p) > 1}
    for persons in merged.values():
        if show:
            print('one entity:', ', '.join(sorted(persons)))
    print(f'{reports} reports, {len(entities)} persons: {met} of {pairs} pairs of spellings met; {len(merged)} entities with the '
          f'spellings of several names; {not_named} spellings without a mention')


if __name__ == '__main__':
    main()
