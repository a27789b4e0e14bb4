"""One function of a solution file, written as a file of its own."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.standalone import standalone

FILE = '''"""A solution."""

import math
from fractions import Fraction
from functools import lru_cache

import numpy as np

from lossdrill.judging.words import function, right

from ._derived import huber

EPS = 1e-12
SHIFT: float = 2.0
low, high = -1, 1  # ends
Array = np.ndarray


@lru_cache
def constant(power=2):
    """A decorated helper."""
    return EPS ** power


def helper(x: Array) -> Array:
    # why it is shifted
    return x + SHIFT + constant()


def softmax(z):
    return z / z.sum()


@right
def by_hand(z, bound=high):
    # the comment stays
    softmax = helper(z)  # ü: local, and no call of the reference
    return math.sqrt(bound) * softmax  # the last comment too


@right
def by_recursion(n):
    ü = 1
    return ü if n == 0 else n * by_recursion(n - 1)


@right
def column(X):
    return [column.sum() for column in X]  # column by column


@right
def leaning(z):
    return 2 * softmax(z)


judge = function(softmax)
'''


def run(name: str, target: str = "softmax") -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(standalone(FILE, name, target), names)  # noqa: S102 - written above
    return names


def test_helpers_constants_and_imports_come_along() -> None:
    """Whatever the function reaches is there, through helpers and default values too."""
    names = run("by_hand")
    assert names["softmax"](np.zeros(2)) == pytest.approx([2, 2])
    assert {"EPS", "SHIFT", "high", "Array", "constant", "helper", "math"} <= names.keys()


def test_nothing_else_comes_along() -> None:
    """No machinery of lossdrill, no other answer, no judge, no import that is not used."""
    text = standalone(FILE, "by_hand", "softmax")
    for absent in ("lossdrill", "_derived", "right", "judge", "Fraction", "leaning", "by_hand"):
        assert absent not in text


def test_the_answer_stands_without_its_decorator_and_helpers_keep_theirs() -> None:
    """What marks an answer is machinery; what decorates a helper belongs to it."""
    text = standalone(FILE, "by_hand", "softmax")
    assert "@right" not in text
    assert "@lru_cache\ndef constant" in text
    assert "from functools import lru_cache" in text


def test_comments_and_docstrings_stay() -> None:
    """It reads as its author wrote it, the comment behind the last line included."""
    text = standalone(FILE, "by_hand", "softmax")
    for kept in ("# the comment stays", "# the last comment too", "# why it is shifted", "# ends"):
        assert kept in text
    assert '"""A decorated helper."""' in text


def test_a_function_may_call_itself() -> None:
    """Recursion follows the new name, also behind letters of two bytes."""
    assert run("by_recursion", "factorial")["factorial"](5) == 120


def test_only_the_function_is_renamed() -> None:
    """Words in comments and attributes stay as they are."""
    text = standalone(FILE, "column", "total")
    assert "# column by column" in text
    assert run("column", "total")["total"](np.ones((2, 3))) == [3, 3]


def test_the_reference_stands_by_itself_under_its_own_name() -> None:
    """Nothing is renamed where nothing has to be."""
    assert run("softmax")["softmax"](np.ones(2)) == pytest.approx([0.5, 0.5])


def test_an_answer_may_not_lean_on_the_reference() -> None:
    """Both would bear one name, so the author is told."""
    with pytest.raises(ValueError, match="leaning uses softmax"):
        standalone(FILE, "leaning", "softmax")


def test_a_function_that_is_not_there_is_reported() -> None:
    """The author hears its name."""
    with pytest.raises(ValueError, match="absent is not a function of this file"):
        standalone(FILE, "absent", "softmax")
