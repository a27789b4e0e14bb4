"""The public seam: is a typed formula the expected one, and if not, what is different about it?"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lossdrill.errors import LossdrillError
from lossdrill.formula.agreement import Formula, Seen, Target, Verdict, look
from lossdrill.formula.expected import Expected
from lossdrill.formula.parser import parse
from lossdrill.formula.points import Point, literal_points
from lossdrill.formula.problem import Fit, Problem, Wrong, literals, problem
from lossdrill.formula.refusing import Refused
from lossdrill.formula.result import Comparison, Difference
from lossdrill.formula.shown import counterexample
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import Tree
from lossdrill.formula.variables import Abbreviation, Variable
from lossdrill.model import Diagnosis

ENOUGH = 12
"""So many differing points, and no more are looked for."""


def compare(
    answer: str,
    expected: Expected | str | Tree,
    variables: Sequence[Variable | Abbreviation],
    *,
    seed: int = 20,
) -> Comparison:
    """Whether the typed answer is the expected formula on the domain of the variables.

    Never raises for what was typed, and takes bounded time and memory whatever that is.
    """
    if not isinstance(expected, Expected):
        expected = Expected(expected)
    try:
        prepared = problem(expected, tuple(variables), seed)
    except LossdrillError as error:
        return Comparison(status="fault", fault=str(error))
    try:
        tree = parse(answer, prepared.words)
    except Refused as refused:
        return Comparison(status="refused", refusal=refused.of(answer))
    read = Comparison(status="equal", tree=tree, read_as=text_of(tree))
    fit = prepared.fit(tree, matlab=_is_matlab(answer))
    if isinstance(fit, Wrong):
        wrong = Diagnosis(id="shape", kind="generic", message=fit.message)
        return replace(read, status="different", by="shape", diagnoses=(wrong,))
    return _compared(read, fit, prepared)


def _is_matlab(answer: str) -> bool:
    return any(sign in answer for sign in (".*", "./", ".^"))


def _compared(read: Comparison, fit: Fit, prepared: Problem) -> Comparison:
    seen = examine(fit.formula, prepared)
    ordinary = [s for s in seen if not s.point.special]
    without = [s for s in ordinary if s.verdict is Verdict.NO_VALUE]
    if not ordinary or len(without) > len(ordinary) // 4:
        return Comparison(status="fault", fault="The expected formula has no value at many points.")
    wrong = [s for s in seen if s.verdict in (Verdict.DIFFERS, Verdict.NOT_FINITE)]
    agree = [s for s in seen if s.verdict is Verdict.AGREES]
    if wrong:
        simplest = min(wrong, key=lambda s: s.point.complexity)
        return replace(
            read,
            status="different",
            by=_by(wrong),
            points=len(agree),
            counterexample=counterexample(simplest, prepared.variables),
            notes=fit.notes,
        )
    if not agree:
        refused = Refused("Your formula grows beyond what can be computed; simplify it.")
        return Comparison(status="refused", refusal=refused.of(read.read_as))
    return replace(read, points=len(agree), notes=fit.notes)


def _by(wrong: Sequence[Seen]) -> Difference:
    if all(s.point.special for s in wrong):
        return "kink"
    return "value" if any(s.verdict is Verdict.DIFFERS for s in wrong) else "nan"


def examine(formula: Formula, prepared: Problem) -> list[Seen]:
    """Both formulas at all points worth looking at; fewer when they differ at many."""
    seen: list[Seen] = []
    wrong = 0
    for place, (point, known) in enumerate(_places(formula, prepared)):
        found = look(formula, prepared.right, point, known)
        seen.append(found)
        wrong += found.verdict in (Verdict.DIFFERS, Verdict.NOT_FINITE)
        if wrong >= ENOUGH and place >= len(prepared.points):
            break
    return seen


def _places(formula: Formula, prepared: Problem) -> Iterator[tuple[Point, Target | None]]:
    """Ordinary points and the kinks of the expected formula, with the values there; then what the
    answer itself gives reason to look at."""
    yield from zip(prepared.points, prepared.targets, strict=True)
    yield from zip(prepared.special_points, prepared.special_targets, strict=True)
    rng = random.Random(prepared.seed)  # noqa: S311  # reproducible, not secret
    numbers = literals(formula.tree)
    for point in literal_points(prepared.points, prepared.variables, numbers, rng):
        yield point, None
    known = {point.key for point in prepared.special_points}
    for point in prepared.hunted(formula, numbers):
        if point.key not in known:
            known.add(point.key)
            yield point, None
