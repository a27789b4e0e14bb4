"""Shapes as values: named dimensions, what a tree with its shape is, and how shapes are joined."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Binary,
    Call,
    Compare,
    Logic,
    Negative,
    Product,
    Stack,
    Transpose,
    Tree,
    Where,
)

Dim = str | int
Shape = tuple[Dim, ...]

STAR = "Here * was read as the matrix product; in NumPy write @."
NO_SIGN = "Two vectors side by side were multiplied entry by entry."


INNER = "Two vectors side by side were read as their inner product; write a^T b for it."


class Misfit(Exception):
    """Shapes that do not go together; the message names both."""


class Unbound(Misfit):
    """An index that runs through nothing: a matter of notation, not of shapes."""

    def __init__(self, index: str, what: str) -> None:
        super().__init__(f"the index {index} {what}")
        self.index = index


@dataclass(frozen=True)
class Reading:
    """How to take what shapes leave open."""

    star: Literal["matrix", "broadcast"] = "matrix"
    columns: bool = False
    """Whether vectors are columns, as in MATLAB."""
    inner: bool = False
    """Whether two vectors with a dot or nothing between them are meant as their inner product."""
    first_axis: bool = False
    """Whether sum and mean of a matrix run over its rows, as in MATLAB."""


@dataclass(frozen=True)
class Shaped:
    """A tree with all products decided, and its shape."""

    tree: Tree
    shape: Shape
    row: bool = False
    """A vector that was transposed, as in r^T X."""
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Scope:
    """Shapes of variables and abbreviations, and the dimensions that running indices go through."""

    shapes: Mapping[str, Shape]
    sizes: frozenset[str]
    reading: Reading
    bound: Mapping[str, Dim]


def put(tree: Tree, parts: Sequence[Shaped], shape: Shape, *, row: bool = False) -> Shaped:
    """The same node over parts whose products are decided."""
    trees = iter([part.tree for part in parts])
    notes = frozenset().union(*(part.notes for part in parts))
    match tree:
        case Where(cases, _):
            decided = tuple((next(trees), next(trees)) for _ in cases)
            made: Tree = replace(tree, cases=decided, otherwise=next(trees))
        case Binary():
            made = replace(tree, left=next(trees), right=next(trees))
        case Product():
            made = replace(tree, left=next(trees), right=next(trees))
        case Negative() | Transpose():
            made = replace(tree, of=next(trees))
        case Call():
            made = replace(tree, arguments=tuple(trees))
        case Compare():
            made = replace(tree, operands=tuple(trees))
        case Logic() | Stack():
            made = replace(tree, parts=tuple(trees))
        case _:
            raise AssertionError(tree)
    return Shaped(made, shape, row, notes)


def elementwise(tree: Tree, parts: Sequence[Shaped]) -> Shaped:
    shape: Shape = ()
    for part in parts:
        joined = broadcast(shape, part.shape)
        if joined is None:
            raise Misfit(unfit(tree, shape, part.shape))
        shape = joined
    row = len(shape) == 1 and any(part.row for part in parts)
    return put(tree, parts, shape, row=row)


def broadcast(left: Shape, right: Shape) -> Shape | None:
    """NumPy's rule; None where the two do not go together."""
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    padded = (1,) * (len(longer) - len(shorter)) + shorter
    found: list[Dim] = []
    for a, b in zip(longer, padded, strict=True):
        if a != b and 1 not in (a, b):
            return None
        found.append(b if a == 1 else a)
    return tuple(found)


def shape_text(shape: Shape) -> str:
    if not shape:
        return "a number"
    inside = ", ".join(str(dim) for dim in shape)
    return f"({inside},)" if len(shape) == 1 else f"({inside})"


def unfit(tree: Tree, left: Shape, right: Shape) -> str:
    return f"in {text_of(tree)} the shapes {shape_text(left)} and {shape_text(right)} do not fit"
