"""One edit of the answer that makes it right.

The answer is edited, not the expected formula: so the edit makes sense in the learner's own
notation, and that it is right afterwards is what is verified.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice

from lossdrill.formula.diagnosis.screen import Screen
from lossdrill.formula.examining import is_right
from lossdrill.formula.problem import Problem
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    ONE,
    TWO,
    ZERO,
    Binary,
    Call,
    Compare,
    Constant,
    Index,
    Name,
    Negative,
    Number,
    Over,
    Relation,
    Size,
    Times,
    Transpose,
    Tree,
    Where,
    children,
    is_condition,
    rebuild,
    walk,
    weight,
)
from lossdrill.model import Diagnosis

_MOST = 600
"""Edits that are looked at,"""
_WORK = 60_000
"""unless the parts that are computed for each are so many."""


@dataclass(frozen=True)
class Edit:
    old: Tree
    new: Tree
    say: str = ""
    """What is special about it; otherwise old and new are shown."""


def repair(tree: Tree, problem: Problem) -> list[Diagnosis]:
    screen = Screen(tree, problem)
    tried: set[Tree] = {tree}
    for whole, edit in islice(_edited(tree, problem), min(_MOST, _WORK // weight(tree))):
        if screen.promises(whole) and whole not in tried:
            tried.add(whole)
            if is_right(whole, problem):
                return [Diagnosis(id="one-edit", kind="generic", message=_message(edit))]
    return []


def _message(edit: Edit) -> str:
    instead = f"with {text_of(edit.new)} instead of {text_of(edit.old)} the formula is right."
    return f"{edit.say}: {instead}" if edit.say else f"One thing is off: {instead}"


def _edited(tree: Tree, problem: Problem) -> Iterator[tuple[Tree, Edit]]:
    """The answer with one edit made, likely edits first."""
    places = list(_places(tree, lambda new: new))
    for kind in _KINDS[:_EVERYWHERE]:
        for part, put in places:
            for edit in kind(part, problem):
                yield put(edit.new), edit
    for edit in _everywhere(tree, problem):
        yield edit.new, edit
    for kind in _KINDS[_EVERYWHERE:]:
        for part, put in places:
            for edit in kind(part, problem):
                yield put(edit.new), edit


Put = Callable[[Tree], Tree]


def _places(tree: Tree, put: Put) -> Iterator[tuple[Tree, Put]]:
    """Every part, with the function that puts something in its place."""
    yield tree, put
    for place, child in enumerate(children(tree)):
        yield from _places(child, _putting(tree, place, put))


def _putting(tree: Tree, place: int, put: Put) -> Put:
    def put_here(new: Tree) -> Tree:
        count = -1

        def change(part: Tree) -> Tree:
            nonlocal count
            count += 1
            return new if count == place else part

        return put(rebuild(tree, change))

    return put_here


def _conditions(part: Tree, problem: Problem) -> Iterator[Edit]:
    """Branches and conditions: swapped, reversed, without an absolute value, another threshold."""
    if isinstance(part, Where) and len(part.cases) == 1:
        ((condition, value),) = part.cases
        swapped = Where(((condition, part.otherwise),), value)
        yield Edit(part, swapped, "The branches are swapped")
    if not isinstance(part, Compare) or len(part.operands) != 2:
        return
    left, right = part.operands
    yield Edit(
        part, replace(part, relations=(_REVERSED[part.relations[0]],)), "The condition is reversed"
    )
    for operands in ((Call("abs", (left,)), right), (left, Call("abs", (right,)))):
        yield Edit(part, replace(part, operands=operands), "The condition lost its absolute value")
    others: list[Tree] = [ONE, ZERO, *map(Name, problem.scalars)]
    for other in others:
        if other != right:
            yield Edit(part, replace(part, operands=(left, other)), "The threshold is another one")


_REVERSED: dict[Relation, Relation] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "==": "!=",
    "!=": "==",
}


def _signs(part: Tree, _: Problem) -> Iterator[Edit]:
    say = "A sign is wrong"
    if isinstance(part, Binary) and part.op in "+-":
        yield Edit(part, replace(part, op="-" if part.op == "+" else "+"), say)
    if isinstance(part, Negative):
        yield Edit(part, part.of, say)
    elif not isinstance(part, Number | Size) and not is_condition(part):
        yield Edit(part, Negative(part), say)


def _everywhere(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A number that stands for a variable, wherever it occurs."""
    for number in dict.fromkeys(p for p in walk(part) if isinstance(p, Number)):
        for name in sorted(problem.continuous.intersection(problem.scalars)):
            new = _replaced(part, number, Name(name))
            yield Edit(part, new, "A number stands where a variable should")


def _replaced(tree: Tree, old: Tree, new: Tree) -> Tree:
    return new if tree == old else rebuild(tree, lambda part: _replaced(part, old, new))


def _two_factors(part: Tree, _: Problem) -> Iterator[Edit]:
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


