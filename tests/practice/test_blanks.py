"""What of a file can be filled in, and the file with something in it."""

import ast

import pytest

from lossdrill.judging.handout import stub_for
from lossdrill.model import Exercise
from lossdrill.pack import open_pack
from lossdrill.practice.blanks import Blank, blanks, filled, given_names, quoted_words
from lossdrill.practice.quiz import KINDS

TABLE = '''# lossdrill some-table, variant 3
"""some-table · a table."""

# A number, and another:
n = 4
σ = [1, 2]  # two of them

# Regions: "left side", "right".
answer = {
    "region 1": None,
    "slope 1": None,  # of |r|
    "region 2": None,
    # And then, "yes" or "no":
    "kink": None, "order": [],
}
'''
CLAIM = '''"""Said."""

# "It is so."
#
# a. Sometimes,
#    on Sundays.
# b. Never.

verdict = None  # "true" or "needs a condition"
condition = None  # a letter, for example "a"
'''
CARDS = """
# Card 1. A case.
#
#   task
#     a. One.
#     b. Two.
#
#   loss
#     a. Three.
card_1 = {
    "task": set(),
    "loss": set(),
}
"""


def table() -> tuple[Blank, ...]:
    return blanks(TABLE, ["answer"])


def test_cells_in_their_order() -> None:
    """Each cell of a table is a blank, with what stands in it."""
    assert [(each.title, each.text) for each in table()] == [
        ("region 1", "None"),
        ("slope 1", "None"),
        ("region 2", "None"),
        ("kink", "None"),
        ("order", "[]"),
    ]


def test_what_stands_above() -> None:
    """The first blank has what is given above it, without header, docstring and sign; a later one
    has what stands between it and the one before.
    """
    first, slope, _, kink, order = table()
    assert first.above == (
        "A number, and another:",
        "n = 4",
        "σ = [1, 2]  # two of them",
        "",
        'Regions: "left side", "right".',
    )
    assert (slope.above, slope.beside) == ((), "of |r|")
    assert kink.above == ('And then, "yes" or "no":',)
    assert order.above == ()


def test_words_of_a_cell() -> None:
    """Those of its own comment, else of a cell that differs in its number, else of the one before;
    a comment without any says that it is none of these.
    """
    regions = ("left side", "right")
    assert [each.words for each in table()] == [regions, (), regions, ("yes", "no"), ("yes", "no")]
    assert quoted_words(TABLE) == (*regions, "yes", "no")


def test_letters() -> None:
    """Options may be listed for the blank itself or for the one before it, and below a heading that
    is the key of a cell.
    """
    verdict, condition = blanks(CLAIM, ["verdict", "condition"])
    assert verdict.letters == condition.letters == ("a", "b")
    assert verdict.above[0] == '"It is so."'
    task, loss = blanks(CARDS, ["card_1"])
    assert (task.letters, loss.letters) == (("a", "b"), ("a",))
    assert task.above == ("Card 1. A case.", "", "    a. One.", "    b. Two.")
    assert loss.above == ("    a. Three.",)


def test_filling_in() -> None:
    """Only what is filled in changes, whatever stands around it; the rest may come later."""
    first, *_, last = table()
    half = filled(TABLE, {last: '["é"]', first: '"left side"'})
    assert half == TABLE.replace('"region 1": None', '"region 1": "left side"').replace(
        "[],", '["é"],'
    )
    again = {each.key: each for each in blanks(half, ["answer"])}
    assert again["order"].text == '["é"]'
    whole = filled(half, {again["kink"]: "2"})
    assert ast.literal_eval(whole.partition("answer = ")[2])["kink"] == 2


def test_given_names() -> None:
    """What the file binds beside the answers."""
    assert given_names(TABLE, ["answer"]) == {"n", "σ"}


@pytest.mark.parametrize("source", ["def f(x):\n    return x\n", "f = (", "g = 1\n", "f = '\0'\n"])
def test_what_cannot_be_filled_in(source: str) -> None:
    """A function, what is no Python, and a file without the name have no blanks."""
    assert blanks(source, ["f"]) == ()


SHORT = [each for each in open_pack().exercises if each.kind in KINDS]


@pytest.mark.parametrize("exercise", SHORT, ids=lambda each: each.id)
def test_every_short_exercise(exercise: Exercise) -> None:
    """Of the built-in pack: each answer has its blanks, and they are empty."""
    pack = open_pack()
    stub = stub_for(pack, exercise, 3)
    found = blanks(stub, exercise.names)
    assert {each.name for each in found} == set(exercise.names)
    assert {each.text for each in found} <= {"None", "[]", "set()"}
    assert all(each.letters for each in found if each.text == "set()")
    assert filled(stub, {each: each.text for each in found}) == stub
