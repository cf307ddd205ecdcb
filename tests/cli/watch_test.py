#!/usr/bin/env python3
"""watch on the real program: what comes is added once, a kill at any moment loses nothing, addresses only when allowed."""
import http.server
import os
import random
import signal
import sqlite3
import subprocess
import threading
import time
import unittest

import program

FEED = ('<rss><channel><title>Wire</title>{}</channel></rss>')


def item(number):
    return (f'<item><title>Talks {number}</title><link>https://nwa.example/{number}</link><description>President Irena Dovic '
            f'said in Senn that round {number} of the talks would go on.</description></item>')


class FeedServer(http.server.BaseHTTPRequestHandler):
    body = FEED.format(item(1)).encode()
    tag = '"one"'
    answers = []

    def do_GET(self):
        if self.path == '/large.xml':
            self.answers.append('large')
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(64):
                    self.wfile.write(b'x' * 65536)
            except OSError:
                pass
            return
        if self.path == '/away':
            self.send_response(302)
            self.send_header('Location', 'file:///etc/hostname')
            self.end_headers()
            return
        if self.headers.get('If-None-Match') == self.tag:
            self.answers.append(304)
            self.send_response(304)
            self.end_headers()
            return
        self.answers.append(200)
        self.send_response(200)
        self.send_header('ETag', self.tag)
        self.send_header('Content-Length', str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        pass


class Watch(program.ProgramTest):
    def texts(self):
        with sqlite3.connect(f'file:{self.folder}/a.record?mode=ro', uri=True) as base:
            return sorted(row[0] for row in base.execute('SELECT text FROM document'))

    def watch(self, *more):
        return self.run_program('watch', 'feeds.toml', 'a.record', '--once', *more)

    def test_what_comes_is_added_once(self):
        (self.folder / 'inbox').mkdir()
        self.write('wire.xml', FEED.format(item(1)))
        self.write('feeds.toml', 'interval = 1\n[[folder]]\npath = "inbox"\n[[feed]]\npath = "wire.xml"\n')
        done = self.watch()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(self.texts()), 1)
        self.write('inbox/a.txt', program.CROSSING)
        self.write('wire.xml', FEED.format(item(2) + item(1)))
        self.watch()
        self.assertEqual(len(self.texts()), 3)
        before = (self.folder / 'a.record').read_bytes()
        self.watch()
        self.assertEqual((self.folder / 'a.record').read_bytes(), before)

    def test_a_kill_at_any_moment_loses_nothing_and_doubles_nothing(self):
        (self.folder / 'inbox').mkdir()
        self.write('feeds.toml', 'interval = 1\n[[folder]]\npath = "inbox"\n')
        chance = random.Random(7)
        wanted = set()
        for number in range(12):
            text = f'President Irena Dovic said in Senn that round {number} of the talks would go on.\n'
            wanted.add(text)
            self.write(f'inbox/{number}.txt', text)
            run = subprocess.Popen([program.PROGRAM, 'watch', 'feeds.toml', 'a.record'], cwd=self.folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * 0.6)
            run.send_signal(signal.SIGKILL)
            run.wait()
        done = self.watch()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.texts(), sorted(wanted))
        with sqlite3.connect(self.folder / 'a.record') as base:
            self.assertEqual(base.execute('PRAGMA integrity_check').fetchone()[0], 'ok')

    def test_addresses_are_fetched_when_allowed_and_only_when_changed(self):
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), FeedServer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            root = f'http://127.0.0.1:{server.server_port}'
            self.write('feeds.toml', f'timeout = 5\n[[feed]]\nurl = "{root}/feed.xml"\n')
            done = self.watch()
            self.assertEqual(done.returncode, 2)
            self.assertIn('--network allows to fetch it', done.stderr.decode())
            self.assertEqual(FeedServer.answers, [])
            self.assertEqual(self.watch('--network').returncode, 0)
            self.assertEqual(len(self.texts()), 1)
            self.watch('--network')
            self.assertEqual(FeedServer.answers, [200, 304])
            FeedServer.body, FeedServer.tag = FEED.format(item(2) + item(1)).encode(), '"two"'
            self.watch('--network')
            self.assertEqual(FeedServer.answers, [200, 304, 200])
            self.assertEqual(len(self.texts()), 2)
            self.write('feeds.toml', f'[[feed]]\nurl = "{root}/large.xml"\n[[feed]]\nurl = "{root}/away"\n')
            done = self.watch('--network', '--max-document', '1MB')
            self.assertEqual(done.returncode, 2)
            self.assertIn(f'{root}/large.xml: more than 1048576 bytes, which is the limit\n', done.stderr.decode())
            self.assertIn(f'{root}/away: ', done.stderr.decode())
        finally:
            server.shutdown()
            server.server_close()

    def test_a_slip_in_the_list_is_an_error_with_its_line(self):
        for text, message in (('[[feed]]\nurl = "ftp://a.example/x"\n', 'feeds.toml:2: an address begins with http'),
                              ('[[feed]]\nurl = 3\n', 'feeds.toml:2: text is wanted'),
                              ('intervall = 3\n', 'feeds.toml:1: a key that is not known'),
                              ('interval = 3\n', 'feeds.toml:1: names no [[folder]]'),
                              ('[[feed\n', 'feeds.toml:1: ')):
            self.write('feeds.toml', text)
            done = self.watch()
            self.assertEqual(done.returncode, 2)
            self.assertIn(message, done.stderr.decode())
        self.assertFalse(os.path.exists(self.folder / 'a.record'))


if __name__ == '__main__':
    unittest.main(verbosity=1)
