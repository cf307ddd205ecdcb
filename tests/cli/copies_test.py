#!/usr/bin/env python3
"""copies: class and direction of each pair; the answer does not depend on the order of the input or on how it was added."""
import json
import shutil

from program import ROOT, ProgramTest, main

REPORTS = ROOT / 'tests/data/copies'


def later_text(case):
    paragraphs = case['text'].split('\n\n')
    text = '\n\n'.join(p for i, p in enumerate(paragraphs) if i not in case.get('drop', []))
    for old, new in case.get('edits', []):
        text = text.replace(old, new)
    return '\n\n'.join(part for part in (case.get('before'), text, case.get('after')) if part)


class Copies(ProgramTest):
    maxDiff = None

    def answer(self, record, *flags):
        done = self.run_program('copies', record, '--format', 'jsonl', *flags)
        self.assertEqual(done.stderr, b'')
        return self.answers(done)

    def build_reports(self, record='a.record', names=None):
        shutil.copytree(REPORTS, self.folder / 'copies', dirs_exist_ok=True)
        (self.folder / 'copies/README.md').unlink()
        paths = ['copies/' + name for name in names] if names else ['copies']
        for path in paths:
            done = self.run_program('build', path, '--meta', 'copies/meta.csv', '-o', record)
            self.assertEqual(done.returncode, 0, done.stderr)
        return record

    def classes(self, rows):
        return {(row['origin_file'], row['copy_file']): (row['class'], row['direction']) for row in rows}

    def test_every_class_with_its_direction(self):
        found = self.classes(self.answer(self.build_reports()))
        self.assertEqual(found, {
            ('bridge.txt', 'bridge_house_style.txt'): ('same', 'date'),
            ('bridge.txt', 'bridge_brief.txt'): ('excerpt', 'date'),
            ('bridge_house_style.txt', 'bridge_brief.txt'): ('excerpt', 'containment'),
            ('bridge.txt', 'bridge_update.txt'): ('update', 'date'),
            ('bridge_house_style.txt', 'bridge_update.txt'): ('excerpt', 'date'),
            ('bridge_brief.txt', 'bridge_update.txt'): ('excerpt', 'date'),
            ('bridge.txt', 'valley_week.txt'): ('merged', 'date'),
            ('bridge_house_style.txt', 'valley_week.txt'): ('merged', 'date'),
            ('bridge_update.txt', 'valley_week.txt'): ('merged', 'date'),
            ('ferry.txt', 'valley_week.txt'): ('merged', 'date'),
            ('bridge.txt', 'norrow_portrait.txt'): ('quotation', 'date'),
            ('bridge_house_style.txt', 'norrow_portrait.txt'): ('quotation', 'date'),
            ('bridge_update.txt', 'norrow_portrait.txt'): ('quotation', 'date'),
        })

    def test_the_passage_stands_at_its_bytes_in_both_files(self):
        for row in self.answer(self.build_reports()):
            for side in ('origin', 'copy'):
                source = (self.folder / 'copies' / row[side + '_file']).read_bytes()
                words = source[row[side + '_byte_begin']:row[side + '_byte_end']].decode('utf-8')
                if side == 'origin':
                    self.assertEqual(words, row['passage'])
                self.assertGreaterEqual(len(words.split()), 5)

    def test_the_order_of_the_input_and_of_the_builds_does_not_matter(self):
        all_at_once = self.answer(self.build_reports('a.record'))
        names = sorted((path.name for path in REPORTS.glob('*.txt')), reverse=True)
        one_by_one = self.answer(self.build_reports('b.record', names))
        self.assertEqual(all_at_once, one_by_one)

    def test_only_some_classes_and_one_document(self):
        record = self.build_reports()
        rows = self.answer(record, '--class', 'quotation')
        self.assertEqual({row['class'] for row in rows}, {'quotation'})
        portrait = rows[0]['copy_id']
        for row in self.answer(record, '--doc', portrait):
            self.assertIn(portrait, (row['origin_id'], row['copy_id']))

    def test_versions_of_a_developing_report(self):
        lines = (ROOT / 'tests/data/updates.jsonl').read_text(encoding='utf-8').splitlines()
        cases = [json.loads(line) for line in lines]
        self.assertGreaterEqual(sum(case['class'] == 'update' for case in cases), 20)
        lines = []
        for number, case in enumerate(cases):
            days, outlets = case.get('days', ['', '']), case.get('outlets', ['', ''])
            for name, text, day, outlet in zip(('earlier', 'later'), (case['text'], later_text(case)), days, outlets):
                known = {'published': day, 'outlet': outlet}
                line = {'id': f'{number} {name}', 'text': text, **{key: value for key, value in known.items() if value}}
                lines.append(json.dumps(line) + '\n')
        self.write('cases.jsonl', ''.join(lines))
        done = self.run_program('build', 'cases.jsonl', '-o', 'cases.record')
        self.assertEqual(done.returncode, 0, done.stderr)
        found = {}
        for row in self.answer('cases.record'):
            (number, first), (other, _) = row['origin_file'].split(), row['copy_file'].split()
            if number == other:
                found[int(number)] = (row['class'], first)
        for number, case in enumerate(cases):
            days = case.get('days', ['', ''])
            with self.subTest(case['name']):
                self.assertIn(number, found)
                self.assertEqual(found[number][0], case['class'])
                if days[0] != days[1]:
                    self.assertEqual(found[number][1], 'earlier')


if __name__ == '__main__':
    main()
