#!/usr/bin/env python3
"""build: the same bytes, again and again; a crash leaves the state before; one reject loses nothing else."""
import os
import signal
import sqlite3
import subprocess
import time

from program import CROSSING, DENIAL, PROGRAM, ProgramTest, main


class Build(ProgramTest):
    def record_bytes(self, name):
        return (self.folder / name).read_bytes()

    def documents(self, name):
        with sqlite3.connect(self.folder / name) as connection:
            return [row[0] for row in connection.execute('SELECT file FROM document ORDER BY document')]

    def test_one_file_the_same_at_every_number_of_threads(self):
        for i in range(30):
            self.write(f'many/{i:02}.txt', (CROSSING if i % 2 else DENIAL) * (1 + i % 5))
        for threads in '12':
            done = self.run_program('build', 'many', '-o', f'{threads}.record', '-j', threads)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stdout, b'')
        self.assertEqual(self.record_bytes('1.record'), self.record_bytes('2.record'))
        self.assertEqual(sorted(os.listdir(self.folder)), ['1.record', '2.record', 'many'])

    def test_building_again_changes_nothing_and_says_so(self):
        record = self.build()
        before = self.record_bytes(record)
        done = self.run_program('build', 'reports', '--meta', 'meta.csv', '-o', record)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b'2 in the record already', done.stderr)
        self.assertEqual(self.record_bytes(record), before)

    def test_a_new_report_is_added_and_the_others_stay(self):
        record = self.build()
        with sqlite3.connect(self.folder / record) as connection:
            before = connection.execute('SELECT statement_id FROM statement ORDER BY statement').fetchall()
        self.write('reports/later.txt', 'Later\n\nIrena Dovic said that the bridge was open again.\n')
        done = self.run_program('build', 'reports', '--meta', 'meta.csv', '-o', record)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.documents(record), ['crossing.txt', 'denial.txt', 'later.txt'])
        with sqlite3.connect(self.folder / record) as connection:
            after = connection.execute('SELECT statement_id FROM statement ORDER BY statement').fetchall()
        self.assertEqual(after[:len(before)], before)

    def test_a_reject_loses_no_other_report(self):
        self.two_reports()
        self.write('reports/broken.jsonl', '{"id": "x"}\n')
        self.write('reports/empty.txt', '')
        done = self.run_program('build', 'reports', '-o', 'a.record')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.documents('a.record'), ['crossing.txt', 'denial.txt'])
        again = self.run_program('build', 'reports', '-o', 'a.record')
        self.assertEqual(again.returncode, 2)
        self.assertIn(b'broken.jsonl:1', again.stderr)

    def test_another_lexicon_needs_a_rebuild(self):
        record = self.build()
        before = self.record_bytes(record)
        self.write('mine.tsv', '# table\tpeople\n# source\town\n# licence\tCC0-1.0\nname\n')
        done = self.run_program('build', 'reports', '-o', record, '--lexicon', 'mine.tsv')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.record_bytes(record), before)

    def test_nothing_kept_makes_no_record(self):
        done = self.run_program('build', 'nowhere', '-o', 'a.record')
        self.assertEqual(done.returncode, 2)
        self.assertFalse((self.folder / 'a.record').exists())
        self.assertFalse((self.folder / 'a.record.building').exists())

    def test_a_file_that_is_no_record_is_not_overwritten(self):
        self.two_reports()
        self.write('thesis.txt', 'years of work')
        for more in ([], ['--rebuild']):
            done = self.run_program('build', 'reports', '-o', 'thesis.txt', *more)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(self.record_bytes('thesis.txt'), b'years of work')

    def kill_after_a_while(self, arguments, seconds):
        process = subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        ended = process.poll() is not None
        if not ended:
            process.send_signal(signal.SIGKILL)
        process.wait()
        return not ended

    def test_a_killed_build_leaves_the_state_before(self):
        record = self.build()
        before = self.documents(record)
        for i in range(3000):
            self.write(f'many/{i:04}.txt', f'Report {i}\n\n' + CROSSING * 8)
        killed = 0
        for seconds in (0.3, 0.6, 1.0):
            killed += self.kill_after_a_while(['build', 'many', '-o', record, '-j2'], seconds)
            if not killed:
                break
            done = self.run_program('info', record)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.documents(record), before)
            with sqlite3.connect(self.folder / record) as connection:
                self.assertEqual(connection.execute('PRAGMA integrity_check').fetchone()[0], 'ok')
            self.assertTrue(self.kill_after_a_while(['build', 'many', '-o', 'new.record'], seconds / 2))
            self.assertFalse((self.folder / 'new.record').exists())
        self.assertGreater(killed, 0, 'the machine is too fast for this test: give it more reports')
        done = self.run_program('build', 'many/0001.txt', '-o', record)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.documents(record), before + ['0001.txt'])
        done = self.run_program('build', 'many/0001.txt', '-o', 'new.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertFalse((self.folder / 'new.record.building').exists())


if __name__ == '__main__':
    main()
