#!/usr/bin/env python3
"""extract and read: streams, exit codes, bad input, order, the JSONL contract."""
import gzip
import json
import os
import subprocess
import sys
import unittest

from program import CROSSING, DENIAL, PROGRAM, ROOT, ProgramTest, main

sys.path.insert(0, str(ROOT / 'tools'))
from check_schema import check_lines  # noqa: E402

SCHEMA = json.loads((ROOT / 'docs/schema/record.schema.json').read_text(encoding='utf-8'))


def line(**members):
    return json.dumps(members).encode('utf-8') + b'\n'


class Extract(ProgramTest):
    def test_one_object_a_document_and_counts_on_standard_error(self):
        self.two_reports()
        done = self.run_program('extract', 'reports')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([a['file'] for a in self.answers(done)], ['crossing.txt', 'denial.txt'])
        self.assertIn(b'2 read, 2 kept, 0 rejected', done.stderr)

    def test_the_output_keeps_the_contract(self):
        self.two_reports()
        done = self.run_program('extract', 'reports', '--meta', 'meta.csv', '--with', 'analysis,attributions,times')
        self.assertEqual(list(check_lines(SCHEMA, done.stdout.decode().splitlines())), [])
        first = self.answers(done)[0]
        self.assertEqual({'sentences', 'attributions', 'times'} - first.keys(), set())

    def test_the_examples_keep_the_contract_and_their_spans(self):
        articles = ROOT / 'examples/articles'
        done = self.run_program('extract', str(articles), '--lexicon', str(ROOT / 'examples/lexicon'))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(list(check_lines(SCHEMA, done.stdout.decode().splitlines())), [])
        for answer in self.answers(done):
            source = (articles / answer['file']).read_bytes()
            for statement in answer['statements']:
                for begin, end in statement['source_spans']:
                    source[begin:end].decode('utf-8')  # Spans stand on the boundaries of characters.
                    self.assertLessEqual(end, len(source))

    def test_the_schema_finds_what_is_wrong(self):
        self.two_reports()
        good = self.run_program('extract', 'reports').stdout.decode().splitlines()[0]
        self.assertEqual(list(check_lines(SCHEMA, [good])), [])
        for member, value in [('schema', 'onrecord/9'), ('published_basis', 'guess'), ('statements', [{}])]:
            bad = json.loads(good)
            bad[member] = value
            self.assertNotEqual(list(check_lines(SCHEMA, [json.dumps(bad)])), [], member)

    def test_another_language_is_named_and_not_read(self):
        self.write('fr.txt', 'Le président Arvell a rejeté vendredi la proposition de la Karthie.\n\n'
                             '« Nous ne négocierons pas sous la menace », a-t-il dit à Marsk. Selon le ministère, '
                             '120 soldats ont été tués lundi.\n')
        english = 'President Arvell said on Friday that he had rejected the proposal of Karthia.'
        german = 'Der Sprecher des Ministeriums sagte am Montag, dass 120 Soldaten getötet worden seien.'
        more = 'The talks were to begin next week, officials said. Karthia has called for them since spring.'
        self.write('two.txt', f'{english}\n\n{more}\n\n{german}\n\n{more}\n')
        done = self.run_program('extract', 'fr.txt', 'two.txt', '--with', 'analysis,attributions,times')
        self.assertEqual(list(check_lines(SCHEMA, done.stdout.decode().splitlines())), [])
        french, two = self.answers(done)
        self.assertEqual(french['language'], 'fr')
        for member in ('entities', 'statements', 'events', 'figures', 'positions', 'sentences', 'attributions', 'times'):
            self.assertEqual(french[member], [], member)
        self.assertEqual([o['language'] for o in french['other_languages']], ['fr', 'fr'])
        self.assertEqual(two['language'], 'en')
        begin = len(f'{english}\n\n{more}\n\n')
        self.assertEqual(two['other_languages'], [{'span': [begin, begin + len(german.encode())], 'language': 'de'}])
        self.assertEqual(len(two['sentences']), 5)
        self.assertEqual(two['figures'], [])

    def test_the_same_bytes_with_one_and_two_threads(self):
        for i in range(40):
            self.write(f'many/{i:02}.txt', (CROSSING if i % 2 else DENIAL) * (1 + i % 5))
        one = self.run_program('extract', 'many', '-j1')
        two = self.run_program('extract', 'many', '-j2')
        self.assertEqual(one.stdout, two.stdout)
        self.assertEqual(one.returncode, 0)

    def test_standard_input_is_read_where_no_path_is_given(self):
        for arguments in ([], ['-']):
            done = self.run_program('extract', *arguments, stdin=CROSSING.encode())
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(len(self.answers(done)), 1)

    def test_every_line_of_json_gets_its_answer_in_order(self):
        lines = (line(id='a', text=CROSSING) + line(id='b', title='no text') + b'{"id": "c", "text"\n' +
                 line(id='d', text=DENIAL) + b'[1]\n')
        done = self.run_program('extract', '--input-format', 'jsonl', '-', stdin=lines)
        answers = self.answers(done)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(len(answers), 5)
        self.assertEqual([a.get('id') for a in answers if 'error' not in a], ['a', 'd'])
        self.assertEqual([a.get('file') for a in answers if 'error' not in a], ['a', 'd'])
        self.assertEqual(answers[1]['id'], 'b')
        self.assertIn('"text"', answers[1]['error'])
        self.assertIn('error', answers[2])
        self.assertIn('error', answers[4])
        self.assertEqual(list(check_lines(SCHEMA, done.stdout.decode().splitlines())), [])

    def test_a_long_line_of_json_gets_its_answer_too(self):
        lines = line(id='a', text=CROSSING) + line(id='b', text='x ' * 3000) + line(id='c', text=DENIAL)
        done = self.run_program('extract', '--input-format', 'jsonl', '--max-document', '4000', '-', stdin=lines)
        answers = self.answers(done)
        self.assertEqual(['error' in a for a in answers], [False, True, False])
        self.assertEqual(done.returncode, 2)

    def test_a_reader_that_goes_away_is_no_error(self):
        for i in range(300):
            self.write(f'many/{i:03}.txt', CROSSING * 4)
        with subprocess.Popen([PROGRAM, 'extract', 'many'], cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.read(100)
            process.stdout.close()
            complaint = process.stderr.read()
            self.assertEqual(process.wait(), 0, complaint)

    @unittest.skipUnless(os.path.exists('/dev/full'), 'no /dev/full')
    def test_a_full_disk_is_an_error(self):
        self.two_reports()
        with open('/dev/full', 'wb') as full:
            process = subprocess.run([PROGRAM, 'extract', 'reports'], cwd=self.folder, stdout=full, stderr=subprocess.PIPE,
                                     check=False)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b'standard output', process.stderr)

    def test_read_prints_the_text_unchanged(self):
        self.two_reports()
        done = self.run_program('read', '--meta', 'meta.csv', 'reports')
        answers = self.answers(done)
        self.assertEqual(answers[0]['text'], CROSSING)
        self.assertEqual(set(answers[0]), {'file', 'url', 'title', 'authors', 'outlet', 'published', 'published_basis',
                                           'language', 'completeness', 'completeness_basis', 'text', 'boilerplate'})


