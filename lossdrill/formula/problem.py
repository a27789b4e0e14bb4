"""An expected formula with its variables, prepared once: shapes, kinks, points, values there."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import permutations
from typing import Literal

from lossdrill.errors import PackError
from lossdrill.formula.arithmetic import DIGITS, is_finite, saturated, working
from lossdrill.formula.binding import counted_from, free_indices
from lossdrill.formula.coverage import Switches
from lossdrill.formula.evaluate import compiled
from lossdrill.formula.expected import Expected
from lossdrill.formula.hunting import Hunter
from lossdrill.formula.kinks import opened
from lossdrill.formula.parser import parse
from lossdrill.formula.points import (
    Point,
    array_points,
    is_continuous,
    scalar_points,
    size_order,
    uniform_points,
)
from lossdrill.formula.refusing import Refused
from lossdrill.formula.shapes import (
    Misfit,
    Reading,
    Scope,
    Shape,
    Shaped,
    Unbound,
    shape_text,
    shaped,
)
from lossdrill.formula.switches import switches
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Bound,
    Constant,
    Extent,
    Index,
    Name,
    Number,
    Over,
    Size,
    Stack,
    Tree,
    names,
    rebuild,
    walk,
)
from lossdrill.formula.values import EXACT, Formula, Target, target
from lossdrill.formula.variables import REAL, Abbreviation, Variable
from lossdrill.formula.vocabulary import Vocabulary, vocabulary

SCALAR_POINTS = 48
ARRAY_POINTS = 7
SEED = 20
_MOST_MEETING = 8


@dataclass(frozen=True)
class Fit:
    """An answer whose shapes fit, and how vectors and products were taken for it."""

    formula: Formula
    shape: Shape
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Wrong:
    """An answer whose shapes do not fit the expected one."""

    message: str
    shape: Shape | None
    """None where the shapes do not even go together."""
    unbound: str = ""
    """An index that nothing binds: then it was not read at all."""


class Problem:
    """Everything about an expected formula that does not depend on the answer.

    Raises:
        PackError: the variables, an abbreviation or the expected formula are at fault.
    """

    def __init__(
        self, expected: Expected, variables: tuple[Variable | Abbreviation, ...], seed: int = SEED
    ) -> None:
        self.expected = expected
        self.given = variables
        self.seed = seed
        self.variables = tuple(v for v in variables if isinstance(v, Variable))
        self.abbreviations = tuple(v for v in variables if isinstance(v, Abbreviation))
        self.words: Vocabulary = vocabulary(variables)
        self.continuous = self._continuous()
        self.definitions = {
            columns: self._definitions(columns=columns) for columns in (False, True)
        }
        fits = self.shaped(self.tree(expected.formula, "the expected formula"), Reading())
        self.shape = fits.shape
        self.plain = fits.tree
        self.right_plain = Formula(fits.tree, self.formulas(columns=False))
        self.right = Formula(opened(fits.tree, self.continuous), self.formulas(columns=False))

    def tree(self, given: str | Tree, what: str) -> Tree:
        """A formula of the author's."""
        if not isinstance(given, str):
            return given
        try:
            return parse(given, replace(self.words, sets=True))
        except Refused as refused:
            raise PackError(f"{what}: {refused.message}\n{refused.of(given).caret}") from None

    def shaped(self, tree: Tree, reading: Reading) -> Shaped:
        """An author's tree with its shapes."""
        try:
            return shaped(tree, self.scope(reading))
        except Misfit as misfit:
            raise PackError(f"the expected formula: {misfit}.") from None

    @cached_property
    def samples(self) -> str:
        """The dimension that counts samples: the first one, in the usual order."""
        return min(self.words.sizes, key=size_order, default="")

    @cached_property
    def is_scalar(self) -> bool:
        return not any(v.shape for v in self.variables)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """Shapes of variables and abbreviations, by name."""
        return dict(self.scope(Reading()).shapes)

    @cached_property
    def scalars(self) -> list[str]:
        """Names of numbers, the variables first."""
        return [name for name, shape in self.shapes.items() if not shape]

    @cached_property
    def arrays(self) -> list[str]:
        return [name for name, shape in self.shapes.items() if shape]

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
    def regions(self) -> list[tuple[str, Tree]]:
        found = []
        for region in self.expected.regions:
            condition = self.tree(region.condition, region.name)
            found.append((region.name, self.shaped(condition, Reading()).tree))
        return found

    def alike(self, name: str) -> list[str]:
        """Other names of the same shape."""
        return [n for n, s in self.shapes.items() if s == self.shapes[name] and n != name]

    def rank(self, name: str) -> int:
        return len(self.shapes[name])

    def scope(self, reading: Reading) -> Scope:
        shapes: dict[str, Shape] = {
            v.name: (v.shape[0], 1) if reading.columns and len(v.shape) == 1 else v.shape
            for v in self.variables
        }
        shapes |= {name: d.shape for name, d in self.definitions[reading.columns].items()}
        return Scope(shapes, self.words.sizes, reading, {})

    def formulas(self, *, columns: bool) -> list[tuple[str, Tree]]:
        return [(name, d.tree) for name, d in self.definitions[columns].items()]

    def _definitions(self, *, columns: bool) -> dict[str, Shaped]:
        found: dict[str, Shaped] = {}
        self.definitions = {columns: found}
        for abbreviation in self.abbreviations:
            tree = self.tree(abbreviation.formula, abbreviation.name)
            found[abbreviation.name] = self.shaped(tree, Reading(columns=columns))
        return found

    def _continuous(self) -> frozenset[str]:
        found = {v.name for v in self.variables if is_continuous(v.domain)}
        for abbreviation in self.abbreviations:
            tree = self.tree(abbreviation.formula, abbreviation.name)
            if {part.name for part in walk(tree) if hasattr(part, "name")} & found:
                found.add(abbreviation.name)
        return frozenset(found)

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
            found += uniform_points(self.variables, found[2], zero)
        return sorted(found, key=lambda point: point.complexity)

    @cached_property
    def targets(self) -> list[Target]:
        """The expected values at the ordinary points, to 40 digits."""
        with working(DIGITS):
            return [target(self.right, point, DIGITS) for point in self.points]

    @cached_property
    def special_points(self) -> list[Point]:
        """The kinks of the expected formula, and places very near to them."""
        formula = Formula(self.plain, self.formulas(columns=False))
        found: dict[object, Point] = {}
        for point in self.hunted(formula, literals(self.plain)):
            found.setdefault(point.key, point)
        return list(found.values())

    @cached_property
    def special_targets(self) -> list[Target]:
        with working(DIGITS):
            return [target(self.right, point, DIGITS) for point in self.special_points]

    def hunted(self, formula: Formula, numbers: Sequence[Fraction]) -> Iterator[Point]:
        """Points at and beside the zeros of the switches of a formula."""
        hunter = Hunter(self.variables, formula.definitions, formula.columns, numbers)
        found = switches(inlined(formula.tree, formula.definitions))
        meeting: list[Point] = []
        for switch in found:
            for point in hunter.points(switch, self.bases):
                if switch.exact and point.special and len(meeting) < _MOST_MEETING:
                    meeting.append(point)
                yield point
        # Where two things are equal at once, as in (a == b)*(x == 2).
        for switch in found if sum(switch.exact for switch in found) > 1 else ():
            if switch.exact:
                yield from hunter.points(switch, meeting)

    @cached_property
    def hard_switches(self) -> Switches:
        return hard_switches(Formula(self.plain, self.formulas(columns=False)))

    @cached_property
    def bases(self) -> list[Point]:
        """Where hunting starts: points that are neither the simplest nor special, of all labels."""
        if not self.is_scalar:
            several = [p for p in self.points if all(size > 1 for size in p.sizes.values())]
            alone = [p for p in self.points if next(iter(p.sizes.values())) == 1]
            labelled = uniform_points(self.variables, alone[0], ()) if alone else ()
            return [*several[:2], *(list(labelled) or alone)[:2]]
        labels = [v.name for v in self.variables if v.domain.labels]
        groups: dict[tuple[Fraction, ...], list[Point]] = {}
        for point in self.points:
            groups.setdefault(tuple(point.values[name] for name in labels), []).append(point)
        return [group[place] for group in groups.values() for place in (2, 5) if place < len(group)]

    def fit(self, tree: Tree, *, matlab: bool = False) -> Fit | Wrong:
        """The answer with its products decided, in the first reading whose shape is right."""
        wrong: Wrong | None = None
        for reading in _readings(tree, matlab=matlab):
            found = self._fit(tree, reading)
            if isinstance(found, Fit):
                return found
            if wrong is None or (wrong.shape is None and found.shape is not None):
                wrong = found
        assert wrong is not None  # noqa: S101  # there is a reading
        return wrong

    def other_fits(self, tree: Tree, first: Fit, *, matlab: bool = False) -> Iterator[Fit]:
        """Further readings of products that the notation leaves open, with the same vectors."""
        known = {first.formula.tree}
        for reading in _readings(tree, matlab=matlab):
            if reading.columns == bool(first.formula.columns):
                found = self._fit(tree, reading)
                if isinstance(found, Fit) and found.formula.tree not in known:
                    known.add(found.formula.tree)
                    yield found

    def _fit(self, tree: Tree, reading: Reading) -> Fit | Wrong:
        try:
            whole = self._shaped_answer(tree, reading)
        except Unbound as unbound:
            return Wrong(f"It cannot be read: {unbound}.", None, unbound.index)
        except Misfit as misfit:
            return Wrong(f"The shapes do not fit: {misfit}.", None)
        notes = set(whole.notes)
        if not self._accepts(whole, notes):
            yours, wanted = shape_text(whole.shape), shape_text(self.shape)
            return Wrong(f"Your formula gives {yours}, and {wanted} is expected.", whole.shape)
        vectors = [v.name for v in self.variables if len(v.shape) == 1]
        formula = Formula(
            whole.tree, self.formulas(columns=reading.columns), vectors if reading.columns else ()
        )
        if reading.columns:
            notes.add("Your vectors were read as columns, of shape (n, 1) and the like.")
        return Fit(formula, whole.shape, tuple(sorted(notes)))

    def _accepts(self, whole: Shaped, notes: set[str]) -> bool:
        if whole.shape == self.shape:
            if whole.row and len(self.shape) == 1:
                notes.add("Your result is a row; it was compared entry by entry.")
            return True
        long = tuple(dim for dim in whole.shape if dim != 1)
        if len(self.shape) <= 1 and long == self.shape:
            kind = "column" if whole.shape[-1:] == (1,) else "row"
            if self.shape:
                notes.add(f"Your result is a {kind}; it was compared entry by entry.")
            return True
        return False

    def _shaped_answer(self, tree: Tree, reading: Reading) -> Shaped:
        """The answer with its shapes; an entry formula, with free indices, as the array of its
        entries, in the order of indices that has the right shape.
        """
        free = sorted(free_indices(tree))
        if not free or self.is_scalar or len(free) != len(self.shape):
            return shaped(tree, self.scope(reading))
        found: Shaped | None = None
        for order in permutations(free):
            whole = tree
            for index in reversed(order):
                whole = Over("collect", index, None, None, counted_from(whole, index, 1), 1)
            found = shaped(whole, self.scope(reading))
            if found.shape == self.shape:
                break
        assert found is not None  # noqa: S101  # there is an order
        return found


