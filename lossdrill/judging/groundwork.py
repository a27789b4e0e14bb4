"""What is known of a function exercise in one variant before anyone answers: the points, what is
right there, the calls that decide; and, once asked for, smaller cases and what mistakes answer.

It follows from judge and variant alone, so a process makes it once; nothing of a learner is in it.
"""

import copy
from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import examine
from lossdrill.judging.expected import Array, Expected
from lossdrill.judging.points.point import Point
from lossdrill.judging.signature import Signature
from lossdrill.judging.solution import Mistake
from lossdrill.sandbox.wire import Answer, Call, Raised, lay_out, layout_of

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


class Known(Struct, frozen=True, eq=False):
    """What a known mistake answers at a point."""

    answer: Answer
    output: Array
    """As floats; None where it cannot be."""
    right: bool


class Outputs(Struct, frozen=True, eq=False):
    """The outputs of all mistakes that answer with the right shape at a point, stacked."""

    mistakes: tuple[Mistake, ...]
    outputs: Array

    def where(self, marks: Array) -> list[Mistake]:
        """The mistakes that are marked."""
        return [mistake for mistake, mark in zip(self.mistakes, marks, strict=True) if mark]


class Groundwork:
    """Points and right answers, in the order of the points; `order` is that of the second calls.

    Points stand for themselves here, by identity: two with the same numbers are two.
    """

    def __init__(
        self,
        judge: Examined,
        points: tuple[Point, ...],
        expected: tuple[Expected, ...],
        order: tuple[int, ...],
    ) -> None:
        self.judge = judge
        self.points = points
        self.expected = expected
        self.order = order
        self._expected = dict(zip(points, expected, strict=True))
        self._sizes: dict[Point, dict[str, int]] = {}
        self._smaller: dict[Point, tuple[Point, ...]] = {}
        self._outputs: dict[Point, Outputs] = {}
        self._known: dict[tuple[Mistake, Point], Known] = {}

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """The question that decides: each point, and then each once more, in another order."""
        calls = tuple(Call(self.judge.name, point.arguments) for point in self.points)
        return (*calls, *(calls[place] for place in self.order))

    def sizes(self, point: Point) -> dict[str, int]:
        """The numbers behind the letters of the signature."""
        found = self._sizes.get(point)
        if found is None:
            found = self._sizes[point] = self.judge.signature.sizes(point.arguments)
        return found

    def smaller(self, point: Point) -> tuple[Point, ...]:
        """Single samples of a point, and pairs; none for one sample."""
        if point not in self._smaller:
            self._smaller[point] = tuple(self._parts(point))
        return self._smaller[point]

    def _parts(self, point: Point) -> list[Point]:
        n = self.sizes(point).get("n", 1)
        if n <= 1:
            return []
        parts = [[i] for i in range(min(n, MOST_SAMPLES))]
        parts += [[i, i + 1] for i in range(min(n, 4) - 1)]
        take = self.judge.signature.take
        return [Point(take(point.arguments, part), "") for part in parts]

    def right_at(self, point: Point) -> Expected:
        """What is right at one of the points, or at a smaller one."""
        if point not in self._expected:
            self._expected[point] = self.judge.expected(point.arguments)
        return self._expected[point]

    def known(self, mistake: Mistake, point: Point) -> Known:
        """What a known mistake answers; asked late, as one point is enough to exclude most."""
        key = (mistake, point)
        found = self._known.get(key)
        if found is None:
            answer = _answer(mistake, point)
            case = examine(point, self.right_at(point), answer)
            found = self._known[key] = Known(answer, case.output, case.right)
        return found

    def outputs_at(self, point: Point) -> Outputs:
        """What all mistakes answer at a point, to be compared at once."""
        found = self._outputs.get(point)
        if found is None:
            shape = np.shape(self.right_at(point).value)
            outputs = {m: self.known(m, point).output for m in self.judge.mistakes}
            fitting = {
                m: output
                for m, output in outputs.items()
                if output is not None and output.shape == shape
            }
            stack = np.array(list(fitting.values()), float).reshape(-1, *shape)
            found = self._outputs[point] = Outputs(tuple(fitting), stack)
        return found


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
