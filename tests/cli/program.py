"""Runs the real program for the tests of this folder: one place for its path, its streams and its inputs."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get('ONRECORD', str(ROOT / 'build/release/onrecord'))

CROSSING = '''Karthia says Veldanian troops have crossed the Tarn

Karthian President Irena Dovic said on Tuesday that Veldanian troops had crossed the river at two points.

"We will not negotiate while a single foreign soldier stands on our bank," Dovic told reporters in Senn.
'''
DENIAL = '''Marsk denies it

President Tomas Arvell denied that his troops had crossed the river.

"Our soldiers have not left their barracks," Arvell said.
'''


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own, in which the program runs."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix='onrecord-cli-')
        self.folder = pathlib.Path(self._folder.name)

    def tearDown(self):
        self._folder.cleanup()

    def write(self, name, content):
        """Writes a file (text or bytes) into the folder and returns its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode('utf-8'))
        return name

    def run_program(self, *arguments, stdin=b'', **more):
        environment = {**os.environ, 'NO_COLOR': '1', **more.pop('environment', {})}
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, input=stdin, capture_output=True, timeout=300,
                              env=environment, check=False, **more)

    def answers(self, done):
        """The JSON objects on standard output."""
        return [json.loads(line) for line in done.stdout.decode('utf-8').splitlines()]

    def two_reports(self):
        self.write('reports/crossing.txt', CROSSING)
        self.write('reports/denial.txt', DENIAL)
        self.write('meta.csv', 'path,url,outlet,published,title,byline\n'
                               'crossing.txt,https://nwa.example/1,Northern Wire Agency,2031-02-11,,\n'
                               'denial.txt,https://marsk.example/2,Daily Marsk,2031-02-12,,Nadia Kessel\n')

    def build(self, record='a.record'):
        self.two_reports()
        done = self.run_program('build', 'reports', '--meta', 'meta.csv', '-o', record)
        self.assertEqual(done.returncode, 0, done.stderr)
        return record


def main():
    unittest.main(verbosity=1)
