#!/usr/bin/env python3
"""Makes tests/data/person_names.tsv: spellings of one person, and pairs of different people that are easily confused.

    tools/make_person_names.py > tests/data/person_names.tsv

People are those of lexicon/people.tsv. Where it has a name in Cyrillic, spellings are made from that by the published systems
(BGN/PCGN 1947 and 1965, the Ukrainian national system of 2010, ISO 9:1995, the scholarly one, the habits of French, German and
Polish newspapers, and the Russian form of a Ukrainian name); else its aliases are taken as attested in news. Nothing that the
matcher knows is used. Pairs of different people are two of the table whose family names sound alike or who share the given name
and most of the family name. Half of the people are held out: see half().
"""
import hashlib
import os
import re
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
VOWELS = 'аеёиоуыэюяєіїАЕЁИОУЫЭЮЯЄІЇ'


def half(name):
    """0: looked at while developing; 1: held out. By the hash of the person's name, so that it never changes."""
    return hashlib.sha1(name.encode()).digest()[0] & 1


def table(letters, sounds):
    return dict(zip(letters.split(), sounds.split('|')))


RUSSIAN = 'а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я'
UKRAINIAN = 'а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я \''
SYSTEMS = {
    'ru': {
        'bgn-pcgn': table(RUSSIAN, 'a|b|v|g|d|e|ë|zh|z|i|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|”|y|’|e|yu|ya'),
        'iso-9': table(RUSSIAN, 'a|b|v|g|d|e|ë|ž|z|i|j|k|l|m|n|o|p|r|s|t|u|f|h|c|č|š|ŝ|ʺ|y|ʹ|è|û|â'),
        'scholarly': table(RUSSIAN, 'a|b|v|g|d|e|ë|ž|z|i|j|k|l|m|n|o|p|r|s|t|u|f|x|c|č|š|šč|ʺ|y|ʹ|ė|ju|ja'),
        'passport': table(RUSSIAN, 'a|b|v|g|d|e|e|zh|z|i|i|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|ie|y||e|iu|ia'),
        'french': table(RUSSIAN, 'a|b|v|g|d|e|io|j|z|i|ï|k|l|m|n|o|p|r|s|t|ou|f|kh|ts|tch|ch|chtch||y||e|iou|ia'),
        'german': table(RUSSIAN, 'a|b|w|g|d|e|jo|sch|s|i|i|k|l|m|n|o|p|r|s|t|u|f|ch|z|tsch|sch|schtsch||y||e|ju|ja'),
        'polish': table(RUSSIAN, 'a|b|w|g|d|e|o|ż|z|i|j|k|ł|m|n|o|p|r|s|t|u|f|ch|c|cz|sz|szcz||y||e|ju|ja'),
    },
    'uk': {
        'national-2010': table(UKRAINIAN, 'a|b|v|h|g|d|e|ie|zh|z|y|i|i|i|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch||iu|ia|'),
        'bgn-pcgn': table(UKRAINIAN, 'a|b|v|h|g|d|e|ye|zh|z|y|i|yi|y|k|l|m|n|o|p|r|s|t|u|f|kh|ts|ch|sh|shch|’|yu|ya|'),
        'iso-9': table(UKRAINIAN, 'a|b|v|g|g|d|e|ê|ž|z|i|ì|ï|j|k|l|m|n|o|p|r|s|t|u|f|h|c|č|š|ŝ|ʹ|û|â|'),
        'scholarly': table(UKRAINIAN, 'a|b|v|h|g|d|e|je|ž|z|y|i|ji|j|k|l|m|n|o|p|r|s|t|u|f|x|c|č|š|šč|ʹ|ju|ja|'),
        'french': table(UKRAINIAN, 'a|b|v|h|g|d|e|ie|j|z|y|i|ï|ï|k|l|m|n|o|p|r|s|t|ou|f|kh|ts|tch|ch|chtch||iou|ia|'),
        'german': table(UKRAINIAN, 'a|b|w|h|g|d|e|je|sch|s|y|i|ji|j|k|l|m|n|o|p|r|s|t|u|f|ch|z|tsch|sch|schtsch||ju|ja|'),
        'polish': table(UKRAINIAN, 'a|b|w|h|g|d|e|je|ż|z|y|i|ji|j|k|ł|m|n|o|p|r|s|t|u|f|ch|c|cz|sz|szcz||ju|ja|'),
    },
}

