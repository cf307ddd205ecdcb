#!/usr/bin/env python3
"""Measures time expressions on TimeML files: makes JSON lines of them, runs `onrecord extract --with times` and scores the
answer with ../shared/tools/score_time.py.

usage: measure_times.py FOLDER [--half 0|1] [--errors N]
    FOLDER     holds .tml files (with the day of creation as a TIMEX3 of function CREATION_TIME)
    --half     only every second file, from the first (0) or the second (1) in the order of their names
"""
import argparse
import glob
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCORER = ROOT.parent / 'shared/tools/score_time.py'
BINARY = os.environ.get('ONRECORD', str(ROOT / 'build/release/onrecord'))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('folder')
    parser.add_argument('--half', type=int, choices=[0, 1])
    parser.add_argument('--errors', default='0')
    options = parser.parse_args()
    if not SCORER.exists():
        print(f'{SCORER} is not here: nothing measured')
        return 0
    spec = importlib.util.spec_from_file_location('score_time', SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    files = sorted(glob.glob(os.path.join(options.folder, '*.tml')))
    if options.half is not None:
        files = files[options.half::2]
    texts, lines = {}, []
    for name in files:
        raw = open(name, encoding='utf-8', errors='replace').read()
        creation = re.search(r'<TIMEX3[^>]*CREATION_TIME[^>]*>', raw).group()
        published = re.search(r'value="([^"]*)"', creation).group(1)[:10]
        text, _ = scorer.from_tml(name)
        key = os.path.basename(name)[:-4]
        texts[key] = text.encode()
        lines.append(json.dumps({'id': key, 'text': text, 'published': published}, ensure_ascii=False))
    command = [BINARY, 'extract', '--input-format', 'jsonl', '--with', 'times', '--format', 'jsonl', '-']
    answer = subprocess.run(command, input='\n'.join(lines).encode() + b'\n', stdout=subprocess.PIPE, check=True)
    with tempfile.TemporaryDirectory() as folder:
        gold = os.path.join(folder, 'gold')
        os.mkdir(gold)
        for name in files:
            os.symlink(os.path.abspath(name), os.path.join(gold, os.path.basename(name)))
        system = os.path.join(folder, 'system.jsonl')
        with open(system, 'w', encoding='utf-8') as out:
            for line in answer.stdout.decode().splitlines():
                record = json.loads(line)
                data = texts[record['id']]
                place = lambda offset: len(data[:offset].decode('utf-8', 'ignore'))
                found = [{'start': place(t['span'][0]), 'end': place(t['span'][1]), 'value': t['value'], 'type': t['type']}
                         for t in record.get('times', [])]
                out.write(json.dumps({'id': record['id'], 'timex': found}) + '\n')
        return subprocess.run([sys.executable, str(SCORER), gold, system, '--norm', '--errors', options.errors]).returncode


if __name__ == '__main__':
    sys.exit(main())
