"""A loss as grading knows it: NumPy functions that `dev derive` printed from the symbolic definition.

The files `solutions/<topic>/_derived.py` build these; nothing here imports SymPy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

PerSample = Callable[..., Any]
"""f(target, prediction, *parameters), elementwise over samples (row-wise for class scores)."""


class SampleLoss(Protocol):
    """What both `DerivedLoss` (NumPy) and `symbolic.exact.ExactLoss` (50 digits) offer."""

    value: PerSample
    gradient: PerSample
    interval: PerSample | None
    outer: Callable[[Any], Any] | None
    outer_gradient: Callable[[Any], Any] | None


@dataclass(frozen=True)
class Kink:
    """A place where the gradient, or only the curvature, jumps.

    `at`, `left` and `right` are functions of (target, *parameters): the position along the
    prediction, and the gradient's one-sided limits there. With `jumps == "curvature"` the two
    limits are equal.
    """

    jumps: str
    at: PerSample
    left: PerSample
    right: PerSample
    latex: str


@dataclass(frozen=True)
class DerivedLoss:
    """One loss of one sample, with its derivatives with respect to the prediction (or logit).

    All functions take (target, prediction, *parameters). `interval` returns (low, high), the set of
    subgradients, equal to the gradient away from kinks; it is None for a smooth loss. `outer` is
    applied to the mean over samples (the square root of RMSE).
    """

    name: str
    target: str
    prediction: str
    parameters: tuple[str, ...]
    value: PerSample
    gradient: PerSample
    curvature: PerSample
    kinks: tuple[Kink, ...] = ()
    interval: PerSample | None = None
    outer: Callable[[Any], Any] | None = None
    outer_gradient: Callable[[Any], Any] | None = None
    latex: str = ""
    latex_gradient: str = ""
    latex_curvature: str = ""
