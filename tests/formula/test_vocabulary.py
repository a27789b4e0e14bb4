"""A name may be typed in all its spellings, and an unknown one comes with a suggestion."""

import pytest

from lossdrill.formula import compare, matrix, scalar, vector
from lossdrill.formula.parser import parse
from lossdrill.formula.refusing import Refused
from lossdrill.formula.text import text_of
from lossdrill.formula.vocabulary import vocabulary

_VARIABLES = (
    matrix("Phi", "n", "d"),
    vector("t", "n"),
    vector("theta", "d", aliases=("w",)),
    scalar("beta_0"),
    scalar("y_hat"),
    scalar("lambda"),
)


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (["theta", "θ", r"\theta", r"\boldsymbol{\theta}", "w"], "theta"),
        (["beta_0", "β₀", r"\beta_0", r"\beta_{0}", "beta0", "β_0"], "beta_0"),
        (["y_hat", "yhat", "ŷ", r"\hat y", r"\hat{y}", r"\widehat{y}"], "y_hat"),
        (["lambda", "lam", "λ", r"\lambda"], "lambda"),
        (["n", "N"], "n"),
        (["Phi", "Φ", r"\Phi"], "Phi"),
    ],
)
def test_spellings(spellings: list[str], name: str) -> None:
    """Greek letters, hats, subscripts and aliases are the variable itself."""
    words = vocabulary(_VARIABLES)
    assert {text_of(parse(spelling, words)) for spelling in spellings} == {name}


def test_rows() -> None:
    """A small letter with an index is a row of the matrix of that name."""
    words = vocabulary(_VARIABLES)
    assert text_of(parse(r"\sum_i \phi_i t_i", words)) == "Σ_i Phi[i]*t[i]"


@pytest.mark.parametrize(
    ("typed", "meant"), [("Theta", "theta"), ("thetta", "theta"), ("sigmod(t)", "sigmoid")]
)
def test_suggestions(typed: str, meant: str) -> None:
    """An unknown name is refused with the one that was probably meant."""
    with pytest.raises(Refused) as caught:
        parse(typed, vocabulary(_VARIABLES))
    assert caught.value.suggestion == meant


def test_a_letter_that_nothing_binds_is_unknown() -> None:
    """One letter is no index where it stands for a number: m is not the number of samples here."""
    with pytest.raises(Refused, match="'m' is not known"):
        parse("2/m * Phi.T @ t", vocabulary(_VARIABLES))


def test_a_dimension_is_no_variable() -> None:
    """A name for both would be read as one of them; that is the author's to mend."""
    variables = (vector("y", "n"), scalar("n"))
    assert compare("y", "y", variables).status == "fault"
