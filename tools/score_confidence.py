#!/usr/bin/env python3
"""Holds the confidence of statements against what is right: a reliability table, the calibration error, and what is left at
several values of --min-confidence.

usage: score_confidence.py quotes GOLD.jsonl OUT.jsonl [--scorers DIR] [--statements]
       score_confidence.py record GOLD.jsonl OUT.jsonl TEXTS [--scorers DIR] [--files PREFIXES]

quotes: marked attributions; OUT is what `extract --with attributions` gave. Right is what score_quotes.py in DIR
        (../shared/tools) calls right: half of the words and the head of the source. With --statements the statements of
        the record are judged instead, the parts of a turn in one paragraph as one.
record: reports with annotated statements; right is a statement whose words overlap by F1 .6 and whose speaker is right, as in
        score_record.py; attitudes are left out, as are statements that meet an optional one. PREFIXES: of file names, by commas.
"""
import argparse
import importlib.util
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINS = 10


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def turns(document, text):
    """The statements of a document as attributions; what goes on in the same paragraph belongs to its turn."""
    data, found, place = text.encode(), [], {}
    for s in document['statements']:
        spans, turn = s['content_spans'], place.get(s.get('continues'))
        if s.get('continues') is not None:
            if turn is None or b'\n' in data[found[turn]['content'][-1][1]:spans[0][0]]:
                continue
            found[turn]['content'] += spans
            place[s['id']] = turn
            continue
        place[s['id']] = len(found)
        found.append({'source': [s['speaker_span']] if s['speaker_span'] else [], 'confidence': s['confidence'],
                      'cue': [s['cue_span']] if s['cue_span'] else [], 'content': list(spans)})
    return found


def judged_quotes(options):
    """Returns (confidence, right) of each attribution, and how many there are to find."""
    scorer = module(options.scorers / 'score_quotes.py')
    out = {o['id']: o for o in lines(options.out)}
    judged, wanted = [], 0
    for gold in lines(options.gold):
        text = scorer.Text(gold['text'])
        document = out[gold['id']]
        found = turns(document, gold['text']) if options.statements else document['attributions']
        g = [a for a in scorer.load_atts(gold, text, 'char', 'GOLD') if a['content']]
        p = scorer.load_atts({'id': gold['id'], 'attributions': found}, text, 'byte', 'OUT')
        wanted += len(g)
        likeness = sorted((-d, -scorer.dice(x['cue_w'], y['cue_w']), -scorer.dice(x['source_w'], y['source_w']), i, j)
                          for i, x in enumerate(g) for j, y in enumerate(p)
                          if (d := scorer.dice(x['content_w'], y['content_w'])) >= .5)
        gold_of, taken = {}, set()
        for *_, i, j in likeness:
            if i not in taken and j not in gold_of:
                taken.add(i)
                gold_of[j] = i
        for j, a in enumerate(found):
            right = j in gold_of and scorer.src_head_ok(g[gold_of[j]], p[j])
            judged.append((a['confidence'], bool(right)))
    return judged, wanted


def record_functions(path):
    """The definitions of score_record.py, which is a program and cannot be imported: the lines of its functions and tables."""
    source = path.read_text(encoding='utf-8').split('\n')
    kept = [line for line in source if re.match(r'(SIDE|ALIAS|PRON|can)=|import unicodedata', line)]
    for i, line in enumerate(source):
        if re.match(r'def (norm|same_name|same_speaker|chars|f1|match)\(', line):
            end = next(k for k in range(i + 1, len(source) + 1) if k == len(source) or not source[k].startswith(' '))
            kept += source[i:end]
    scope = {'re': re}
    exec('\n'.join(kept), scope)
    return scope


def characters_by_byte(text):
    at, byte = {}, 0
    for i, c in enumerate(text):
        at[byte] = i
        byte += len(c.encode())
    at[byte] = len(text)
    return at


def judged_record(options):
    scorer = record_functions(options.scorers / 'score_record.py')
    out = {pathlib.Path(o['file']).name: o for o in lines(options.out)}
    judged, wanted = [], 0
    for gold in lines(options.gold):
        name = gold['file']
        if options.files and not name.startswith(tuple(options.files.split(','))):
            continue
        text = (options.texts / name).read_bytes().decode()
        at = characters_by_byte(text)
        found = [s for s in out[name]['statements'] if s['type'] != 'attitude']
        for s in found:
            s['content_spans'] = [[at[b], at[e]] for b, e in s['content_spans']]
            if s['speaker_span']:
                s['speaker_span'] = [at[x] for x in s['speaker_span']]
        g = gold['statements']
        pairs = scorer['match'](g, found, lambda x: x['content_spans'], lambda x: x['content_spans'], .6)
        left_out = [bool(x.get('optional') or x.get('in_boilerplate')) for x in g]
        wanted += left_out.count(False)
        gold_of = {j: i for i, j, _ in pairs}
        for j, s in enumerate(found):
            i = gold_of.get(j)
            if i is None or not left_out[i]:
                judged.append((s['confidence'], i is not None and scorer['same_speaker'](g[i], s)))
    return judged, wanted


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split('\n\n')[1])
    parser.add_argument('what', choices=('quotes', 'record'))
    parser.add_argument('gold')
    parser.add_argument('out')
    parser.add_argument('texts', nargs='?', type=pathlib.Path)
    parser.add_argument('--scorers', type=pathlib.Path, default=ROOT.parent / 'shared' / 'tools')
    parser.add_argument('--statements', action='store_true')
    parser.add_argument('--files', default='')
    options = parser.parse_args()
    judged, wanted = judged_quotes(options) if options.what == 'quotes' else judged_record(options)
    if not judged:
        sys.exit('no statements')
    print('| confidence | statements | mean confidence | share right |\n|---|---|---|---|')
    error = 0
    for b in range(BINS):
        inside = [(c, r) for c, r in judged if min(BINS - 1, int(c * BINS + 1e-9)) == b]
        if not inside:
            continue
        mean, share = (sum(x) / len(inside) for x in zip(*inside))
        error += abs(mean - share) * len(inside) / len(judged)
        print(f'| {b / BINS:.1f}-{(b + 1) / BINS:.1f} | {len(inside)} | {mean:.3f} | {share:.3f} |')
    mean, share = (sum(x) / len(judged) for x in zip(*judged))
    print(f'| all | {len(judged)} | {mean:.3f} | {share:.3f} |')
    brier = sum((c - r) ** 2 for c, r in judged) / len(judged)
    print(f'\nexpected calibration error {error:.3f}, Brier score {brier:.3f}\n')
    print('| --min-confidence | statements | P | R | F1 |\n|---|---|---|---|---|')
    for least in (0, .5, .7, .9):
        kept = [r for c, r in judged if c >= least]
        right = sum(kept)
        p, r = right / max(1, len(kept)), right / max(1, wanted)
        print(f'| {least} | {len(kept)} | {p:.3f} | {r:.3f} | {2 * p * r / max(1e-9, p + r):.3f} |')


if __name__ == '__main__':
    main()
