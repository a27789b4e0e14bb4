"""Cells for a word: spelling makes no difference, meaning does."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.cells.words import Word

REGION = Word("inside the margin", ("wrong side", "inside the margin", "beyond"))
YES = Word("yes", ("yes", "no", "depends"))


@pytest.mark.parametrize(
    "value",
    [
        "inside the margin",
        "Inside the margin.",
        " inside-the_margin ",
        "INSIDE  THE MARGIN",
        np.array("inside the margin"),
        ["inside the margin"],
        {"inside the margin"},
    ],
)
def test_spelling_makes_no_difference(value: Any) -> None:
    """Case, spaces, hyphens, and a collection around it."""
    assert REGION.share(value) == 1.0
    assert REGION.trouble(value) is None


@pytest.mark.parametrize("value", [True, np.True_, "true", "Y", "YES"])
def test_true_is_yes(value: Any) -> None:
    """And False is no."""
    assert YES.share(value) == 1.0
    assert YES.share(False) == 0.0
    assert YES.same(False, "no")
    assert YES.trouble(False) is None


@pytest.mark.parametrize(
    ("value", "came"),
    [
        ("outside", '"outside"'),
        ("", '""'),
        (True, "True"),
        (3, "a number"),
        (None, "nothing (None)"),
        ("x" * 500, '"' + "x" * 29 + '…"'),
        ("\x1b[31mbeyond!", '"beyond!"'),
    ],
)
def test_what_is_no_option_is_told(value: Any, came: str) -> None:
    """With the options, short and harmless."""
    assert REGION.share(value) == 0.0
    options = '"wrong side", "inside the margin", "beyond"'
    assert REGION.trouble(value) == f"is {came}; give one of {options}"


def test_another_option_is_wrong_without_a_complaint() -> None:
    """Its form is right."""
    assert REGION.share("beyond") == 0.0
    assert REGION.trouble("beyond") is None


def test_what_is_right_must_be_an_option() -> None:
    """Otherwise nobody could give it."""
    with pytest.raises(ValueError, match="is not one of"):
        Word("maybe", ("yes", "no"))
