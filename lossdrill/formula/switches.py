"""What a formula switches on: the expressions whose zeros matter.

Those are what stands in abs, sign, max, clip and comparisons; and, because something narrow may be
hidden there, what is divided by, raised to a power, or handed to an exponential.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from lossdrill.formula.tree import (
    Binary,
    Call,
    Compare,
    Name,
    Negative,
    Number,
    Over,
    Tree,
    children,
    rebuild,
    walk,
)

_SMOOTH = frozenset({"exp", "tanh", "sigmoid", "cosh", "sinh", "softplus", "expm1", "log"})
_MOST = 24


@dataclass(frozen=True)
class Switch:
    """An expression without absolute values and maxima, and the sums in which it stands."""

    of: Tree
    running: tuple[Over, ...] = ()
    hard: bool = True
    """Whether the formula changes its form there; otherwise something narrow may be there."""
    exact: bool = False
    """Whether it is the difference of what is compared with == or !=."""


def switches(tree: Tree) -> list[Switch]:
    """The switches of a tree, inner ones first, each once; the hard ones if there are many."""
    once: dict[Tree, Switch] = {}
    for found in _found(tree, ()):
        for plain in _plain(found.of):
            if any(isinstance(part, Name) for part in walk(plain)):
                once.setdefault(plain, replace(found, of=plain))
    ordered = list(once.values())
    if len(ordered) > _MOST:
        ordered = sorted(ordered, key=lambda switch: not switch.hard)[:_MOST]
    return ordered


def borders(tree: Tree) -> list[Tree]:
    """What is zero where the formula changes its form, as it is written: |r| - delta as a whole."""
    return list(dict.fromkeys(found.of for found in _found(tree, ()) if found.hard))


def _found(  # noqa: C901  # one case per node
    tree: Tree, running: tuple[Over, ...]
) -> Iterator[Switch]:
    inside = (*running, tree) if isinstance(tree, Over) else running
    for child in children(tree):
        yield from _found(child, inside)
    match tree:
        case Call("abs" | "sign", (of,)):
            yield Switch(of, running)
        case Call("max" | "min", parts):
            for a, b in combinations(parts, 2):
                yield Switch(_difference(a, b), running)
        case Call("clip", (x, low, high)):
            yield Switch(_difference(x, low), running)
            yield Switch(_difference(x, high), running)
        case Compare(operands, relations):
            for (a, b), relation in zip(pairwise(operands), relations, strict=True):
                exact = relation in {"==", "!="}
                yield Switch(_difference(a, b), running, exact=exact)
        case Binary("^", base, _):
            yield Switch(base, running, hard=False)
        case Binary("/", _, below):
            yield Switch(below, running, hard=False)
        case Call(function, (of,)) if function in _SMOOTH:
            yield Switch(of, running, hard=False)


def _difference(a: Tree, b: Tree) -> Tree:
    if isinstance(b, Number) and not b.value:
        return a
    if isinstance(a, Number) and not a.value:
        return b
    return Binary("-", a, b)


def _plain(tree: Tree) -> list[Tree]:
    """The tree with each absolute value replaced by what is in it, of either sign, and each
    maximum by each of its arguments: together they have all zeros of the tree.
    """
    cornered = next((part for part in walk(tree) if _corner(part)), None)
    if cornered is None:
        return [tree]
    found: list[Tree] = []
    for branch in _branches(cornered):
        for plain in _plain(_replaced(tree, cornered, branch)):
            if plain not in found:
                found.append(plain)
            if len(found) >= 4:
                return found
    return found


def _corner(tree: Tree) -> bool:
    return isinstance(tree, Call) and tree.function in {"abs", "max", "min", "clip"}


def _branches(tree: Tree) -> Iterator[Tree]:
    if isinstance(tree, Call):
        yield from tree.arguments
        if tree.function == "abs":
            yield Negative(tree.arguments[0])


def _replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    return new if tree == old else rebuild(tree, lambda part: _replaced(part, old, new))
