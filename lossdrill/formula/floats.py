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
    children,
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

    def __init__(self, env: dict[str, Any], memo: dict[int, Any], *, keep: bool) -> None:
        self.env, self.memo, self.keep = env, memo, keep

    def value(self, tree: Tree) -> Any:
        known = self.memo.get(id(tree))
        if known is not None:
            return known
        if isinstance(tree, Over):
            found = self._over(tree)
        elif isinstance(tree, Name):
            found = self.env[tree.name]
        else:
            found = _node(tree, [self.value(child) for child in children(tree)], self.env)
        if self.keep:
            self.memo[id(tree)] = found
        return found

    def _over(self, tree: Over) -> Any:
        terms: list[Any] = []
        low = tree.base if tree.low is None else int(self.value(tree.low))
        high = None if tree.high is None else int(self.value(tree.high))
        if high is not None and high - low > _MOST_TERMS:
            raise ValueError
        for position in range(low, _MOST_TERMS if high is None else high + 1):
            env = {**self.env, f"index {tree.index}": position}
            try:
                terms.append(Run(env, {}, keep=False).value(tree.body))
            except IndexError:
                if high is None:
                    break  # the dimension has been run through
                raise
        if tree.kind == "collect":
            return np.array(terms)
        total: Any = sum(terms)
        return total / len(terms) if tree.kind == "mean" else total


def _node(  # noqa: C901, PLR0912  # one case per node
    tree: Tree, parts: list[Any], env: dict[str, Any]
) -> Any:
    match tree:
        case Number(value):
            return float(value)
        case Constant(name):
            return float(_DOUBLE.constants[name]())
        case Size(dimension):
            return env[f"size {dimension}"]
        case Bound(name):
            return env[f"index {name}"]
        case Extent(_, axis):
            return float(np.size(parts[0]) if axis is None else np.shape(parts[0])[axis])
        case Negative():
            return -parts[0]
        case Binary(op, _, _):
            return _OPERATIONS[op](*parts)
        case Times(written, _, _):
            return _times(written, *parts)
        case Product(kind, _, _):
            return _PRODUCTS[kind](*parts)
        case Call():
            return _call(tree, parts)
        case Compare(_, relations):
            held = [
                _OPERATIONS[r](a, b) for r, a, b in zip(relations, parts, parts[1:], strict=False)
            ]
            return held[0] if len(held) == 1 else _OPERATIONS["and"](*held)
        case Logic(op, _):
            return _OPERATIONS[op](*parts)
        case Where(cases, _):
            result = parts[-1]
            for place in range(2 * len(cases) - 2, -1, -2):
                result = np.where(np.asarray(parts[place]) != 0, parts[place + 1], result)
            return result
        case Transpose():
            return np.transpose(parts[0])
        case Index(_, places, base):
            return _indexed(places, base, parts)
        case Stack():
            return np.array(parts)
    raise ValueError


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


def _call(tree: Call, parts: list[Any]) -> Any:
    name = tree.function
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


def _indexed(places: tuple[Any, ...], base: int, parts: list[Any]) -> Any:
    array, given = parts[0], iter(parts[1:])
    if not np.shape(array):
        return array
    where = tuple(
        {"all": slice(None), "new": None}[p] if isinstance(p, str) else int(next(given)) - base
        for p in places
    )
    return np.asarray(array)[where]
