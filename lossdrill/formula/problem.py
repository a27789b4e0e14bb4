"""An expected formula with its variables, prepared once: shapes, kinks, points, values there."""

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

import numpy as np

from lossdrill.formula.arithmetic import DIGITS, working
from lossdrill.formula.coverage import Switches, signs
from lossdrill.formula.expected import Expected
from lossdrill.formula.floats import silent
from lossdrill.formula.frame import Frame
from lossdrill.formula.functions import FUNCTIONS
from lossdrill.formula.hunting import Hunt, Hunter
from lossdrill.formula.kinks import opened
from lossdrill.formula.points import (
    Point,
    array_points,
    scalar_points,
    simple_array_points,
    simple_points,
    uniform_points,
)
from lossdrill.formula.shapes import (
    Reading,
)
from lossdrill.formula.switches import switches
from lossdrill.formula.tree import (
    Call,
    Name,
    Number,
    Tree,
    names,
    rebuild,
    walk,
)
from lossdrill.formula.values import Formula, Target, target
from lossdrill.formula.variables import ONE_HOT, REAL, Abbreviation, Variable

SCALAR_POINTS = 48
ARRAY_POINTS = 7
SIMPLE_POINTS = 24
SIMPLE_ARRAY_POINTS = 16
SEED = 20
_MOST_MEETING = 8


