"""The public seam: is a typed formula the expected one, and if not, what is different about it?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lossdrill.errors import LossdrillError
from lossdrill.formula.agreement import Seen, Verdict, look
from lossdrill.formula.arithmetic import DIGITS, is_finite, working
from lossdrill.formula.constants import refuse_constants
from lossdrill.formula.diagnosis import diagnose
from lossdrill.formula.evaluate import MOST_TERMS, TooManyTerms
from lossdrill.formula.examining import WRONG, agrees, examine
from lossdrill.formula.expected import Expected
from lossdrill.formula.frame import Fit, Wrong, is_matlab
from lossdrill.formula.notes import float_note, kink_note
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import Problem, prepared
from lossdrill.formula.refusing import Refused
from lossdrill.formula.result import Comparison, Difference
from lossdrill.formula.shown import counterexample, looks_equal
from lossdrill.formula.tree import Tree
from lossdrill.formula.values import flat
from lossdrill.formula.variables import Abbreviation, Variable
from lossdrill.model import Diagnosis

_LONGEST_FAULT = 200
_LABORIOUS = 60.0
"""More complex points are not shown if there is another."""


def compare(
    answer: str,
    expected: Expected | str | Tree,
    variables: Sequence[Variable | Abbreviation],
    *,
    seed: int = 20,
) -> Comparison:
    """Whether the typed answer is the expected formula on the domain of the variables.

    Never raises, and takes bounded time and memory whatever was typed.
    """
    try:
        return _compare(answer, expected, tuple(variables), seed)
    except Exception as error:  # noqa: BLE001  # ours, and never the learner's
        return Comparison(status="fault", fault=_fault(error))


def _fault(error: Exception) -> str:
    """One sentence about what should not have happened; an author's fault says it itself."""
    if isinstance(error, LossdrillError):
        return str(error)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_FAULT]
    return f"The comparison itself failed, and the formula is not to blame; report it ({what})."


def _compare(
    answer: str,
    expected: Expected | str | Tree,
    variables: tuple[Variable | Abbreviation, ...],
    seed: int,
) -> Comparison:
    if not isinstance(expected, Expected):
        expected = Expected(expected)
    problem = prepared(expected, variables, seed)
    try:
        tree = parse(answer, problem.words)
        refuse_constants(tree, answer)
    except Refused as refused:
        return Comparison(status="refused", refusal=refused.of(answer))
    text, mathml = problem.shown(tree)
    read = Comparison(status="equal", tree=tree, read_as=text, mathml=mathml)
    try:
        return _judged(answer, read, tree, problem)
    except Refused as refused:
        return replace(read, status="refused", refusal=refused.of(answer))
    except Exception as error:  # noqa: BLE001  # as in `compare`, but it was read
        return replace(read, status="fault", fault=_fault(error))


def _judged(answer: str, read: Comparison, tree: Tree, problem: Problem) -> Comparison:
    matlab = is_matlab(answer)
    fit = problem.fit(tree, matlab=matlab)
    if isinstance(fit, Wrong):
        if fit.unbound:
            raise Refused(fit.message, *_place(fit.unbound, answer))
        wrong = Diagnosis(id="shape", kind="generic", message=fit.message)
        found = diagnose(tree, None, [], problem)
        return replace(read, status="different", by="shape", diagnoses=(*found, wrong))
    try:
        others = problem.other_fits(tree, fit, matlab=matlab)
        return _compared(read, tree, fit, others, problem)
    except TooManyTerms:
        message = f"A sum may have at most {MOST_TERMS} terms here; write it up to n."
        raise Refused(message, 0, len(answer)) from None


def _place(index: str, answer: str) -> tuple[int, int]:
    """Where an index stands first."""
    found = re.search(rf"(?<![A-Za-z]){re.escape(index)}(?![A-Za-z])", answer)
    return found.span() if found else (0, len(answer))


def _compared(
    read: Comparison, tree: Tree, fit: Fit, others: Iterable[Fit], problem: Problem
) -> Comparison:
    seen = examine(fit.formula, problem)
    if any(s.verdict in WRONG for s in seen):
        for other in others:
            if agrees(other.formula, problem):
                fit, seen = other, examine(other.formula, problem)
                break
    ordinary = [s for s in seen if not s.point.special]
    if all(s.verdict is Verdict.NOT_FINITE and not s.yours for s in ordinary):
        raise Refused("An index reaches beyond its array; the rows of X are X[0] to X[n-1].")
    if not ordinary or not problem.has_values:
        return Comparison(status="fault", fault="The expected formula has no value at many points.")
    wrong = [s for s in seen if s.verdict in WRONG]
    agree = [s for s in seen if s.verdict is Verdict.AGREES]
    read = replace(read, seen=tuple(seen))
    if wrong:
        simplest = min(wrong, key=_difficulty)
        if problem.is_scalar or simplest.point.complexity > _LABORIOUS:
            simplest = min([simplest, *_simple(fit, problem)], key=_difficulty)
        found = diagnose(tree, fit, seen, problem)
        return replace(
            read,
            status="different",
            by=_by(wrong, found),
            points=len(agree),
            counterexample=counterexample(_natural(simplest, problem), problem.variables),
            diagnoses=tuple(found),
            notes=fit.notes,
        )
    if not agree:
        raise Refused("Your formula grows beyond what can be computed; simplify it.")
    notes = [*fit.notes, kink_note(seen, problem), float_note(fit.formula, problem)]
    return replace(read, points=len(agree), notes=tuple(note for note in notes if note))


def _difficulty(seen: Seen) -> tuple[bool, bool, float]:
    """A difference counts for little at a kink, or where it is too small to be shown."""
    return seen.at_kink, looks_equal(seen), seen.point.complexity


def _natural(seen: Seen, problem: Problem) -> Seen:
    """At a kink the value that the formula itself takes, of all that are right there."""
    if not seen.at_kink:
        return seen
    with working(DIGITS):
        value = flat(problem.right_plain.value(seen.point, DIGITS))
    return replace(seen, expected=value) if all(map(is_finite, value)) else seen


def _simple(fit: Fit, problem: Problem) -> list[Seen]:
    """The first of the simple points at which the two differ, if there is one."""
    for point in problem.simple_points:
        seen = look(fit.formula, problem.right, point)
        if seen.verdict in WRONG:
            return [seen]
    return []


def _by(wrong: Sequence[Seen], found: Sequence[Diagnosis]) -> Difference:
    if all(s.verdict is Verdict.NOT_FINITE for s in wrong):
        return "nan"
    return "kink" if any(d.id == "right-except-at" for d in found) else "value"
