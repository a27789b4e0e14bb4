"""The cells of criteria-matrix, against the losses themselves: computed, not remembered."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import integrate, stats

from lossdrill.judging.cells.words import Word
from lossdrill.judging.solution import load_judge
from lossdrill.judging.values import ValuesJudge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack

Array = npt.NDArray[np.float64]
Loss = Callable[[Array, Array], float]

PACK = open_pack()
JUDGE = load_judge(PACK, PACK.exercise("criteria-matrix"))
assert isinstance(JUDGE, ValuesJudge)
TABLE = JUDGE.drawn(Variant("criteria-matrix", 0)).table
DELTA = 1.0


def huber(r: Array, delta: float = DELTA) -> Array:
    return np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))


def sigmoid(z: Array) -> Array:
    return np.exp(-np.logaddexp(0, -z))


def cross_entropy(y: Array, z: Array) -> float:
    """Of two classes; the logits stand one sample after the other."""
    rows = z.reshape(-1, 2)
    return float(
        np.mean(np.logaddexp(rows[:, 0], rows[:, 1]) - rows[np.arange(len(y)), y.astype(int)])
    )


LOSSES: dict[str, Loss] = {
    "MSE": lambda y, f: float(np.mean((f - y) ** 2)),
    "MAE": lambda y, f: float(np.mean(np.abs(f - y))),
    "RMSE": lambda y, f: float(np.sqrt(np.mean((f - y) ** 2))),
    "Huber": lambda y, f: float(np.mean(huber(f - y))),
    "log loss": lambda y, f: float(np.mean(np.logaddexp(0, f) - y * f)),
    "cross-entropy": cross_entropy,
    "hinge": lambda y, f: float(np.mean(np.maximum(0, 1 - (2 * y - 1) * f))),
    "Brier": lambda y, f: float(np.mean((sigmoid(f) - y) ** 2)),
}
REGRESSION = ("MSE", "MAE", "RMSE", "Huber")
each_loss = pytest.mark.parametrize("loss", LOSSES)


def said(column: str, loss: str) -> str:
    cell = TABLE[f"{column}: {loss}"]
    assert isinstance(cell, Word)
    return cell.right


def targets(loss: str, draw: np.random.Generator, n: int) -> Array:
    """Numbers, or labels; of the hinge loss they are recoded."""
    return draw.normal(size=n) * 2 if loss in REGRESSION else draw.integers(0, 2, n).astype(float)


def gradient(loss: str, y: Array, f: Array, side: float) -> Array:
    """One-sided slopes in each prediction."""
    step = side * 1e-6
    value = LOSSES[loss](y, f)
    moved = (LOSSES[loss](y, f + step * unit) for unit in np.eye(len(f)))
    return np.array([(each - value) / step for each in moved])


def predictions(loss: str, n: int) -> int:
    return 2 * n if loss == "cross-entropy" else n


@each_loss
def test_convex(loss: str) -> None:
    """In the weights, between any two points; or it rises above a chord for every data set."""
    draw = np.random.default_rng(1)
    risen = []
    for _ in range(50):
        X, y = draw.normal(size=(6, 2)), targets(loss, draw, 6)
        if loss == "cross-entropy":
            X = np.kron(X, np.eye(2)).astype(float)
        worst = -np.inf
        for scale in (1.0, 10.0, 100.0):
            for a, b in draw.normal(size=(20, 2, X.shape[1])) * scale:
                ends = (LOSSES[loss](y, X @ a) + LOSSES[loss](y, X @ b)) / 2
                middle = LOSSES[loss](y, X @ (a + b) / 2)
                worst = max(worst, (middle - ends) / max(1.0, ends))
        risen.append(worst > 1e-9)
    assert said("convex", loss) == ("no" if all(risen) else "yes")
    assert all(risen) or not any(risen)


@each_loss
def test_differentiable(loss: str) -> None:
    """At the places where a loss could have a kink, the slopes of the two sides are compared."""
    y = np.array([1.0, 0.0])
    places = [np.array([1.0, 3.0]), y, np.array([1 + DELTA, -DELTA]), np.zeros(2), 2 * y - 1]
    jumps = [
        np.max(np.abs(gradient(loss, y, f, 1) - gradient(loss, y, f, -1)))
        for f in (np.resize(place, predictions(loss, 2)) for place in places)
    ]
    assert said("differentiable", loss) == ("no" if max(jumps) > 0.1 else "yes")
    assert max(jumps) > 0.1 or max(jumps) < 1e-4


@each_loss
def test_bounded(loss: str) -> None:
    """The gradient a thousand times as far out is no longer, or a thousand times as long."""
    draw = np.random.default_rng(2)
    y = targets(loss, draw, 4)
    far = [
        max(
            np.linalg.norm(gradient(loss, y, size * f, 1))
            for f in draw.normal(size=(50, predictions(loss, 4)))
        )
        for size in (1.0, 1e3)
    ]
    assert said("bounded", loss) == ("yes" if far[1] < 3 else "no")


@each_loss
def test_unit(loss: str) -> None:
    """Targets, predictions and threshold in another unit multiply the loss by 100, its square, or
    not at all, as there is nothing to convert.
    """
    if loss not in REGRESSION:
        assert said("unit", loss) == "no unit"
        return
    y, f = np.array([0.0, 1.0, 4.0]), np.array([0.3, 3.0, -2.0])
    times = LOSSES[loss](100 * y, 100 * f) / LOSSES[loss](y, f)
    if loss == "Huber":
        times = float(np.mean(huber(100 * (f - y), 100 * DELTA))) / LOSSES[loss](y, f)
    units = {100: "unit of y", 10_000: "squared unit of y"}
    assert said("unit", loss) == units[round(float(times))]


def label_mass(loss: str, score: float) -> float:
    return sum(
        float(np.exp(-LOSSES[loss](np.array([label]), np.array([score])))) for label in (0.0, 1.0)
    )


def test_distributions_of_numbers() -> None:
    """-log of the densities, minus what it is at 0, is the loss of one residual."""
    r = np.linspace(-3, 3, 13)
    for loss, density in (("MSE", stats.norm(scale=np.sqrt(0.5))), ("MAE", stats.laplace())):
        expected = [LOSSES[loss](np.zeros(1), np.array([each])) for each in r]
        assert density.logpdf(0) - density.logpdf(r) == pytest.approx(expected)
    assert (said("distribution", "MSE"), said("distribution", "MAE")) == ("normal", "Laplace")
    mass, _ = integrate.quad(lambda t: float(np.exp(-huber(np.array(t)))), -np.inf, np.inf)
    assert np.isfinite(mass)
    inside, outside = np.array([0.0, 0.5, 1.0]), np.array([1.0, 2.0, 3.0])
    assert huber(inside) == pytest.approx(stats.norm.logpdf(0) - stats.norm.logpdf(inside))
    assert np.diff(huber(outside)) == pytest.approx(-np.diff(stats.laplace.logpdf(outside)))
    assert said("distribution", "Huber") == "normal with Laplace tails"
    zero, one = 0.0, 1.0
    corners = [
        LOSSES["RMSE"](np.zeros(2), np.array([a, b])) for a in (zero, one) for b in (zero, one)
    ]
    assert corners[0] + corners[3] != pytest.approx(corners[1] + corners[2])  # no sum over samples
    assert said("distribution", "RMSE") == "none"


def test_distributions_of_labels() -> None:
    """exp(-loss) adds up to 1 over the labels, or to something that depends on the score."""
    for loss, name in (("log loss", "Bernoulli"), ("hinge", "none"), ("Brier", "none")):
        masses = [label_mass(loss, score) for score in (-2.0, 0.0, 0.5, 3.0)]
        assert said("distribution", loss) == name
        assert (np.ptp(masses) < 1e-12) == (name != "none")
    z = np.array([0.4, -1.0])
    mass = sum(np.exp(-cross_entropy(np.array([label]), z)) for label in (0.0, 1.0))
    assert mass == pytest.approx(1)
    assert said("distribution", "cross-entropy") == "categorical"


GRID = np.linspace(-20, 20, 4001)


def best(loss: str, x: list[float], y: list[float]) -> Array:
    """All weights of a grid at which a model with one weight is best."""
    values = np.array([LOSSES[loss](np.array(y), np.array(x) * w) for w in GRID])
    kept: Array = GRID[values <= values.min() + 1e-12]
    return kept


EXAMPLES: dict[str, list[tuple[Any, Any, int]]] = {
    "MAE": [([1, 1, 1], [0, 1, 2], 1), ([1, 1], [0, 1], 101)],
    "Huber": [([1, 1], [0, 1], 1), ([1, 1], [0, 10], 801)],
    "log loss": [([1, 1], [0, 1], 1)],
    "hinge": [([1, 2], [1, 0], 1), ([1, 1], [1, 1], 1901)],
    "Brier": [([1, 1], [0, 1], 1)],
}


@pytest.mark.parametrize("loss", EXAMPLES)
def test_what_depends_has_an_example_of_either_kind(loss: str) -> None:
    """One data set with a single best weight, another with many or none."""
    assert said("unique", loss) == "depends"
    counts = [len(best(loss, x, y)) for x, y, _ in EXAMPLES[loss]]
    assert counts == [count for *_, count in EXAMPLES[loss]]
    if loss in {"log loss", "Brier"}:  # with labels that are all 1, larger weights always cost less
        costs = [LOSSES[loss](np.ones(2), np.full(2, float(w))) for w in range(1, 20)]
        assert np.all(np.diff(costs) < 0)


def test_what_is_always_or_never_unique() -> None:
    """Squares of full column rank have one minimiser, scores for each class have none alone."""
    draw = np.random.default_rng(3)
    X, y = draw.normal(size=(5, 2)), draw.integers(0, 2, 5).astype(float)
    assert np.linalg.eigvalsh(X.T @ X)[0] > 0
    assert (said("unique", "MSE"), said("unique", "RMSE")) == ("yes", "yes")
    B, move = draw.normal(size=(2, 2)), draw.normal(size=(2, 1))
    values = [cross_entropy(y, (X @ (B + t * move)).ravel()) for t in (0.0, 1.0, -5.0)]
    assert values == pytest.approx([values[0]] * 3)
    assert said("unique", "cross-entropy") == "no"
