#!/usr/bin/env python3
"""entities and correct: who is who over all documents, and a user's word on it."""
import csv
import io
import json

from program import ROOT, ProgramTest, main

LEXICON = str(ROOT / 'examples/lexicon')
FIRST = '''Talks in Senn

Karthian President Irena Dovic said on Tuesday that the talks would go on. "We will stay at the table," Dovic said.

Vesna Milenkova, a Karthian lawmaker, said that the bridge was open.
'''
SECOND = '''The bridge

President Irena Dović met the lawmaker Vesna Milenkowa in Senn. "The bridge is safe," Milenkowa said.
'''
COLUMNS = ('entity_id,name,kind,known,variants,variant_counts,offices,roles,documents,mentions,statements,events,first_seen,'
           'last_seen')


class TwoReports(ProgramTest):
    """Two reports of one lawmaker, in two spellings."""

    def make(self, *more, name='a.record'):
        self.write('reports/first.txt', FIRST)
        self.write('reports/second.txt', SECOND)
        self.write('meta.csv', 'path,url,outlet,published,title,byline\nfirst.txt,,,2031-05-02,,\nsecond.txt,,,2031-06-03,,\n')
        done = self.run_program('build', 'reports', '--meta', 'meta.csv', '--lexicon', LEXICON, '-o', name, *more)
        self.done = done
        return name

    def entity(self, record, name):
        done = self.run_program('entities', record, name)
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = self.answers(done)
        self.assertEqual(len(answers), 1, answers)
        return answers[0]


class Entities(TwoReports):
    def test_one_person_under_two_spellings(self):
        record = self.make()
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        for name in ('Vesna Milenkova', 'Vesna Milenkowa', 'Milenkova'):
            found = self.entity(record, name)
            self.assertEqual(found['documents'], 2)
            self.assertEqual(sorted(v for v in found['variants'] if ' ' in v), ['Vesna Milenkova', 'Vesna Milenkowa'])
            self.assertEqual((found['first_seen'], found['last_seen']), ('2031-05-02', '2031-06-03'))
        said = self.answers(self.run_program('said', record, 'Vesna Milenkova'))
        self.assertEqual(len({a['speaker'] for a in said}), 1)
        self.assertEqual(len({a['doc_id'] for a in said}), 2)

    def test_the_columns_are_those_of_the_export(self):
        record = self.make()
        done = self.run_program('entities', record, '--format', 'csv', '--kind', 'person')
        self.assertEqual(done.stdout.decode().splitlines()[0], COLUMNS)
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
        self.assertTrue(all(row['kind'] == 'person' for row in rows))
        self.assertIn('irena_dovic', [row['known'] for row in rows])

    def test_nobody_is_found_with_the_exit_code_of_nothing(self):
        record = self.make()
        done = self.run_program('entities', record, 'Nobody Here')
        self.assertEqual((done.returncode, done.stdout), (1, b''))
        self.assertIn(b'nobody called "Nobody Here"', done.stderr)

    def test_an_office_is_whoever_held_it_then(self):
        record = self.make()
        done = self.run_program('entities', record, 'Karthian president', '--as-of', '2031-05')
        self.assertEqual([a['known'] for a in self.answers(done)], ['irena_dovic'], done.stderr)
        done = self.run_program('entities', record, 'Karthian president', '--as-of', '1999')
        self.assertEqual(done.returncode, 1)
        done = self.run_program('said', record, 'president of Karthia', '--as-of', '2031-05-02')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual({a['speaker'] for a in self.answers(done)}, {'Irena Dovic'})
        self.assertEqual(self.run_program('entities', record, '--as-of', 'soon').returncode, 2)


