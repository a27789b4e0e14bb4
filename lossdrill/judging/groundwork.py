"""What is known of a function exercise in one variant before anyone answers: the points, what is
right there, the calls that decide; and, once asked for, smaller cases and what mistakes answer.

It follows from judge and variant alone, so a process makes it once; nothing of a learner is in it.
"""

import copy
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any, Protocol, TypeVar

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import as_floats, examine
from lossdrill.judging.expected import Array, Expected
from lossdrill.judging.points.point import Point
from lossdrill.judging.signature import Signature
from lossdrill.judging.solution import Mistake
from lossdrill.sandbox.wire import Answer, Call, Raised, lay_out, layout_of

T = TypeVar("T")

MOST_SIMPLE = 6
"""Cases that are asked for ahead, in case that something fails."""
MOST_SAMPLES = 8
"""Of one point that are tried one by one, for a simpler case."""


class Examined(Protocol):
    """The part of the function judge that the diagnosis needs."""

    @property
    def name(self) -> str: ...
    @property
    def reference(self) -> Callable[..., Array]: ...
    @property
    def signature(self) -> Signature: ...
    @property
    def derived(self) -> Any: ...
    @property
    def mistakes(self) -> tuple[Mistake, ...]: ...
    @property
    def argument_names(self) -> tuple[str, ...]: ...
    def expected(self, arguments: Any) -> Expected: ...


class Known(Struct, frozen=True, eq=False, dict=True):
    """What a known mistake answers at a point, where this is right."""

    point: Point
    expected: Expected
    answer: Answer

    @cached_property
    def output(self) -> Array:
        """As floats; None where it cannot be."""
        return None if self.answer.raised is not None else as_floats(self.answer)

    @cached_property
    def right(self) -> bool:
        """Asked of few: comparing takes as long as answering."""
        return examine(self.point, self.expected, self.answer).right


class Outputs(Struct, frozen=True, eq=False):
    """The outputs of all mistakes that answer with the right shape at a point, stacked."""

    mistakes: tuple[Mistake, ...]
    outputs: Array

    def where(self, marks: Array) -> list[Mistake]:
        """The mistakes that are marked."""
        return [mistake for mistake, mark in zip(self.mistakes, marks, strict=True) if mark]


