"""A loss as grading knows it: NumPy functions that `dev derive` printed from its definition.

The files `solutions/<topic>/_derived.py` build these; nothing here imports SymPy.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

import numpy as np
from msgspec import Struct

PerSample = Callable[..., Any]
"""f(target, prediction, *parameters), elementwise over samples (row-wise for class scores)."""


class SampleLoss(Protocol):
    """What both `DerivedLoss` (NumPy) and `symbolic.exact.ExactLoss` (50 digits) offer."""

    @property
    def value(self) -> PerSample: ...
    @property
    def gradient(self) -> PerSample: ...
    @property
    def curvature(self) -> PerSample: ...
    @property
    def interval(self) -> PerSample | None: ...
    @property
    def outer(self) -> Callable[[Any], Any] | None: ...
    @property
    def outer_gradient(self) -> Callable[[Any], Any] | None: ...


class Kink(Struct, frozen=True):
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


class Place(Struct, frozen=True):
    """Arguments of one sample at which the formula as one would type it fails in float64."""

    arguments: tuple[float, ...]
    """Target, prediction, parameters."""
    about: str
    """The same in words."""
    fails: str
    """What it does there: overflows, gives nan, loses its digits."""


class Formulas(Struct, frozen=True):
    """The loss of one sample as text that `lossdrill.formula` reads, and what follows from it."""

    value: str
    gradient: str
    """With respect to the prediction; where it jumps, `between(low, high)` of the subgradients."""
    curvature: str = ""
    """Its second derivative; empty for one number per class."""
    inner: str = ""
    """The quantity in which both are written, if it is not the prediction: r, m, p."""
    where: str = ""
    """Its definition, in the target and the prediction."""
    regions: tuple[tuple[str, str], ...] = ()
    """Names of the parts of the domain, with their conditions."""
    outer: str = ""
    """What is applied to the mean m over samples; empty if nothing is."""
    outer_gradient: str = ""


class Likelihood(Struct, frozen=True):
    """The minus log-density of one target: scale * loss + offset, both without the prediction.

    As text that `lossdrill.formula` reads.
    """

    name: str
    loss: str
    parameters: tuple[str, ...]
    scale: str
    offset: str


class DerivedLoss(Struct, frozen=True):
    """One loss of one sample, with its derivatives with respect to the prediction (or logit).

    All functions take (target, prediction, *parameters). `interval` returns (low, high), the set of
    subgradients, equal to the gradient away from kinks; it is None for a smooth loss. `outer` is
    applied to the mean over samples (the square root of RMSE). A loss without a target (the
    log-sum-exp, whose gradient is the softmax) has `target == ""`, and its functions take the
    prediction alone. With one number per class, `curvature` is the diagonal.
    """

    name: str
    target: str
    prediction: str
    parameters: tuple[str, ...]
    value: PerSample
    gradient: PerSample
    curvature: PerSample
    formulas: Formulas
    kinks: tuple[Kink, ...] = ()
    interval: PerSample | None = None
    outer: Callable[[Any], Any] | None = None
    outer_gradient: Callable[[Any], Any] | None = None
    latex: str = ""
    latex_gradient: str = ""
    latex_curvature: str = ""
    latex_where: str = ""
    """The quantity in which the three are written: `r = \\hat{y} - y`; empty if there is none."""
    latex_outer: str = ""
    """What is applied to the mean m over samples; empty if nothing is."""
    regions: PerSample | None = None
    """The index into `region_names` of the part of the domain in which each sample lies."""
    region_names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    """Of target, prediction and parameters, as typed formulas call them; empty for class scores."""
    translates: bool = False
    """Whether only the difference of target and prediction matters."""
    value_scale: PerSample | None = None
    """What the rounding of `value` is measured in, where that is not the value itself."""
    gradient_scale: PerSample | None = None
    places: tuple[Place, ...] = ()
    """Where plain formulas overflow, give nan or lose their digits, as `dev derive` found."""


def per_row(formula: PerSample) -> PerSample:
    """Computes in float64 whatever comes in, and without warnings: log 0 and 1/0 are infinite."""

    @wraps(formula)
    def evaluate(*arguments: Any) -> Any:
        with np.errstate(all="ignore"):
            return formula(*(np.asarray(argument, dtype=np.float64) for argument in arguments))

    return evaluate


def per_sample(formula: PerSample) -> PerSample:
    """As `per_row`, for one number per sample: a constant becomes one value for each of them."""
    in_double = per_row(formula)

    @wraps(formula)
    def evaluate(*arguments: Any) -> Any:
        shape = np.broadcast_shapes(*(np.shape(argument) for argument in arguments))
        result = in_double(*arguments)
        if isinstance(result, tuple):
            return tuple(_of_shape(part, shape) for part in result)
        return _of_shape(result, shape)

    return evaluate


def _of_shape(result: Any, shape: tuple[int, ...]) -> Any:
    if np.shape(result) == shape and isinstance(result, np.ndarray | np.generic):
        return result
    # Not a view: what is handed out may be written to.
    return np.broadcast_to(np.asarray(result, dtype=np.float64), shape).copy()[()]
