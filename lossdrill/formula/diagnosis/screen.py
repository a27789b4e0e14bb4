"""A quick look at edited formulas in float64, so that only promising edits are compared in full.

Parts that an edit left alone keep their values. Shapes are taken as they come: an edit that is
dismissed here by mistake is a diagnosis that is not made, never one that is wrong.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from lossdrill.formula.floats import UNFIT, Run, silent
from lossdrill.formula.points import Point
from lossdrill.formula.problem import Problem
from lossdrill.formula.tree import Tree, children
from lossdrill.formula.values import Target

_SCALAR_POINTS, _ARRAY_POINTS = 24, 5
_CLOSE = 1e-7


def at_ordinary_points(trees: Sequence[Tree], problem: Problem) -> Any:
    """Values of number-valued formulas, in float64: one row per formula, one column per point."""
    found = np.full((len(trees), len(problem.points)), np.nan)
    with silent():
        if problem.is_scalar:
            env = _vectorised(problem, len(problem.points))
            for row, tree in enumerate(trees):
                found[row] = Run(env, {}, keep=False).value(tree)
            return found
        for column, point in enumerate(problem.points):
            env = _environment(point, problem)
            for row, tree in enumerate(trees):
                value = Run(env, {}, keep=False).value(tree)
                if np.ndim(value) == 0:
                    found[row, column] = value
    return found


class Screen:
    """The values of the expected formula, and of every part of one answer, at a few points."""

    def __init__(self, tree: Tree, problem: Problem) -> None:
        self.tree = tree
        self.environments, self.expected = _places(problem)
        self.memos: list[dict[object, Any]] = [{} for _ in self.environments]
        with silent():
            for env, memo in zip(self.environments, self.memos, strict=True):
                _keep(tree, Run(env, memo, keep=True))

    def promises(self, tree: Tree) -> bool:
        """Whether an edited answer agrees in float64."""
        with silent():
            for env, memo, expected in zip(
                self.environments, self.memos, self.expected, strict=True
            ):
                try:
                    value = np.ravel(Run(env, memo, keep=False).value(tree))
                except UNFIT:
                    return False
                if value.shape != expected.shape:
                    if value.size != 1:
                        return False
                    value = np.broadcast_to(value, expected.shape)
                if 2 * np.count_nonzero(np.isnan(value)) > value.size:
                    return False
                differs = np.abs(value - expected) > _CLOSE * (1e-3 + np.abs(expected))
                if np.any(differs & np.isfinite(expected)):
                    return False
        return True

    def is_settled(self, condition: Tree) -> bool:
        """Whether a condition holds at all points or at none: then it was no condition to edit."""
        held = []
        with silent():
            for env in self.environments:
                try:
                    held.append(np.ravel(Run(env, {}, keep=False).value(condition)) != 0)
                except UNFIT:
                    return False
        holds = np.concatenate(held)
        return bool(holds.all() or not holds.any())


def _places(problem: Problem) -> tuple[list[dict[str, Any]], list[Any]]:
    """For numbers, one environment that holds many points at once; for arrays, several. With
    the values expected there.
    """
    if problem.is_scalar:
        expected = [_float(target)[0] for target in problem.targets[:_SCALAR_POINTS]]
        return [_vectorised(problem, _SCALAR_POINTS)], [np.array(expected)]
    several = [
        (_environment(point, problem), np.array(_float(target)))
        for point, target in zip(problem.points, problem.targets, strict=True)
        if all(size > 1 for size in point.sizes.values()) and not target.directions
    ][: -_ARRAY_POINTS - 1 : -1]  # the richest first, at which most edits fail
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
    with silent():
        for name, tree in problem.formulas(columns=False):
            env[name] = Run(env, {}, keep=False).value(tree)
    return env


def _keep(tree: Tree, run: Run) -> None:
    """Values of all parts that have one; where shapes do not fit, the smaller parts still have."""
    try:
        run.value(tree)
    except UNFIT:
        for child in children(tree):
            _keep(child, run)
