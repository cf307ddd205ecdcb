#!/usr/bin/env python3
"""The commands that ask a record: answers, forms, exit codes, and what is said when nothing is found."""
import csv
import io
import math
import subprocess

from program import CROSSING, ROOT, ProgramTest, main

STATEMENT_COLUMNS = ('statement_id,speaker,speaker_id,speaker_text,speaker_basis,kind,act,cue,negated,condition,issues,words,'
                     'quote_words,sentence,addressee,via,reported_by,when,when_basis,doc_id,url,title,byline,outlet,published,'
                     'published_basis,byte_begin,byte_end,utterance_id,first_reported,n_reports,n_independent,confidence')
EVENT_COLUMNS = ('event_id,story_id,date,date_end,date_basis,actor,actor_code,action_text,plover,mode,context,cameo,target,'
                 'target_code,status,claimed_by,reported_by,place_text,place,lat,lon,n_reports,n_independent,first_doc,rule,'
                 'confidence')
FIGURE_COLUMNS = ('figure_id,low,high,approx,unit,what,about,claimed_by,reported_by,as_of,doc_id,byte_begin,byte_end,words,'
                  'disputes')
POSITION_COLUMNS = 'actor,issue,detail,stance,condition,stated_by,attributed_by,since,statement_id,evidence,changed_from'


class Said(ProgramTest):
    def test_finds_the_words_in_any_spelling_of_the_name(self):
        record = self.build()
        for name in ('Irena Dovic', 'dovic', 'Dovic'):
            done = self.run_program('said', record, name)
            self.assertEqual(done.returncode, 0, done.stderr)
            words = [a['words'] for a in self.answers(done)]
            self.assertTrue(any('We will not negotiate while a single foreign soldier' in w for w in words), words)

    def test_unsure_statements_are_left_out_when_asked_or_built(self):
        record = self.build()
        everything = self.answers(self.run_program('said', record, 'Dovic', '--attitudes'))
        least = sorted(a['confidence'] for a in everything)[len(everything) // 2]
        sure = [a['statement_id'] for a in everything if a['confidence'] >= least]
        self.assertTrue(0 < len(sure))
        asked = self.answers(self.run_program('said', record, 'Dovic', '--attitudes', '--min-confidence', str(least)))
        self.assertEqual([a['statement_id'] for a in asked], sure)
        extracted = self.run_program('extract', '--min-confidence', str(least), str(self.folder / 'reports'))
        for document in self.answers(extracted):
            self.assertTrue(all(s['confidence'] >= least for s in document['statements']))

    def test_days_can_be_named_from_today(self):
        done = self.run_program('changes', self.build(), '--since', 'yesterday')
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        self.assertIn(b'nothing found', done.stderr)

    def test_indirect_words_get_no_quotation_marks(self):
        record = self.build()
        answers = self.answers(self.run_program('said', record, 'Dovic', '--kind', 'indirect'))
        self.assertTrue(answers)
        for answer in answers:
            self.assertIn(answer['words'], CROSSING)
            self.assertNotIn('"', answer['words'])
            self.assertEqual(answer['quote_words'], '')

    def test_the_columns_are_those_of_the_export(self):
        record = self.build()
        done = self.run_program('said', record, 'Dovic', '--format', 'csv')
        header = done.stdout.decode().splitlines()[0]
        self.assertTrue(header.startswith(STATEMENT_COLUMNS), header)
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
        self.assertEqual(rows[0]['outlet'], 'Northern Wire Agency')
        counts = {row['kind']: row['n_independent'] for row in rows}
        self.assertEqual(counts, {'indirect': '', 'direct': '1'})

    def test_the_bytes_are_those_of_the_source(self):
        record = self.build()
        source = (self.folder / 'reports/crossing.txt').read_bytes()
        for answer in self.answers(self.run_program('said', record, 'Dovic')):
            cut = source[answer['byte_begin']:answer['byte_end']].decode()
            for part in answer['words'].split(' … '):
                self.assertIn(part, cut)

    def test_nobody_of_that_name(self):
        record = self.build()
        done = self.run_program('said', record, 'Irena Donic')
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        self.assertIn(b'did you mean "Irena Dovic"', done.stderr)
        self.assertIn(b'2 documents', done.stderr)

    def test_nothing_in_those_days_names_what_was_searched(self):
        record = self.build()
        done = self.run_program('said', record, 'Dovic', '--from', '2040', '--to', '2041-05')
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        for word in (b'Irena Dovic', b'2040-01-01', b'2041-05-31', b'2 documents'):
            self.assertIn(word, done.stderr)

    def test_what_has_no_date_is_counted_and_listed(self):
        self.two_reports()
        self.run_program('build', 'reports', '-o', 'undated.record')
        everything = self.answers(self.run_program('said', 'undated.record', 'Dovic'))
        undated = [a for a in everything if a['when'] is None]
        self.assertTrue(undated)
        done = self.run_program('said', 'undated.record', 'Dovic', '--from', '2031')
        self.assertIn(f'{len(undated)} without a date left out'.encode(), done.stderr)
        done = self.run_program('said', 'undated.record', 'Dovic', '--undated')
        self.assertEqual(self.answers(done), undated)

    def test_an_ambiguous_name_lists_who_may_be_meant(self):
        self.write('two/a.txt', 'Irena Dovic said that the bridge was open. Marko Dovic said that the mill was shut.\n')
        self.run_program('build', 'two', '-o', 'two.record')
        done = self.run_program('said', 'two.record', 'Dovic')
        self.assertEqual((done.returncode, done.stdout), (2, b''), done.stderr)
        self.assertIn(b'Irena Dovic', done.stderr)
        self.assertIn(b'Marko Dovic', done.stderr)
        self.assertEqual(self.run_program('said', 'two.record', 'Marko Dovic').returncode, 0)

    def test_a_wrong_date_or_act_is_an_error(self):
        record = self.build()
        for arguments in (['--from', 'someday'], ['--to', '2031-13'], ['--act', 'mumble'], ['--kind', 'loud']):
            done = self.run_program('said', record, 'Dovic', *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b''), arguments)

    def test_an_unknown_issue_names_those_there_are(self):
        record = self.build()
        done = self.run_program('said', record, 'Dovic', '--about', 'gardening')
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        self.assertIn(b'gardening', done.stderr)


