"""The line of a key is that on which it stands, however the file is written."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from lossdrill.pack import open_pack
from lossdrill.toml_lines import Key, line_of

TEXT = '''# title = "not here"
title = "a # b"  # hints = 3

text = """
task = "nor here"
[limits]
"""
task = 'x'
hints = [
  "one",  # two
  "two", "three",

  """four
  and more""",
]
point = { x = 1, y = { z = 2 } }
one.two.three = 3
"quoted.key" = 4

[limits]
seconds = 1

[limits.deep]
figures = [[1], [
  2]]

[[many]]
a = 1

[[many]]
b = 2
'''


def line_with(text: str) -> int:
    return next(number for number, line in enumerate(TEXT.splitlines(), 1) if text in line)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("title",), 'title = "a'),
        (("text",), "text ="),
        (("task",), "task = 'x'"),
        (("hints",), "hints = ["),
        (("hints", 0), '"one"'),
        (("hints", 2), '"three"'),
        (("hints", 3), 'and more"""'),
        (("point", "y", "z"), "point ="),
        (("one", "two", "three"), "one.two"),
        (("quoted.key",), '"quoted.key"'),
        (("limits",), "[limits]\nseconds"),
        (("limits", "seconds"), "seconds"),
        (("limits", "deep", "figures"), "figures"),
        (("limits", "deep", "figures", 1), "2]]"),
        (("limits", "absent"), "[limits]\nseconds"),
        (("many", 0, "a"), "[[many]]"),
    ],
)
def test_each_way_to_write_a_key(keys: tuple[Key, ...], text: str) -> None:
    """Comments, texts of several lines and inner tables are not taken for keys."""
    if text == "[limits]\nseconds":
        assert line_of(TEXT, keys) == line_with("seconds") - 1
    else:
        assert line_of(TEXT, keys) == line_with(text)


def test_what_is_not_there_is_missing_from_the_first_line_on() -> None:
    """Also in a file with nothing in it."""
    assert line_of(TEXT, ("absent",)) == line_of("", ("absent",)) == 1


def paths(table: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for key, value in table.items():
        yield (key,)
        if isinstance(value, dict):
            yield from ((key, *rest) for rest in paths(value))


def test_the_keys_of_the_built_in_pack() -> None:
    """Each line that is named has the key on it."""
    pack = open_pack()
    files: list[Path] = [pack.root / "exercises" / "track.toml"]
    files += [folder / "exercise.toml" for folder in list(pack.folders.values())[::9]]
    for path in files:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        for keys in paths(tomllib.loads(text)):
            assert keys[-1] in lines[line_of(text, keys) - 1].partition("=")[0]
