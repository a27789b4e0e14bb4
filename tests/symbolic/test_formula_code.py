"""Losses as typed formulas: what is printed is read back as the same function."""

import re
from typing import Any

import numpy as np
import pytest
from sympy import Abs, And, Eq, Expr, Max, Min, Piecewise, exp, log, sqrt, symbols

from lossdrill.folders import data_root
from lossdrill.formula import compare, scalar
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.formula_code import between, formula_source
from tests.symbolic.conftest import Case

r, d, z = symbols("r d z", real=True)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (2 * r / (d * sqrt(z)), "2 * r / (d * sqrt(z))"),
        (z - r**2 / 2, "z - r**2 / 2"),
        (Abs(r) - d / 2, "abs(r) - d / 2"),
        (Max(0, 1 - z), "max(0, 1 - z)"),
        (Min(r, d), "min(d, r)"),
        (exp(-z) * log(d), "exp(-z) * log(d)"),
        (1 / (1 + exp(-z)), "sigmoid(z)"),
        (Piecewise((r, r <= d), (d, True)), "where(r <= d, r, d)"),
        (Piecewise((0, r < d), (1, Eq(r, d)), (2, True)), "where(r < d, 0, where(r == d, 1, 2))"),
        (And(r >= 0, r < d), "(r >= 0) & (r < d)"),
    ],
)
def test_text(expression: Expr, text: str) -> None:
    """One line, as one would type it."""
    assert formula_source(expression, variable=r) == text


@pytest.mark.parametrize(
    "expression",
    [r / (d * z), r - (d - z), (r - d) * z, -((r + d) ** 2), r ** (d + 2), Abs(r - Max(d, z)) / 2],
)
def test_read_back(expression: Expr) -> None:
    """Brackets stand where they must: the text means the expression."""
    text = formula_source(expression)
    numbers = {r: 3, d: 2, z: 7}
    value: Any = expression.subs(numbers)
    variables = [scalar(str(symbol)) for symbol in numbers]
    anything = " + ".join(f"0*{variable.name}" for variable in variables)
    inserted = re.sub(r"\b[rdz]\b", lambda name: f"({numbers[symbols(name[0], real=True)]})", text)
    result = compare(f"{value} + {anything}", f"{inserted} + {anything}", variables)
    assert result.status == "equal", text


def test_softmax_goes_by_its_name() -> None:
    """e^z_i over the sum of all e^z_j is the softmax; far out its definition would be 0/0."""
    loss = load_definitions(data_root(), "cross_entropy")["cross_entropy"]
    assert loss.link is not None
    assert formula_source(loss.link, by_row=True) == "softmax(z)"
    assert formula_source(2 * loss.link, by_row=True) != "softmax(z)"


def test_sums_over_classes_keep_their_axis_where_entries_follow() -> None:
    """The loss of a row is one number; beside entries a sum keeps its place."""
    total = load_definitions(data_root(), "cross_entropy")["cross_entropy"].expression
    assert formula_source(total) == "-sum(y * log(p), axis=-1)"
    assert formula_source(total, by_row=True) == "-sum(y * log(p), axis=-1, keepdims=True)"


def test_sets_of_subgradients_come_from_the_interval(loss: Any) -> None:
    """Where the gradient jumps, its formula is everything between the two ends."""
    mae: Case = loss("mae")
    assert mae.derived.formulas.gradient == between("where(r <= 0, -1, 1)", "where(r < 0, -1, 1)")
    assert mae.derived.interval is not None
    low, high = mae.derived.interval(np.zeros(1), np.zeros(1))
    assert (low, high) == (-1, 1)


def test_every_loss_has_its_formulas(case: Case) -> None:
    """Value, gradient and, where there is one, the inner quantity with its definition."""
    formulas = case.derived.formulas
    assert formulas.value
    assert formulas.gradient
    assert bool(formulas.inner) == bool(formulas.where) == (case.definition.link is not None)
    assert bool(formulas.outer_gradient) == (case.derived.outer_gradient is not None)
    assert [name for name, _ in formulas.regions] == list(case.derived.region_names)
