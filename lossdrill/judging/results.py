"""The results judge: a function that returns several numbers and arrays, in a dict or a tuple. Each
of these parts is judged by itself, against the reference or by a measure.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lossdrill.errors import PackError
from lossdrill.judging import results_said as said
from lossdrill.judging.cases import Case, as_floats, examine
from lossdrill.judging.expected import Array, Expected, Near, agree
from lossdrill.judging.measures import Measure
from lossdrill.judging.points.point import Point, Source
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.result_parts import Beside, Kept, Parts, Tried, last, of_part, parts_of
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Diagnosis
from lossdrill.sandbox.wire import Answer, Call, Raised

MOST_PREPARED = 128
MOST_KEPT = 4096
"""Results of references and mistakes, each for one call."""
REPEATED = 3
"""So many calls are made twice, the last ones; each may be a long iteration."""
SAME = 1e-7
"""What two outputs of an iteration may differ by, of their size."""


class ResultsJudge(Struct, frozen=True, eq=False, dict=True):
    """Judges one function of the learner's file. The reference gives the names of the parts, their
    shapes, and what is right where no measure says it.
    """

    reference: Callable[..., Any]
    calls: tuple[Source, ...]
    names: tuple[str, ...] = ()
    within: Mapping[str, float] = {}
    scale: Callable[..., Mapping[str, Array]] | None = None
    measures: Mapping[str, Measure] = {}
    follows: Mapping[str, Callable[..., Array]] = {}
    mistakes: tuple[Mistake, ...] = ()
    alike: float = SAME
    """How far a measured part may be from that of a mistake, of its size, to be taken for it."""

    @property
    def name(self) -> str:
        return self.reference.__name__

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        points = self.prepared(variant)
        calls = [Call(self.name, point.arguments) for point in points]
        answers = ask([*calls, *calls[-REPEATED:]])
        tried = [self.examine(*pair) for pair in zip(points, answers[: len(points)], strict=True)]
        breach = self._breach(tried, answers[len(points) :])
        failing = sorted((one for one in tried if one.wrong), key=lambda one: one.point.length)
        checks = self._checks(tried, breach)
        if not failing and breach is None:
            return Ruling(status="pass", score=1.0, checks=checks)
        return Ruling(
            status="wrong",
            score=self._score(tried, variant),
            reason=said.reason(failing, breach),
            checks=checks,
            diagnoses=(*said.diagnoses(self, tried, failing), *([breach] if breach else [])),
            counterexample=said.counterexample(self, failing[0]) if failing else None,
        )

    def examine(self, point: Point, answer: Answer) -> Tried:
        """Each part: raised? Right shape? Finite? Near enough, or the measure kept?"""
        given = parts_of(answer.value, self.names) if answer.raised is None else {}
        single = {part: Answer(given.get(part), answer.raised) for part in self.expected(point)}
        outputs = {
            part: output for part, one in single.items() if (output := as_floats(one)) is not None
        }
        found = self._filled(point, outputs)
        cases = {}
        for part, right in self.expected(point).items():
            expected = self._expected(part, right, found, point)
            tolerance = of_part(self.within, part) or point.rtol
            cases[part] = examine(replace(point, rtol=tolerance), expected, single[part])
        return Tried(point, answer, cases, tuple(part for part in cases if part not in given))

    def prepared(self, variant: Variant) -> tuple[Point, ...]:
        return _prepare(self, variant)

    def expected(self, point: Point) -> Mapping[str, Near]:
        """What the reference gives here, by part."""
        return _expected(self, point)

    def trivial_share(self, variant: Variant) -> float:
        """The best share of the parts that somebody gets right who writes one number into each."""
        return _best_trivial_share(self, variant)

    def made(self, mistake: Mistake, point: Point) -> Tried:
        """What a known mistake answers."""
        return _made(self, mistake, point)

    def same(self, one: Case, other: Case, within: float = SAME) -> bool:
        """Whether a part came out alike twice, as far as it is judged at all."""
        if one.output is None or other.output is None:
            return one.output is None and other.output is None
        tolerance = within if isinstance(one.expected, Kept | Beside) else one.point.rtol
        return agree(one.output, other.output, one.expected.scale, tolerance)

    def _expected(self, part: str, right: Near, found: Parts, point: Point) -> Expected:
        """What is right for a part beside the others that were found."""
        measure = of_part(self.measures, part)
        if measure is not None:
            return Kept(right.value, right.scale, measure, found, point.arguments)
        following = of_part(self.follows, part)
        if following is None:
            return right
        try:
            with np.errstate(all="ignore"):
                value = np.asarray(following(found, *_copies(point)), float)
        except Exception as error:
            where = f"{self.name}, {point.about}, {part}"
            raise PackError(f"{where}: {type(error).__name__}: {error}; correct it.") from error
        if not np.all(np.isfinite(value)):  # nothing was found that it could follow from
            return right
        return Beside(value, np.maximum(right.scale, np.max(np.abs(value), initial=0.0)))

    def _filled(self, point: Point, outputs: Parts) -> Parts:
        """All parts, for a measure; nan where one is not what was asked for."""
        return {
            part: output
            if (output := outputs.get(part)) is not None and output.shape == right.value.shape
            else np.full(right.value.shape, np.nan)
            for part, right in self.expected(point).items()
        }

    def _score(self, tried: Sequence[Tried], variant: Variant) -> float:
        trivial = self.trivial_share(variant)
        least = 1 / (1 + len(tried) * len(tried[0].cases))
        parts = tried[0].cases
        share = sum(_share(tried, part) for part in parts) / len(parts)
        earned = (share - trivial) / (1 - trivial)
        return round(min(max(0.0, earned), 1 - least), 4)

    def _checks(self, tried: Sequence[Tried], breach: Diagnosis | None) -> tuple[Check, ...]:
        checks = []
        for place, part in enumerate(tried[0].cases, start=1):
            right = sum(one.cases[part].right for one in tried)
            detail = "" if right == len(tried) else f"at {right} of {len(tried)} calls"
            checks.append(Check(id=f"part-{place}", title=part, passed=not detail, detail=detail))
        for reason, title in (
            ("mutated", "inputs untouched"),
            ("nondeterministic", "same answer twice"),
        ):
            broken = breach is not None and breach.id == reason
            checks.append(Check(id=reason, title=title, passed=not broken))
        return tuple(checks)

    def _breach(self, tried: Sequence[Tried], again: Sequence[Answer]) -> Diagnosis | None:
        """What must hold whatever is returned."""
        answers = [*(one.answer for one in tried), *again]
        changed = sorted({place for answer in answers for place in answer.changed})
        if changed:
            return said.mutated(self.argument_names[changed[0]])
        for first, answer in zip(tried[-REPEATED:], again, strict=True):
            second = self.examine(first.point, answer)
            if not all(self.same(first.cases[part], second.cases[part]) for part in first.cases):
                return said.nondeterministic()
        return None


def results(
    reference: Callable[..., Any],
    *,
    calls: Sequence[Source],
    names: Sequence[str] = (),
    within: Mapping[str, float] | None = None,
    scale: Callable[..., Mapping[str, Array]] | None = None,
    measures: Mapping[str, Measure] | None = None,
    follows: Mapping[str, Callable[..., Array]] | None = None,
    alike: float = SAME,
) -> ResultsJudge:
    """A judge for a function that returns several results.

    Args:
        reference: a right answer, under the name that the exercise asks for.
        calls: sources of arguments, of which simple ones come first.
        names: the names of the parts, where it returns a tuple; a dict brings its own.
        within: by part, how near the reference it must come, in units of the scale.
        scale: `scale(*arguments)` returns, by part, what rounding is measured in; where it names
            none, that is the largest entry of the right part.
        measures: by part, what it must keep to instead, as where several answers are right;
            `of(found, *arguments)` is given all parts by name.
        follows: by part, what it must be beside the other parts that were found, which may be
            wrong, or one of several right ones: `follows(found, *arguments)`.
        alike: how far a measured part may be from that of a mistake, of its size, and still be
            recognised as it: larger where points are found to a few digits only.
    """
    return ResultsJudge(
        reference,
        tuple(calls),
        tuple(names),
        within or {},
        scale,
        measures or {},
        follows or {},
        alike=alike,
    )


@lru_cache(maxsize=MOST_PREPARED)
def _prepare(judge: ResultsJudge, variant: Variant) -> tuple[Point, ...]:
    draw = variant.draw("points")
    return tuple(point for source in judge.calls for point in source(draw))


@lru_cache(maxsize=MOST_KEPT)
def _expected(judge: ResultsJudge, point: Point) -> dict[str, Near]:
    """Raises `PackError` where the exercise itself cannot say what is right."""
    where = f"{judge.name}, {point.about}"
    try:
        with np.errstate(all="ignore"):
            values = parts_of(judge.reference(*_copies(point)), judge.names)
            parts = {part: np.asarray(value, float) for part, value in values.items()}
            given = judge.scale(*_copies(point)) if judge.scale is not None else {}
        scales = {
            part: np.broadcast_to(_scale(given, part, value), value.shape)
            for part, value in parts.items()
        }
    except Exception as error:
        raise PackError(f"{where}: {type(error).__name__}: {error}; correct it.") from error
    unknown = {*given, *judge.within, *judge.measures, *judge.follows} - {*parts, *map(last, parts)}
    if not parts or unknown:
        raise PackError(f"{where}: it has the parts {[*parts]}; unknown: {sorted(unknown)}.")
    return {part: Near(value, scales[part]) for part, value in parts.items()}


@lru_cache(maxsize=MOST_KEPT)
def _made(judge: ResultsJudge, mistake: Mistake, point: Point) -> Tried:
    try:
        with np.errstate(all="ignore"):
            answer = Answer(mistake.function(*_copies(point)))
    except Exception as error:  # noqa: BLE001 - some mistakes do raise
        answer = Answer(raised=Raised(type(error).__name__, str(error)))
    return judge.examine(point, answer)


@lru_cache(maxsize=MOST_PREPARED)
def _best_trivial_share(judge: ResultsJudge, variant: Variant) -> float:
    points = judge.prepared(variant)
    best: dict[str, float] = {}
    for fill in (0.0, 1.0):
        tried = []
        for point in points:
            filled = {p: np.full(r.value.shape, fill) for p, r in judge.expected(point).items()}
            answer = Answer(tuple(filled.values()) if judge.names else filled)
            tried.append(judge.examine(point, answer))
        for part in tried[0].cases:
            best[part] = max(best.get(part, 0.0), _share(tried, part))
    share = sum(best.values()) / len(best)
    if share >= 1:
        raise PackError(f"{judge.name}: zeros or ones pass; add calls that tell them.")
    return share


def _scale(given: Mapping[str, Array], part: str, value: Array) -> Array:
    scale = of_part(given, part)
    return np.max(np.abs(value), initial=0.0) if scale is None else scale


def _copies(point: Point) -> list[Any]:
    return [np.array(a) if isinstance(a, np.ndarray) else a for a in point.arguments]


def _share(tried: Sequence[Tried], part: str) -> float:
    return sum(one.cases[part].right for one in tried) / len(tried)
