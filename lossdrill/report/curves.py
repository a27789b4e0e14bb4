"""Samples a loss and its gradient along the axis that a textbook would draw.

Numbers only: `figures` draws them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from lossdrill.judging.derived import DerivedLoss

Array = npt.NDArray[np.float64]
Line = Callable[[Array], Array]

SAMPLES = 121
BESIDE = 1e-9
"""How far beside a perfect fit the one-sided slopes of a root are read."""


@dataclass(frozen=True)
class Corner:
    """A kink of the curve: the slope jumps from `low` to `high`, or only the curvature does."""

    x: float
    value: float
    low: float
    high: float

    @property
    def jumps(self) -> bool:
        """Whether the slope jumps; every number between is then a subgradient."""
        return self.low != self.high


@dataclass(frozen=True)
class Branch:
    """One line of the picture; the gradient is NaN exactly where it jumps."""

    label: str
    x: Array
    value: Array
    gradient: Array
    corners: tuple[Corner, ...] = ()


@dataclass(frozen=True)
class LossCurves:
    """A loss along one axis, with a branch for each label that it is drawn for."""

    name: str
    along: str
    setting: str
    """What was held fixed, in words; empty when nothing was."""
    branches: tuple[Branch, ...]
    marks: tuple[float, ...]
    """Positions on the axis for a table of values; every kink is among them."""

    @property
    def corners(self) -> tuple[Corner, ...]:
        return tuple(corner for branch in self.branches for corner in branch.corners)

    @property
    def finite(self) -> bool:
        """Whether the loss is a number everywhere along the axis: then it is made for it."""
        return all(bool(np.all(np.isfinite(branch.value))) for branch in self.branches)


@dataclass(frozen=True)
class _Axis:
    along: str
    low: float
    high: float
    marks: tuple[float, ...]
    labels: tuple[tuple[str, float], ...] = (("", 0.0),)
    setting: str = ""


_RESIDUAL = _Axis("residual ŷ − y", -3, 3, (-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3))
_LOGIT = _Axis("logit", -5, 5, (-4, -2, -1, 0, 1, 2, 4), (("y = 0", 0.0), ("y = 1", 1.0)))
_PROBABILITY = _Axis(
    "probability", 0.05, 0.95, (0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95), _LOGIT.labels
)
_SCORE = _Axis("score", -3, 3, (-3, -2, -1, 0, 1, 2, 3), (("y = +1", 1.0), ("y = −1", -1.0)))
_MEAN = _Axis("prediction", 0.25, 6, (0.25, 0.5, 1, 2, 3, 4, 6), (("y = 2", 2.0),))
_MEAN_OF_COUNTS = replace(_MEAN, labels=(("y = 0", 0.0), ("y = 2", 2.0)))
_LEAD = _Axis("lead of the true class, in logits", -5, 5, _LOGIT.marks, setting="two classes")
_ONE_OF_TWO = _Axis(
    "residual of one of two samples",
    -3,
    3,
    _RESIDUAL.marks,
    (("other 0", 0.0), ("other 1", 1.0)),
    setting="the other residual is 0 or 1",
)
_BY_DOMAINS: dict[tuple[str, ...], _Axis] = {
    ("zero-one", "real"): _LOGIT,
    ("zero-one", "probability"): _PROBABILITY,
    ("sign", "real"): _SCORE,
    ("whole", "positive"): _MEAN_OF_COUNTS,
    ("non-negative", "positive"): _MEAN_OF_COUNTS,
    ("positive", "positive"): _MEAN,
}
"""Of target and prediction; every other loss is drawn along the residual."""
_LETTERS = {"y_hat": "ŷ", "mu": "μ"}


def loss_curves(loss: DerivedLoss) -> LossCurves:
    """The curves of one loss of one sample; every parameter is held at 1, or inside (0, 1)."""
    branch: Callable[[DerivedLoss, _Axis, str, float], Branch]
    if loss.outer is not None:
        axis, branch = _ONE_OF_TWO, _one_of_two
    elif _by_row(loss):
        axis, branch = _LEAD, _two_classes
    else:
        axis, branch = _axis(loss), _one_sample
    branches = tuple(branch(loss, axis, label, target) for label, target in axis.labels)
    kinks = {corner.x for drawn in branches for corner in drawn.corners}
    held = zip(loss.parameters, _held(loss), strict=True)
    fixed = [f"{name} = {at:g}" for name, at in held] + ([axis.setting] if axis.setting else [])
    return LossCurves(
        name=loss.name,
        along=axis.along,
        setting=", ".join(fixed),
        branches=branches,
        marks=tuple(sorted({*axis.marks, *kinks})),
    )


def _axis(loss: DerivedLoss) -> _Axis:
    axis = _BY_DOMAINS.get(loss.domains[:2])
    if axis is None:
        return _RESIDUAL
    letter = _LETTERS.get(loss.prediction, loss.prediction)
    return replace(axis, along=f"{axis.along} {letter}")


def _by_row(loss: DerivedLoss) -> bool:
    """Whether a sample has a score per class: two scores then make one loss, not two."""
    row = np.array([1.0, 0.0])
    return np.ndim(loss.value(row, row, *_held(loss))) == 0


def _held(loss: DerivedLoss) -> tuple[float, ...]:
    """The parameters; a level between 0 and 1 beside the middle, so that two sides differ."""
    domains = loss.domains[2:] or ("real",) * len(loss.parameters)
    return tuple(0.75 if domain == "probability" else 1.0 for domain in domains)


def _one_sample(loss: DerivedLoss, axis: _Axis, label: str, target: float) -> Branch:
    def value(x: Array) -> Array:
        return _floats(loss.value(np.full_like(x, target), x, *_held(loss)))

    def slope(x: Array) -> Array:
        return _floats(loss.gradient(np.full_like(x, target), x, *_held(loss)))

    corners = []
    for kink in loss.kinks:
        x = _floats(kink.at(target, *_held(loss)))
        if axis.low < x < axis.high:
            limits = (float(side(target, *_held(loss))) for side in (kink.left, kink.right))
            corners.append(Corner(float(x), float(value(x)), *limits))
    return _branch(label, axis, value, slope, corners)


def _two_classes(loss: DerivedLoss, axis: _Axis, label: str, _: float) -> Branch:
    """Of two class scores all that counts is by how much the true class leads."""

    def rows(lead: Array) -> tuple[Array, Array]:
        scores = np.stack([lead, np.zeros_like(lead)], axis=-1)
        return np.broadcast_to(np.array([1.0, 0.0]), scores.shape), scores

    def value(lead: Array) -> Array:
        return _floats(loss.value(*rows(lead), *_held(loss)))

    def slope(lead: Array) -> Array:
        return _floats(loss.gradient(*rows(lead), *_held(loss)))[..., 0]

    return _branch(label, axis, value, slope, ())


def _one_of_two(loss: DerivedLoss, axis: _Axis, label: str, other: float) -> Branch:
    """A root of a mean is no sum over samples: one residual of two moves, the other stays."""
    outer, outer_gradient = loss.outer or np.positive, loss.outer_gradient or np.ones_like

    def mean(r: Array) -> Array:
        return _floats(
            (loss.value(0.0, r, *_held(loss)) + loss.value(0.0, other, *_held(loss))) / 2
        )

    def value(r: Array) -> Array:
        return _floats(outer(mean(r)))

    def slope(r: Array) -> Array:
        inner = _floats(loss.gradient(0.0, r, *_held(loss))) / 2
        with np.errstate(divide="ignore", invalid="ignore"):
            return _floats(outer_gradient(mean(r)) * inner)

    low, high = slope(np.array([-BESIDE, BESIDE]))
    corner = Corner(0.0, float(value(np.array(0.0))), float(low), float(high))
    return _branch(label, axis, value, slope, (corner,) if high - low > BESIDE * 10 else ())


def _floats(values: object) -> Array:
    return np.asarray(values, dtype=float)


def _branch(label: str, axis: _Axis, value: Line, slope: Line, corners: Iterable[Corner]) -> Branch:
    """Samples evenly; at each jump the line ends at one limit and begins again at the other."""
    corners = tuple(sorted(corners, key=lambda corner: corner.x))
    x = np.union1d(np.linspace(axis.low, axis.high, SAMPLES), axis.marks)
    x = x[np.isin(x, [corner.x for corner in corners], invert=True)]
    values, slopes = value(x), slope(x)
    for corner in corners:
        at = np.searchsorted(x, corner.x)
        limits = [corner.low, np.nan, corner.high] if corner.jumps else [corner.low]
        x = np.insert(x, at, [corner.x] * len(limits))
        values = np.insert(values, at, [corner.value] * len(limits))
        slopes = np.insert(slopes, at, limits)
    return Branch(label, x, values, slopes, corners)