class Correct(TwoReports):
    def test_the_same_bytes_on_build_and_afterwards(self):
        self.write('corrections.tsv', 'what\tsubject\tobject\twhere\tnote\n'
                                      'rename\tVesna Milenkova\tR. Milenkova\t\tas she signs\n')
        self.make('--corrections', 'corrections.tsv', name='at_once.record')
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        self.make(name='later.record')
        done = self.run_program('correct', 'later.record', 'corrections.tsv')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / 'at_once.record').read_bytes(), (self.folder / 'later.record').read_bytes())
        self.assertEqual(self.entity('later.record', 'Vesna Milenkowa')['name'], 'R. Milenkova')

    def test_withheld_persons_are_in_no_answer_and_come_back(self):
        record = self.make()
        self.write('corrections.tsv', 'what\tsubject\nwithhold\tVesna Milenkova\n')
        self.assertEqual(self.run_program('correct', record, 'corrections.tsv').returncode, 0)
        for command in (('entities',), ('said', 'Vesna Milenkova'), ('timeline',), ('events',), ('positions',), ('figures',)):
            done = self.run_program(command[0], record, *command[1:])
            self.assertNotIn(b'Milenko', done.stdout, command)
        self.assertEqual(self.run_program('said', record, 'Vesna Milenkova').returncode, 1)
        self.write('corrections.tsv', 'what\tsubject\n')
        self.run_program('correct', record, 'corrections.tsv')
        self.assertEqual(self.run_program('said', record, 'Vesna Milenkova').returncode, 0)

    def test_bad_lines_are_named_and_nothing_else_is_lost(self):
        record = self.make()
        self.write('corrections.tsv', 'what\tsubject\tobject\nmerge\tVesna Milenkova\tNobody Here\nrename\tVesna Milenkova\tVesna\n')
        done = self.run_program('correct', record, 'corrections.tsv')
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'corrections.tsv:2: nobody called "Nobody Here"', done.stderr)
        self.assertEqual(self.entity(record, 'Vesna Milenkova')['name'], 'Vesna')


class Example(ProgramTest):
    def test_the_corrections_of_the_examples_apply(self):
        done = self.run_program('build', str(ROOT / 'examples/articles'), '--meta', str(ROOT / 'examples/meta.csv'), '--lexicon',
                                LEXICON, '--corrections', str(ROOT / 'examples/corrections.tsv'), '-o', 'tarn.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        names = [a['name'] for a in self.answers(self.run_program('entities', 'tarn.record', '--kind', 'person'))]
        self.assertIn('Sofia Marané', names)
        self.assertNotIn('April', names)
        everything = b''.join(self.run_program(command, 'tarn.record', '--format', 'csv').stdout
                              for command in ('entities', 'timeline', 'events', 'figures', 'positions', 'disputes'))
        self.assertIn(b'Sofia Maran', everything)
        self.assertNotIn(b'Holan', everything)


class Dictionaries(TwoReports):
    def test_codes_reach_the_events_on_their_days(self):
        self.write('my.actors', 'IRENA_DOVIC_ # head of state\n+DOVIC_\n\t[KTHOLD <20310101]\n\t[KTHGOV >20310101]\nVELDANIA_ [VEL]\n')
        self.write('my.agents', 'LAWMAKER [~LEG]\n')
        record = self.make('--actors', 'my.actors', '--agents', 'my.agents')
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        events = self.answers(self.run_program('events', record, '--actor', 'Dovic'))
        self.assertTrue(events)
        self.assertEqual({e['actor_code'] for e in events}, {'KTHGOV'})

    def test_a_correction_codes_anew_from_the_dictionaries_of_the_record(self):
        self.write('my.actors', 'IRENA_DOVIC_ [KTHGOV]\nRADA_MILENKOVA_ [KTHOPP]\n')
        self.write('corrections.tsv', 'what\tsubject\tobject\nrename\tVesna Milenkova\tRada Milenkova\n')
        self.make('--actors', 'my.actors', name='later.record')
        met = lambda: [e for e in self.answers(self.run_program('events', 'later.record', '--actor', 'Dovic')) if e['target']]
        self.assertEqual({e['target_code'] for e in met()}, {None})
        self.assertEqual(self.run_program('correct', 'later.record', 'corrections.tsv').returncode, 0)
        self.assertEqual([(e['actor_code'], e['target_code']) for e in met()], [('KTHGOV', 'KTHOPP')])
        self.make('--actors', 'my.actors', '--corrections', 'corrections.tsv', name='at_once.record')
        self.assertEqual((self.folder / 'at_once.record').read_bytes(), (self.folder / 'later.record').read_bytes())

    def test_each_unreadable_line_is_named(self):
        self.write('my.actors', 'SENN [KTH]\nMARSK [VEL 1x]\n')
        self.make('--actors', 'my.actors')
        self.assertEqual(self.done.returncode, 2)
        self.assertIn(b'my.actors:2: "[VEL 1x]" is no code', self.done.stderr)


if __name__ == '__main__':
    main()
