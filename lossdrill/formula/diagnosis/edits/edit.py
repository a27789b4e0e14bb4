"""An edit, and the places of a tree at which one may be made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import Tree, children, rebuild


@dataclass(frozen=True)
class Edit:
    old: Tree
    new: Tree
    say: str = ""
    """What is special about it; otherwise old and new are shown."""


Kind: TypeAlias = Callable[[Tree, Problem], Iterator[Edit]]
"""The edits of one part of an answer."""

Put: TypeAlias = Callable[[Tree], Tree]
"""Puts something into one place of a tree."""


def places(tree: Tree, put: Put = lambda new: new) -> Iterator[tuple[Tree, Put]]:
    """Every part, with the function that puts something in its place."""
    yield tree, put
    for place, child in enumerate(children(tree)):
        yield from places(child, _putting(tree, place, put))


def _putting(tree: Tree, place: int, put: Put) -> Put:
    def put_here(new: Tree) -> Tree:
        count = -1

        def change(part: Tree) -> Tree:
            nonlocal count
            count += 1
            return new if count == place else part

        return put(rebuild(tree, change))

    return put_here


def replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    """The tree with something else wherever `old` stands."""
    return new if tree == old else rebuild(tree, lambda part: replaced(part, old, new))
