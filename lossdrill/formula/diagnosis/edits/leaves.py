"""Edits of small things: a sign, a number or name, a function, an axis, a transpose."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lossdrill.formula.diagnosis.edits.edit import Edit, replaced
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import (
    ONE,
    TWO,
    ZERO,
    Binary,
    Call,
    Constant,
    Name,
    Negative,
    Number,
    Over,
    Size,
    Times,
    Transpose,
    Tree,
    is_condition,
    names,
    rebuild,
    walk,
)
from lossdrill.formula.variables import PROBABILITY


def signs(part: Tree, _: Problem) -> Iterator[Edit]:
    say = "A sign is wrong"
    if isinstance(part, Binary) and part.op in "+-":
        yield Edit(part, replace(part, op="-" if part.op == "+" else "+"), say)
    if isinstance(part, Negative):
        yield Edit(part, part.of, say)
    elif not isinstance(part, Number | Size) and not is_condition(part):
        yield Edit(part, Negative(part), say)
    if isinstance(part, Call) and part.function in {"sigmoid", "exp", "tanh"}:
        (of,) = part.arguments
        other = of.of if isinstance(of, Negative) else Negative(of)
        yield Edit(part, replace(part, arguments=(other,)), say)


def operators(part: Tree, _: Problem) -> Iterator[Edit]:
    """A sum for a product."""
    if isinstance(part, Binary) and part.op == "+":
        yield Edit(part, Times(".*", part.left, part.right), "A product is meant")


def transposes(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A transpose missing or too many, and the order of a matrix product."""
    if isinstance(part, Transpose):
        yield Edit(part, part.of, "There is a transpose too many")
    elif isinstance(part, Name) and problem.rank(part.name) == 2:
        yield Edit(part, Transpose(part), "A transpose is missing")


def products(part: Tree, _: Problem) -> Iterator[Edit]:
    if isinstance(part, Times) and part.written == "@":
        new = replace(part, left=part.right, right=part.left)
        yield Edit(part, new, "The order of the product matters")


def functions(part: Tree, problem: Problem) -> Iterator[Edit]:
    """Another function, or the same along another axis; a sum for a mean."""
    sizes = [Size(size) for size in sorted(problem.words.sizes)]
    if isinstance(part, Call):
        others = [*_SIMILAR.get(part.function, ())]
        if len(part.arguments) == 1 and part.function not in _ALONG:
            others += problem.functions_of_one
        yield from (Edit(part, replace(part, function=o)) for o in others if o != part.function)
        if part.function in {"sum", "mean"}:
            yield from (Edit(part, size) for size in sizes)
        if part.function in _ALONG:
            for axis in (1, 0):
                for keep in (part.keep, not part.keep):
                    new = replace(part, axis=axis, keep=keep)
                    yield Edit(part, new, "The axis is another one")
    if isinstance(part, Over) and part.kind == "mean":
        yield Edit(part, replace(part, kind="sum"))


_ALONG = frozenset({"sum", "mean", "softmax", "logsumexp", "max of", "min of"})
_SIMILAR = {
    "max": ("min",),
    "min": ("max",),
    "sum": ("mean",),
    "mean": ("sum",),
    "tanh": ("sigmoid",),
    "sigmoid": ("softmax",),
    "log10": ("log",),
    "log2": ("log",),
    "exp": ("sigmoid",),
    "abs": ("sign",),
    "sign": ("abs",),
}


def numbers(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A number, a size or a name in the place of another."""
    sizes = [Size(size) for size in sorted(problem.words.sizes)]
    others: list[Tree]
    match part:
        case Number(value):
            others = [ONE, TWO, ZERO, Binary("/", ONE, TWO)]
            others += [c for c in _CONSTANTS if abs(float(value) - _CONSTANTS[c]) < 0.01]
            others += [Negative(ONE), *map(Name, problem.scalars), *sizes]
        case Size():
            others = [ONE, *sizes]
        case Name(name):
            others = [Name(other) for other in problem.alike(name)]
            others += [Binary("-", ONE, part)]
            if name in problem.scalars:
                others += [ONE, ZERO, Binary("^", part, TWO)]
        case _:
            return
    for other in others:
        if other != part:
            yield Edit(part, other)


_PI: Tree = Constant("pi")
_CONSTANTS: dict[Tree, float] = {
    _PI: math.pi,
    Times("*", TWO, _PI): 2 * math.pi,
    Constant("e"): math.e,
}


def everywhere(tree: Tree, problem: Problem) -> Iterator[Edit]:
    """A number that stands for a variable, two variables in each other's place, or p and 1 - p,
    wherever they occur; for whole formulas.
    """
    used = names(tree)
    for name in sorted(used):
        for other in problem.alike(name):
            if other in used and name < other:
                new = _renamed(tree, {name: Name(other), other: Name(name)})
                yield Edit(tree, new, f"{name} and {other} are swapped")
    for variable in problem.variables:
        if variable.domain == PROBABILITY and variable.name in used:
            name = variable.name
            new = _renamed(tree, {name: Binary("-", ONE, Name(name))})
            yield Edit(tree, new, f"{name} and 1 - {name} are swapped")
    for number in dict.fromkeys(p for p in walk(tree) if isinstance(p, Number)):
        for name in sorted(problem.continuous.intersection(problem.scalars)):
            new = replaced(tree, number, Name(name))
            yield Edit(tree, new, "A number stands where a variable should")


def _renamed(tree: Tree, others: Mapping[str, Tree]) -> Tree:
    if isinstance(tree, Name):
        return others.get(tree.name, tree)
    return rebuild(tree, lambda part: _renamed(part, others))
