"""Similar answers: what disguises do not hide, what is no evidence, and what hostile text costs."""

import random
from pathlib import Path

import pytest

from lossdrill.classroom.similarity import FEWEST_ANSWERS, Comparison, Similarities
from lossdrill.classroom.structure import LONGEST, structure

HOSTILE_FILES = Path(__file__).parents[1] / "hostile" / "submissions"

STUB = '''"""huber-value: the mean Huber loss. Variant 3."""
import numpy as np


def huber(y, y_hat, delta):
    raise NotImplementedError
'''
ANSWER = '''import numpy as np


def huber(y, y_hat, delta):
    """The mean Huber loss."""
    residual = y_hat - y
    size = np.abs(residual)
    # quadratic inside
    inside = 0.5 * residual ** 2
    outside = delta * (size - 0.5 * delta)
    return np.mean(np.where(size <= delta, inside, outside))
'''
DISGUISED = '''from __future__ import annotations
import numpy
import math as m

def huber(truth: numpy.ndarray, guess: numpy.ndarray, d: float = 1.) -> float:
  r: numpy.ndarray = (guess - truth); a = numpy.abs(
      r,
  )
  """I did this all by myself."""
  q = .50 * r**2

  linear_part = d * (a - 0.50*d)   # outside
  return (
      numpy.mean(numpy.where(a <= d, q, linear_part))
  )
'''


def other_answers(number: int, seed: int = 0) -> list[str]:
    """Different ways to write something of this length."""
    draw = random.Random(seed)  # noqa: S311 - reproducible
    functions = ("abs", "sign", "sqrt", "maximum", "clip", "mean", "sum", "square", "log1p", "dot")
    operators = ("+", "-", "*", "/", "**", "@")

    def line(place: int) -> str:
        call = f"np.{draw.choice(functions)}(v{draw.randrange(place + 1)})"
        value = round(draw.random(), 2)
        return f"    v{place + 1} = {call} {draw.choice(operators)} {value} * v{place}"

    return [
        "\n".join(["def huber(v0, y, d):", *(line(i) for i in range(7)), "    return v7\n"])
        for _ in range(number)
    ]


def compared(sources: list[str], stub: str = STUB) -> Similarities:
    comparison = Comparison(stub)
    for student, source in enumerate(sources):
        comparison.add(student, source)
    return comparison.similarities(sources.__getitem__)


def test_a_disguise_does_not_change_the_structure() -> None:
    """Names, layout, comments, docstrings, annotations, imports, number spellings: none counts."""
    assert structure(DISGUISED) == structure(ANSWER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("def f(a, b):\n  return a - b", "def f(a, b):\n  return b - a"),
        ("for i in x:\n  a = f(i)\n  b = g(i)", "for i in x:\n  a = f(i)\nb = g(i)"),
        ("np.sum(x)", "np.mean(x)"),
        ("sum(x)", "max(x)"),
        ("return x * 2", "return x * 3"),
        ("x = (a + b) * c", "x = a + b * c"),
    ],
)
def test_what_a_program_does_is_its_structure(one: str, other: str) -> None:
    """Roles of names, order, nesting, functions of NumPy and constants tell programs apart."""
    assert structure(one) != structure(other)


def test_two_of_many_with_one_structure_are_shown() -> None:
    """The disguised pair is found, with the numbers that say how unusual it is."""
    found = compared([ANSWER, *other_answers(60), DISGUISED])
    assert [(each.students, each.share) for each in found.found] == [((0, 61), 1.0)]
    assert found.compared == 62
    assert found.found[0].words > 40


def test_a_change_here_and_there_is_still_similar() -> None:
    """One line more and one constant changed leave most of the pieces."""
    sources = other_answers(60)
    edited = sources[5].replace("return v7", "print(v7)\n    return v7")
    found = compared([*sources, edited])
    (pair,) = found.found
    assert pair.students == (5, 60)
    assert 0.7 <= pair.share < 1


def test_what_many_write_is_no_evidence() -> None:
    """When a tenth of the class shares a structure it is the obvious solution."""
    assert compared([ANSWER] * 20 + other_answers(180)).found == ()


def test_annotations_are_no_evidence() -> None:
    """Two who annotate the obvious solution in the same way, as nobody else does, still have what
    everybody has.
    """
    annotated = ANSWER.replace(
        "(y, y_hat, delta)", "(y: np.ndarray, y_hat: np.ndarray, delta: float) -> float | int"
    )
    assert structure(annotated) == structure(ANSWER)
    assert compared([ANSWER] * 20 + [annotated] * 2 + other_answers(100)).found == ()


def test_the_stub_is_no_evidence() -> None:
    """Those who hand in a long template as it is, or hardly changed, are not similar."""
    template = STUB + "".join(other_answers(3))
    sources = [template, template.replace("0.", "1."), template]
    assert compared([*sources, *other_answers(40, seed=1)], template).found == ()


def test_short_answers_and_small_classes_are_no_evidence() -> None:
    """Two who write one line write the same line; and of nine nobody knows what is usual."""
    line = "def mse(y, y_hat):\n    return ((y - y_hat) ** 2).mean()\n"
    assert compared([line, line, *other_answers(40)], "").found == ()
    few = compared([ANSWER, DISGUISED, *other_answers(FEWEST_ANSWERS - 3)])
    assert few.found == ()
    assert few.compared == FEWEST_ANSWERS - 1


HOSTILE = {
    "unclosed": "'''" * 20_000,
    "escaped quotes": "r'''\\'''" * 9_000,
    "brackets": "(" * 100_000,
    "backslashes": "\\" * 100_000,
    "deep": "".join(f"{' ' * i}if 1:\n" for i in range(400)),
    "on one line": "if 1:" * 20_000,
    "digits": "9" * 100_000,
    "huge": "x = 1\n" * 1_000_000,
    "nul": "\0" * 1000,
    "half a character": "x = '\ud800'\n\ud800 = 1\n" * 100,
    "no Python": "Dear Professor, I was ill. " * 200,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read(name: str) -> None:
    """Whatever it is, it has a structure, or is too long to be looked at."""
    text = HOSTILE[name]
    found = structure(text[:LONGEST])
    comparison = Comparison()
    comparison.add(0, text)
    comparison.similarities(lambda _: text)
    assert found is not None
    assert (structure(text) is None) == (len(text) > LONGEST)


@pytest.mark.parametrize("path", sorted(HOSTILE_FILES.glob("*.py")), ids=lambda path: path.stem)
def test_the_hostile_corpus_can_be_compared(path: Path) -> None:
    """No hostile submission stops the comparison; one handed in twice is found or too short."""
    source = path.read_text(encoding="utf-8")
    found = compared([source, source.replace("y_hat", "z"), *other_answers(30)], "")
    assert all(each.students == (0, 1) for each in found.found)