class Problem(Frame):
    """Everything about an expected formula that does not depend on the answer.

    Raises:
        PackError: the variables, an abbreviation or the expected formula are at fault.
    """

    def __init__(
        self, expected: Expected, variables: tuple[Variable | Abbreviation, ...], seed: int = SEED
    ) -> None:
        super().__init__(variables)
        self.expected = expected
        self.seed = seed
        fits = self.shaped(self.tree(expected.formula, "the expected formula"), Reading())
        self.shape = fits.shape
        self.plain = fits.tree
        self.right_plain = Formula(fits.tree, self.formulas(columns=False))
        self.right = Formula(opened(fits.tree, self.continuous), self.formulas(columns=False))

    @cached_property
    def names_by_use(self) -> list[str]:
        """Variables and abbreviations, those of the expected formula first."""
        used = names(self.plain)
        return sorted(self.shapes, key=lambda name: name not in used)

    @cached_property
    def like_result(self) -> list[str]:
        return [name for name, shape in self.shapes.items() if shape == self.shape]

    @cached_property
    def loss(self) -> Tree | None:
        if self.expected.loss is None:
            return None
        return self.shaped(self.tree(self.expected.loss, "the loss"), Reading()).tree

    @cached_property
    def functions_of_one(self) -> list[str]:
        """The functions of one number that occur in the expected formula."""
        trees = [self.plain, *(tree for _, tree in self.formulas(columns=False))]
        calls = [part for tree in trees for part in walk(tree) if isinstance(part, Call)]
        found = (c.function for c in calls if FUNCTIONS[c.function].kind == "elementwise")
        return list(dict.fromkeys(name for name in found if FUNCTIONS[name].most == 1))

    @cached_property
    def regions(self) -> list[tuple[str, Tree]]:
        found = []
        for region in self.expected.regions:
            condition = self.tree(region.condition, region.name)
            found.append((region.name, self.shaped(condition, Reading()).tree))
        return found

    @cached_property
    def points(self) -> list[Point]:
        """Ordinary points, the simplest first."""
        rng = random.Random(self.seed)  # noqa: S311  # reproducible, not secret
        if self.is_scalar:
            found = scalar_points(self.variables, rng, SCALAR_POINTS)
        else:
            found = array_points(self.variables, rng, ARRAY_POINTS)
            real = [v for v in self.variables if v.shape and v.domain == REAL]
            fewest = min((len(v.shape) for v in real), default=0)
            zero = [v.name for v in real if len(v.shape) == fewest]
            several = [p for p in found if all(size > 1 for size in p.sizes.values())]
            few = min(several, key=lambda point: point.complexity)
            found += uniform_points(self.variables, few, zero)
        return sorted(found, key=lambda point: point.complexity)

    @cached_property
    def targets(self) -> list[Target]:
        """The expected values at the ordinary points, to 40 digits."""
        with working(DIGITS):
            return [target(self.right, point, DIGITS) for point in self.points]

    @cached_property
    def has_values(self) -> bool:
        """Whether the expected formula has a value at most of the ordinary points."""
        pairs = zip(self.points, self.targets, strict=True)
        found = [target.finite for point, target in pairs if not point.special]
        return found.count(False) <= len(found) // 4

    @cached_property
    def special_points(self) -> list[Point]:
        """The kinks of the expected formula, and places very near to them."""
        formula = Formula(self.plain, self.formulas(columns=False))
        found: dict[object, Point] = {}
        for point in self.hunted(formula, literals(self.plain)):
            found.setdefault(point.key, point)
        return list(found.values())

    @cached_property
    def simple_points(self) -> list[Point]:
        """Points that are easy to follow by hand."""
        if self.is_scalar:
            return simple_points(self.variables, SIMPLE_POINTS)
        rng = random.Random(self.seed)  # noqa: S311  # reproducible, not secret
        return simple_array_points(self.variables, rng, SIMPLE_ARRAY_POINTS)

    @cached_property
    def special_targets(self) -> list[Target]:
        with working(DIGITS):
            return [target(self.right, point, DIGITS) for point in self.special_points]

    def hunted(self, formula: Formula, numbers: Sequence[Fraction]) -> Iterator[Point]:
        """Points at and beside the zeros of the switches of a formula."""
        hunt = Hunt(self.hunters[formula.columns], numbers)
        found = switches(inlined(formula.tree, formula.definitions))
        meeting: list[Point] = []
        for switch in found:
            for point in hunt.points(switch, self.bases):
                if switch.exact and point.special and len(meeting) < _MOST_MEETING:
                    meeting.append(point)
                yield point
        # Where two things are equal at once, as in (a == b)*(x == 2).
        for switch in found if sum(switch.exact for switch in found) > 1 else ():
            if switch.exact:
                yield from hunt.points(switch, meeting)

    @cached_property
    def hunters(self) -> dict[tuple[str, ...], Hunter]:
        """By the vectors that are read as columns: none of them, or all."""
        vectors = tuple(v.name for v in self.variables if len(v.shape) == 1)
        return {columns: Hunter(self.variables, columns) for columns in ((), vectors)}

    @cached_property
    def hard_switches(self) -> Switches:
        return hard_switches(Formula(self.plain, self.formulas(columns=False)))

    @cached_property
    def bases(self) -> list[Point]:
        """Where hunting starts: points that are neither the simplest nor special, of all labels."""
        if not self.is_scalar:
            ordinary = [p for p in self.points if not p.special]
            several = [p for p in ordinary if all(size > 1 for size in p.sizes.values())]
            alone = [p for p in ordinary if next(iter(p.sizes.values())) == 1]
            labelled = uniform_points(self.variables, alone[0], ()) if alone else ()
            alone = list(labelled) or [self._of_last_class(point) for point in alone]
            return [*several[:2], *alone[:2]]
        labels = [v.name for v in self.variables if v.domain.labels]
        groups: dict[tuple[Fraction, ...], list[Point]] = {}
        for point in self.points:
            groups.setdefault(tuple(point.values[name] for name in labels), []).append(point)
        return [point for group in groups.values() for point in self._apart(group[2:])]

    def _apart(self, points: Sequence[Point]) -> list[Point]:
        """The first, and one on another side of a switch of the expected formula, if there is one:
        a small difference may show on one side alone.
        """
        env = {v.name: np.array([float(p.values[v.name]) for p in points]) for v in self.variables}
        with silent():
            sides = signs(self.hard_switches, env, len(points))
        other = 3
        if sides is not None and np.any(elsewhere := np.any(sides != sides[:, :1], axis=0)):
            other = int(np.argmax(elsewhere))
        return [points[at] for at in (0, other) if at < len(points)]

    def _of_last_class(self, point: Point) -> Point:
        """With one-hot rows that are 0 in the first column, where a small probability shows."""
        values = dict(point.values)
        for variable in self.variables:
            if variable.domain == ONE_HOT:
                rows = np.full_like(values[variable.name], Fraction(0))
                rows[..., -1] = Fraction(1)
                values[variable.name] = rows
        return Point(values, point.sizes)


@lru_cache(maxsize=64)
def prepared(
    expected: Expected, variables: tuple[Variable | Abbreviation, ...], seed: int = SEED
) -> Problem:
    return Problem(expected, variables, seed)


def hard_switches(formula: Formula) -> Switches:
    """What is zero where a formula changes its form, each with what is needed to compute it."""
    found = switches(inlined(formula.tree, formula.definitions))
    return [
        (switch.of, formula.definitions, formula.columns)
        for switch in found
        if switch.hard and not switch.running
    ]


def literals(*trees: Tree) -> list[Fraction]:
    """The numbers written in the formulas, beyond the very common ones."""
    common = {Fraction(n) for n in (0, 1, 2)}
    found = {part.value for tree in trees for part in walk(tree) if isinstance(part, Number)}
    return sorted(found - common)


def inlined(tree: Tree, definitions: Sequence[tuple[str, Tree]]) -> Tree:
    """The tree with its abbreviations written out."""
    meanings: dict[str, Tree] = {}

    def write_out(part: Tree) -> Tree:
        if isinstance(part, Name) and part.name in meanings:
            return meanings[part.name]
        return rebuild(part, write_out)

    for name, definition in definitions:
        meanings[name] = write_out(definition)
    return write_out(tree)
