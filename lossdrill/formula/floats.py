"""A tree computed in float64 as it stands, without its shapes being decided: for a quick look.

Shapes are taken as they come. What is found out in this way is only ever a reason to look closely,
in `agreement`, or not to.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from lossdrill.formula.double import Double
from lossdrill.formula.reductions import REDUCTIONS
from lossdrill.formula.tree import (
    Binary,
    Bound,
    Call,
    Compare,
    Constant,
    Extent,
    Index,
    Logic,
    Name,
    Negative,
    Number,
    Over,
    Product,
    Size,
    Stack,
    Times,
    Transpose,
    Tree,
    Where,
)

UNFIT = (ValueError, IndexError, TypeError, KeyError, ArithmeticError)
"""What may be raised where shapes do not fit."""
_MOST_TERMS = 20
_DOUBLE = Double()
_OPERATIONS = _DOUBLE.plain


@contextmanager
def silent() -> Iterator[None]:
    with np.errstate(all="ignore"):
        yield


class Run:
    """One walk over a tree; parts whose values are known are not walked again."""

    def __init__(self, env: dict[str, Any], memo: dict[object, Any], *, keep: bool) -> None:
        self.env, self.memo, self.keep = env, memo, keep

    def value(self, tree: Tree) -> Any:
        known = self.memo.get(id(tree))
        if known is not None:
            return known
        found = _NODES[type(tree)](self, tree)
        if self.keep:
            self.memo[id(tree)] = found
        return found

    def at(self, index: str, position: int) -> "Run":
        """The walk over one term of a sum, which knows its parts of its own."""
        memo = self.memo.get((index, position), {})
        if self.keep:
            self.memo[index, position] = memo
        return Run({**self.env, f"index {index}": position}, memo, keep=self.keep)


def _over(run: Run, tree: Over) -> Any:
    terms: list[Any] = []
    low = tree.base if tree.low is None else int(run.value(tree.low))
    high = None if tree.high is None else int(run.value(tree.high))
    if high is not None and high - low > _MOST_TERMS:
        raise ValueError
    for position in range(low, _MOST_TERMS if high is None else high + 1):
        try:
            terms.append(run.at(tree.index, position).value(tree.body))
        except IndexError:
            if high is None:
                break  # the dimension has been run through
            raise
    if tree.kind == "collect":
        return np.array(terms)
    total: Any = sum(terms)
    return total / len(terms) if tree.kind == "mean" else total


def _extent(run: Run, tree: Extent) -> Any:
    of = run.value(tree.of)
    return float(np.size(of) if tree.axis is None else np.shape(of)[tree.axis])


def _comparison(run: Run, tree: Compare) -> Any:
    parts = [run.value(part) for part in tree.operands]
    held = [_OPERATIONS[r](a, b) for r, a, b in zip(tree.relations, parts, parts[1:], strict=False)]
    return held[0] if len(held) == 1 else _OPERATIONS["and"](*held)


def _where(run: Run, tree: Where) -> Any:
    result = run.value(tree.otherwise)
    for condition, value in reversed(tree.cases):
        result = np.where(np.asarray(run.value(condition)) != 0, run.value(value), result)
    return result


_PRODUCTS: dict[str, Callable[[Any, Any], Any]] = {
    "elementwise": np.multiply,
    "matrix": np.matmul,
    "outer": np.outer,
}


def _times(written: str, a: Any, b: Any) -> Any:
    left, right = np.shape(a), np.shape(b)
    if written == "@":
        return np.matmul(a, b)
    if written == ".*" or not left or not right or left == right:
        return np.multiply(a, b)
    try:
        return np.matmul(a, b)
    except ValueError:
        return np.multiply(a, b)


def _call(run: Run, tree: Call) -> Any:
    name, parts = tree.function, [run.value(part) for part in tree.arguments]
    if name in REDUCTIONS:
        return REDUCTIONS[name](np.asarray(parts[0]), tree.axis, _OPERATIONS, keep=tree.keep)
    if name == "dot":
        return np.dot(*parts)
    if name in {"flat", "only"}:
        return np.ravel(parts[0])
    if name == "diag":
        return np.diag(np.ravel(parts[0]))
    if name == "outer":
        return np.outer(*parts)
    return _OPERATIONS[name](*parts)


def _indexed(run: Run, tree: Index) -> Any:
    array = run.value(tree.of)
    if not np.shape(array):
        return array
    where = tuple(
        {"all": slice(None), "new": None}[place]
        if isinstance(place, str)
        else int(run.value(place)) - tree.base
        for place in tree.places
    )
    return np.asarray(array)[where]


_NODES: dict[type, Callable[[Run, Any], Any]] = {
    Number: lambda _, tree: float(tree.value),
    Constant: lambda _, tree: float(_DOUBLE.constants[tree.name]()),
    Name: lambda run, tree: run.env[tree.name],
    Size: lambda run, tree: run.env[f"size {tree.dimension}"],
    Bound: lambda run, tree: run.env[f"index {tree.name}"],
    Extent: _extent,
    Negative: lambda run, tree: -run.value(tree.of),
    Binary: lambda run, tree: _OPERATIONS[tree.op](run.value(tree.left), run.value(tree.right)),
    Times: lambda run, tree: _times(tree.written, run.value(tree.left), run.value(tree.right)),
    Product: lambda run, tree: _PRODUCTS[tree.kind](run.value(tree.left), run.value(tree.right)),
    Call: _call,
    Compare: _comparison,
    Logic: lambda run, tree: _OPERATIONS[tree.op](*[run.value(part) for part in tree.parts]),
    Where: _where,
    Transpose: lambda run, tree: np.transpose(run.value(tree.of)),
    Index: _indexed,
    Over: _over,
    Stack: lambda run, tree: np.array([run.value(part) for part in tree.parts]),
}