def _readings(tree: Tree, *, matlab: bool) -> list[Reading]:
    """Ways to take what shapes leave open, the most usual first. Where `y[:, None]` is written, y
    is no column yet.
    """
    numpy = any(isinstance(part, Index) and "new" in part.places for part in walk(tree))
    return [
        Reading(star, columns=columns, inner=inner, first_axis=matlab and star == "matrix")
        for columns in ((False,) if numpy else (False, True))
        for inner in (False, True)
        for star in _STARS
    ]


_STARS: tuple[Literal["matrix", "broadcast"], ...] = ("matrix", "broadcast")


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


def refuse_constants(tree: Tree, text: str) -> None:
    """Refuses what holds a number that is none: `0/0`, `log(-1)`, `9**9**9**9`."""
    for part in walk(tree):
        if isinstance(part, Number | Constant) or any(
            isinstance(inner, Name | Bound | Size | Extent | Over | Stack) for inner in walk(part)
        ):
            continue
        try:
            decided = _numeric(part)
        except Misfit:
            continue  # said with both shapes, later
        with working(DIGITS):
            saturated()
            value = compiled(decided, EXACT)({})
            if saturated():
                message = f"{text_of(part)} is beyond what can be computed; write a smaller number."
                raise Refused(message, 0, len(text))
            if not is_finite(value):
                raise Refused(f"{text_of(part)} has no value; correct it.", 0, len(text))


def _numeric(tree: Tree) -> Tree:
    """A tree of numbers alone, with its products decided."""
    scope = Scope({}, frozenset(), Reading(), {})
    return shaped(tree, scope).tree
