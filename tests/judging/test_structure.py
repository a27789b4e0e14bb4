"""Test points that follow from a loss: what must be among them."""

import random
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.curve import along_loss
from lossdrill.judging.points.point import Point
from lossdrill.judging.points.structure import points_of
from lossdrill.judging.quantities import mean_gradient, mean_value
from tests.losses import derived, invented

LOSSES = [*invented()]
ROUND = 256


def points(name: str, seed: int = 0) -> list[Point]:
    return list(points_of(derived(name))(random.Random(seed)))  # noqa: S311


@pytest.mark.parametrize("name", LOSSES)
def test_the_simplest_come_first(name: str) -> None:
    """The first point is one sample in round numbers, and ordinary."""
    first = points(name)[0]
    assert first.group == "ordinary"
    for argument in first.arguments:
        assert np.size(argument) == 1
        assert ROUND * np.ravel(argument)[0] == round(ROUND * np.ravel(argument)[0])


@pytest.mark.parametrize("name", LOSSES)
def test_arguments_lie_in_their_domains(name: str) -> None:
    """Positive is positive, counts are whole, labels are labels."""
    loss = derived(name)
    inside: dict[str, Any] = {
        "real": lambda x: np.ones_like(x, bool),
        "positive": lambda x: x > 0,
        "non-negative": lambda x: x >= 0,
        "whole": lambda x: (x >= 0) & (x == np.floor(x)),
        "probability": lambda x: (x >= 0) & (x <= 1),
        "zero-one": lambda x: np.isin(x, (0, 1)),
        "sign": lambda x: np.isin(x, (-1, 1)),
    }
    for point in points(name):
        for domain, numbers in zip(loss.domains, point.arguments, strict=True):
            assert np.all(inside[domain](np.asarray(numbers))), (point.about, numbers)


@pytest.mark.parametrize("name", [name for name in LOSSES if derived(name).kinks])
def test_kinks_are_met_exactly_and_from_both_sides(name: str) -> None:
    """For every kink there is a sample at it, one on either side of it, and a point on each branch
    with nothing but samples there.
    """
    loss = derived(name)
    for kink in loss.kinks:
        sides: set[int] = set()
        for point in points(name):
            target, prediction, *parameters = point.arguments
            side = np.sign(np.asarray(prediction, float) - kink.at(target, *parameters))
            sides |= set(side.tolist())
        assert sides == {-1, 0, 1}


@pytest.mark.parametrize("name", [name for name in LOSSES if derived(name).interval])
def test_at_a_kink_every_subgradient_is_right(name: str) -> None:
    """There are points where several gradients are right: both ends pass, what is beyond fails."""
    quantity = mean_gradient(derived(name))
    several = 0
    for point in points(name):
        expected: Any = quantity.expected(*point.arguments)
        if point.group != "kink" or not hasattr(expected, "low"):
            continue
        several += 1
        for end, beyond in ((expected.low, -1e-3), (expected.high, 1e-3)):
            assert expected.error(end) <= 1e-12
            assert expected.error(end + beyond) > 1e-6
    assert several > 0


@pytest.mark.parametrize("name", LOSSES)
def test_nothing_is_infinite(name: str) -> None:
    """Value and slope are numbers at all points, in all variants alike."""
    for seed in range(3):
        for point in points(name, seed):
            for make in (mean_value, mean_gradient):
                assert np.all(np.isfinite(make(derived(name)).value(*point.arguments)))


def test_layouts_dtypes_and_repeated_samples() -> None:
    """Views, integers, float32, and a sample that occurs twice are among them."""
    found = points("pinball")
    predictions = [point.arguments[1] for point in found]
    assert any(array.strides[0] < 0 for array in predictions)
    assert any(array.strides[0] > array.itemsize for array in predictions)
    assert {"f4", "f8", "i8"} <= {array.dtype.str[1:] for array in predictions}
    assert any("the first sample twice" in point.about for point in found)


@pytest.mark.parametrize("name", LOSSES)
def test_integers_meet_parameters_that_are_not_whole(name: str) -> None:
    """Who puts a threshold into an array of integers cuts its fraction off, which is to be seen."""
    possible = derived(name).domains[2:]
    for point in points(name):
        if any(numbers.dtype.kind == "i" for numbers in point.arguments[:2]):
            parameters = zip(possible, point.arguments[2:], strict=True)
            assert all(number % 1 or domain == "whole" for domain, number in parameters)


@pytest.mark.parametrize("name", ["cauchy", "percentage"])
def test_residuals(name: str) -> None:
    """Where a residual counts, whatever the target may be, there are fits, samples of which all are
    too high or all too low, and a residual of exactly 1.
    """
    residuals = [point.arguments[1] - point.arguments[0] for point in points(name)]
    assert any(np.all(each == 0) for each in residuals)
    assert any(np.all(each > 0) and len(each) > 2 for each in residuals)
    assert any(np.all(each < 0) and len(each) > 2 for each in residuals)
    assert any(1 in each for each in residuals)


def test_only_a_difference_matters_far_away() -> None:
    """Where it does, targets near 1e8 are among them, and otherwise none."""
    assert any(np.any(np.abs(point.arguments[0]) > 1e7) for point in points("log_cosh"))
    assert not any(np.any(np.abs(point.arguments[0]) > 1e7) for point in points("gamma_deviance"))


def test_what_naive_formulas_fail_is_a_matter_of_stability() -> None:
    """log(cosh(r)) is right at every ordinary point, and not at all others."""
    quantity = mean_value(derived("log_cosh"))
    failed = set()
    for point in points("log_cosh"):
        y, y_hat = (np.asarray(numbers, float) for numbers in point.arguments)
        with np.errstate(over="ignore"):
            answer = np.mean(np.log(np.cosh(y_hat - y)))
        if not quantity.expected(*point.arguments).error(answer) <= point.rtol:
            failed.add(point.group)
    assert failed == {"stability"}


@pytest.mark.parametrize("name", LOSSES)
def test_the_curve_runs_past_all_kinks(name: str) -> None:
    """Its arguments are one sample of the loss, and value and slope are finite along it."""
    loss = derived(name)
    along = along_loss(loss, "The loss")
    assert along.title.startswith("The loss")
    assert all(f"{parameter} = " in along.title for parameter in loss.parameters)
    assert all(along.grid[0] < kink < along.grid[-1] for kink in along.kinks)
    assert len(along.kinks) == len(loss.kinks)
    for x in along.grid:
        arguments = along.arguments(x)
        assert np.isfinite(loss.value(*arguments)).all()
        assert np.shape(loss.gradient(*arguments)) == (1,)