# Russian forms of Ukrainian given names.
RUSSIAN_GIVEN = dict(pair.split(':') for pair in (
    'Володимир:Владимир Олександр:Александр Олександра:Александра Олексій:Алексей Сергій:Сергей Андрій:Андрей Дмитро:Дмитрий '
    'Микола:Николай Петро:Петр Юрій:Юрий Віктор:Виктор Вікторія:Виктория Вячеслав:Вячеслав В\'ячеслав:Вячеслав Михайло:Михаил '
    'Олег:Олег Ігор:Игорь Ірина:Ирина Юлія:Юлия Василь:Василий Євген:Евгений Валерій:Валерий Анатолій:Анатолий Олена:Елена '
    'Павло:Павел Денис:Денис Кирило:Кирилл Григорій:Григорий Степан:Степан Іван:Иван Борис:Борис Арсеній:Арсений Роман:Роман '
    'Руслан:Руслан Тарас:Тарас Данило:Даниил Геннадій:Геннадий Ганна:Анна Наталія:Наталья Людмила:Людмила Оксана:Оксана '
    'Ольга:Ольга Марія:Мария Максим:Максим Артем:Артем Костянтин:Константин Едуард:Эдуард Леонід:Леонид Остап:Остап '
    'Станіслав:Станислав Ростислав:Ростислав Віталій:Виталий Святослав:Святослав Ярослав:Ярослав Тетяна:Татьяна '
    'Світлана:Светлана Надія:Надежда Валентин:Валентин Давид:Давид Рустем:Рустем Герман:Герман Мустафа:Мустафа').split(' ')
    if ':' in pair)


def russian_form(name):
    """The name of a Ukrainian as Russian newspapers write it, or None if the given name is not in the list."""
    words = name.split(' ')
    if words[0] not in RUSSIAN_GIVEN:
        return None
    family = words[-1].replace('ський', 'ский').replace('цький', 'цкий').replace('зький', 'зкий')
    return RUSSIAN_GIVEN[words[0]] + ' ' + family.translate(str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ")).replace("'", 'ъ')


def spell(name, language, system):
    sounds = SYSTEMS[language][system]
    words = []
    for word in name.split(' '):
        parts = []
        for piece in word.split('-'):
            parts.append(spell_word(piece, language, system, sounds))
        words.append('-'.join(parts))
    return ' '.join(words)


def spell_word(word, language, system, sounds):
    word = word.replace('’', "'").replace('ʼ', "'")
    lower, out = word.lower(), ''
    ends_short = None
    if len(lower) > 4 and lower.endswith('ий'):
        ends_short = {('ru', 'french'): 'i', ('ru', 'german'): 'i', ('ru', 'polish'): 'i', ('ru', 'bgn-pcgn'): 'iy',
                      ('uk', 'french'): 'y'}.get((language, system))
    stop = len(lower) - 2 if ends_short else len(lower)
    for i in range(stop):
        letter, before = lower[i], lower[i - 1] if i else ''
        after = lower[i + 1] if i + 1 < len(lower) else ''
        sound = sounds.get(letter, '')
        begins = not before or before in VOWELS or before in 'йъь\''
        if letter == 'е' and language == 'ru' and begins:
            sound = {'bgn-pcgn': 'ye', 'german': 'je', 'polish': 'je', 'french': 'ie'}.get(system, sound)
        if language == 'uk' and system == 'national-2010' and not before:
            sound = {'є': 'ye', 'ї': 'yi', 'й': 'y', 'ю': 'yu', 'я': 'ya'}.get(letter, sound)
        if language == 'uk' and system == 'national-2010' and letter == 'г' and before == 'з':
            sound = 'gh'
        if system == 'german' and letter == 'с' and before and before in VOWELS and after and after in VOWELS:
            sound = 'ss'
        if system == 'french' and letter == 'с' and before and before in VOWELS and after and after in VOWELS:
            sound = 'ss'
        if system == 'french' and language == 'ru' and letter == 'г' and after and after in 'еиыэ':
            sound = 'gu'
        if system == 'polish' and letter == 'л' and after and after in 'еєиіьюяї':
            sound = 'l'
        if system == 'polish' and letter in 'яюеє' and not begins and before not in 'жшщчцлйкг':
            sound = {'я': 'ia', 'ю': 'iu', 'є': 'ie', 'е': 'ie' if language == 'ru' else 'e'}[letter]
        out += sound
    out += ends_short or ''
    if system == 'french' and language == 'ru' and re.search('[^aeiou]in$', out):
        out += 'e'
    return out[:1].upper() + out[1:]


CYRILLIC = ('RUS', 'UKR', 'BLR', 'KAZ', 'KGZ', 'UZB', 'TKM', 'TJK', 'MDA', 'GEO', 'AZE', 'ARM')


def read_people():
    people = []
    with open(os.path.join(ROOT, 'lexicon/people.tsv'), encoding='utf-8') as lines:
        rows = [line.rstrip('\n').split('\t') for line in lines if not line.startswith('#')]
    for _, name, aliases, country, gender, *_ in rows[1:]:
        people.append((name, [a for a in aliases.split(';') if a], country, gender))
    return people


def spellings(name, aliases, country, gender):
    """(spelling, basis) of one person, at least one word of each other than in the name itself."""
    made = []
    # A name that is not Cyrillic at home was transcribed twice, which no system undoes.
    cyrillic = [] if country not in CYRILLIC else [a for a in aliases if re.search('[\u0400-\u04ff]', a) and ' ' in a]
    for original in cyrillic:
        letters = set(original.lower()) - set(" -'’ʼ")
        ukrainian = letters <= set(UKRAINIAN.replace(' ', '')) and (country == 'UKR' or letters & set('іїєґ'))
        given = original.split(' ')[0]
        of_russian = given in RUSSIAN_GIVEN.values() and given not in RUSSIAN_GIVEN
        if ukrainian and not letters & set('ыэёъ') and (letters & set('іїєґ') or not of_russian):
            language = 'uk'
        elif letters <= set(RUSSIAN.replace(' ', '')) and country != 'BGR':
            language = 'ru'
        else:
            continue
        made.append((original, 'attested'))
        for system in SYSTEMS[language]:
            made.append((spell(original, language, system), f'system:{language}:{system}'))
        russian = russian_form(original) if language == 'uk' else None
        if russian:
            made.append((russian, 'attested'))
            for system in ('bgn-pcgn', 'french', 'german'):
                made.append((spell(russian, 'ru', system), f'system:uk-by-ru:{system}'))
    if not made:
        # Another first letter of the last word is another name, not another spelling ("Abu ...", a regnal name).
        last = plain(name.split(' ')[-1])
        made = [(a, 'attested') for a in aliases if ' ' in a and re.fullmatch("[A-Za-zÀ-ɏ' .’-]+", a)
                and plain(a.split(' ')[-1])[:1] == last[:1]]
    words = name.split(' ')
    made.append((f'{words[0][0]}. {" ".join(words[1:])}', 'form:initial'))
    if len(words) == 2:
        made.append((f'{words[1]} {words[0]}', 'form:order'))
    made.append((('Ms. ' if gender == 'f' else 'Mr. ') + name, 'form:honorific'))
    seen, kept = {name}, []
    for spelling, basis in made:
        if spelling in seen or '”' in spelling:
            continue
        seen.add(spelling)
        kept.append((spelling, basis))
    return kept


def plain(word):
    return ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if c.isalnum())


