"""The minimiser judge: a function that finds a point, judged by the point and never by how it was
found. Gradient norm, duality gap or objective are measures; steps are an argument.
"""

import inspect
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

import numpy as np
from msgspec import Struct

from lossdrill.errors import PackError
from lossdrill.judging.cases import as_floats, describe
from lossdrill.judging.expected import Array
from lossdrill.judging.measures import Measure, shown
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point, Source
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Counterexample, Diagnosis, Reason
from lossdrill.sandbox.outside import failures
from lossdrill.sandbox.wire import Answer, Call

Telling = Callable[..., str | None]
"""`telling(*arguments)`: all that is right there, in words; None where it need not be said."""

MOST_PREPARED = 128
MOST_KEPT = 4096
"""Results of the reference and of mistakes, each for one problem."""
SAME = 1e-7
"""Relative: iterations in another order of summation drift apart by more than rounding."""
LARGEST_COMPARED = 1e6
"""What has diverged further is no evidence: rounding decides where it ends."""
REPEATED = 2
"""So many calls are made twice; each may be a long iteration."""


class Tried(Struct, frozen=True, eq=False):
    """One problem, what came back, and its measures; None where it has not the form asked for."""

    point: Point
    answer: Answer
    output: Array
    fails: Reason | None
    values: tuple[float | None, ...] = ()

    @property
    def right(self) -> bool:
        return self.fails is None


