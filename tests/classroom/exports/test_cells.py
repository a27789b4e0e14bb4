"""Cells are harmless in every spreadsheet program, and still a CSV file."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lossdrill.classroom.exports.cells import number, safe, write_rows
from tests.classroom.exports.builders import HOSTILE

STARTS = re.compile(r"""[\s'"\u200b-\u200d\ufeff]*[=+\-@＝＋－＠\u2212]""")
"""How a formula can begin, seen by a program that ignores what cannot be seen."""

text = some.text(
    some.one_of(
        some.sampled_from("=+-@\t\r\n;,|\"' ＝＋－＠\u200b\u202ea1"), some.characters(codec="utf-8")
    ),
    max_size=12,
)


def read(written: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=separator))


def is_formula(cell: str) -> bool:
    """An apostrophe in the first place makes text of what follows; elsewhere it is a character."""
    found = STARTS.match(cell)
    return found is not None and "'" not in found.group()


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("written_with", [",", ";"])
@pytest.mark.parametrize("read_with", [",", ";", "\t"])
def test_nothing_hostile_is_a_formula(hostile: str, written_with: str, read_with: str) -> None:
    """Whatever a student is called, and whatever the program takes for a separator."""
    file = io.StringIO(newline="")
    write_rows(file, [["student", hostile, hostile, 0.5]], written_with)
    assert len(file.getvalue().splitlines()) == 1
    for row in read(file.getvalue(), read_with):
        assert not [cell for cell in row if is_formula(cell)]


@given(cells=some.lists(text, min_size=1, max_size=4))
def test_no_text_is_a_formula_or_another_cell(cells: list[str]) -> None:
    """Any texts: as many cells come back, on one line, and none is a formula."""
    file = io.StringIO(newline="")
    write_rows(file, [cells])
    assert len(file.getvalue().splitlines()) == 1
    (row,) = read(file.getvalue())
    assert len(row) == len(cells)
    assert not any(map(is_formula, row))


@pytest.mark.parametrize(
    "name", ["Ada Lovelace", "O'Brien, Mary-Ann", "李雷", "Ægir", 'the "Kid"', "a@b.org", "12-34"]
)
def test_what_is_harmless_is_unchanged(name: str) -> None:
    """Names, addresses and numbers of people come back as they were."""
    file = io.StringIO(newline="")
    write_rows(file, [[name]])
    assert read(file.getvalue()) == [[name]]


def test_direction_marks_and_escapes_are_gone() -> None:
    """No cell turns the line around or colours a terminal."""
    assert safe("\u202eabc\u2066\x1b[31m\x07\x00") == "abc"


@given(value=some.floats(min_value=0, max_value=1e6))
def test_numbers_are_short_and_never_flatter(value: float) -> None:
    """Four decimals, as plain digits; what is not a full score is not rounded to one."""
    written = number(value)
    assert re.fullmatch(r"\d+(\.\d{1,4})?", written)
    assert abs(float(written) - value) <= 1e-4 + 1e-9 * value
    if float(written).is_integer():
        assert float(written) <= value


def test_nothing_is_not_an_empty_text() -> None:
    """Canvas tells `,,` from `,"",`."""
    file = io.StringIO(newline="")
    write_rows(file, [[None, "", 1.0]])
    assert file.getvalue() == ',"",1\r\n'