def confusable(people):
    """Pairs of different people: one family name, or one given name and family names that differ in little."""
    by_family, by_given = {}, {}
    for name, _, country, _ in people:
        words = name.split(' ')
        if len(words) != 2:
            continue
        by_family.setdefault(plain(words[-1]), []).append(name)
        by_given.setdefault(plain(words[0]), []).append(name)
    pairs = set()
    for same in by_family.values():
        for i in range(len(same) - 1):
            if plain(same[i]) != plain(same[i + 1]):
                pairs.add((same[i], same[i + 1]))
    for same in by_given.values():
        families = sorted(same, key=lambda n: plain(n.split(' ')[1]))
        for a, b in zip(families, families[1:]):
            x, y = plain(a.split(' ')[1]), plain(b.split(' ')[1])
            if x != y and len(os.path.commonprefix([x, y])) * 2 > max(len(x), len(y)):
                pairs.add((a, b))
    return sorted(pairs)


def main():
    people = read_people()
    out = []
    counted = 0
    for name, aliases, country, gender in people:
        made = spellings(name, aliases, country, gender)
        if len(made) < 6 or len(name.split(' ')) < 2:
            continue
        counted += 1
        out += [(name, spelling, 'same', basis) for spelling, basis in made]
    for a, b in confusable(people):
        out.append((a, b, 'different', 'attested'))
    print('# Spellings of one person, and pairs of different people who are easily confused. Made by tools/make_person_names.py, which')
    print('# says what the basis means; a person is held out while developing if half() of the name in the first column is 1.')
    print('a\tb\tanswer\tbasis\thalf')
    for a, b, answer, basis in sorted(set(out)):
        print(f'{a}\t{b}\t{answer}\t{basis}\t{half(a)}')
    print(f'{counted} people, {sum(o[2] == "different" for o in out)} pairs of different ones', file=sys.stderr)


if __name__ == '__main__':
    main()
