"""The numbers behind the pictures of the losses."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from lossdrill.folders import data_root
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.solution import load_losses
from lossdrill.pack import Pack
from lossdrill.report.curves import LossCurves, loss_curves
from lossdrill.report.learner import losses_of
from lossdrill.report.tables import answer_table, loss_table
from tests.report.examples import TOPICS, curve

LOSSES = {loss.name: loss for topic in TOPICS for loss in losses_of(Pack(data_root()), topic)}


@pytest.fixture(params=sorted(LOSSES))
def loss(request: pytest.FixtureRequest) -> DerivedLoss:
    return LOSSES[request.param]


def jumps(curves: LossCurves) -> list[tuple[float, float, float]]:
    return [(corner.x, corner.low, corner.high) for corner in curves.corners if corner.jumps]


def test_the_gradient_is_the_slope_of_the_loss(loss: DerivedLoss) -> None:
    """Off the kinks, the drawn gradient is what finite differences of the drawn loss give."""
    for branch in loss_curves(loss).branches:
        # Piece by piece, so that no difference reaches across a kink.
        edges = [-np.inf, *(corner.x for corner in branch.corners), np.inf]
        for low, high in pairwise(edges):
            inside = (branch.x > low) & (branch.x < high)
            x, value, gradient = branch.x[inside], branch.value[inside], branch.gradient[inside]
            slopes = np.gradient(value, x)
            np.testing.assert_allclose(gradient[1:-1], slopes[1:-1], rtol=0.05, atol=0.05)


def test_a_line_breaks_where_the_slope_jumps(loss: DerivedLoss) -> None:
    """The gradient is NaN exactly at its jumps, and its neighbours are the one-sided limits."""
    for branch in loss_curves(loss).branches:
        broken = np.flatnonzero(np.isnan(branch.gradient))
        corners = [corner for corner in branch.corners if corner.jumps]
        assert branch.x[broken].tolist() == [corner.x for corner in corners]
        for at, corner in zip(broken, corners, strict=True):
            assert (branch.gradient[at - 1], branch.gradient[at + 1]) == (corner.low, corner.high)


def test_convex_losses_jump_upwards(loss: DerivedLoss) -> None:
    """The subgradients at a kink are an interval from the left slope to the right one."""
    assert all(low < high for _, low, high in jumps(loss_curves(loss)))


def test_the_known_kinks_are_marked() -> None:
    """MAE jumps by 2 at 0, the hinge at margin 1, RMSE at a perfect fit; Huber only bends."""
    assert jumps(loss_curves(LOSSES["mae"])) == [(0, -1, 1)]
    assert jumps(loss_curves(LOSSES["hinge"])) == [(1, -1, 0), (-1, 0, 1)]
    ((x, low, high),) = jumps(loss_curves(LOSSES["rmse"]))
    assert x == 0
    np.testing.assert_allclose([low, high], [-np.sqrt(0.5), np.sqrt(0.5)])
    huber = loss_curves(LOSSES["huber"])
    assert (jumps(huber), [corner.x for corner in huber.corners]) == ([], [-1, 1])


def test_the_table_shows_every_kink(loss: DerivedLoss) -> None:
    """Each kink has a row of its own, with the whole set of subgradients where the slope jumps."""
    curves = loss_curves(loss)
    table = loss_table(curves)
    assert {len(row) for row in table.rows} == {len(table.head)}
    assert len(table.rows) == len(curves.marks) >= len(curves.corners)
    sets = sum(cell.startswith("[") for row in table.rows for cell in row)
    assert sets == len(jumps(curves))


def test_the_answer_table_holds_the_worst_place() -> None:
    """Among the few rows is the one where the learner's function is furthest off."""
    drawn = curve()
    worst = max(
        range(len(drawn.x)), key=lambda i: abs((drawn.yours[i] or 0) - (drawn.expected[i] or 0))
    )
    table = answer_table(drawn)
    assert f"{drawn.x[worst]:g}".replace("-", "−") in [row[0] for row in table.rows]


@pytest.mark.parametrize(
    ("target", "prediction", "along", "labels"),
    [
        ("real", "real", "residual ŷ − y", [""]),
        ("sign", "real", "score ŷ", ["y = +1", "y = −1"]),
        ("zero-one", "probability", "probability ŷ", ["y = 0", "y = 1"]),
        ("whole", "positive", "prediction ŷ", ["y = 0", "y = 2"]),
        ("positive", "positive", "prediction ŷ", ["y = 2"]),
    ],
)
def test_the_axis_is_that_of_the_domains(
    target: str, prediction: str, along: str, labels: list[str]
) -> None:
    """Of target and prediction, whatever an author calls them; a mean is never drawn below 0."""
    drawn = loss_curves(replace(LOSSES["mse"], domains=(target, prediction)))
    assert (drawn.along, [branch.label for branch in drawn.branches]) == (along, labels)
    assert prediction == "real" or min(branch.x.min() for branch in drawn.branches) > 0


def test_a_level_is_held_beside_the_middle() -> None:
    """At 1 a loss with two prices has only one of them, at 1/2 they are the same."""
    level = replace(LOSSES["huber"], domains=("real", "real", "probability"))
    assert loss_curves(level).setting == "delta = 0.75"


def test_what_the_axis_was_not_made_for_is_not_drawn() -> None:
    """A logarithm of two probabilities has no residual to run along."""
    assert "cross_entropy" in LOSSES
    assert "log_ratio" not in LOSSES
    assert "log_ratio" in load_losses(Pack(data_root()), "cross_entropy")
