"""What is said of a loss follows from its structure: hints, arguments, tables of corners."""

import re

import pytest

from lossdrill.authoring.new.corners import Corners
from lossdrill.authoring.new.hints import HINTS
from lossdrill.authoring.new.templates import filled, listed, literal
from lossdrill.authoring.new.wording import Wording, worded
from tests.losses import invented

LOSSES = {each.name: each for each in worded(invented(), "Invented: by nobody.")}


def wording(name: str) -> Wording:
    return LOSSES[name]


@pytest.mark.parametrize("name", LOSSES)
def test_three_hints(name: str) -> None:
    """Each exercise has three hints, all different, short enough to be read, without a trace of how
    they were made.
    """
    facts = wording(name)
    for what, hints_of in HINTS.items():
        if what == "kinks" and not facts.corners:
            continue
        hints = hints_of(facts)
        assert len(set(hints)) == 3
        for hint in hints:
            assert 20 < len(hint) < 450
            assert hint[-1] in ".?"
            assert not re.search(r"None|Piecewise|Heaviside|<class|\\", hint)


CORNERED = [name for name, facts in LOSSES.items() if facts.corners and facts.corners_are_certain]


def test_which_corners_are_certain() -> None:
    """The slope of |r|^k jumps where k is 1, and does not where it is larger."""
    assert {name for name, facts in LOSSES.items() if not facts.corners_are_certain} == {"power"}


@pytest.mark.parametrize("name", CORNERED)
def test_corners(name: str) -> None:
    """A table has two cells for each corner, and enough mistakes that differ from what is right and
    from each other in every variant.
    """
    facts = wording(name)
    corners = Corners(facts, f"{facts.id}-kinks")
    assert len(corners.cells) == 2 * len(facts.corners)
    assert len({cell.key for cell in corners.cells}) == len(corners.cells)
    assert len(corners.mistakes) >= 3


def test_a_corner_by_hand() -> None:
    """The capped error bends at -c, 0 and c; at 0 from -1 to 1, and beyond it is flat."""
    corners = Corners(wording("capped_absolute"), "capped-kinks")
    assert {cell.key: cell.source for cell in corners.cells} == {
        "y_hat at r = -c": "Number(y - c)",
        "slopes at r = -c": "Interval(-1, 0)",
        "y_hat at r = 0": "Number(y)",
        "slopes at r = 0": "Interval(-1, 1)",
        "y_hat at r = c": "Number(c + y)",
        "slopes at r = c": "Interval(0, 1)",
    }


def test_arguments() -> None:
    """Names of one domain stand together, and a domain that is no number keeps its own words."""
    assert wording("gamma_deviance").numbers() == ["`y`, `mu`: positive numbers"]
    assert wording("exponential").numbers() == ["`y`: a label, -1 or 1", "`s`: a real number"]
    assert wording("quantile_huber").docstring("one number") == (
        "y, y_hat: arrays of shape (n,). tau: a probability. k: a positive number. "
        "Returns one number."
    )


def test_titles_come_from_the_docstring() -> None:
    """The first loss of a file is called as its docstring begins, the others after their names."""
    first, second, *_ = LOSSES.values()
    assert (first.title, first.sentence) == ("Invented", "by nobody.")
    assert (second.title, second.sentence) == ("Cauchy", "")


def test_formulas_are_not_broken() -> None:
    """Lines break between words, and not within a formula or code."""
    text = filled("- One " + "two " * 18 + "and $r = \\hat y - y$ with `a + b`", 40)
    assert max(map(len, text.split("\n"))) <= 40
    assert "$r = \\hat y - y$" in text
    assert "`a + b`" in text
    assert all(line.startswith("  ") for line in text.split("\n")[1:])


def test_lists_are_toml_and_python() -> None:
    """Backslashes are kept: raw in Python, doubled in TOML."""
    assert literal(r"\frac{1}{2}") == r'r"\frac{1}{2}"'
    assert listed([r"\pi"]) == r'["\\pi"]'
    assert listed(["a" * 50, "b" * 50]) == f'[\n  "{"a" * 50}",\n  "{"b" * 50}",\n]'