class MinimiserJudge(Struct, frozen=True, eq=False, dict=True):
    """Judges one function of the learner's file. The reference gives the shape of what is returned;
    it passes because it keeps the measures, not because it is the reference.
    """

    reference: Callable[..., Array]
    measures: tuple[Measure, ...]
    problems: tuple[Source, ...]
    mistakes: tuple[Mistake, ...] = ()
    all_right: Telling | None = None
    alike: float = SAME
    """How far, relative to its size, an answer may be from a mistake that it is recognised as."""
    descends: Callable[..., float] | None = None
    """`descends(point, *arguments)`: the loss, where what is returned is a path over it of which
    the measures leave nothing open but rounding."""

    @property
    def name(self) -> str:
        return self.reference.__name__

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        points = self.prepared(variant)
        calls = [Call(self.name, point.arguments) for point in points]
        answers = ask([*calls, *calls[:REPEATED]])
        tried = [self.examine(*pair) for pair in zip(points, answers[: len(points)], strict=True)]
        breach = self._breach(tried, answers[len(points) :])
        if all(each.right for each in tried) and breach is None:
            checks, notes = self._checks(tried, breach), self._notes(tried)
            return Ruling(status="pass", score=1.0, checks=checks, notes=notes)
        return self._failed(tried, breach, variant)

    def examine(self, point: Point, answer: Answer) -> Tried:
        """Raised? Right shape? Finite? Every measure below its bound?"""
        if answer.raised is not None:
            return Tried(point, answer, None, "raised")
        output = as_floats(answer)
        if output is None or output.shape != self.shape(point):
            return Tried(point, answer, output, "shape")
        values = tuple(measure.value(output, point.arguments) for measure in self.measures)
        if all(m.holds(value) for m, value in zip(self.measures, values, strict=True)):
            return Tried(point, answer, output, None, values)
        finite = bool(np.all(np.isfinite(output)))
        return Tried(point, answer, output, "value" if finite else "nan", values)

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    def prepared(self, variant: Variant) -> tuple[Point, ...]:
        return _prepare(self, variant)

    def shape(self, point: Point) -> tuple[int, ...]:
        return np.shape(_output(self, self.reference, point))

    def trivial_share(self, variant: Variant) -> float:
        """The best share of the measures that zeros or ones keep."""
        return _best_trivial_share(self, variant)

    def _failed(self, tried: Sequence[Tried], breach: Diagnosis | None, variant: Variant) -> Ruling:
        failing = sorted((each for each in tried if not each.right), key=_complexity)
        share, trivial = self.share(tried), self.trivial_share(variant)
        least = 1 / (len(tried) + 1)
        return Ruling(
            status="wrong",
            score=round(min(max(0.0, (share - trivial) / (1 - trivial)), 1 - least), 4),
            reason=_reason(failing, breach),
            checks=self._checks(tried, breach),
            diagnoses=(*self._diagnoses(tried, failing), *([breach] if breach else [])),
            counterexample=self._counterexample(failing[0]) if failing else None,
        )

    def share(self, tried: Sequence[Tried]) -> float:
        """Of all measures at all problems; what has another form keeps none."""
        kept = total = 0
        for each in tried:
            for place, measure in enumerate(self.measures):
                if not each.values:
                    total += 1
                elif each.values[place] is not None:
                    total += 1
                    kept += measure.holds(each.values[place])
        return kept / total

    def _checks(self, tried: Sequence[Tried], breach: Diagnosis | None) -> tuple[Check, ...]:
        checks = []
        for place, measure in enumerate(self.measures):
            values = [each.values[place] if each.values else np.inf for each in tried]
            told = [value for value in values if value is not None]
            kept = sum(measure.holds(value) for value in told)
            checks.append(
                Check(
                    id=f"measure-{place + 1}",
                    title=measure.title,
                    passed=kept == len(told),
                    detail=f"at {kept} of {len(told)} problems",
                )
            )
        for reason, title in (
            ("mutated", "inputs untouched"),
            ("nondeterministic", "same answer twice"),
        ):
            broken = breach is not None and breach.id == reason
            checks.append(Check(id=reason, title=title, passed=not broken))
        return tuple(checks)

    def _breach(self, tried: Sequence[Tried], again: Sequence[Answer]) -> Diagnosis | None:
        """What must hold whatever is returned."""
        answers = [*(each.answer for each in tried), *again]
        changed = sorted({place for answer in answers for place in answer.changed})
        if changed:
            name = self.argument_names[changed[0]]
            message = f"Your function changes the caller's {name}: work on a copy, {name}.copy()."
            return Diagnosis(id="mutated", kind="contract", message=message)
        for first, second in zip(tried, again, strict=False):
            if not same(first.output, as_floats(second) if second.raised is None else None):
                return Diagnosis(
                    id="nondeterministic",
                    kind="contract",
                    message="The same call gave two different answers: look for random numbers, or "
                    "for something that is remembered between calls.",
                )
        return None

    def _diagnoses(self, tried: Sequence[Tried], failing: Sequence[Tried]) -> tuple[Diagnosis, ...]:
        if not failing:
            return ()
        first = failing[0]
        if first.fails == "raised":
            assert first.answer.raised is not None  # noqa: S101 - as it says
            message = f"Your function raises {failures.describe(first.answer.raised)}."
            return (Diagnosis(id="raised", kind="run", message=message),)
        for mistake in self.mistakes:
            if self._makes(mistake, tried):
                return (Diagnosis(id=mistake.id, kind="mistake", message=mistake.sentence),)
        if first.fails == "shape":
            wanted = _form(self.shape(first.point))
            message = f"Your function returns {describe(first.answer)}; asked for: {wanted}."
            return (Diagnosis(id="shape", kind="generic", message=message),)
        measure, value = self._first_broken(first)
        return (
            Diagnosis(
                id="measure",
                kind="generic",
                message=f"{measure.sentence} Measured: {shown(value)}; asked for: at most "
                f"{shown(measure.at_most)} ({first.point.about}).",
            ),
        )

    def _makes(self, mistake: Mistake, tried: Sequence[Tried]) -> bool:
        """Whether the outputs are the mistake's wherever that can be told, and some are wrong. Each
        may be a long iteration, so the first one that is not ends it.
        """
        makes = False
        for each in sorted(tried, key=lambda each: each.right):
            output = _output(self, mistake.function, each.point)
            if not np.all(np.abs(output) < LARGEST_COMPARED):
                continue  # nan and infinities too are left out
            if not same(each.output, output, self.alike):
                return False
            makes = makes or not each.right
        return makes

    def _first_broken(self, tried: Tried) -> tuple[Measure, float]:
        for measure, value in zip(self.measures, tried.values, strict=True):
            if value is not None and not measure.holds(value):
                return measure, value
        raise AssertionError("only what breaks a measure comes here")

    def _notes(self, tried: Sequence[Tried]) -> tuple[str, ...]:
        """All that is right at the simplest problem of which that is to be told."""
        for each in sorted(tried, key=_complexity):
            told = self._told(each.point)
            if told is not None:
                named = zip(self.argument_names, each.point.arguments, strict=True)
                given = ", ".join(f"{name} = {plain(value)}" for name, value in named)
                return (f"For {given} you return {plain(each.output)}; {told} is right.",)
        return ()

    def _told(self, point: Point) -> str | None:
        return None if self.all_right is None else self.all_right(*point.arguments)

    def _counterexample(self, tried: Tried) -> Counterexample:
        inputs = zip(self.argument_names, tried.point.arguments, strict=True)
        yours = describe(tried.answer) if tried.output is None else plain(tried.output)
        expected = self._told(tried.point) or _form(self.shape(tried.point))
        if tried.values:
            measure, value = self._first_broken(tried)
            asked = f"{measure.title} at most {shown(measure.at_most)}, not {shown(value)}"
            expected = asked if self._told(tried.point) is None else f"{expected} ({asked})"
        return Counterexample(
            inputs={name: plain(value) for name, value in inputs}, yours=yours, expected=expected
        )