def _terms(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A term missing."""
    if isinstance(part, Number | Size) or is_condition(part):
        return
    for name in problem.names_by_use:
        if Name(name) != part:
            yield Edit(part, Binary("-", part, Name(name)), "A term is missing")
            yield Edit(part, Binary("+", part, Name(name)), "A term is missing")


def _dropped(part: Tree, _: Problem) -> Iterator[Edit]:
    """A factor, a term, a function or a power too many."""
    match part:
        case Times(_, left, right):
            yield Edit(part, right, "There is a factor too many")
            yield Edit(part, left, "There is a factor too many")
        case Binary("/", left, _):
            yield Edit(part, left, "There is a division too many")
        case Binary("+" | "-", left, right):
            yield Edit(part, left, "There is a term too many")
            yield Edit(
                part, right if part.op == "+" else Negative(right), "There is a term too many"
            )
        case Binary("^", base, _):
            yield Edit(part, base, "There is a power too many")
        case Call(_, (of,)):
            yield Edit(part, of, "There is a function too many")
        case Call("max" | "min" | "clip", arguments):
            for argument in arguments:
                yield Edit(part, argument, "There is a function too many")


def _numbers(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A number, a size or a name in the place of another."""
    match part:
        case Number(value):
            others: list[Tree] = [ONE, TWO, ZERO]
            others += [c for c in _CONSTANTS if abs(float(value) - _CONSTANTS[c]) < 0.01]
            others += [Negative(ONE), *map(Name, problem.scalars)]
            others += [*map(Size, sorted(problem.words.sizes))]
        case Size():
            others = [ONE, *map(Size, sorted(problem.words.sizes))]
        case Name(name):
            others = [Name(other) for other in problem.alike(name)]
            if name in problem.scalars:
                others += [ONE, ZERO, Binary("-", ONE, part), Binary("^", part, TWO)]
            others += [Binary("-", ONE, part)] if name not in problem.scalars else []
        case _:
            return
    for other in others:
        if other != part:
            yield Edit(part, other)


def _functions(  # noqa: C901  # one case per kind of node
    part: Tree, problem: Problem
) -> Iterator[Edit]:
    """Another function, another sign inside, another axis; a transpose missing or too many."""
    if isinstance(part, Call):
        for other in _SIMILAR.get(part.function, ()):
            yield Edit(part, replace(part, function=other))
        if part.function in {"sigmoid", "exp", "tanh"}:
            yield Edit(
                part, replace(part, arguments=(Negative(part.arguments[0]),)), "A sign is wrong"
            )
        if part.function in {"sum", "mean"}:
            for size in sorted(problem.words.sizes):
                yield Edit(part, Size(size))
        if part.axis is not None or part.function in {"softmax", "logsumexp"}:
            for axis in (0, 1):
                yield Edit(part, replace(part, axis=axis), "The axis is another one")
    if isinstance(part, Over) and part.kind == "mean":
        yield Edit(part, replace(part, kind="sum"))
    if isinstance(part, Over) and part.low is not None:
        yield Edit(part, replace(part, low=None, high=None), "The sum leaves something out")
    if isinstance(part, Transpose):
        yield Edit(part, part.of, "There is a transpose too many")
    elif isinstance(part, Name) and problem.rank(part.name) == 2:
        yield Edit(part, Transpose(part), "A transpose is missing")
    if isinstance(part, Times) and part.written == "@":
        yield Edit(
            part,
            replace(part, left=part.right, right=part.left),
            "The order of the product matters",
        )


_PI: Tree = Constant("pi")
_CONSTANTS: dict[Tree, float] = {
    _PI: math.pi,
    Times("*", TWO, _PI): 2 * math.pi,
    Constant("e"): math.e,
}

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


def _wrapped(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A factor, a power or a function missing."""
    if isinstance(part, Number | Size | Index) or is_condition(part):
        return
    missing = "A factor is missing"
    factors: list[Tree] = [TWO, *map(Name, problem.scalars)]
    for factor in factors:
        if factor != part:
            yield Edit(part, Times("*", factor, part), missing)
    divisors: list[Tree] = [TWO, *map(Name, problem.scalars)]
    for divisor in (*divisors, *map(Size, sorted(problem.words.sizes))):
        if divisor != part:
            yield Edit(part, Binary("/", part, divisor), "A division is missing")
    yield Edit(part, Call("abs", (part,)), "An absolute value is missing")
    yield Edit(part, Call("sign", (part,)), "A sign function is missing")
    yield Edit(part, Binary("^", part, TWO), "A power is missing")
    yield Edit(part, Call("sqrt", (part,)), "A square root is missing")
    yield Edit(part, Binary("-", ONE, part))
    yield Edit(part, Call("sigmoid", (part,)), "A sigmoid is missing")


def _wrapped_arrays(part: Tree, problem: Problem) -> Iterator[Edit]:
    """A factor of an array in front: X^T, or a vector entry by entry."""
    if problem.is_scalar or isinstance(part, Number | Size | Index) or is_condition(part):
        return
    for name in problem.arrays:
        if problem.rank(name) == 2:
            yield Edit(part, Times("@", Transpose(Name(name)), part), "A factor is missing")
        else:
            yield Edit(part, Times(".*", Name(name), part), "A factor is missing")


_KINDS = (
    _conditions,
    _signs,
    _dropped,
    _functions,
    _numbers,
    _terms,
    _two_factors,
    _wrapped,
    _wrapped_arrays,
)
_EVERYWHERE = 5
"""After so many kinds, replacing a number wherever it occurs is tried."""
