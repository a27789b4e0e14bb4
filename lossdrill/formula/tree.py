"""The tree of a formula: frozen nodes, the same whatever notation it was typed in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from typing import Any, Literal

Relation = Literal["<", "<=", ">", ">=", "==", "!="]
Written = Literal["*", "·", "juxtaposed", "@", ".*", "selected"]
"""As typed: a star, a raised dot, nothing at all, a matrix product, an elementwise product; or a
condition in brackets, X[m < 1], where it holds and 0 elsewhere."""


@dataclass(frozen=True)
class Number:
    value: Fraction
    written: str = ""
    """The digits as typed, for showing them back; equal numbers are equal trees."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)


@dataclass(frozen=True)
class Constant:
    """pi, e, infinity, or what is not defined."""

    name: Literal["pi", "e", "inf", "nan"]


@dataclass(frozen=True)
class Name:
    """A variable or an abbreviation, by its canonical name."""

    name: str


@dataclass(frozen=True)
class Size:
    """The length of a dimension, as a number."""

    dimension: str


@dataclass(frozen=True)
class Extent:
    """The length of one axis of a tree: `len(y)`, `X.shape[0]`; None counts all entries."""

    of: "Tree"
    axis: int | None = 0


@dataclass(frozen=True)
class Bound:
    """The running index of a sum, or a free index, as a number."""

    name: str


@dataclass(frozen=True)
class Negative:
    of: "Tree"


@dataclass(frozen=True)
class Binary:
    op: Literal["+", "-", "/", "^"]
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True)
class Times:
    """A product. How it is to be taken depends on shapes, and is decided by `shapes`."""

    written: Written
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True)
class Product:
    """A product whose meaning has been decided."""

    kind: Literal["elementwise", "matrix", "outer"]
    left: "Tree"
    right: "Tree"


@dataclass(frozen=True)
class Call:
    """A function of the table in `functions`, applied elementwise or along an axis."""

    function: str
    arguments: tuple["Tree", ...]
    axis: int | None = None
    keep: bool = False
    """Whether a reduced axis stays, with length 1."""


@dataclass(frozen=True)
class Compare:
    """A chain of comparisons; as a number, 1 where all hold and 0 elsewhere."""

    operands: tuple["Tree", ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Logic:
    op: Literal["and", "or", "not"]
    parts: tuple["Tree", ...]


@dataclass(frozen=True)
class Where:
    """The value of the first case whose condition holds."""

    cases: tuple[tuple["Tree", "Tree"], ...]
    """(condition, value)"""
    otherwise: "Tree"
    spread: bool = field(default=False, compare=False)
    """Whether values of several shapes stand under conditions that are numbers."""


@dataclass(frozen=True)
class Transpose:
    of: "Tree"
    mathematical: bool = True
    """Whether it makes a vector a row (`'`, `^T`); NumPy's `.T` does not."""


@dataclass(frozen=True)
class Index:
    """Entries of an array. Each place is a tree, "all" (a colon), or "new" (None)."""

    of: "Tree"
    places: tuple["Tree | Literal['all', 'new']", ...]
    base: int = 0
    """What the first entry is called: 0 in brackets, 1 as a subscript."""


@dataclass(frozen=True)
class Over:
    """A sum over an index, its mean, or (`collect`) the list of its terms."""

    kind: Literal["sum", "mean", "collect"]
    index: str
    low: "Tree | None"
    high: "Tree | None"
    """Both included; None means: the whole dimension that the index runs through."""
    body: "Tree"
    base: int = 0


@dataclass(frozen=True)
class Stack:
    """A list of numbers as a vector: `[0, z]`."""

    parts: tuple["Tree", ...]


Tree = (
    Number
    | Constant
    | Name
    | Size
    | Extent
    | Bound
    | Negative
    | Binary
    | Times
    | Product
    | Call
    | Compare
    | Logic
    | Where
    | Transpose
    | Index
    | Over
    | Stack
)

NODES: tuple[type[Any], ...] = (
    Number,
    Constant,
    Name,
    Size,
    Extent,
    Bound,
    Negative,
    Binary,
    Times,
    Product,
    Call,
    Compare,
    Logic,
    Where,
    Transpose,
    Index,
    Over,
    Stack,
)

ZERO, ONE, TWO = Number(Fraction(0)), Number(Fraction(1)), Number(Fraction(2))


_PARTS: dict[type, tuple[str, ...]] = {
    node: tuple(part.name for part in fields(node) if "Tree" in str(part.type)) for node in NODES
}
"""The fields that hold trees."""


def children(tree: Tree) -> list[Tree]:
    """The direct parts, from left to right."""
    found: list[Tree] = []
    for name in _PARTS[type(tree)]:
        _collect(tree.__dict__[name], found)
    return found


def _collect(value: Any, found: list[Tree]) -> None:
    if isinstance(value, tuple):
        for part in value:
            _collect(part, found)
    elif type(value) in _PARTS:
        found.append(value)


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and all its parts, the whole before its parts."""
    yield tree
    for child in children(tree):
        yield from walk(child)


def rebuild(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """The tree with `change` applied to each direct part; the same object if nothing changed."""
    changed = {}
    for name in _PARTS[type(tree)]:
        old = tree.__dict__[name]
        new = _changed(old, change)
        if new is not old:
            changed[name] = new
    return replace(tree, **changed) if changed else tree


def _changed(value: Any, change: Callable[[Tree], Tree]) -> Any:
    if type(value) in _PARTS:
        return change(value)
    if isinstance(value, tuple):
        parts = tuple(_changed(part, change) for part in value)
        return parts if any(a is not b for a, b in zip(parts, value, strict=True)) else value
    return value


def weight(tree: Tree) -> int:
    """How many parts are computed, with five terms for each sum."""
    inside = 1 + sum(weight(child) for child in children(tree))
    return 5 * inside if isinstance(tree, Over) else inside


def names(tree: Tree) -> frozenset[str]:
    """The variables and abbreviations that occur."""
    return frozenset(part.name for part in walk(tree) if isinstance(part, Name))


def literal(digits: str) -> Number:
    """A number as it was typed."""
    return Number(Fraction(digits.rstrip(".")), digits.rstrip("."))


def is_condition(tree: Tree) -> bool:
    return isinstance(tree, Compare | Logic)
