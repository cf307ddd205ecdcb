#!/usr/bin/env python3
"""Checks lines of JSON against a JSON Schema. usage: check_schema.py SCHEMA [FILE]   (standard input if no file)

Knows the words that our schemas use: type, enum, const, pattern, minimum, maximum, properties, required,
additionalProperties (false), items, prefixItems, minItems, maxItems, anyOf, $ref into $defs; any other word in a schema is
an error, so that none is passed over. Also holds every span to begin <= end. Prints `line N: PATH: what is wrong` for each
line, exits 1 if there is any, and 0 otherwise.
"""
import json
import re
import sys

NOTES = {'$schema', '$id', '$defs', 'title', 'description'}
TYPES = {
    'object': lambda v: isinstance(v, dict),
    'array': lambda v: isinstance(v, list),
    'string': lambda v: isinstance(v, str),
    'boolean': lambda v: isinstance(v, bool),
    'null': lambda v: v is None,
    'integer': lambda v: isinstance(v, int) and not isinstance(v, bool),
    'number': lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
}


class Checker:
    def __init__(self, root):
        self.root = root

    def problems(self, value, schema, path='$'):
        """Yields the problems of a value, each with its path."""
        for word, want in schema.items():
            if word in NOTES:
                continue
            method = getattr(self, 'check_' + word.replace('$', ''), None)
            if method is None:
                raise SystemExit(f'the schema uses "{word}", which this program does not know')
            yield from method(value, want, schema, path)

    def check_ref(self, value, want, _, path):
        yield from self.problems(value, self.root['$defs'][want.removeprefix('#/$defs/')], path)

    def check_type(self, value, want, _, path):
        names = want if isinstance(want, list) else [want]
        if not any(TYPES[name](value) for name in names):
            yield f'{path}: is {json.dumps(value)[:40]}, not {" or ".join(names)}'

    def check_enum(self, value, want, _, path):
        if value not in want:
            yield f'{path}: {json.dumps(value)[:40]} is none of {want}'

    def check_const(self, value, want, _, path):
        if value != want:
            yield f'{path}: is {json.dumps(value)[:40]}, not {want!r}'

    def check_pattern(self, value, want, _, path):
        if isinstance(value, str) and not re.search(want, value):
            yield f'{path}: {value[:40]!r} does not match {want}'

    def check_minimum(self, value, want, _, path):
        if isinstance(value, (int, float)) and value < want:
            yield f'{path}: {value} is below {want}'

    def check_maximum(self, value, want, _, path):
        if isinstance(value, (int, float)) and value > want:
            yield f'{path}: {value} is above {want}'

    def check_required(self, value, want, _, path):
        if isinstance(value, dict):
            yield from (f'{path}: lacks "{key}"' for key in want if key not in value)

    def check_properties(self, value, want, _, path):
        if isinstance(value, dict):
            for key, schema in want.items():
                if key in value:
                    yield from self.problems(value[key], schema, f'{path}.{key}')

    def check_additionalProperties(self, value, want, schema, path):
        if isinstance(value, dict) and want is False:
            yield from (f'{path}: has the unknown member "{key}"' for key in value if key not in schema['properties'])

    def check_items(self, value, want, _, path):
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from self.problems(item, want, f'{path}[{i}]')

    def check_prefixItems(self, value, want, _, path):
        if isinstance(value, list):
            for i, (item, schema) in enumerate(zip(value, want)):
                yield from self.problems(item, schema, f'{path}[{i}]')
            if len(value) == 2 and all(TYPES['integer'](v) for v in value) and value[0] > value[1]:
                yield f'{path}: the span {value} ends before it begins'

    def check_minItems(self, value, want, _, path):
        if isinstance(value, list) and len(value) < want:
            yield f'{path}: has {len(value)} items, fewer than {want}'

    def check_maxItems(self, value, want, _, path):
        if isinstance(value, list) and len(value) > want:
            yield f'{path}: has {len(value)} items, more than {want}'

    def check_anyOf(self, value, want, _, path):
        first = None
        for schema in want:
            found = list(self.problems(value, schema, path))
            if not found:
                return
            first = first or found
        yield from first


def check_lines(schema, lines):
    """Yields the problems of lines of JSON, with the line in front."""
    checker = Checker(schema)
    for number, line in enumerate(lines, 1):
        try:
            value = json.loads(line)
        except ValueError as error:
            yield f'line {number}: is no JSON: {error}'
            continue
        yield from (f'line {number}: {problem}' for problem in checker.problems(value, schema))


def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    with open(sys.argv[1], encoding='utf-8') as file:
        schema = json.load(file)
    lines = open(sys.argv[2], encoding='utf-8') if len(sys.argv) == 3 else sys.stdin
    count = 0
    for problem in check_lines(schema, lines):
        print(problem)
        count += 1
    sys.exit(1 if count else 0)


if __name__ == '__main__':
    main()
