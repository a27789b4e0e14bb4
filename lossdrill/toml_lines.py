"""On which line of a TOML file a key stands, which `tomllib` does not tell: only asked for when
something is wrong with it. Nothing is parsed here: `tomllib` is asked about parts of the text.
"""

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

LONGEST = 500
"""Lines of one statement beyond which no more is looked for: each line costs a reading of it."""

Key = str | int
"""A name, or the place in an array, from 0."""


def line_of(text: str, keys: Sequence[Key]) -> int:
    """The line, from 1, on which the value of these keys is set: `("limits", "seconds")`,
    `("hints", 1)`. The text is valid TOML; where it does not have them, the line of as many of the
    first ones as it has, and 1 when it has none.
    """
    best, length = 1, 0
    table: tuple[Key, ...] = ()
    for first, lines in _statements(text):
        statement = "".join(lines)
        parsed = tomllib.loads(statement)
        is_table = statement.lstrip().startswith("[")
        reached = (*(() if is_table else table), *_path(parsed, keys))
        if is_table:
            table = _path(parsed, None)
        common = _common(reached, keys)
        if common > length:
            best, length = first, common
            if not is_table and common < len(keys):
                entry = keys[common]
                if isinstance(entry, int):
                    return first + _line_of_entry(lines, entry)
    return best


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each with the number of its first line. A table's head, or a key with its value: neither is
    valid before its last line, and both are valid alone.
    """
    waiting: list[str] = []
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        waiting.append(line)
        try:
            parsed = tomllib.loads("".join(waiting))
        except tomllib.TOMLDecodeError:
            if len(waiting) > LONGEST:
                return
            continue
        if parsed:
            yield number + 1 - len(waiting), waiting
        waiting = []


def _path(parsed: dict[str, Any], wanted: Sequence[Key] | None) -> tuple[Key, ...]:
    """The keys down to the value that a statement sets; of several, in an inline table, the
    `wanted` one.
    """
    path: list[Key] = []
    value: Any = parsed
    while isinstance(value, dict) and value:
        left = [] if wanted is None else [key for key in wanted if key in value]
        key = left[0] if left else next(iter(value))
        path.append(key)
        value = value[key]
    return tuple(path)


def _common(path: Sequence[Key], keys: Sequence[Key]) -> int:
    count = 0
    for one, other in zip(path, keys, strict=False):
        if one != other:
            break
        count += 1
    return count


def _line_of_entry(lines: list[str], entry: int) -> int:
    """How many lines below the first one an entry of the array ends: there the array, closed, has
    it for the first time.
    """
    for below in range(len(lines)):
        for closed in ("]", ""):  # the last line needs none
            with suppress(tomllib.TOMLDecodeError):
                (value,) = tomllib.loads("".join(lines[: below + 1]) + closed).values()
                if isinstance(value, list) and len(value) > entry:
                    return below
    return 0