class Forms(ProgramTest):
    def test_every_form_of_an_answer(self):
        record = self.build()
        done = {form: self.run_program('said', record, 'Dovic', '--format', form) for form in
                ('table', 'jsonl', 'csv', 'tsv', 'md')}
        self.assertEqual({d.returncode for d in done.values()}, {0})
        rows = len(self.answers(done['jsonl']))
        self.assertEqual(len(list(csv.reader(io.StringIO(done['csv'].stdout.decode())))), rows + 1)
        self.assertEqual(len(done['tsv'].stdout.splitlines()), rows + 1)
        self.assertEqual(len(done['md'].stdout.splitlines()), rows + 2)
        self.assertNotIn(b'\033', done['table'].stdout)
        self.assertEqual(done['jsonl'].stdout, self.run_program('said', record, 'Dovic').stdout)

    def test_columns_of_every_answer(self):
        record = self.build()
        for command, columns in (('events', EVENT_COLUMNS), ('figures', FIGURE_COLUMNS), ('positions', POSITION_COLUMNS)):
            done = self.run_program(command, record, '--format', 'csv')
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.assertTrue(done.stdout.decode().startswith(columns), command)

    def test_no_record_and_no_such_record(self):
        self.write('thesis.txt', 'years of work')
        for command in (['said', 'none.record', 'X'], ['info', 'none.record'], ['info', 'thesis.txt'], ['events', 'thesis.txt'],
                        ['disputes', '.']):
            done = self.run_program(*command)
            self.assertEqual((done.returncode, done.stdout), (2, b''), command)
            self.assertIn(command[1].encode(), done.stderr)

    def test_asking_changes_no_byte(self):
        record = self.build()
        before = (self.folder / record).read_bytes()
        for command in (['said', record, 'Dovic'], ['positions', record, '--matrix'], ['timeline', record], ['changes', record],
                        ['figures', record], ['events', record], ['disputes', record], ['info', record]):
            self.assertIn(self.run_program(*command).returncode, (0, 1), command)
        self.assertEqual((self.folder / record).read_bytes(), before)
        self.assertEqual([p.name for p in self.folder.glob('a.record*')], ['a.record'])


