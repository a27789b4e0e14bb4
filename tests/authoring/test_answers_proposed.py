"""Answers and spellings that follow from a loss."""

import ast
import math
from typing import Any

import numpy as np
import pytest

from lossdrill.authoring.answers_proposed import FEWEST, proposed_answers
from lossdrill.authoring.spellings_proposed import FEWEST as FEWEST_SPELLINGS
from lossdrill.authoring.spellings_proposed import proposed_spellings
from tests.losses import derived, invented

SOME = [
    "log_cosh",
    "pinball",
    "epsilon_insensitive",
    "squared_hinge",
    "poisson_deviance",
    "tukey",
    "charbonnier",
    "quantile_huber",
    "exponential",
    "itakura_saito",
]


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("what", ["value", "gradient"])
def test_a_reference_and_three_others(name: str, what: Any) -> None:
    """They have the arguments of the loss, names of their own, and no two the same body."""
    answers = proposed_answers(invented()[name], derived(name), what, "asked_for")
    assert len(answers) >= FEWEST
    assert answers[0].name == "asked_for"
    assert len({answer.name for answer in answers}) == len(answers)
    bodies = set()
    for answer in answers:
        (function,) = ast.parse(answer.source).body
        assert isinstance(function, ast.FunctionDef)
        assert function.name == answer.name
        assert [one.arg for one in function.args.args] == list(invented()[name].names)
        assert ("math" in answer.modules) == ("math." in answer.source)
        bodies.add(ast.unparse(function.body[-1]) + str(len(function.body)))
    assert len(bodies) >= FEWEST - 1


@pytest.mark.parametrize("name", SOME)
def test_six_spellings_that_are_judged_right(name: str) -> None:
    """Of the derivative, all unlike, LaTeX among them; with the words that they need."""
    found = proposed_spellings(invented()[name], derived(name))
    assert len(set(found.right)) >= FEWEST_SPELLINGS
    assert any("\\" in text for text in found.right)
    variables = ast.parse(found.variables, mode="eval")
    used = {node.id for node in ast.walk(variables) if isinstance(node, ast.Name)}
    assert used <= set(found.words)
    names = [node.value for node in ast.walk(variables) if isinstance(node, ast.Constant)]
    assert names == list(invented()[name].names)


def test_what_is_not_right_is_not_proposed() -> None:
    """Where the loss overflows as it stands, no proposed answer does."""
    for answer in proposed_answers(invented()["log_cosh"], derived("log_cosh"), "value", "f"):
        names: dict[str, Any] = {"np": np, "math": math}
        exec(answer.source, names)  # noqa: S102 - our own
        found = names[answer.name](np.array([0.0]), np.array([1000.0]))
        assert found == pytest.approx(1000 - np.log(2))
