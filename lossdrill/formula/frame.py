"""The variables of an exercise, and how an answer in them is taken so that its shape is right."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
from typing import Literal

from lossdrill.errors import PackError
from lossdrill.formula.binding import counted_from, free_indices
from lossdrill.formula.mathml import mathml_of
from lossdrill.formula.meaning import signed, told_apart
from lossdrill.formula.parser import parse
from lossdrill.formula.points import (
    is_continuous,
    size_order,
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
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Index,
    Over,
    Tree,
    walk,
)
from lossdrill.formula.values import Formula
from lossdrill.formula.variables import Abbreviation, Variable
from lossdrill.formula.vocabulary import Vocabulary, vocabulary


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


class Frame:
    """Variables and abbreviations, and how an answer in them is fitted to a shape.

    Raises:
        PackError: the variables or an abbreviation are at fault.
    """

    shape: Shape
    """What is expected."""

    def __init__(self, given: tuple[Variable | Abbreviation, ...]) -> None:
        self.given = given
        self.variables = tuple(v for v in given if isinstance(v, Variable))
        self.abbreviations = tuple(v for v in given if isinstance(v, Abbreviation))
        self.words: Vocabulary = vocabulary(given)
        self.continuous = self._continuous()
        self.definitions = {
            columns: self._definitions(columns=columns) for columns in (False, True)
        }

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

    def shown(self, tree: Tree) -> tuple[str, str]:
        """An answer as it was read: as one line of text, and as MathML."""
        scope = self.scope(Reading())
        return text_of(signed(tree, scope)), mathml_of(told_apart(tree, scope))

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


def is_matlab(answer: str) -> bool:
    """Whether a text has signs that only MATLAB has: then sums run over rows."""
    return any(sign in answer for sign in (".*", "./", ".^"))


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
