#!/usr/bin/env python3
"""Scores the details of statements that `onrecord extract` finds. Standard library only. Definitions: docs/figures.md,
section "Details of statements".

  score_details.py OUT.jsonl GOLD.jsonl TEXTS [--files PREFIX,...] [--half 0|1] [--only DETAIL] [--show]

Statements meet as in score_record.py: by the F1 of the characters of their content, .6 or more, best pairs first;
optional statements and those inside furniture count neither way. Only details of statements that met are judged.
--half keeps every second file, in order of names. --show lists every difference with the words of both sides.
"""
import argparse
import collections
import json
import os
import re
import signal
import unicodedata

signal.signal(signal.SIGPIPE, signal.SIG_DFL)
parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument('system')
parser.add_argument('gold')
parser.add_argument('texts')
parser.add_argument('--files', default='')
parser.add_argument('--half', type=int)
parser.add_argument('--only')
parser.add_argument('--show', action='store_true')
options = parser.parse_args()

# Names that annotators use beside those of the closed list of acts.
ACT_NAMES = {'criticise': 'condemn', 'urge': 'demand', 'concede': 'admit', 'wish': 'want'}


def characters(spans):
    return {c for begin, end in spans for c in range(begin, end)}


def overlap(a, b):
    both = len(a & b)
    return 2 * both / (len(a) + len(b)) if both else 0


def words(text):
    text = unicodedata.normalize('NFKD', text.lower())
    text = ''.join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"\(government\)|\b(the|a|an|some|of|and|his|her|their)\b|'s\b|’s\b", ' ', text)
    return set(re.sub(r'[^\w ]', ' ', text).split())


def same_words(a, b):
    """One's words lie within the other's, so that a name may be shorter or have a title."""
    if not a or not b:
        return a == b
    a, b = words(a), words(b)
    return bool(a and b) and (a <= b or b <= a)


class Offsets:
    """Bytes of UTF-8 into code points."""

    def __init__(self, text):
        self.at, byte = {}, 0
        for index, char in enumerate(text):
            self.at[byte] = index
            byte += len(char.encode())
        self.at[byte] = len(text)

    def span(self, span):
        return [self.at[span[0]], self.at[span[1]]]


def pairs(gold, system):
    scored = sorted(((overlap(characters(g['content_spans']), characters(s['content_spans'])), i, j)
                     for i, g in enumerate(gold) for j, s in enumerate(system)), reverse=True)
    used_gold, used_system = set(), set()
    for score, i, j in scored:
        if score < .6:
            return
        if i in used_gold or j in used_system:
            continue
        used_gold.add(i)
        used_system.add(j)
        yield i, j


class Tally:
    def __init__(self):
        self.gold = self.given = self.right = 0
        self.confusion = collections.Counter()
        self.cases = []

    def add(self, where, gold, given, right):
        """`gold` and `given` are what each side says; None for a detail that it does not have."""
        self.gold += gold is not None
        self.given += given is not None
        self.right += gold is not None and right
        if not right:
            self.confusion[gold, given] += 1
            self.cases.append((where, gold, given))


def shorten(text):
    return re.sub(r'\s+', ' ', text or '')[:90]


def judge(text, offsets, gold, given, nested_in, tallies, where):
    def add(detail, g, s, right):
        tallies[detail].add(where, g, s, right)

    act = ACT_NAMES.get(gold['act'], gold['act'])
    add('act', act, given['act'], act == given['act'])
    if act != 'say' or given['act'] != 'say':
        add('act other than say', act if act != 'say' else None, given['act'] if given['act'] != 'say' else None,
            act == given['act'])
    for detail in ('addressee', 'via', 'reported_by'):
        g, s = gold.get(detail) or None, given.get(detail) or None
        add(detail, g, s, same_words(g, s))
    add('negated', True if gold['negated'] else None, True if given['negated'] else None,
        bool(gold['negated']) == given['negated'])
    g, s = gold.get('condition_span'), given.get('condition_span')
    s = offsets.span(s) if s else None
    g_words, s_words = (shorten(text[x[0]:x[1]]) if x else None for x in (g, s))
    add('condition', g_words, s_words, overlap(characters([g] if g else []), characters([s] if s else [])) >= .5
        if g or s else True)
    g, s = bool(gold.get('continuation_of')), given.get('continues') is not None
    add('continuation', True if g else None, True if s else None, g == s)
    g, s = gold.get('nested_in'), nested_in
    add('nested', g, s, bool(g) == bool(s))


def listed_negatives(gold, statements):
    """How many of the places that are listed as no statement were given as one."""
    found = []
    for negative in gold.get('negatives', []):
        place = characters([negative['span']])
        for s in statements:
            if overlap(place, characters(s['content_spans'])) >= .6:
                found.append(negative)
                break
    return found


def main():
    gold = [json.loads(line) for line in open(options.gold, encoding='utf-8')]
    prefixes = tuple(options.files.split(','))
    gold = sorted((g for g in gold if g['file'].startswith(prefixes)), key=lambda g: g['file'])
    if options.half is not None:
        gold = gold[options.half::2]
    system = {}
    for line in open(options.system, encoding='utf-8'):
        record = json.loads(line)
        system[os.path.basename(record['file'])] = record
    tallies = collections.defaultdict(Tally)
    matched, negatives, negatives_given = 0, 0, []
    for g in gold:
        text = open(os.path.join(options.texts, g['file']), encoding='utf-8', newline='').read()
        offsets = Offsets(text)
        statements = [s for s in system.get(g['file'], {}).get('statements', [])]
        for s in statements:
            s['content_spans'] = [offsets.span(x) for x in s['content_spans']]
            s['cue_chars'] = characters([offsets.span(s['cue_span'])]) if s.get('cue_span') else set()
        said = [s for s in statements if s['type'] != 'attitude']
        for i, j in pairs(g['statements'], said):
            item = g['statements'][i]
            if item.get('optional') or item.get('in_boilerplate'):
                continue
            matched += 1
            inside = next((s['id'] for s in statements if s is not said[j] and said[j]['cue_chars'] and
                           said[j]['cue_chars'] <= characters(s['content_spans'])), None)
            where = '%s %s: %s' % (g['file'], item['id'], shorten(text[slice(*item['content_spans'][0])]))
            judge(text, offsets, item, said[j], inside, tallies, where)
        negatives += len(g.get('negatives', []))
        negatives_given += [(g['file'], n) for n in listed_negatives(g, said)]
    print('%d statements met' % matched)
    for detail, tally in tallies.items():
        if options.only and options.only != detail:
            continue
        print('%-20s gold %3d  right %3d (%s)  given %3d (precision %s)' %
              (detail, tally.gold, tally.right, '%.2f' % (tally.right / tally.gold) if tally.gold else '-',
               tally.given, '%.2f' % (tally.right / tally.given) if tally.given else '-'))
        if options.show:
            for where, g, s in tally.cases:
                print('    gold %-30s given %-30s %s' % (g, s, where))
            if detail.startswith('act'):
                for (g, s), n in tally.confusion.most_common():
                    print('    %3d  gold %s, given %s' % (n, g, s))
    print('listed negatives given as statements: %d of %d' % (len(negatives_given), negatives))
    if options.show:
        for file, n in negatives_given:
            print('    %s: %s (%s)' % (file, shorten(n['text']), n['why']))


main()
