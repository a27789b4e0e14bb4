"""One edit of the answer that makes it right.

The answer is edited, not the expected formula: so the edit makes sense in the learner's own
notation, and that it is right afterwards is what is verified.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from lossdrill.formula.diagnosis.edits import branches, dropped, leaves, missing, order
from lossdrill.formula.diagnosis.edits.edit import Edit, Kind, places
from lossdrill.formula.diagnosis.screen import Screen
from lossdrill.formula.examining import is_right
from lossdrill.formula.points import Point
from lossdrill.formula.problem import Problem
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import Call, Compare, Tree, walk, weight
from lossdrill.model import Diagnosis

LIKELY: tuple[Kind, ...] = (
    order.bounds,
    branches.swapped,
    branches.cases,
    dropped.dropped,
    branches.thresholds,
    leaves.transposes,
    leaves.signs,
    leaves.operators,
    leaves.functions,
    leaves.numbers,
    order.arguments,
    order.brackets,
    order.bases,
    leaves.products,
    missing.array_factors,
    missing.scaled_arrays,
    order.moved,
)
"""What people do, the most specific first;"""
CONTRIVED: tuple[Kind, ...] = (order.reach, missing.terms, dropped.two_factors, missing.wrapped)
"""and what makes almost anything right, so that another diagnosis may say more."""
_WHOLE: tuple[Kind, ...] = (leaves.everywhere, dropped.guards)
"""Edits of the whole formula."""

_MOST = 800
"""Edits that are looked at,"""
_WORK = 60_000
"""unless the parts that are computed for each are so many."""


def repair(tree: Tree, problem: Problem, kinds: Sequence[Kind]) -> list[Diagnosis]:
    screen = Screen(tree, problem)
    conditions = {part for part in walk(tree) if isinstance(part, Compare)}
    tried: set[Tree] = {tree}
    telling: list[Point] = []
    most = min(_MOST, _WORK // weight(tree))
    for whole, edit in islice(_edited(tree, problem, kinds), most):
        if whole in tried or not screen.promises(whole):
            continue
        tried.add(whole)
        made = {part for part in walk(whole) if isinstance(part, Compare)} - conditions
        if any(map(screen.is_settled, made)) or _almost_steps(whole):
            continue
        if is_right(whole, problem, telling):
            return [Diagnosis(id="one-edit", kind="generic", message=_message(edit))]
    return []


def _almost_steps(tree: Tree) -> bool:
    """Whether something smooth is taken of a sign: sigma(1e6*sign(r)) is a step but for a hair."""
    return any(
        isinstance(inner, Call) and inner.function == "sign"
        for part in walk(tree)
        if isinstance(part, Call) and part.function in {"sigmoid", "tanh", "exp", "softplus"}
        for inner in walk(part)
    )


def _message(edit: Edit) -> str:
    instead = f"with {text_of(edit.new)} instead of {text_of(edit.old)} the formula is right."
    return f"{edit.say}: {instead}" if edit.say else f"One thing is off: {instead}"


def _edited(tree: Tree, problem: Problem, kinds: Sequence[Kind]) -> Iterator[tuple[Tree, Edit]]:
    """The answer with one edit made, likely edits first."""
    everywhere = list(places(tree))
    for kind in kinds:
        for part, put in everywhere:
            for edit in kind(part, problem):
                yield put(edit.new), edit
        if kind is leaves.numbers:
            for whole in _WHOLE:
                for edit in whole(tree, problem):
                    yield edit.new, edit
