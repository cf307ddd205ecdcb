#!/usr/bin/env python3
"""stories, versions, documents: what ties documents to each other, on the real program."""
import shutil

from program import ROOT, ProgramTest, main

EARLY = '''Bridge closed at Marsk

Engineers closed the road bridge over the Tarn on Tuesday after divers found cracks in two of its nine piers.

The ministry put the cost of a new pier at 3 million crowns. A decision is expected on Friday.
'''
LATE = EARLY.replace('two of its', 'four of its').replace(' A decision is expected on Friday.', '')
CUT = '''Ferry of Marsk

The ferry of Marsk crossed the Tarn on Saturday for the first time in thirty years, and half the town came to...
'''
PAID = '''Ferry of Marsk

The ferry of Marsk crossed the Tarn on Saturday for the first time in thirty years.

Subscribe to continue reading
'''


class Stories(ProgramTest):
    def rows(self, *arguments):
        done = self.run_program(*arguments, '--format', 'jsonl')
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.answers(done)

    def build_folder(self, files, meta=''):
        for name, text in files.items():
            self.write('in/' + name, text)
        self.write('meta.csv', 'path,url,outlet,published,title,byline\n' + meta)
        done = self.run_program('build', 'in', '--meta', 'meta.csv', '-o', 'a.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        return 'a.record'

    def test_a_story_lists_its_documents_and_days(self):
        shutil.copytree(ROOT / 'tests/data/copies', self.folder / 'copies')
        (self.folder / 'copies/README.md').unlink()
        done = self.run_program('build', 'copies', '--meta', 'copies/meta.csv', '-o', 'a.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        story = max(self.rows('stories', 'a.record'), key=lambda row: row['n_documents'])
        self.assertEqual(story['first_day'], '2031-05-06')
        self.assertEqual(len(story['documents']), story['n_documents'])
        documents = self.rows('stories', 'a.record', story['story_id'])
        self.assertIn('bridge.txt', [row['file'] for row in documents])
        self.assertEqual([row['doc_id'] for row in documents], story['documents'])
        self.assertEqual(self.rows('stories', 'a.record', documents[-1]['doc_id']), documents)

    def test_corrections_have_the_last_word_on_stories(self):
        record = self.build_folder({'1.txt': EARLY, '2.txt': 'Harvest\n\nFarmers in Lumeria expect less wheat than last '
                                    'year, the growers of the valley said.\n', '3.txt': EARLY.replace('Tuesday', 'Tuesday evening')},
                                   '1.txt,,Senn Tribune,2031-05-06,,\n2.txt,,Senn Tribune,2031-05-06,,\n'
                                   '3.txt,,Karth Post,2031-05-06,,\n')

        def stories():
            return sorted(sorted(row['file'] for row in self.rows('stories', record, '--least', '1', story))
                          for story in {row['story_id'] for row in self.rows('stories', record, '--least', '1')})

        def correct(*lines):
            self.write('c.tsv', '\n'.join(['what\tsubject\tobject', *lines, '']))
            return self.run_program('correct', record, 'c.tsv')

        self.assertEqual(stories(), [['1.txt', '3.txt'], ['2.txt']])
        self.assertEqual(correct('same-story\t1.txt\t2.txt').returncode, 0)
        self.assertEqual(stories(), [['1.txt', '2.txt', '3.txt']])
        self.assertEqual(correct('other-story\t3.txt').returncode, 0)
        self.assertEqual(stories(), [['1.txt'], ['2.txt'], ['3.txt']])
        done = self.run_program('build', 'in', '--meta', 'meta.csv', '-o', record, '--rebuild')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(stories(), [['1.txt'], ['2.txt'], ['3.txt']])
        done = correct('other-story\t3.txt', 'same-story\t1.txt\t3.txt', 'same-story\t1.txt\t9.txt')
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'c.tsv:3: joins what c.tsv:2 takes out of its story', done.stderr)
        self.assertIn(b'c.tsv:4: no document "9.txt"', done.stderr)
        self.assertEqual(stories(), [['1.txt'], ['2.txt'], ['3.txt']])
        self.assertEqual(correct().returncode, 0)
        self.assertEqual(stories(), [['1.txt', '3.txt'], ['2.txt']])

    def test_the_latest_version_answers_and_the_changes_are_kept(self):
        record = self.build_folder({'1.txt': EARLY, '2.txt': LATE},
                                   '1.txt,https://tribune.example/b,Senn Tribune,2031-05-06,,\n'
                                   '2.txt,https://www.tribune.example/b/#top,Senn Tribune,2031-05-08,,\n')
        rows = self.rows('versions', record)
        self.assertEqual([(row['version'], row['change'], row['before'], row['after']) for row in rows], [
            (1, 'first', '', ''), (2, 'changed', 'two', 'four'), (2, 'removed', 'A decision is expected on Friday', '')])
        source = (self.folder / 'in/2.txt').read_bytes()
        self.assertEqual(source[rows[1]['byte_begin']:rows[1]['byte_end']], b'four')
        self.assertEqual(self.rows('versions', record, 'http://tribune.example/b'), rows)
        self.assertEqual(self.run_program('copies', record).returncode, 1)
        figures = {row['doc_id'] for row in self.rows('figures', record)}
        self.assertEqual(figures, {rows[-1]['doc_id']})
        documents = self.rows('documents', record)
        self.assertEqual([row['version'] for row in documents], [1, 2])
        self.assertEqual(documents[0]['superseded_by'], documents[1]['doc_id'])

    def test_documents_say_whether_they_are_complete(self):
        record = self.build_folder({'full.txt': EARLY, 'cut.txt': CUT, 'paid.txt': PAID})
        found = {row['file']: (row['completeness'], row['completeness_basis']) for row in self.rows('documents', record)}
        self.assertEqual(found, {'full.txt': ('full', 'text'), 'cut.txt': ('truncated', 'text'),
                                 'paid.txt': ('paywalled', 'text')})


if __name__ == '__main__':
    main()
