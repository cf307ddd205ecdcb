#!/usr/bin/env python3
"""Holds the river: what each folder of src/ may include.

A floor includes the floors listed for it. Within a floor, rooms stand in the order in which data passes them, and a room
includes only itself and earlier ones; files of the floor itself (not in a room) may include every room of it.
Prints each broken rule as `file:line: ...` and exits 1.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FLOORS = {
    'base': [],
    'record': ['base'],
    'read': ['base', 'record'],
    'language': ['base', 'record', 'read'],
    'extract': ['base', 'record', 'read', 'language'],
    'store': ['base', 'record'],
    'app': ['base', 'record', 'read', 'language', 'extract', 'store'],
}
ROOMS = {
    'read': ['files', 'archives', 'metadata', 'page', 'feeds'],
    'language': ['lexicon', 'syntax', 'time', 'entities'],
    'extract': ['statements', 'events', 'figures', 'positions'],
    'store': ['link', 'query', 'export'],
    'app': ['pipeline', 'cli', 'http'],
}
# Files of a floor that its rooms may use too: the types the floor is about.
SHARED = {'read/item.h', 'language/analysis.h', 'language/analyser.h', 'store/record_store.h', 'store/database.h'}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')


def room_of(parts):
    return parts[1] if len(parts) > 2 else None


def problems(path, relative):
    floor = relative.parts[0]
    if floor not in FLOORS:
        yield 0, f'{floor} is no floor of the river'
        return
    room = room_of(relative.parts)
    if room and floor in ROOMS and room not in ROOMS[floor]:
        yield 0, f'{room} is no room of {floor}'
        return
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        target = pathlib.PurePosixPath(match.group(1))
        if not (ROOT / 'src' / target).exists():
            yield number, f'"{target}" is not a file of src/'
            continue
        other = target.parts[0]
        if other != floor:
            if other not in FLOORS[floor]:
                yield number, f'{floor} may not include {other} ("{target}")'
            continue
        other_room = room_of(target.parts)
        if room is None or str(target) in SHARED or floor not in ROOMS:
            continue
        if other_room is None:
            yield number, f'the room {floor}/{room} includes "{target}" of the floor above its rooms'
        elif ROOMS[floor].index(other_room) > ROOMS[floor].index(room):
            yield number, f'{floor}/{room} comes before {floor}/{other_room}, so it may not include "{target}"'


def main():
    count = files = 0
    for path in sorted((ROOT / 'src').rglob('*')):
        if path.suffix not in ('.cc', '.h'):
            continue
        files += 1
        for number, message in problems(path, path.relative_to(ROOT / 'src')):
            count += 1
            print(f'{path.relative_to(ROOT)}:{number}: {message}')
    for path in sorted((ROOT / 'src').rglob('*.*')):
        if path.suffix in ('.cc', '.h') and re.search(r'#\s*include\s*"[^"]*train/', path.read_text(encoding='utf-8')):
            count += 1
            print(f'{path.relative_to(ROOT)}: src/ may not use train/')
    print(f'{files} files, {count} broken rules')
    return 1 if count or not files else 0


if __name__ == '__main__':
    sys.exit(main())
