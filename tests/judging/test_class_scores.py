"""Losses of several classes: their points, and a mean over samples of several terms each."""

from typing import Any

import mpmath
import numpy as np

from lossdrill.judging import curve
from lossdrill.judging.curve import Line
from lossdrill.judging.groundwork import Groundwork
from lossdrill.judging.points.class_scores import labelled_scores
from lossdrill.judging.points.point import Point
from lossdrill.judging.quantities import mean_value
from lossdrill.judging.solution import load_losses
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack
from tests.judging.fakes import judge_of, points

HINGE = load_losses(open_pack(), "hinge")["hinge"]


def ahead(y: Any, S: Any) -> tuple[Any, ...]:
    """How far each label leads the other classes, in a row for each sample."""
    own = np.arange(S.shape[1]) == np.array(y, int)[:, None]
    lead = S[own][:, None] - S[~own].reshape(len(S), -1)
    return np.ones(lead.shape), lead


def test_labels_are_columns_of_the_scores() -> None:
    """In every variant, as integers, also where the scores are float32."""
    for number in range(5):
        for point in labelled_scores()(Variant("crammer-singer", number).draw("points")):
            y, S = point.arguments
            assert y.dtype.kind == "i"
            assert y.shape == (len(S),)
            assert np.all((y >= 0) & (y < S.shape[1]))


def test_the_terms_of_a_sample_are_added_up() -> None:
    """And the mean is taken over the samples: two rivals of the first cost 2.5, none the other."""
    y, S = np.array([0, 1]), np.array([[1.0, 0.5, 2.0], [0.0, 3.0, 1.0]])
    quantity = mean_value(HINGE, samples=ahead)
    assert quantity.value(y, S) == 1.25
    assert mean_value(HINGE).value(np.ones(2), np.array([0.5, 3.0])) == 0.25


def test_the_same_holds_for_exact_numbers() -> None:
    """As `dev check` computes it: labels and scores come as mpmath's numbers."""
    y, S = (np.frompyfunc(mpmath.mpf, 1, 1)(a) for a in (np.array([2]), np.array([[1, 0, 2]])))
    _, lead = ahead(y, S)
    assert [float(number) for number in lead[0]] == [1.0, 2.0]


def test_a_sample_has_the_regions_of_its_terms() -> None:
    """One rival in front of the label, and one a little behind it."""
    point = Point((np.array([0]), np.array([[1.0, 0.5, 2.0]])), "")
    quantity = mean_value(HINGE, samples=ahead)
    judge = judge_of(
        quantity.value,
        "(n),(n,k)->()",
        points([point.arguments]),
        derived=quantity,
    )
    known = Groundwork(judge, (point,), (judge.expected(point.arguments),), ())
    assert [HINGE.region_names[place] for place in known.regions(point)] == [
        "inside the margin",
        "on the wrong side",
    ]


def test_the_curve_has_its_corner_on_the_grid() -> None:
    """The label's score runs, the rivals stay at 0."""
    along = curve.along_class_score("loss")
    drawn = Line(along, lambda given: mean_value(HINGE, samples=ahead).value(*given))
    assert dict(zip(drawn.along.grid, drawn.right, strict=True))[1.0] == 0.0
    assert drawn.right[0] == 8.0
