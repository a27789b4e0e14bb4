"""JSON lines: one verdict each, with whose it is and what it counts."""

import json
from pathlib import Path
from typing import Any

from lossdrill.classroom.exports.lines import lines
from lossdrill.classroom.model import Feedback, Gradebook, Student
from tests.classroom.exports.builders import EXERCISES, HOSTILE, NOT_RUN, WRONG, book, cell

PAGE = Path(__file__).resolve().parents[3] / "docs" / "json.md"
ADA = Student(id="ada")


def parsed(written: Gradebook, level: Feedback = "full") -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines(written, EXERCISES, level)]


def test_every_attempt_has_a_line_and_one_of_them_counts() -> None:
    """The mark, after the policy, stands with the attempt that counts."""
    late = cell("ada", "huber-value", [WRONG, NOT_RUN, WRONG], score=0.4, counted=2, late=True)
    found = parsed(book([ADA], [late]))
    assert [line["attempt"] for line in found] == [1, 2, 3]
    assert [line["counts"] for line in found] == [False, False, True]
    assert [line["mark"] for line in found] == [None, None, 0.4]
    assert [line["late"] for line in found] == [None, None, True]
    assert found[0]["score"] == WRONG.score


def test_levels_are_obeyed() -> None:
    """What a level keeps back is in no line."""
    graded = book([ADA], [cell("ada", "huber-value", [WRONG])])
    (full,), (score,) = parsed(graded), parsed(graded, "score")
    assert full["counterexample"]["expected"] == "SECRET"
    assert "SECRET" not in json.dumps(parsed(graded, "diagnosis"))
    assert not score["diagnoses"]
    assert score["score"] == full["score"]


def test_lines_stay_lines() -> None:
    """Whatever the name, a verdict is one line."""
    students = [Student(id=text) for text in HOSTILE]
    cells = [cell(text, "huber-value", [WRONG]) for text in HOSTILE]
    text = b"".join(lines(book(students, cells), EXERCISES, "full"))
    assert text.count(b"\n") == len(HOSTILE)
    assert [json.loads(line)["student"] for line in text.split(b"\n")[:-1]] == list(HOSTILE)


def test_the_page_lists_every_key() -> None:
    """docs/json.md names each key of a line."""
    (line,) = parsed(book([ADA], [cell("ada", "huber-value", [WRONG])]))
    page = PAGE.read_text(encoding="utf-8")
    _, _, section = page.partition("## A class, line by line")
    described = page.partition("## Inside it")[0] + section
    assert section
    assert not [key for key in line if f"`{key}`" not in described]
