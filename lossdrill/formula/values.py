"""What a formula gives at a point, and the set of values that are right there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from lossdrill.formula.arithmetic import (
    Exact,
    Value,
    is_finite,
    power_of_e,
    saturate,
    saturated,
)
from lossdrill.formula.evaluate import Environment, Program, compiled
from lossdrill.formula.points import Point
from lossdrill.formula.tree import Call, Name, Tree, walk

EXACT = Exact()
_ROUNDING = frozenset({"exp", "sigmoid", "softmax", "logsoftmax", "tanh", "softplus", "log1p"})


class Formula:
    """A shaped tree with the abbreviations that it uses, computed to as many digits as asked."""

    def __init__(
        self, tree: Tree, definitions: Sequence[tuple[str, Tree]], columns: Sequence[str] = ()
    ) -> None:
        self.tree = tree
        self.columns = tuple(columns)
        self.definitions = _needed(tree, definitions)
        parts = [p for t in (tree, *(t for _, t in self.definitions)) for p in walk(t)]
        self.rounds = any(isinstance(p, Call) and p.function in _ROUNDING for p in parts)
        """Whether digits may cancel unseen: 1 - sigmoid(z) for large z."""
        self.seen: dict[object, Any] = {}
        """What `agreement` has found about this formula, by what it was compared with and where."""
        self._fixed = _fixed(self.definitions)
        self._programs: dict[int, tuple[list[tuple[str, Program]], Program]] = {}

    def value(
        self,
        point: Point,
        digits: int,
        choices: "Choices | None" = None,
        indices: Mapping[str, int] = MappingProxyType({}),
    ) -> Value:
        """The value at a point; call it inside `working(digits)`."""
        if digits not in self._programs:
            self._programs[digits] = (
                [(name, compiled(tree, EXACT)) for name, tree in self.definitions],
                compiled(self.tree, EXACT),
            )
        definitions, program = self._programs[digits]
        env = dict(point.numbers())
        for name in self.columns:
            env[name] = env[name][:, None]
        env["choice"] = choices or _LOWEST
        for name, value in indices.items():
            env[f"index {name}"] = value
        for name, definition in definitions:
            env[name] = (
                self._known(name, definition, env, point, digits)
                if name in self._fixed
                else definition(env)
            )
        return program(env)

    def _known(
        self, name: str, definition: Program, env: Environment, point: Point, digits: int
    ) -> Value:
        """An abbreviation at a point, computed once for all formulas that use it."""
        key = name, self.columns, digits
        if key not in point.remembered:
            before = saturated()
            value = definition(env)
            point.remembered[key] = value, saturated()
            if before:
                saturate()
        value, met = point.remembered[key]
        if met:
            saturate()
        return value


def _fixed(definitions: Sequence[tuple[str, Tree]]) -> frozenset[str]:
    """The abbreviations that have one value at a point: nothing in them is left to choose."""
    free: set[str] = set()
    for name, tree in definitions:
        for part in walk(tree):
            chosen = isinstance(part, Call) and part.function == "between"
            if chosen or (isinstance(part, Name) and part.name in free):
                free.add(name)
    return frozenset(name for name, _ in definitions if name not in free)


def _needed(tree: Tree, definitions: Sequence[tuple[str, Tree]]) -> list[tuple[str, Tree]]:
    """The abbreviations that a tree uses, also through others, in the order of definition."""
    wanted = {part.name for part in walk(tree) if isinstance(part, Name)}
    kept: list[tuple[str, Tree]] = []
    for name, definition in reversed(definitions):
        if name in wanted:
            kept.append((name, definition))
            wanted |= {part.name for part in walk(definition) if isinstance(part, Name)}
    return kept[::-1]


class Choices:
    """Picks the low end of every `between`, and the high one of one of them; counts those that
    leave a choice.
    """

    def __init__(self, high: int | None = None) -> None:
        self.high = high
        self.count = 0

    def __call__(self, low: Value, high: Value) -> Value:
        if not isinstance(low, np.ndarray) and not isinstance(high, np.ndarray):
            return self._one(low, high)
        low, high = np.broadcast_arrays(low, high)
        result = np.empty(low.shape, dtype=object)
        for place in np.ndindex(*low.shape):
            result[place] = self._one(low[place], high[place])
        return result

    def _one(self, low: Value, high: Value) -> Value:
        if not low < high:
            return low
        place, self.count = self.count, self.count + 1
        return self.pick(place, low, high)

    def pick(self, place: int, low: Value, high: Value) -> Value:
        return high if place == self.high else low


_LOWEST = Choices()


class Mixed(Choices):
    """Picks a place of its own within each: sums of them cancel only where nothing depends on any,
    because powers of e are independent of one another.
    """

    def pick(self, place: int, low: Value, high: Value) -> Value:
        return low + (high - low) * power_of_e(-1 - place)


@dataclass(frozen=True)
class Target:
    """The expected values at a point: base + sum of s_j * directions_j with 0 <= s_j <= 1."""

    base: tuple[Any, ...]
    directions: tuple[tuple[Any, ...], ...]
    shape: tuple[int, ...]
    finite: bool
    saturated: bool


def target(expected: Formula, point: Point, digits: int) -> Target:
    """The values at a point, which remembers them; call it inside `working(digits)`."""
    key = expected, digits
    if key not in point.remembered:
        point.remembered[key] = _target(expected, point, digits)
    found: Target = point.remembered[key]
    return found


def _target(expected: Formula, point: Point, digits: int) -> Target:
    saturated()
    choices = Choices()
    value = expected.value(point, digits, choices)
    base = flat(value)
    directions = []
    # An array computes branches that it does not take; so most choices make no difference.
    if choices.count and base != flat(expected.value(point, digits, Mixed())):
        for place in range(choices.count):
            other = flat(expected.value(point, digits, Choices(place)))
            direction = tuple(b - a for a, b in zip(base, other, strict=True))
            if any(direction):
                directions.append(direction)
    shape = value.shape if isinstance(value, np.ndarray) else ()
    finite = all(map(is_finite, base))
    return Target(base, tuple(directions), shape, finite, saturated())


def flat(value: Value) -> tuple[Any, ...]:
    return tuple(value.ravel()) if isinstance(value, np.ndarray) else (value,)
