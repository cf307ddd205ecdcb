#!/usr/bin/env python3
"""Archives, feeds and exports through the real program: what is kept, what is listed, and where each fault is said to be."""
import gzip
import io
import json
import tarfile
import unittest
import zipfile

import program

PAGE = ('<html><head><title>Dovic sees no ground</title></head><body><article>'
        '<p>President Irena Dovic said in Senn on Friday that talks with Veldania would go on after the holiday.</p>'
        '<p>She told reporters that no date was set for a meeting with her counterpart.</p></article></body></html>').encode()


def record(kind, block, more=''):
    head = (f'WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Date: 2031-02-11T10:00:00Z\r\n{more}'
            f'Content-Length: {len(block)}\r\n\r\n')
    return head.encode() + block + b'\r\n\r\n'


def response(body, address):
    return record('response', b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' + body, f'WARC-Target-URI: {address}\r\n')


def archive():
    records = [record('warcinfo', b'software: x\r\n'), response(PAGE, 'https://a.example/1'),
               record('revisit', b'HTTP/1.1 200 OK\r\n\r\n'), response(PAGE, 'https://a.example/2')]
    return [gzip.compress(one, mtime=0) for one in records]


class Archives(program.ProgramTest):
    def test_a_web_archive_gives_its_pages_and_lists_the_rest(self):
        self.write('a.warc.gz', b''.join(archive()))
        done = self.run_program('read', 'a.warc.gz', '--rejects', 'rejects.jsonl')
        self.assertEqual(done.returncode, 0, done.stderr)
        read = self.answers(done)
        self.assertEqual([one['url'] for one in read], ['https://a.example/1', 'https://a.example/2'])
        self.assertEqual(read[0]['captured'], '2031-02-11T10:00:00Z')
        self.assertIsNone(read[0]['published'])
        self.assertIn('4 read, 2 kept, 0 rejected, 2 no document', done.stderr.decode())
        self.assertIn('no document: 1 revisit, 1 warcinfo', done.stderr.decode())
        listed = [json.loads(line) for line in (self.folder / 'rejects.jsonl').read_text().splitlines()]
        self.assertEqual([one['passed_over'] for one in listed], ['warcinfo', 'revisit'])

    def test_reading_begins_again_where_a_message_says(self):
        members = archive()
        self.write('a.warc.gz', b''.join(members))
        offset = len(b''.join(members[:3]))
        done = self.run_program('read', 'a.warc.gz', '--resume-at', str(offset))
        self.assertEqual([one['file'] for one in self.answers(done)], [f'a.warc.gz:{offset}'])
        done = self.run_program('read', 'a.warc.gz', '--resume-at', '5')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.run_program('read', 'a.warc.gz', 'a.warc.gz', '--resume-at', '5').returncode, 2)

    def test_a_truncated_archive_is_one_error_with_its_place(self):
        members = archive()
        whole = b''.join(members)
        self.write('a.warc.gz', whole[:-20])
        done = self.run_program('read', 'a.warc.gz')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(len(self.answers(done)), 1)
        self.assertIn(f'a.warc.gz:{len(whole) - len(members[3])}: the gzip stream ends too early\n', done.stderr.decode())
        self.assertIn('rejected: 1 the gzip stream ends too early', done.stderr.decode())

    def test_archives_in_archives_are_read(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as out:
            out.writestr('datapackage.json', '{}')
            out.writestr('archive/data.warc.gz', b''.join(archive()))
        self.write('a.wacz', packed.getvalue())
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode='w:gz') as out:
            for name, content in (('talks/a.txt', b'Dovic said that talks go on in Senn.\n'), ('b.zip', packed.getvalue())):
                member = tarfile.TarInfo(name)
                member.size = len(content)
                out.addfile(member, io.BytesIO(content))
        self.write('b.tar.gz', tar.getvalue())
        done = self.run_program('read', 'a.wacz', 'b.tar.gz')
        self.assertEqual(done.returncode, 0, done.stderr)
        files = [one['file'].split(':')[0] for one in self.answers(done)]
        self.assertEqual(files, ['a.wacz/archive/data.warc.gz'] * 2 + ['b.tar.gz/talks/a.txt'] +
                         ['b.tar.gz/b.zip/archive/data.warc.gz'] * 2)

    def test_content_decides_and_not_the_name(self):
        self.write('feed.txt', '<rss><channel><title>Wire</title><item><description>Talks go on in Senn.</description></item>'
                               '</channel></rss>')
        self.write('table.dat', 'title,text\nDovic,"Talks go\non in Senn."\n')
        self.write('letter.dat', 'From: a@a.example\nDate: Tue, 11 Feb 2031 10:00:00 +0000\nMessage-ID: <1>\nSubject: Talks\n\n'
                                 'They go on.\n')
        done = self.run_program('read', 'feed.txt', 'table.dat', 'letter.dat')
        self.assertEqual(done.returncode, 0, done.stderr)
        read = self.answers(done)
        self.assertEqual([one['text'].strip() for one in read], ['Talks go on in Senn.', 'Talks go\non in Senn.', 'They go on.'])
        self.assertEqual(read[0]['outlet'], 'Wire')
        self.assertTrue(read[0]['partial'])
        self.assertEqual(read[2]['published'], '2031-02-11')

    def test_the_same_at_every_number_of_threads(self):
        self.write('a.warc.gz', b''.join(archive() * 20))
        one = self.run_program('read', 'a.warc.gz', '-j1')
        two = self.run_program('read', 'a.warc.gz', '-j2')
        self.assertEqual(one.stdout, two.stdout)

    def test_news_that_is_held_back_is_kept_out_and_a_kill_removes_what_was_kept(self):
        def news(version, more, text='<inlineData>Karthian President Irena Dovic said that talks go on.</inlineData>'):
            return (f'<newsItem guid="urn:newsml:nwa.example:1" version="{version}"><itemMeta>{more}</itemMeta>'
                    f'<contentSet>{text}</contentSet></newsItem>')
        self.write('in/1.xml', news(1, '<pubStatus qcode="stat:usable"/>'))
        self.write('other.txt', program.CROSSING)
        done = self.run_program('build', 'in', 'other.txt', '-o', 'a.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.documents(), 2)
        self.write('in/2.xml', news(2, '<pubStatus qcode="stat:canceled"/>', ''))
        done = self.run_program('build', 'in', '-o', 'a.record')
        self.assertIn('1 withdrawn', done.stderr.decode())
        self.assertEqual(self.documents(), 1)
        self.run_program('build', 'in', '-o', 'a.record')
        self.assertEqual(self.documents(), 1)
        self.write('held.xml', news(3, '<embargoed>2031-02-12T06:00:00Z</embargoed>'))
        self.assertIn('embargoed until 2031-02-12T06:00:00Z', self.run_program('read', 'held.xml').stderr.decode())
        done = self.run_program('read', 'held.xml', '--as-of', '2031-02-12T06:00:00Z')
        self.assertEqual(len(self.answers(done)), 1)

    def documents(self):
        import sqlite3
        with sqlite3.connect(self.folder / 'a.record') as base:
            count = base.execute('SELECT count(*) FROM document').fetchone()[0]
            for table in ('sentence', 'mention', 'statement', 'block'):
                lost = base.execute(f'SELECT count(*) FROM {table} WHERE document NOT IN (SELECT document FROM document)')
                self.assertEqual(lost.fetchone()[0], 0, table)
            base.execute("INSERT INTO sentence_search(sentence_search) VALUES('integrity-check')")
        return count

    def test_every_entry_opens_its_bytes_in_an_archive_too(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, 'w', zipfile.ZIP_DEFLATED) as out:
            out.writestr('talks/a.txt', program.CROSSING)
            out.writestr('inner.warc.gz', b''.join(archive()))
        self.write('b.zip', packed.getvalue())
        self.write('a.warc.gz', b''.join(archive()))
        self.write('c.txt', program.DENIAL)
        self.assertEqual(self.run_program('build', 'a.warc.gz', 'b.zip', 'c.txt', '-o', 'a.record').returncode, 0)
        documents = self.answers(self.run_program('documents', 'a.record', '--format', 'jsonl'))
        forms = {one['file'].split(':')[0]: one['source_form'] for one in documents}
        self.assertEqual(forms, {'a.warc.gz': 'payload', 'b.zip/talks/a.txt': 'member', 'b.zip/inner.warc.gz': 'payload',
                                 'c.txt': 'file'})
        self.assertEqual({one['captured'] for one in documents if one['source_form'] == 'payload'},
                         {'2031-02-11T10:00:00Z'})
        # What several reports have is answered with the first of them, so the archives are asked one by one.
        for source, opened in (('a.warc.gz', {'a.warc.gz'}), ('b.zip', {'b.zip/inner.warc.gz', 'b.zip/talks/a.txt'})):
            self.assertEqual(self.run_program('build', source, '-o', 'one.record', '--rebuild').returncode, 0)
            self.assertEqual(self.opened('one.record'), opened)

    def opened(self, record):
        """The sources whose statements of Dovic were opened by the command that `show` prints."""
        said = self.answers(self.run_program('said', record, 'Dovic', '--format', 'jsonl'))
        for one in said:
            for shown in self.answers(self.run_program('show', record, one['statement_id'], '--format', 'jsonl')):
                self.assertEqual(shown['command'].split()[:2], ['onrecord', 'bytes'])
                done = self.run_program('bytes', shown['input_file'], str(shown['byte_begin']), str(shown['byte_end']))
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(done.stdout.decode(), shown['words'])
        return {one['file'].split(':')[0] for one in said}

    def test_bytes_that_are_not_there_are_said_to_be_missing(self):
        self.write('a.warc.gz', b''.join(archive()))
        for source, begin, end, code in (('a.warc.gz:7', '0', '5', 1), ('none.zip/a.txt', '0', '5', 2),
                                         ('a.warc.gz', '9', '5', 2), ('a.warc.gz:0', '0', '1', 1)):
            done = self.run_program('bytes', source, begin, end)
            self.assertEqual((done.returncode, done.stdout), (code, b''), source)
            self.assertTrue(done.stderr)

    def test_a_page_that_ends_at_a_notice_for_subscribers_is_paywalled(self):
        self.write('a.html', PAGE.replace(b'</article>', b'<p>Subscribe to continue reading</p></article>'))
        self.write('b.html', PAGE)
        done = self.run_program('read', 'a.html', 'b.html')
        self.assertEqual([(one['completeness'], one['completeness_basis']) for one in self.answers(done)],
                         [('paywalled', 'html'), ('full', 'text')])
        self.assertNotIn('Subscribe', self.answers(done)[0]['text'])

    def test_a_pdf_is_read_only_if_that_is_asked_for(self):
        self.write('a.pdf', b'%PDF-1.4\nno objects')
        done = self.run_program('read', 'a.pdf')
        self.assertEqual((done.returncode, done.stderr.decode().splitlines()[0]),
                         (2, 'a.pdf: a PDF file cannot be read without --pdf'))
        done = self.run_program('read', '--pdf', 'a.pdf', environment={'PATH': '/nowhere'})
        self.assertEqual((done.returncode, done.stderr.decode().splitlines()[0]),
                         (2, 'a.pdf: a PDF file, and there is no program pdftotext (poppler) to read it'))

    def test_bad_archives_are_errors_with_their_place(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, 'w', zipfile.ZIP_DEFLATED) as out:
            out.writestr('large.txt', b'x' * (1 << 22))
            out.writestr('good.txt', b'Dovic said that talks go on in Senn.')
        self.write('a.zip', bomb.getvalue())
        self.write('cut.zip', bomb.getvalue()[:-60])
        self.write('empty.xml', '<rss><channel/></rss>')
        self.write('row.csv', 'text,title\n"open\n')
        done = self.run_program('read', 'a.zip', 'cut.zip', 'empty.xml', 'row.csv', '--max-document', '1MB')
        self.assertEqual(done.returncode, 2)
        errors = done.stderr.decode()
        self.assertIn('a.zip/large.txt: 4194304 bytes, which is over the limit of 1048576 (--max-document)\n', errors)
        self.assertIn('cut.zip: the ZIP file has no directory: it was cut off\n', errors)
        self.assertIn('empty.xml: no item in the feed\n', errors)
        self.assertIn('row.csv:2: a quotation mark is not closed\n', errors)
        self.assertEqual([one['file'] for one in self.answers(done)], ['a.zip/good.txt', 'cut.zip/good.txt'])


if __name__ == '__main__':
    unittest.main(verbosity=1)
