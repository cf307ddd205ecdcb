#!/usr/bin/env python3
"""Bad input: each fault gets its one line with its place, the exit code is 2, and every other document is read."""
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

BINARY = os.environ.get('ONRECORD', 'build/release/onrecord')


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / 'a.txt').write_text('Dovic said that talks go on in Senn.\n')
        (folder / 'empty.txt').write_bytes(b'')
        (folder / 'nul.txt').write_bytes(b'Dovic said\0 that talks \xff go on in Senn.\n')
        with (folder / 'wire.jsonl').open('wb') as wire:
            wire.write(b'{"id":"k1","text":"Dovic said no."}\n{"id":"k2"}\n')
            for _ in range(100):
                wire.write(b'x' * (1 << 20))
            wire.write(b'\n{"id":"k3","text":"Arvell said yes."}\n')
        lines = ''.join(json.dumps({'id': f'g{i * 7919 % 10007}', 'text': 'Talks go on.'}) + '\n' for i in range(2000))
        packed = gzip.compress(lines.encode(), mtime=0)
        (folder / 'cut.jsonl.gz').write_bytes(packed[:len(packed) // 2])
        closed = folder / 'closed'
        closed.mkdir()
        closed.chmod(0)
        run = subprocess.run([BINARY, 'read', str(folder)], capture_output=True, text=True, check=False)
        closed.chmod(0o700)

        files = [json.loads(line)['file'] for line in run.stdout.splitlines()]
        unpacked = [file for file in files if file.startswith('g')]
        wanted = ['empty.txt: empty file', 'nul.txt: 2 invalid bytes replaced by U+FFFD', 'wire.jsonl:2: missing field "text"',
                  'wire.jsonl:3: 104857600 bytes, which is over the limit of 16777216 (--max-document)',
                  f'cut.jsonl.gz:{len(unpacked) + 1}: the gzip stream ends too early']
        if os.geteuid() == 0:
            print('the folder without read permission is not tried: root may read it')
        else:
            wanted.append('closed: Permission denied')
        faults = [f'missing message: {line}' for line in wanted if f'{folder}/{line}\n' not in run.stderr]
        faults += [f'missing document: {file}' for file in ('a.txt', 'nul.txt', 'k1', 'k3') if file not in files]
        if len(unpacked) < 100:
            faults.append(f'only {len(unpacked)} lines of the truncated archive')
        if run.returncode != 2:
            faults.append(f'exit code {run.returncode}, not 2')
        for fault in faults:
            print(fault)
        if faults:
            print(run.stderr)
        return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
