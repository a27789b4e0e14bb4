"""A quick look at edited formulas in float64, so that only promising edits are compared in full.

Parts that an edit left alone keep their values. Shapes are taken as they come: an edit that is
dismissed here by mistake is a diagnosis that is not made, never one that is wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from lossdrill.formula.agreement import Target
from lossdrill.formula.double import Double
from lossdrill.formula.points import Point
from lossdrill.formula.problem import Problem
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

_SCALAR_POINTS = 24
_CLOSE = 1e-7
_MOST_TERMS = 20
_DOUBLE = Double()
_OPERATIONS = _DOUBLE.plain
_UNFIT = (ValueError, IndexError, TypeError, KeyError, ArithmeticError)


def at_ordinary_points(trees: Sequence[Tree], problem: Problem) -> Any:
    """Values of number-valued formulas, in float64: one row per formula, one column per point."""
    found = np.full((len(trees), len(problem.points)), np.nan)
    with _silent():
        if problem.is_scalar:
            env = _vectorised(problem, len(problem.points))
            for row, tree in enumerate(trees):
                found[row] = _Run(env, {}, keep=False).value(tree)
            return found
        for column, point in enumerate(problem.points):
            env = _environment(point, problem)
            for row, tree in enumerate(trees):
                value = _Run(env, {}, keep=False).value(tree)
                if np.ndim(value) == 0:
                    found[row, column] = value
    return found


class Screen:
    """The values of the expected formula, and of every part of one answer, at a few points."""

    def __init__(self, tree: Tree, problem: Problem) -> None:
        self.tree = tree
        self.environments, self.expected = _places(problem)
        self.memos: list[dict[int, Any]] = [{} for _ in self.environments]
        with _silent():
            for env, memo in zip(self.environments, self.memos, strict=True):
                _keep(tree, _Run(env, memo, keep=True))

    def promises(self, tree: Tree) -> bool:
        """Whether an edited answer agrees in float64."""
        with _silent():
            for env, memo, expected in zip(
                self.environments, self.memos, self.expected, strict=True
            ):
                try:
                    value = np.ravel(_Run(env, memo, keep=False).value(tree))
                except _UNFIT:
                    return False
                if value.shape != expected.shape:
                    if value.size != 1:
                        return False
                    value = np.broadcast_to(value, expected.shape)
                differs = np.abs(value - expected) > _CLOSE * (1e-3 + np.abs(expected))
                if np.any(differs & np.isfinite(expected)):
                    return False
        return True


@contextmanager
def _silent() -> Iterator[None]:
    with np.errstate(all="ignore"):
        yield


def _places(problem: Problem) -> tuple[list[dict[str, Any]], list[Any]]:
    """For numbers, one environment that holds many points at once; for arrays, two points. With
    the values expected there.
    """
    if problem.is_scalar:
        expected = [_float(target)[0] for target in problem.targets[:_SCALAR_POINTS]]
        return [_vectorised(problem, _SCALAR_POINTS)], [np.array(expected)]
    several = [
        (_environment(point, problem), np.array(_float(target)))
        for point, target in zip(problem.points, problem.targets, strict=True)
        if all(size > 1 for size in point.sizes.values())
    ][:2]
    return [env for env, _ in several], [expected for _, expected in several]


def _float(target: Target) -> list[float]:
    """NaN at a kink, where several values are right: it is not looked at."""
    return [np.nan if target.directions else float(entry) for entry in target.base]


def _vectorised(problem: Problem, count: int) -> dict[str, Any]:
    points = problem.points[:count]
    env: dict[str, Any] = {
        v.name: np.array([float(p.values[v.name]) for p in points]) for v in problem.variables
    }
    return _with_abbreviations(env, problem)


def _environment(point: Point, problem: Problem) -> dict[str, Any]:
    env: dict[str, Any] = {f"size {name}": float(length) for name, length in point.sizes.items()}
    for name, value in point.values.items():
        env[name] = value.astype(float) if isinstance(value, np.ndarray) else float(value)
    return _with_abbreviations(env, problem)


def _with_abbreviations(env: dict[str, Any], problem: Problem) -> dict[str, Any]:
    with _silent():
        for name, tree in problem.formulas(columns=False):
            env[name] = _Run(env, {}, keep=False).value(tree)
    return env


def _keep(tree: Tree, run: "_Run") -> None:
    """Values of all parts that have one; where shapes do not fit, the smaller parts still have."""
    try:
        run.value(tree)
    except _UNFIT:
        for child in children(tree):
            _keep(child, run)


class _Run:
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
                terms.append(_Run(env, {}, keep=False).value(tree.body))
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
