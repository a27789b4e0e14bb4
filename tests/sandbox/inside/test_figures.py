"""A figure crosses as the numbers and words of its axes."""

from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from lossdrill.sandbox.forms import from_form
from lossdrill.sandbox.inside.figures import FIGURE, as_data
from lossdrill.sandbox.inside.reduction import Budget, TooLargeError, UnsupportedError, reduce


def crossed(value: Any) -> Any:
    return from_form(reduce(value, Budget(2**20)))


def drawn() -> Figure:
    figure = Figure()
    left, right = figure.subplots(1, 2)
    left.plot([1, 2, 3], [1.5, np.nan, np.inf], label="loss")
    left.set(xlabel="r", ylabel="L", title="$L_\\delta$", yscale="log")
    left.legend()
    right.scatter([3, 1], [2, 4], label="samples")
    right.plot(np.ma.masked_greater([1.0, 9.0], 5), "--")
    return figure


def test_lines_points_and_words_come_back() -> None:
    """Axis by axis, in the order in which they were made; what is masked is not drawn."""
    left, right = crossed(drawn())[FIGURE]
    (line,) = left["lines"]
    assert line["label"] == "loss"
    np.testing.assert_array_equal(line["x"], [1.0, 2.0, 3.0])
    np.testing.assert_array_equal(line["y"], [1.5, np.nan, np.inf])
    assert [left[key] for key in ("xlabel", "ylabel", "title", "xscale", "yscale", "legend")] == [
        "r",
        "L",
        "$L_\\delta$",
        "linear",
        "log",
        ["loss"],
    ]
    (points,) = right["points"]
    np.testing.assert_array_equal([points["x"], points["y"]], [[3.0, 1.0], [2.0, 4.0]])
    np.testing.assert_array_equal(right["lines"][0]["y"], [1.0, np.nan])
    assert right["legend"] == []


def test_axes_stand_for_their_figure() -> None:
    """Whoever returns ax has drawn as well as who returns fig."""
    figure = drawn()
    assert len(crossed(figure.axes[1])[FIGURE]) == len(crossed((figure, 1))[0][FIGURE]) == 2
    assert crossed(Figure()) == {FIGURE: []}


def test_other_objects_are_no_figures() -> None:
    """Nor are the lines that plot returns; a picture of a million points is too large."""
    assert as_data(3) is as_data(None) is as_data(Figure) is None
    with pytest.raises(UnsupportedError, match="Line2D"):
        crossed(drawn().axes[0].lines[0])
    figure = Figure()
    figure.subplots().plot(np.zeros(10**6))
    with pytest.raises(TooLargeError):
        crossed(figure)