def minimiser(
    reference: Callable[..., Array],
    *measures: Measure,
    problems: Sequence[Source],
    all_right: Telling | None = None,
    alike: float = SAME,
    descends: Callable[..., float] | None = None,
) -> MinimiserJudge:
    """A judge for a function that returns a minimiser, or the path to it.

    Args:
        reference: a right answer, under the name that the exercise asks for.
        measures: what the returned array must keep to, whoever found it and how.
        problems: sources of arguments; each returned array has the shape of the reference's.
        all_right: `all_right(*arguments)` says in words which results are right, "any number from
            2 to 3"; None where that need not be told. It is shown with a failure and with a pass.
        alike: how far, relative to its size, a result may be from that of a mistake and still be
            recognised as it: larger where a minimiser is found to a few digits only.
        descends: `descends(point, *arguments)`, the loss, where what is returned is a path, a point
            in each row, and the measures fix every one of them: the report then draws the path.
    """
    return MinimiserJudge(
        reference, measures, tuple(problems), all_right=all_right, alike=alike, descends=descends
    )


@lru_cache(maxsize=MOST_PREPARED)
def _prepare(judge: MinimiserJudge, variant: Variant) -> tuple[Point, ...]:
    draw = variant.draw("points")
    return tuple(point for source in judge.problems for point in source(draw))


@lru_cache(maxsize=MOST_PREPARED)
def _best_trivial_share(judge: MinimiserJudge, variant: Variant) -> float:
    points = judge.prepared(variant)
    shares = []
    for fill in (0.0, 1.0):
        guesses = [Answer(np.full(judge.shape(point), fill)) for point in points]
        tried = [judge.examine(*pair) for pair in zip(points, guesses, strict=True)]
        shares.append(judge.share(tried))
    if max(shares) >= 1:
        raise PackError(f"{judge.name}: zeros or ones pass; add problems that tell them.")
    return max(shares)


@lru_cache(maxsize=MOST_KEPT)
def _output(judge: MinimiserJudge, function: Callable[..., Array], point: Point) -> Array:
    """What a function of the solution file returns for these arguments; nan where it raises."""
    arguments = [np.array(a) if isinstance(a, np.ndarray) else a for a in point.arguments]
    try:
        with np.errstate(all="ignore"):
            return np.asarray(function(*arguments), float)
    except Exception as error:
        if function is judge.reference:
            where = f"{judge.name}, {point.about}"
            raise PackError(f"{where}: {type(error).__name__}: {error}; correct it.") from error
        return np.asarray(np.nan)  # some mistakes do raise


def same(one: Array, other: Array, within: float = SAME) -> bool:
    """Whether two outputs are one, as far as an iteration can be repeated."""
    if one is None or other is None or one.shape != other.shape:
        return one is None and other is None
    if not (np.all(np.isfinite(one)) and np.all(np.isfinite(other))):
        return bool(np.array_equal(one, other, equal_nan=True))
    size = np.max(np.abs(other), initial=0.0)
    return bool(np.all(np.abs(one - other) <= within * size))


def _form(shape: tuple[int, ...]) -> str:
    return f"an array of shape {shape}" if shape else "one number"


def _reason(failing: Sequence[Tried], breach: Diagnosis | None) -> Reason:
    reasons: tuple[Reason, ...] = ("raised", "shape", "nan", "value")
    for reason in reasons:
        if any(each.fails == reason for each in failing):
            return reason
    return "mutated" if breach is not None and breach.id == "mutated" else "nondeterministic"


def _complexity(tried: Tried) -> tuple[int, float]:
    return tried.point.length
