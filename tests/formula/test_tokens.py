"""Characters of every notation become the same tokens, and what is no formula is refused there."""

import pytest

from lossdrill.formula.refusing import Refused
from lossdrill.formula.tokens import MOST_CHARACTERS, MOST_TOKENS, tokenize


def _texts(text: str) -> list[str]:
    return [token.text for token in tokenize(text)[:-1]]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("x ≤ 1", "x <= 1"),
        (r"x \leq 1", "x <= 1"),
        ("x² − 1", "x ^ ( 2 ) - 1"),
        ("½", "( 1 / 2 )"),
        ("ŷ", "y_hat"),
        ("y\N{COMBINING CIRCUMFLEX ACCENT}", "y_hat"),
        ("δ", "delta"),
        (r"\operatorname{sign}", "sign"),
        (r"\left( x \right)", "( x )"),
        ("2.*x", "2 .* x"),
        ("2.5e-3", "2.5e-3"),
        ("xᵢⱼ", "x _ ij"),
        (r"\mathbb{1}", "indicator"),
    ],
)
def test_notations(typed: str, plain: str) -> None:
    """Signs of Unicode and commands of LaTeX stand for their plain spelling."""
    assert _texts(typed) == plain.split()


@pytest.mark.parametrize("text", ["p - y", "√z + ½", r"\frac{1}{2} \hat y", "xᵢ²"])
def test_places(text: str) -> None:
    """Each token knows where it was typed, in order and within the text."""
    tokens = tokenize(text)
    assert all(0 <= token.start <= token.end <= len(text) for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("z" * (MOST_CHARACTERS + 1), "characters"),
        ("+z" * (MOST_TOKENS // 2 + 1), "signs"),
        ("1" * 21, "digits"),
        ("1e999", "out of bounds"),
        ("z\u202e", "invisible or control"),
        ("z\x00", "control character"),
        ("'z'\"", "quot"),
        ("р", "Cyrillic"),
        ("∂z", "derivative"),
        (r"\foo", "not known"),
    ],
)
def test_refused(text: str, says: str) -> None:
    """What is too long, out of bounds or does not belong in a formula is named."""
    with pytest.raises(Refused, match=says):
        tokenize(text)