class Groundwork:
    """Points and right answers, in the order of the points; `again` are the places of those that
    are called twice, in the order of the second calls.

    Points stand for themselves here, by identity: two with the same numbers are two.
    """

    def __init__(
        self,
        judge: Examined,
        points: tuple[Point, ...],
        expected: tuple[Expected, ...],
        again: tuple[int, ...],
    ) -> None:
        self.judge = judge
        self.points = points
        self.expected = expected
        self.again = again
        self._made: dict[tuple[Any, ...], Any] = {
            ("right", point): right for point, right in zip(points, expected, strict=True)
        }

    def _once(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made under this key, or is made now."""
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The question that decides: each point, some once more, and then the simplest cases, which
        decide nothing: most failures need no second question for one to show.
        """
        calls = tuple(Call(self.judge.name, point.arguments) for point in self.points)
        simple = (Call(self.judge.name, point.arguments) for point in self.simplest)
        return (*calls, *(calls[place] for place in self.again), *simple)

    @cached_property
    def simplest(self) -> tuple[Point, ...]:
        """The smaller cases that are shortest in writing."""
        parts = [
            part
            for point in self.points
            if point.group == "ordinary"
            for part in self.smaller(point)
        ]
        return tuple(sorted(parts, key=lambda part: part.length)[:MOST_SIMPLE])

    def sizes(self, point: Point) -> dict[str, int]:
        """The numbers behind the letters of the signature."""
        return self._once(("sizes", point), lambda: self.judge.signature.sizes(point.arguments))

    def right_at(self, point: Point) -> Expected:
        """What is right at one of the points, or at a smaller one."""
        return self._once(("right", point), lambda: self.judge.expected(point.arguments))

    def smaller(self, point: Point) -> list[Point]:
        """Single samples of a point, and pairs; none for one sample."""
        return self._once(("smaller", point), lambda: self._parts(point))

    def _parts(self, point: Point) -> list[Point]:
        n = self.sizes(point).get("n", 1)
        if n <= 1:
            return []
        parts = [[i] for i in range(min(n, MOST_SAMPLES))]
        parts += [[i, i + 1] for i in range(min(n, 4) - 1)]
        take = self.judge.signature.take
        return [Point(take(point.arguments, part), "") for part in parts]

    def known(self, mistake: Mistake, point: Point) -> Known:
        """What a known mistake answers; asked late, as one point is enough to exclude most."""
        return self._once((mistake, point), lambda: self._known(mistake, point))

    def _known(self, mistake: Mistake, point: Point) -> Known:
        return Known(point, self.right_at(point), _answer(mistake, point))

    def outputs_at(self, point: Point) -> Outputs:
        """What all mistakes answer at a point, to be compared at once."""
        return self._once(("outputs", point), lambda: self._outputs(point))

    def _outputs(self, point: Point) -> Outputs:
        shape = np.shape(self.right_at(point).value)
        outputs = {mistake: self.known(mistake, point).output for mistake in self.judge.mistakes}
        fitting = {
            mistake: output
            for mistake, output in outputs.items()
            if output is not None and output.shape == shape
        }
        stack = np.array(list(fitting.values()), float).reshape(-1, *shape)
        return Outputs(tuple(fitting), stack)

    def reference(
        self, way: Hashable, point: Point, arguments: Callable[[], Sequence[Any]]
    ) -> Array | None:
        """The reference at a point whose arguments are changed in a way that has this name; None
        where it can make nothing of them.
        """
        return self._once(("reference", way, point), lambda: self._reference(arguments()))

    def _reference(self, arguments: Sequence[Any]) -> Array | None:
        try:
            return np.asarray(self.judge.reference(*arguments), float)
        except Exception:  # noqa: BLE001 - exchanged arguments may make no sense to the reference
            return None

    def regions(self, point: Point) -> Array:
        """For each sample the region of the loss in which it stands, or for each of its terms."""
        derived = self.judge.derived
        return self._once(
            ("regions", point),
            lambda: np.ravel(derived.loss.regions(*derived.samples(*point.arguments))),
        )

    def pairs_differing_in(self, place: int) -> list[tuple[Point, Point]]:
        """Ordinary points that differ in this argument alone, with different right answers."""
        return self._once(("pairs", place), lambda: self._pairs(place))

    def _pairs(self, place: int) -> list[tuple[Point, Point]]:
        ordinary = [point for point in self.points if point.group == "ordinary"]
        return [
            (one, other)
            for one, other in combinations(ordinary, 2)
            if _differ_only_in(place, one, other)
            and not _equal(self.right_at(one).value, self.right_at(other).value)
        ]


def _differ_only_in(place: int, one: Point, other: Point) -> bool:
    pairs = list(zip(one.arguments, other.arguments, strict=True))
    return all(_equal(*pair) == (at != place) for at, pair in enumerate(pairs)) and (
        np.shape(pairs[place][0]) == np.shape(pairs[place][1])
    )


def _equal(one: Array, other: Array) -> bool:
    return np.array_equal(np.asarray(one), np.asarray(other))


def _answer(mistake: Mistake, point: Point) -> Answer:
    """What the mistake answers; run on copies, since it may be one that changes its inputs."""
    arguments = [_copy(argument) for argument in point.arguments]
    try:
        return Answer(mistake(*arguments))
    except Exception as error:  # noqa: BLE001 - a mistake may raise whatever it likes
        return Answer(raised=Raised(type(error).__name__, str(error)))


def _copy(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return lay_out(argument, layout_of(argument))
    return copy.copy(argument)
