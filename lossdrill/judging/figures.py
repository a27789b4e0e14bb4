"""The figures judge: a function that returns a Matplotlib figure, judged by the numbers on its axes
and by what is written there. Order, colours and styles are the learner's.
"""

import inspect
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.errors import PackError
from lossdrill.judging.cases import describe
from lossdrill.judging.drawn import Trace, axes_in, runs_over
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point, Source
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.seen import Drawing, Seen, Surface, generic
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Counterexample, Diagnosis, Reason
from lossdrill.sandbox.outside import failures
from lossdrill.sandbox.wire import Answer, Call

MOST_PREPARED = 128
MOST_DRAWN = 2048
"""Figures of mistakes that are kept, as numbers: drawing one takes milliseconds."""
LEGIBLE = 0.1
"""Of the score, for the words on the axes, once all numbers are there."""


Shown = Callable[..., Sequence[Drawing | Surface]]


class FiguresJudge(Struct, frozen=True, eq=False, dict=True):
    """Judges one function of the learner's file; `shown` says what must be seen for the arguments
    of a call, without drawing it.
    """

    reference: Callable[..., Any]
    shown: Shown
    calls: tuple[Source, ...]
    mistakes: tuple[Mistake, ...] = ()

    @property
    def name(self) -> str:
        return self.reference.__name__

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        points = self.prepared(variant)
        answers = ask([Call(self.name, point.arguments) for point in points])
        seen = [self.see(*pair) for pair in zip(points, answers, strict=True)]
        checks = self._checks(seen)
        if all(check.passed for check in checks):
            return Ruling(status="pass", score=1.0, checks=checks)
        failing = [each for each in seen if each.missing or each.axes is None]
        reason, diagnoses = self._explained(seen, failing)
        wanted = sum(len(each.wanted) for each in seen)
        there = wanted - sum(len(each.missing) for each in seen)
        return Ruling(
            status="wrong",
            score=round((1 - LEGIBLE) * there / wanted, 4),
            reason=reason,
            checks=checks,
            diagnoses=diagnoses,
            counterexample=self._counterexample(failing),
        )

    def prepared(self, variant: Variant) -> tuple[Point, ...]:
        return _prepare(self, variant)

    def see(self, point: Point, answer: Answer) -> Seen:
        """Raises `PackError` where the exercise itself cannot say what must be seen."""
        axes = axes_in(answer.value) if answer.raised is None else None
        return Seen(point, answer, _wanted(self, point), axes)

    def _checks(self, seen: Sequence[Seen]) -> tuple[Check, ...]:
        titles = dict.fromkeys(drawing.title for each in seen for drawing in each.wanted)
        checks = [_check("figure", "returns a figure", [each.axes is not None for each in seen])]
        for place, title in enumerate(titles, start=1):
            kept = [
                bool(each.holders(drawing))
                for each in seen
                for drawing in each.wanted
                if drawing.title == title
            ]
            checks.append(_check(f"shows-{place}", f"shows {title}", kept))
        legible = [each.axes is not None and not each.illegible for each in seen]
        checks.append(_check("legible", "axes and lines say what they are", legible))
        untouched = not any(each.answer.changed for each in seen)
        return (*checks, Check(id="mutated", title="inputs untouched", passed=untouched))

    def _explained(
        self, seen: Sequence[Seen], failing: Sequence[Seen]
    ) -> tuple[Reason, tuple[Diagnosis, ...]]:
        if not failing:
            changed = next((each.answer.changed for each in seen if each.answer.changed), ())
            if changed:
                name = self.argument_names[changed[0]]
                message = f"Your function changes the caller's {name}: work on {name}.copy()."
                return "mutated", (Diagnosis(id="mutated", kind="contract", message=message),)
            found = {said.id: said for each in seen for said in each.illegible}
            return "value", tuple(found.values())
        first = failing[0]
        if first.answer.raised is not None:
            message = f"Your function raises {failures.describe(first.answer.raised)}."
            return "raised", (Diagnosis(id="raised", kind="run", message=message),)
        if first.axes is None:
            return "shape", (_no_figure(first.answer),)
        said: list[Diagnosis] = []
        explained: set[str] = set()
        for mistake in self.mistakes:
            titles = self._made(mistake, seen)
            if titles and not explained & titles:
                explained |= titles
                said.append(Diagnosis(id=mistake.id, kind="mistake", message=mistake.sentence))
        said += [_missing(first, each) for each in first.missing if each.title not in explained]
        return "value", tuple(said)

    def _made(self, mistake: Mistake, seen: Sequence[Seen]) -> set[str]:
        """What is missing because of a mistake: in every call, what it draws instead is there; or,
        where it leaves something out, there is nothing more.
        """
        titles: set[str] = set()
        for each in seen:
            made = _drawn(self, mistake, each.point)
            if made is None or each.axes is None:
                return set()
            if not _titles(made.missing) <= _titles(each.missing):
                return set()
            titles |= _titles(made.missing)
            more = len(each.traces + each.fields) > len(made.traces + made.fields)
            if not made.instead and (more or each.instead):
                return set()
            if not all(map(each.has, made.instead)):
                return set()
        return titles

    def _counterexample(self, failing: Sequence[Seen]) -> Counterexample | None:
        if not failing:
            return None
        first = failing[0]
        inputs = zip(self.argument_names, first.point.arguments, strict=True)
        return Counterexample(
            inputs={name: plain(value) for name, value in inputs},
            yours=describe(first.answer) if first.axes is None else _counted(first),
            expected=", ".join(drawing.title for drawing in first.wanted),
        )


