#!/usr/bin/env python3
"""extract --input-format conllu: documents, sentences and tokens as given, and the way back to CoNLL-U."""
import json

from program import ProgramTest, main


def word(number, form, misc='_'):
    return '\t'.join([str(number), form] + ['_'] * 7 + [misc]) + '\n'


TALKS = ('# newdoc id = talks\n# newpar\n# sent_id = t1\n# text = Tomas Arvell rejected the offer of Karthia on Tuesday.\n' +
         ''.join(word(i + 1, form) for i, form in enumerate('Tomas Arvell rejected the offer of Karthia on'.split())) +
         word(9, 'Tuesday', 'SpaceAfter=No') + word(10, '.') + '\n' +
         '# sent_id = t2\n# text = He didn\'t say why.\n' +
         word(1, 'He') + word('2-3', "didn't") + word(2, 'did') + word(3, "n't") + word(4, 'say') +
         word(5, 'why', 'SpaceAfter=No') + word(6, '.') + '\n')
RIVER = ('# newdoc id = river\n' + word(1, 'Veldanian') + word(2, 'troops') + word(3, 'left') +
         word(4, 'Senn', 'SpaceAfter=No') + word(5, '.') + '\n')


def forms(conllu):
    """The forms of each sentence."""
    sentences = [[]]
    for line in conllu.splitlines():
        fields = line.split('\t')
        if not line:
            sentences.append([])
        elif fields[0].isdigit():
            sentences[-1].append(fields[1])
    return [s for s in sentences if s]


class Conllu(ProgramTest):
    def test_the_same_tokens_come_back(self):
        self.write('a.conllu', TALKS + RIVER)
        done = self.run_program('extract', '--input-format', 'conllu', '--format', 'conllu', 'a.conllu')
        self.assertEqual(done.returncode, 0, done.stderr)
        out = done.stdout.decode('utf-8')
        self.assertEqual(forms(out), forms(TALKS + RIVER))
        self.assertEqual([l for l in out.splitlines() if l.startswith('# newdoc')],
                         ['# newdoc id = talks', '# newdoc id = river'])
        again = self.run_program('extract', '--input-format', 'conllu', '--format', 'conllu', '-', stdin=done.stdout)
        self.assertEqual(again.stdout, done.stdout)

    def test_each_document_has_its_record(self):
        done = self.run_program('extract', '--input-format', 'conllu', '--with', 'analysis', '-',
                                stdin=(TALKS + RIVER).encode())
        answers = self.answers(done)
        self.assertEqual([a['file'] for a in answers], ['talks', 'river'])
        self.assertEqual([[t['form'] for t in s['tokens']] for a in answers for s in a['sentences']], forms(TALKS + RIVER))
        self.assertEqual(self.answers(self.run_program('read', '--input-format', 'conllu', '-', stdin=TALKS.encode()))[0]['text'],
                         "Tomas Arvell rejected the offer of Karthia on Tuesday. He didn't say why.")

    def test_a_name_of_its_own_is_enough(self):
        self.write('in/a.conllu', RIVER)
        done = self.run_program('extract', 'in', '--with', 'analysis')
        self.assertEqual(len(self.answers(done)[0]['sentences']), 1)

    def test_a_broken_line_costs_its_document_only(self):
        broken = TALKS.replace('3\trejected', '4\trejected')
        self.write('a.conllu', RIVER + broken + RIVER.replace('= river', '= bank'))
        done = self.run_program('extract', 'a.conllu', '--rejects', 'rejects.jsonl')
        self.assertEqual(done.returncode, 2)
        self.assertEqual([a['file'] for a in self.answers(done)], ['river', 'bank'])
        reject = json.loads((self.folder / 'rejects.jsonl').read_text(encoding='utf-8'))
        self.assertEqual(reject, {'file': 'talks', 'error': 'a.conllu:14: the number "4" where word 3 should stand'})

    def test_a_document_over_the_limit_is_passed_over(self):
        long = '# newdoc id = long\n' + ''.join(word(1, 'Senn') + '\n' for _ in range(1000))
        self.write('a.conllu', RIVER + long + RIVER.replace('= river', '= bank'))
        done = self.run_program('extract', 'a.conllu', '--max-document', '4000')
        self.assertEqual(done.returncode, 2)
        self.assertEqual([a['file'] for a in self.answers(done)], ['river', 'bank'])
        self.assertIn(b'a.conllu:8: ', done.stderr)

    def test_comments_alone_and_empty_documents_are_rejected(self):
        done = self.run_program('extract', '--input-format', 'conllu', '-', stdin=b'# newdoc id = k\n\n' + RIVER.encode())
        self.assertEqual(done.returncode, 2)
        self.assertEqual([a['file'] for a in self.answers(done)], ['river'])
        self.assertIn(b'stdin:1: no words', done.stderr)


if __name__ == '__main__':
    main()
