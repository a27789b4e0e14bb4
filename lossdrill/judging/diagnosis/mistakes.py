"""The mistakes that an exercise knows: an answer that gives their outputs makes them."""

from collections.abc import Callable, Sequence

import numpy as np

from lossdrill.judging.cases import Case, describe
from lossdrill.judging.diagnosis.factors import measured_factor
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import Array, agree, alike, largest, off
from lossdrill.judging.groundwork import Known
from lossdrill.judging.solution import Mistake
from lossdrill.model import Diagnosis

NEAR = 1e-7
"""What a guard in a denominator may change, in units of the scale."""
FAR = 1e-3
"""What tells a mistake from a right answer with few digits."""
FEWEST = 3
"""Points that must tell it."""

Factor = Callable[[dict[str, int]], float]

FACTORS: dict[str, Factor] = {
    "-1": lambda sizes: -1,
    "2": lambda sizes: 2,
    "1/2": lambda sizes: 1 / 2,
    "-2": lambda sizes: -2,
    "-1/2": lambda sizes: -1 / 2,
    "n": lambda sizes: sizes.get("n", 1),
    "1/n": lambda sizes: 1 / sizes.get("n", 1),
    "√n": lambda sizes: sizes.get("n", 1) ** 0.5,
    "1/√n": lambda sizes: sizes.get("n", 1) ** -0.5,
}


def named(evidence: Evidence) -> Diagnosis | None:
    """The mistake whose outputs are the learner's on every ordinary point.

    The robust points decide between several; where only they are wrong, they must agree too.
    """
    ordinary, robust = evidence.ordinary, evidence.robust
    asked = (*ordinary, *robust) if evidence.formula_is_right else ordinary
    decisive = sorted(asked, key=lambda case: case.point.length, reverse=True)  # telling ones first
    known = evidence.groundwork.known
    best, most = None, -1
    for mistake in _same_at(evidence, decisive[0]):
        if not all(_same(case, known(mistake, case.point)) for case in decisive):
            continue
        if all(known(mistake, case.point).right for case in decisive):
            continue
        agreeing = sum(_same(case, known(mistake, case.point)) for case in robust)
        if agreeing > most:
            best, most = mistake, agreeing
    if best is None:
        return None
    if evidence.formula_is_right:
        message = f"Right for ordinary inputs, not for special ones. {best.sentence}"
    else:
        measured = measured_factor(evidence)
        message = best.sentence + (f" Measured: {measured}." if measured else "")
    return Diagnosis(id=best.id, kind="mistake", message=message)


def _same_at(evidence: Evidence, case: Case) -> Sequence[Mistake]:
    """The mistakes that give the learner's answer at one point, all compared in one go: after the
    point that tells most there is seldom more than one left.
    """
    found = evidence.groundwork.outputs_at(case.point)
    if case.output is None or case.output.shape != case.reference.shape:
        known = evidence.groundwork.known
        return [m for m in evidence.judge.mistakes if _same(case, known(m, case.point))]
    if not found.mistakes:
        return ()
    same = alike(case.output, found.outputs, case.expected.scale, case.point.rtol)
    return found.where(np.all(same, axis=_entries(found.outputs)))


def guarded(evidence: Evidence) -> Diagnosis | None:
    """A known mistake wherever that gives a number; elsewhere the learner has a guard."""
    return _nearly(evidence, {"": lambda sizes: 1})


def scaled(evidence: Evidence) -> Diagnosis | None:
    """A known mistake but for a factor."""
    return _nearly(evidence, FACTORS)


def _nearly(evidence: Evidence, factors: dict[str, Factor]) -> Diagnosis | None:
    """Of several the one with the plainest factor: they stand in that order."""
    apart = {
        mistake: _factor_apart(evidence, mistake, factors)
        for mistake in _possible(evidence, factors)
    }
    for name in factors:
        for mistake, factor in apart.items():
            if factor == name:
                lead = f"Apart from a factor {name}: " if name else ""
                return Diagnosis(id=mistake.id, kind="mistake", message=lead + mistake.sentence)
    return None


def _possible(evidence: Evidence, factors: dict[str, Factor]) -> Sequence[Mistake]:
    """The mistakes that the point which tells most does not exclude, whatever the factor."""
    mistakes: Sequence[Mistake] = evidence.judge.mistakes
    case = evidence.telling[0]
    if case.output is None or case.output.shape != case.reference.shape:
        return mistakes
    known, found = evidence.groundwork.known, evidence.groundwork.outputs_at(case.point)
    finite = np.all(np.isfinite(found.outputs), axis=_entries(found.outputs))
    sizes = evidence.sizes(case)
    times = np.array([factor(sizes) for factor in factors.values()])
    times = times.reshape(-1, *[1] * found.outputs.ndim)
    scale = np.abs(times) * np.max(case.expected.scale, initial=0.0)
    same = alike(case.output, times * found.outputs, scale, NEAR)
    fits = np.any(np.all(same, axis=_entries(found.outputs, after=2)), axis=0)
    left = set(found.where(fits | ~finite))
    return [m for m in mistakes if m in left or known(m, case.point).output is None]


def _entries(stack: Array, after: int = 1) -> tuple[int, ...]:
    """The axes of the entries in a stack of outputs, which come after those of the stack."""
    return tuple(range(after, stack.ndim - 1 + after))


def _factor_apart(evidence: Evidence, mistake: Mistake, factors: dict[str, Factor]) -> str | None:
    """What the mistake must be multiplied with to give the learner's outputs wherever it is
    finite itself; None if there is no such factor, or too little speaks for it.
    """
    left = dict(factors)
    compared = telling = 0
    for case in evidence.ordinary:
        theirs = evidence.groundwork.known(mistake, case.point).output
        if theirs is None or not np.all(np.isfinite(theirs)):
            continue
        if case.output is None or case.output.shape != theirs.shape:
            return None
        sizes = evidence.sizes(case)
        scale = np.max(case.expected.scale, initial=0.0)
        left = {
            name: factor
            for name, factor in left.items()
            if agree(case.output, factor(sizes) * theirs, abs(factor(sizes)) * scale, NEAR)
        }
        if not left:
            return None
        compared += 1
        telling += min(_distance(case, case.output), _distance(case, theirs)) > FAR
    if telling < FEWEST or 2 * compared < len(evidence.ordinary):
        return None
    return next(iter(left))


def _distance(case: Case, output: Array) -> float:
    """From what is right, in units of the scale."""
    same = output.shape == case.reference.shape
    return largest(off(output, case.reference, case.expected.scale)) if same else np.inf


def _same(case: Case, known: Known) -> bool:
    """Whether the learner's answer is, to rounding, the mistake's."""
    theirs = known.output
    if case.output is None or theirs is None:  # raised the same, or gave the same kind of thing
        same_kind = describe(case.answer) == describe(known.answer)
        return case.output is None and theirs is None and same_kind
    return agree(case.output, theirs, case.expected.scale, case.point.rtol)
