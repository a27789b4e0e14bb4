"""The built-in losses, each as its definition, as NumPy functions and at 50 digits, with points."""

import itertools
import runpy
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest

from lossdrill.folders import data_root
from lossdrill.judging.derived import DerivedLoss
from lossdrill.symbolic import Loss
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.exact import ExactLoss

Array = Any
Scale = Callable[..., Array]


@dataclass(frozen=True)
class Case:
    """One loss, three ways, and where to look at it."""

    definition: Loss
    derived: DerivedLoss
    exact: ExactLoss
    points: tuple[Array, ...]
    """Arguments: ordinary points, both sides of each kink, and where naive formulas break."""
    value_scale: Scale
    """(value, *arguments): what the rounding of the value is measured in."""
    gradient_scale: Scale

    def moved(self, step: Any) -> tuple[Array, ...]:
        """The points with the prediction moved, exactly when step is an mpf."""
        place = self.definition.names.index(self.derived.prediction)
        return tuple(
            argument + step if index == place else argument
            for index, argument in enumerate(self.points)
        )


def grid(*axes: Any) -> tuple[Array, ...]:
    return tuple(np.array(axis) for axis in zip(*itertools.product(*axes), strict=True))


TARGETS = (0.0, 1.5, -2.0, 65536.0)
STEPS = (2.0**-30, 0.25, np.nextafter(0.5, 0), 0.5, np.nextafter(0.5, 1), 3.0, 1e8)
LOGITS = (
    0.0,
    *(sign * size for sign in (-1, 1) for size in (1e-9, 0.5, 5.0, 36.75, 40.0, 745, 1e3)),
)
SCORES = (
    0.0,
    *(sign * (1 + step) for sign in (-1, 1) for step in (-0.5, -(2.0**-30), 0, 2.0**-30, 9)),
)
ROWS = np.array(
    [
        [0.0, 0.0, 0.0],
        [1.0, 2.0, 3.0],
        [1e3, -1e3, 0.0],
        [-1e3, -1e3, -999.0],
        [0.0, 40.0, 36.75],
        [2000.0, 1000.0, 1999.5],
    ]
)


def residuals(*parameters: Any) -> tuple[Array, ...]:
    signed = (0.0, *(sign * step for sign in (-1, 1) for step in STEPS))
    y, r, *others = grid(TARGETS, signed, *parameters)
    return (y, y + r, *others)


def rows() -> tuple[Array, Array]:
    return np.tile(np.eye(3), (len(ROWS), 1)), np.repeat(ROWS, 3, axis=0)


def relative(result: Array, *_: Array) -> Array:
    return abs(result)


def of_logits(_result: Array, *arguments: Array) -> Array:
    return 1 + np.max(np.abs(arguments[-1]), axis=-1)


def of_softmax(result: Array, *arguments: Array) -> Array:
    underflow = 1e-300
    logits = 1 + np.max(np.abs(arguments[-1]), axis=-1, keepdims=True)
    return (abs(result) + sum(arguments[:-1])) * logits + underflow


PLANS: dict[str, tuple[str, tuple[Array, ...], Scale, Scale]] = {
    "mse": ("mse", residuals(), relative, relative),
    "mae": ("mae", residuals(), relative, relative),
    "smooth_l1": ("mae", residuals((0.5, 2.0)), relative, relative),
    "rmse": ("rmse", residuals(), relative, relative),
    "huber": ("huber", residuals((0.5, 2.0)), relative, relative),
    "log_loss": (
        "log_loss",
        grid((0, 1), (1e-10, 0.1, 0.5, 0.9, 1 - 2.0**-50)),
        lambda value, *_: 1 + abs(value),
        relative,
    ),
    "log_loss_logit": (
        "log_loss",
        grid((0, 1), LOGITS),
        lambda value, *_: 1 + abs(value),
        lambda gradient, *_: np.ones_like(gradient),
    ),
    "softplus": (
        "log_loss",
        (np.array(LOGITS),),
        lambda value, _: 1 + abs(value),
        lambda gradient, _: np.ones_like(gradient),
    ),
    "cross_entropy": ("cross_entropy", rows(), of_logits, of_softmax),
    "log_sum_exp": ("cross_entropy", (ROWS,), of_logits, of_softmax),
    "log_ratio": (
        "cross_entropy",
        grid((1e-200, 0.1, 0.5, 1.0), (1e-10, 0.1, 0.5, 0.9)),
        lambda _value, p, q: 1 + abs(np.log(p)) + abs(np.log(q)),
        relative,
    ),
    "hinge": ("hinge", grid((-1, 1), SCORES), lambda _value, _y, s: 1 + abs(s), relative),
}


@cache
def build(name: str) -> Case:
    topic, points, value_scale, gradient_scale = PLANS[name]
    definition = load_definitions(data_root(), topic)[name]
    derived = runpy.run_path(str(data_root() / "solutions" / topic / "_derived.py"))[name]
    return Case(definition, derived, ExactLoss(definition), points, value_scale, gradient_scale)


@pytest.fixture(params=list(PLANS))
def case(request: pytest.FixtureRequest) -> Case:
    return build(request.param)


@pytest.fixture
def loss() -> Callable[[str], Case]:
    return build
