"""Edits that leave something out: a factor, a term, a function or a power too many."""

from collections.abc import Iterator
from itertools import combinations

from lossdrill.formula.diagnosis.edits.edit import Edit, replaced
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import ZERO, Binary, Call, Negative, Number, Times, Tree, walk


def dropped(part: Tree, _: Problem) -> Iterator[Edit]:
    match part:
        case Times(written, left, right) if written != "@":
            yield Edit(part, right, "There is a factor too many")
            yield Edit(part, left, "There is a factor too many")
        case Times(_, left, right):
            yield Edit(part, left, "There is a factor too many")
            yield Edit(part, right, "There is a factor too many")
        case Binary("/", left, _):
            yield Edit(part, left, "There is a division too many")
        case Binary("+" | "-", left, right):
            yield Edit(part, left, "There is a term too many")
            last = right if part.op == "+" else Negative(right)
            yield Edit(part, last, "There is a term too many")
        case Binary("^", base, _):
            yield Edit(part, base, "There is a power too many")
        case Call(function, (of,)) if function not in _WHOLE:
            yield Edit(part, of, "There is a function too many")
        case Call("max" | "min" | "clip", arguments):
            for argument in arguments:
                yield Edit(part, argument, "There is a function too many")


_WHOLE = frozenset({"sum", "mean", "norm"})
"""Without these, a `*` inside would be read as another product."""


def two_factors(part: Tree, _: Problem) -> Iterator[Edit]:
    """Two factors of a product too many."""
    if not isinstance(part, Times):
        return
    factors = _factors(part)
    for a, b in combinations(range(len(factors)), 2):
        rest = [f for place, f in enumerate(factors) if place not in (a, b)]
        if rest:
            product = rest[0]
            for factor in rest[1:]:
                product = Times("*", product, factor)
            yield Edit(part, product, "There are two factors too many")


def _factors(tree: Tree) -> list[Tree]:
    if isinstance(tree, Times) and tree.written != "@":
        return [*_factors(tree.left), *_factors(tree.right)]
    return [tree]


def guards(part: Tree, _: Problem) -> Iterator[Edit]:
    """A tiny number, wherever it occurs; for whole formulas."""
    for number in dict.fromkeys(p for p in walk(part) if isinstance(p, Number)):
        if 0 < number.value < 1e-3:
            new = replaced(part, number, ZERO)
            yield Edit(part, new, "The small number that is to guard the formula changes it")