class Explain(ProgramTest):
    def explained(self, statement_id, *flags):
        done = self.run_program('explain', self.record, statement_id, *flags)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def setUp(self):
        super().setUp()
        self.record = self.build()
        self.said = self.answers(self.run_program('said', self.record, 'Dovic'))[:4]

    def test_every_statement_has_its_rule_and_the_words_it_was_chosen_from(self):
        for statement in self.said:
            reasons = self.answers(self.explained(statement['statement_id']))[0]
            self.assertEqual(reasons['id'], statement['statement_id'])
            self.assertEqual((reasons['cue'], reasons['act']), (statement['cue'], statement['act']))
            self.assertTrue(reasons['rule_words'])
            for option in reasons['contents'] + reasons['sources']:
                self.assertTrue(0 <= option['probability'] <= 1)
                for part in option['words'].split(' … '):
                    self.assertIn(part, CROSSING)

    def test_reasons_are_words_and_not_numbers_of_features(self):
        seen = 0
        for statement in self.said:
            answer = self.answers(self.explained(statement['statement_id']))[0]
            for reason in answer['content_reasons'] + answer['source_reasons'] + answer['confidence_reasons']:
                self.assertNotRegex(reason['reason'], '^feature')
                self.assertNotEqual(reason['weight'], 0)
                seen += 1
        self.assertGreater(seen, 0)

    def test_what_makes_a_statement_sure_adds_up_to_its_confidence(self):
        for statement in self.said:
            answer = self.answers(self.explained(statement['statement_id']))[0]
            log_odds = math.log(answer['confidence'] / (1 - answer['confidence']))
            told = sum(reason['weight'] for reason in answer['confidence_reasons'])
            self.assertEqual(answer['confidence'], statement['confidence'])
            self.assertAlmostEqual(told, log_odds, delta=0.05 * 11)  # What is too little to tell is left out.

    def test_the_row_of_the_lexicon_is_named(self):
        told = [s for s in self.said if s['cue'] in ('said', 'told', 'says')]
        text = self.explained(told[0]['statement_id'], '--format', 'text').stdout.decode()
        self.assertIn('table cues: ', text)
        self.assertIn('Found by: ', text)

    def test_only_statements_are_explained(self):
        doc_id = self.said[0]['doc_id']
        done = self.run_program('explain', self.record, doc_id)
        self.assertEqual((done.returncode, done.stdout), (2, b''))
        self.assertIn(b'only statements are explained', done.stderr)

    def test_another_lexicon_is_said_so(self):
        table = self.folder / 'own.tsv'
        table.write_text('# table\tcues\nlemma\tupos\ttype\tact\tframes\tsubject\tnote\nblare\tVERB\tstatement\tsay\tc\thuman\t\n')
        done = self.explained(self.said[0]['statement_id'], '--lexicon', str(table))
        self.assertIn(b'made with another lexicon', done.stderr)


class Show(ProgramTest):
    def setUp(self):
        super().setUp()
        self.record = self.build()
        said = self.answers(self.run_program('said', self.record, 'Dovic', '--kind', 'direct'))
        self.statement = said[0]

    def test_the_command_it_prints_prints_the_words(self):
        done = self.run_program('show', self.record, self.statement['statement_id'])
        self.assertEqual(done.returncode, 0, done.stderr)
        entry = self.answers(done)[0]
        self.assertIn(entry['sentence'], entry['paragraph'])
        printed = subprocess.run(entry['command'], shell=True, cwd=self.folder / 'reports', capture_output=True, check=True)
        self.assertEqual(printed.stdout.decode(), entry['words'])

    def test_as_text_it_shows_the_paragraph(self):
        done = self.run_program('show', self.record, self.statement['statement_id'][:10], '--format', 'text')
        self.assertIn(self.statement['sentence'], done.stdout.decode())
        self.assertIn(b'dd if=crossing.txt', done.stdout)
        self.assertIn(b'Northern Wire Agency', done.stdout)

    def test_an_id_that_is_not_there(self):
        done = self.run_program('show', self.record, 'S-0000000000000000')
        self.assertEqual((done.returncode, done.stdout), (1, b''))

    def test_a_citation_has_the_words_and_where_they_stand(self):
        for form in ('text', 'md'):
            done = self.run_program('cite', self.record, self.statement['statement_id'], '--format', form)
            self.assertEqual(done.returncode, 0, done.stderr)
            for part in ('We will not negotiate', 'Northern Wire Agency', '2031-02-11', 'https://nwa.example/1',
                         self.statement['statement_id']):
                self.assertIn(part, done.stdout.decode())


class Examples(ProgramTest):
    def test_the_examples_answer_every_question(self):
        examples = ROOT / 'examples'
        done = self.run_program('build', str(examples / 'articles'), '--meta', str(examples / 'meta.csv'), '--lexicon',
                                str(examples / 'lexicon'), '-o', 'tarn.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_program('said', 'tarn.record', 'Arvell')
        self.assertEqual(done.returncode, 0, done.stderr)
        articles = {p.name: p.read_text(encoding='utf-8') for p in (examples / 'articles').iterdir()}
        for answer in self.answers(done):
            for part in answer['words'].split(' … '):
                self.assertIn(part, articles[answer['file']])
        info = {row['what']: row['value'] for row in self.answers(self.run_program('info', 'tarn.record'))}
        self.assertEqual(info['documents'], len(articles))
        self.assertEqual(info['schema'], 'onrecord/1')
        for command in ('figures', 'events', 'timeline'):
            self.assertEqual(self.run_program(command, 'tarn.record').returncode, 0, command)


if __name__ == '__main__':
    main()
