"""The judge's view of an answer, for `dev try`: a module for each kind of judge. Nothing here
decides anything, and grading imports none of it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from lossdrill.judging.all_of import AllOf, first_question
from lossdrill.judging.choices import ChoicesJudge
from lossdrill.judging.claims import ClaimJudge
from lossdrill.judging.figures import FiguresJudge
from lossdrill.judging.formula import FormulaJudge
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.impossible import ImpossibleJudge
from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.protocol import Judge
from lossdrill.judging.results import ResultsJudge
from lossdrill.judging.values import ValuesJudge
from lossdrill.judging.variant import Variant
from lossdrill.judging.views import (
    figures,
    formulas,
    functions,
    measured,
    options,
    tables,
    witnesses,
)
from lossdrill.judging.views.view import Alike, Beside, Row, Seen, View, alike
from lossdrill.judging.witness import WitnessJudge
from lossdrill.sandbox.wire import Answer

__all__ = ["Alike", "Row", "View", "view_of"]

Look = Callable[[Any, Sequence[Answer], Variant], Seen]

LOOKS: tuple[tuple[type, Look], ...] = (
    (FunctionJudge, functions.seen),
    (FormulaJudge, formulas.seen),
    (ValuesJudge, tables.seen),
    (ChoicesJudge, options.of_choices),
    (ClaimJudge, options.of_claim),
    (WitnessJudge, witnesses.of_witness),
    (ImpossibleJudge, witnesses.of_impossible),
    (MinimiserJudge, measured.of_minimiser),
    (ResultsJudge, measured.of_results),
    (FiguresJudge, figures.seen),
)

Known = tuple[str, bool, Sequence[Answer]]
"""Name, whether it is a mistake, and what it answers to the first question."""


def view_of(
    judge: Judge, answers: Sequence[Answer], variant: Variant, known: Iterable[Known] = ()
) -> View:
    """What the judge saw in the answers to its first question; empty for a judge of another kind.

    `known` are the exercise's own answers to the same question. Raises `PackError` where the
    exercise cannot say what is right.
    """
    seen = _seen(judge, answers, variant)
    near = [
        alike(seen, name, given, mistake=mistake)
        for name, mistake, given in known
        if seen.beside is not None and any(row.decides for row in seen.rows)
    ]
    near.sort(key=lambda one: (not one.equal, -one.nearness, -one.same))
    return View(rows=seen.rows, facts=seen.facts, alike=tuple(near))


def _seen(judge: Judge, answers: Sequence[Answer], variant: Variant) -> Seen:
    if isinstance(judge, AllOf):
        return _of_parts(judge, answers, variant)
    for kind, look in LOOKS:
        if isinstance(judge, kind):
            return look(judge, answers, variant)
    return Seen(())


def _of_parts(judge: AllOf, answers: Sequence[Answer], variant: Variant) -> Seen:
    """All parts one after the other, each with its name."""
    counts = {name: len(first_question(one, variant)) for name, one in judge.parts.items()}

    def own(answers: Sequence[Answer]) -> dict[str, Sequence[Answer]]:
        left = list(answers)
        return {name: [left.pop(0) for _ in range(count)] for name, count in counts.items()}

    parts = {name: _seen(judge.parts[name], each, variant) for name, each in own(answers).items()}
    compared = all(part.beside is not None for part in parts.values() if part.rows)

    def beside(known: Sequence[Answer]) -> list[Beside]:
        each = own(known)
        return [
            pair
            for name, part in parts.items()
            if part.beside is not None
            for pair in part.beside(each[name])
        ]

    return Seen(
        tuple(
            replace(row, group=f"{name}: {row.group}".removesuffix(": "))
            for name, part in parts.items()
            for row in part.rows
        ),
        tuple(f"{name}: {fact}" for name, part in parts.items() for fact in part.facts),
        beside if compared else None,
    )
