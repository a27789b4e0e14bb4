"""Edits that put in what is missing: a term, a factor, a division, a function."""

from collections.abc import Iterator
from dataclasses import replace

from lossdrill.formula.diagnosis.edits.edit import Edit
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import (
    ONE,
    TWO,
    Binary,
    Bound,
    Call,
    Index,
    Name,
    Number,
    Over,
    Size,
    Times,
    Transpose,
    Tree,
    is_condition,
)

_FACTOR = "A factor is missing"


def array_factors(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A factor of an array in front: X^T, or a vector entry by entry; in a sum, its i-th row."""
    if problem.is_scalar or isinstance(part, Number | Size | Index) or is_condition(part):
        return
    for name in problem.arrays:
        if isinstance(part, Over) and part.kind != "collect":
            row = Index(Name(name), (Bound(part.index),), part.base)
            new = replace(part, body=Times("*", part.body, row))
            yield Edit(part, new, _FACTOR)
        elif problem.rank(name) == 2:
            yield Edit(part, Times("@", Transpose(Name(name)), part), _FACTOR)
        else:
            yield Edit(part, Times(".*", Name(name), part), _FACTOR)
    if isinstance(part, Call) and part.function in {"sum", "mean"} and part.axis is None:
        for name in problem.arrays:
            if problem.rank(name) == 2:
                (of,) = part.arguments
                product: Tree = Times("@", Transpose(Name(name)), of)
                if part.function == "mean":
                    product = Binary("/", product, Size(problem.samples))
                yield Edit(part, product, _FACTOR)


def scaled_arrays(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A number that stands where its product with an array should: lam for lam*W."""
    if isinstance(part, Name) and part.name in problem.scalars:
        for name in problem.like_result:
            yield Edit(part, Times("*", part, Name(name)), _FACTOR)


def terms(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A term missing."""
    if isinstance(part, Number | Size) or is_condition(part):
        return
    for name in problem.names_by_use:
        if Name(name) != part:
            yield Edit(part, Binary("-", part, Name(name)), "A term is missing")
            yield Edit(part, Binary("+", part, Name(name)), "A term is missing")


def wrapped(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A factor, a division, a power or a function missing."""
    if isinstance(part, Number | Size | Index) or is_condition(part):
        return
    factors: list[Tree] = [TWO, *map(Name, problem.scalars)]
    for factor in factors:
        if factor != part:
            yield Edit(part, Times("*", factor, part), _FACTOR)
    for divisor in (*factors, *map(Size, sorted(problem.words.sizes))):
        if divisor != part:
            yield Edit(part, Binary("/", part, divisor), "A division is missing")
    yield Edit(part, Call("abs", (part,)), "An absolute value is missing")
    yield Edit(part, Call("sign", (part,)), "A sign function is missing")
    yield Edit(part, Binary("^", part, TWO), "A power is missing")
    yield Edit(part, Call("sqrt", (part,)), "A square root is missing")
    match part:
        case Binary("-", Number(value=1), of):
            yield Edit(part, of, "There is a difference from 1 too many")
        case _:
            yield Edit(part, Binary("-", ONE, part))
    yield Edit(part, Call("sigmoid", (part,)), "A sigmoid is missing")