def figure(reference: Callable[..., Any], *, shown: Shown, calls: Sequence[Source]) -> FiguresJudge:
    """A judge for a function that returns a Matplotlib figure.

    Args:
        reference: a right answer, under the name that the exercise asks for; it imports Matplotlib
            in its body, as it is never run but as an answer.
        shown: what must be seen for the arguments of a call.
        calls: sources of arguments.
    """
    return FiguresJudge(reference, shown, tuple(calls))


@lru_cache(maxsize=MOST_PREPARED)
def _prepare(judge: FiguresJudge, variant: Variant) -> tuple[Point, ...]:
    draw = variant.draw("points")
    return tuple(point for source in judge.calls for point in source(draw))


@lru_cache(maxsize=MOST_DRAWN)
def _wanted(judge: FiguresJudge, point: Point) -> tuple[Drawing | Surface, ...]:
    try:
        return tuple(judge.shown(*point.arguments))
    except Exception as error:
        message = f"{judge.name}, {point.about}: {type(error).__name__}: {error}; correct it."
        raise PackError(message) from error


@lru_cache(maxsize=MOST_DRAWN)
def _drawn(judge: FiguresJudge, mistake: Mistake, point: Point) -> Seen | None:
    """Drawn in this process, as it is the pack's own; None where it raises."""
    given = [np.array(a) if isinstance(a, np.ndarray) else a for a in point.arguments]
    try:
        axes = axes_in(mistake.function(*given))
    except Exception:  # noqa: BLE001 - some mistakes do raise
        return None
    return None if axes is None else Seen(point, Answer(), _wanted(judge, point), axes)


def _counted(seen: Seen) -> str:
    counts = ((len(seen.traces), "line"), (len(seen.fields), "surface"))
    shown = [f"{n} {what}{'s' if n != 1 else ''}" for n, what in counts if n or what == "line"]
    return f"a figure of {' and '.join(shown)}"


def _titles(drawings: Sequence[Drawing | Surface]) -> set[str]:
    return {drawing.title for drawing in drawings}


def _check(identifier: str, title: str, kept: Sequence[bool]) -> Check:
    passed = all(kept)
    detail = "" if passed else f"in {sum(kept)} of {len(kept)} figures"
    return Check(id=identifier, title=title, passed=passed, detail=detail)


def _no_figure(answer: Answer) -> Diagnosis:
    came = describe(answer)
    return generic("no-figure", f"Your function returns {came}: end it with `return fig`.")


def _missing(seen: Seen, drawing: Drawing | Surface) -> Diagnosis:
    """Which thing is not there, and how far the nearest one is off."""
    if isinstance(drawing, Surface):
        return _no_surface(seen, drawing)
    over = [trace for trace in seen.traces if runs_over(trace, drawing.x)]
    if not over:
        kind = "cloud of points" if drawing.scatter else "line"
        message = f"Nothing shows {drawing.title}: no {kind} has a point at each x asked for."
        return generic("not-shown", message)
    off, at = min(_off(trace, drawing) for trace in over)
    return generic(
        "not-shown",
        f"Nothing shows {drawing.title}: the nearest line is off by {off:.2g} at x = {at:.4g} "
        f"({seen.point.about}).",
    )


def _no_surface(seen: Seen, surface: Surface) -> Diagnosis:
    """Which surface is not there, and whether it is turned or mirrored."""
    x, y, z = surface.x, surface.y, surface.z
    begins = f"Nothing shows {surface.title}: "
    if not seen.fields:
        message = "draw it with pcolormesh, imshow, contour or contourf."
    elif any(field.shows(y, x, z.T) for field in seen.fields):
        message = "it is drawn with its axes exchanged."
    elif z.shape == z.T.shape and any(field.shows(x, y, z.T) for field in seen.fields):
        message = "it is transposed. The rows of z belong to the vertical axis."
    elif any(field.shows(x, y, z[::-1]) for field in seen.fields):
        message = 'it is upside down. imshow needs origin="lower" for that.'
    else:
        message = f"no surface has these numbers over this grid ({seen.point.about})."
    return generic("not-shown", begins + message)


def _off(trace: Trace, drawing: Drawing) -> tuple[float, float]:
    """The most that a line is off, and where."""
    mine, right = np.argsort(trace.x), np.argsort(drawing.x)
    with np.errstate(invalid="ignore"):
        off = np.nan_to_num(np.abs(trace.y[mine] - drawing.y[right]), nan=np.inf)
    return float(np.max(off)), float(drawing.x[right][np.argmax(off)])