class BadInput(ProgramTest):
    def extract(self, *arguments, kept, **more):
        """Runs over the folder `in`; whatever is bad there, the good report beside it is kept."""
        self.write('in/good.txt', CROSSING)
        done = self.run_program('extract', 'in', *arguments, **more)
        self.assertIn('good.txt', [a.get('file') for a in self.answers(done)])
        self.assertEqual(len([a for a in self.answers(done) if 'error' not in a]), kept)
        return done

    def test_an_empty_file(self):
        self.write('in/empty.txt', '')
        done = self.extract(kept=1)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'empty.txt:', done.stderr)

    def test_a_folder_that_may_not_be_read(self):
        if os.geteuid() == 0:
            self.skipTest('root may read every folder')
        self.write('in/closed/a.txt', CROSSING)
        os.chmod(self.folder / 'in/closed', 0)
        try:
            done = self.extract(kept=1)
        finally:
            os.chmod(self.folder / 'in/closed', 0o700)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'closed', done.stderr)

    def test_a_line_of_a_hundred_megabytes(self):
        self.write('in/long.txt', b'a' * 100_000_000)
        done = self.extract(kept=1)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'long.txt', done.stderr)
        # The place with the reason, the counts, the counts by reason: never the line itself.
        self.assertEqual(len(done.stderr.splitlines()), 3, done.stderr)

    def test_a_line_of_json_without_text(self):
        self.write('in/wire.jsonl', line(id='a', text=DENIAL) + line(id='b') + line(id='c', text=DENIAL))
        done = self.extract(kept=3)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'wire.jsonl:2: missing field "text"', done.stderr)

    def test_a_truncated_archive(self):
        whole = gzip.compress(b''.join(line(id=str(i), text=f'Report {i}. ' + DENIAL) for i in range(200)), mtime=0)
        self.write('in/wire.jsonl.gz', whole[:len(whole) // 2])
        self.write('in/good.txt', CROSSING)
        done = self.run_program('extract', 'in')
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'wire.jsonl.gz', done.stderr)
        self.assertIn('good.txt', [a.get('file') for a in self.answers(done)])

    def test_broken_characters_are_repaired_with_a_warning(self):
        self.write('in/broken.txt', CROSSING.encode() + b'The mayor\xff said\0 that it was late.\n')
        done = self.extract(kept=2)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b'broken.txt', done.stderr)

    def test_a_path_that_is_not_there(self):
        self.write('in/good.txt', CROSSING)
        done = self.run_program('extract', 'nowhere', 'in')
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'nowhere', done.stderr)
        self.assertEqual(len(self.answers(done)), 1)

    def test_rejects_go_to_the_file_that_is_named(self):
        self.write('in/empty.txt', '')
        done = self.extract('--rejects', 'rejects.jsonl', kept=1)
        self.assertEqual(done.returncode, 2)
        self.assertNotIn(b'empty.txt', done.stderr)
        rejects = [json.loads(l) for l in (self.folder / 'rejects.jsonl').read_text().splitlines()]
        self.assertEqual([r['file'] for r in rejects], ['in/empty.txt'])
        self.assertIn('empty.txt', rejects[0]['error'])

    def test_nothing_at_all_is_nothing_found(self):
        (self.folder / 'none').mkdir()
        done = self.run_program('extract', 'none')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, b'')


