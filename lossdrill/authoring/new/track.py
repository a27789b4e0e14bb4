"""The text of track.toml with a topic more: comments and layout stay as they are."""

import re
import tomllib
from pathlib import Path

from lossdrill.errors import PackError

_TOPICS = re.compile(r"^topics[ \t]*=[ \t]*\[", re.MULTILINE)
_PART = re.compile(r'#[^\n]*|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|\]|,|\s+|.', re.DOTALL)
"""Comments, texts, the closing bracket, commas, space between; anything else piece by piece."""


def with_topic(path: Path, text: str, topic: str) -> str:
    """The text of `path` with the topic behind the others.

    Raises:
        PackError: the list of topics is written in a way that is not understood.
    """
    begin = _TOPICS.search(text)
    if begin is not None:
        changed = _inserted(text, begin.end(), topic)
        if _is_right(text, changed, topic):
            return changed
    raise PackError(f'{path}: topics: add "{topic}" to the list by hand, then try again.')


def _inserted(text: str, begin: int, topic: str) -> str:
    """Behind the last topic: on a line of its own where the closing bracket stands on one."""
    last, comma, end = begin, True, begin
    for part in _PART.finditer(text, begin):
        if part[0] == "]":
            end = part.start()
            break
        if part[0] == ",":
            last, comma = part.end(), True
        elif part[0][0] in "\"'":
            last, comma = part.end(), False
    before, between, after = text[:last], text[last:end], text[end:]
    closing = between.rfind("\n")
    if last > begin and closing >= 0:
        indent = re.search(r"^[ \t]*(?=[\"'][^\n]*\Z)", before, re.MULTILINE)
        line = f'\n{indent[0] if indent else "  "}"{topic}",'
        missing = "" if comma else ","
        return before + missing + between[:closing] + line + between[closing:] + after
    gap = "" if last == begin else " " if comma else ", "
    return f'{before}{gap}"{topic}"{between}{after}'


def _is_right(before: str, after: str, topic: str) -> bool:
    try:
        old, new = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    return bool(new == {**old, "topics": [*old["topics"], topic]})