class CommandLine(ProgramTest):
    def test_a_mistyped_command_gets_the_nearest(self):
        done = self.run_program('extrat')
        self.assertEqual((done.returncode, done.stdout), (2, b''))
        self.assertIn(b'did you mean "extract"', done.stderr)

    def test_a_wrong_flag_is_an_error(self):
        for arguments in (['extract', '--frobnicate'], ['extract', '--format', 'xml'], ['extract', '-j', '0'],
                          ['build', 'x'], ['said'], []):
            done = self.run_program(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b''), arguments)
            self.assertNotEqual(done.stderr, b'')

    def test_help_and_version_are_data(self):
        for command in ('extract', 'read', 'build', 'said', 'positions', 'timeline', 'changes', 'figures', 'events', 'disputes',
                        'show', 'cite', 'info'):
            done = self.run_program(command, '--help')
            self.assertEqual((done.returncode, done.stderr), (0, b''), command)
            self.assertIn(b'--', done.stdout)
        done = self.run_program('--version')
        self.assertEqual((done.returncode, done.stderr), (0, b''))
        for word in (b'onrecord ', b'schema onrecord/', b'lexicon ', b'models '):
            self.assertIn(word, done.stdout)

    def test_a_data_folder_without_a_lexicon_is_named(self):
        done = self.run_program('extract', '--data', '.', stdin=CROSSING.encode())
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'lexicon.bin', done.stderr)
        done = self.run_program('extract', stdin=CROSSING.encode(), environment={'ONRECORD_DATA': '/nonexistent'})
        self.assertEqual(done.returncode, 2)


class BareAttributions(ProgramTest):
    def attributions(self, text):
        self.write('report.txt', text)
        answer = self.answers(self.run_program('extract', 'report.txt', '--with', 'attributions'))[0]
        source = text.encode('utf-8')
        words = [[[source[b:e].decode('utf-8') for b, e in a[part]] for part in ('source', 'cue', 'content')]
                 for a in answer['attributions']]
        return words, answer['statements']

    def test_what_stands_before_the_cue_is_part_of_the_content(self):
        found, _ = self.attributions('The ferries stopped.\n\nThe talks are expected to begin on Friday.\n')
        self.assertIn([[], ['are expected'], ['The talks', 'to begin on Friday']], found)

    def test_a_title_names_who_speaks_before_a_colon(self):
        found, _ = self.attributions('Dovic: We will not sign\n\nPresident Ilia Dovic spoke in Vesk on Sunday.\n')
        self.assertIn([['Dovic'], [':'], ['We will not sign']], found)

    def test_a_source_need_not_be_able_to_speak_but_the_record_wants_a_speaker(self):
        found, statements = self.attributions('The ferries stopped.\n\n'
                                              'The toll is closer to 15 crowns, according to the tally of the port.\n')
        self.assertIn([['the tally of the port'], ['according to'], ['The toll is closer to 15 crowns']], found)
        self.assertEqual(statements, [])

    def test_who_quotes_another_passes_his_words_on(self):
        _, statements = self.attributions('The border\n\nPresident Ilia Dovic was quoted by the Courier as saying '
                                          'that the border would stay closed.\n')
        self.assertEqual([(s['speaker'], s['reported_by']) for s in statements], [('Ilia Dovic', 'Courier')])


if __name__ == '__main__':
    main()
