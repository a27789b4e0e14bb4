"""Figures are judged by their numbers and words; order, colours and styles are the learner's."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from lossdrill.errors import PackError
from lossdrill.judging.drawn import axes_in
from lossdrill.judging.figure_words import Drawing, Point, figure
from lossdrill.judging.figures import FiguresJudge
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import Mistake, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.inside.figures import FIGURE
from tests.judging.fakes import asking

VARIANT = Variant("f", 1)


def picture(x: Any, *heights: Any, words: bool = True, legend: bool = True) -> Figure:
    fig = Figure()
    ax = fig.subplots()
    for place, y in enumerate(heights):
        ax.plot(x, y, label=f"line {place}" if legend else None)
    if words:
        ax.set(xlabel="x", ylabel="y")
    if legend:
        ax.legend()
    return fig


def plot(x: Any) -> Figure:
    return picture(x, x**2, 2 * x)


def cube(x: Any) -> Figure:
    return picture(x, x**3, 2 * x)


def shown(x: Any) -> Sequence[Drawing]:
    return [Drawing("the square", x, x**2), Drawing("its slope", x, 2 * x)]


def calls(draw: Random) -> Iterator[Point]:
    yield Point((np.array([-1.0, 0.0, 2.0]),), "three points")
    yield Point((np.linspace(-1, 1, 5) * draw.random(),), "five points")


JUDGE = FiguresJudge(plot, shown, (calls,), (Mistake(cube, "That is the cube."),))


def rule(learner: Callable[..., Any], judge: FiguresJudge = JUDGE) -> Ruling:
    return judge(asking(learner), VARIANT)


def said(ruling: Ruling) -> list[str]:
    return [diagnosis.message for diagnosis in ruling.diagnoses]


def in_two_pictures(x: Any) -> Figure:
    fig = Figure()
    for ax, y in zip(fig.subplots(2), (x**2, 2 * x), strict=True):
        ax.set(xlabel="x", ylabel="y")
        ax.plot(x, y, "ro--")
    return fig


@pytest.mark.parametrize(
    "learner",
    [
        plot,
        lambda x: picture(x, 2 * x, x**2),
        lambda x: picture(x[::-1], (2 * x)[::-1], (x**2)[::-1]),
        lambda x: picture(x, x**2 * (1 + 1e-13), 2 * x, x**3, 0 * x),
        lambda x: picture(x.tolist(), [v * v for v in x], [v + v for v in x]),
        lambda x: plot(x).axes[0],
        in_two_pictures,
    ],
)
def test_however_it_is_drawn(learner: Callable[..., Any]) -> None:
    """In any order, one picture or several, with lines more than asked for."""
    ruling = rule(learner)
    assert (ruling.status, ruling.score) == ("pass", 1.0)
    assert all(check.passed for check in ruling.checks)


def square_alone(x: Any) -> Figure:
    return picture(x, x**2)


def test_a_mistake_is_named_by_what_it_draws() -> None:
    """Also where more is wrong, which is told besides."""
    assert said(rule(cube)) == ["That is the cube."]
    first, second = said(rule(lambda x: picture(x, x**3, x)))
    assert first == "That is the cube."
    assert second.startswith("Nothing shows its slope")


def test_something_left_out_is_not_something_wrong() -> None:
    """Who draws another line instead has not left it out."""
    judge = FiguresJudge(plot, shown, (calls,), (Mistake(square_alone, "One is missing."),))
    assert said(rule(square_alone, judge)) == ["One is missing."]
    assert said(rule(lambda x: picture(x, x**2, 3 * x), judge))[0].startswith("Nothing shows its")


@pytest.mark.parametrize(
    ("learner", "reason", "message"),
    [
        (
            lambda x: None,
            "shape",
            "Your function returns nothing (None): end it with `return fig`.",
        ),
        (lambda x: x, "shape", "Your function returns an array of shape (3,): end it"),
        (lambda x: {FIGURE: "mine"}, "shape", "Your function returns a dict: end it"),
        (lambda x: {FIGURE: [{}]}, "shape", "Your function returns a dict: end it"),
        (lambda x: 1 / 0, "raised", "Your function raises ZeroDivisionError"),
        (lambda x: Figure(), "value", "Nothing shows the square: no line has a point at each x"),
        (
            lambda x: picture(x, x**2 + 0.25, 2 * x),
            "value",
            "Nothing shows the square: the nearest line is off by 0.25 at x = -1 (three points).",
        ),
        (
            lambda x: picture(range(len(x)), x**2, 2 * x),
            "value",
            "Nothing shows the square: no line",
        ),
        (lambda x: picture(x[1:], x[1:] ** 2, 2 * x[1:]), "value", "Nothing shows the square: no"),
    ],
)
def test_what_is_not_there_is_told(learner: Callable[..., Any], reason: str, message: str) -> None:
    """What came back, what is missing, and how far the nearest is off."""
    ruling = rule(learner)
    assert (ruling.status, ruling.reason) == ("wrong", reason)
    assert said(ruling)[0].startswith(message)


def test_words_are_asked_for_once_the_numbers_are_there() -> None:
    """Axis labels, and a legend where lines share a picture."""
    ruling = rule(lambda x: picture(x, x**2, 2 * x, words=False, legend=False))
    assert [diagnosis.id for diagnosis in ruling.diagnoses] == [
        "no-xlabel",
        "no-ylabel",
        "no-legend",
    ]
    assert ruling.score == 0.9
    assert [check.title for check in ruling.checks if not check.passed] == [
        "axes and lines say what they are"
    ]


@pytest.mark.parametrize(
    ("legend", "passes"),
    [
        (lambda fig, ax: ax.legend(["square", "slope"]), True),
        (lambda fig, ax: ax.legend(ax.get_lines(), ["square", "slope"]), True),
        (lambda fig, ax: fig.legend(["square", "slope"]), True),
        (lambda fig, ax: ax.legend(["square"]), False),
        (lambda fig, ax: ax.legend(["square", " "]), False),
        (lambda fig, ax: None, False),
    ],
)
def test_a_legend_may_be_given_its_words(legend: Callable[..., Any], passes: bool) -> None:
    """As many as there are lines, in the axes or in the figure; labels of the lines are as good."""

    def learner(x: Any) -> Figure:
        fig = picture(x, x**2, 2 * x, legend=False)
        legend(fig, fig.axes[0])
        return fig

    ruling = rule(learner)
    assert (ruling.status == "pass") == passes
    assert [diagnosis.id for diagnosis in ruling.diagnoses] == ([] if passes else ["no-legend"])


def test_each_missing_line_costs_its_share() -> None:
    """Nothing at all earns nothing."""
    assert rule(lambda x: Figure()).score == 0.0
    assert rule(lambda x: picture(x, 2 * x)).score == pytest.approx(0.45)


def test_points_are_shown_by_points() -> None:
    """Or by a line with markers; a line is not shown by points."""

    def cloud(x: Any) -> Figure:
        fig = Figure()
        ax = fig.subplots()
        ax.scatter(x, x**2)
        ax.set(xlabel="x", ylabel="y")
        return fig

    points = figure(
        cloud, shown=lambda x: [Drawing("the samples", x, x**2, scatter=True)], calls=[calls]
    )
    line = figure(cloud, shown=lambda x: [Drawing("the line", x, x**2)], calls=[calls])
    assert rule(cloud, points).status == rule(lambda x: picture(x, x**2), points).status == "pass"
    assert rule(cloud, line).status == "wrong"


def test_inputs_must_not_be_changed() -> None:
    """Although the picture is right."""

    def in_place(x: Any) -> Figure:
        fig = plot(x.copy())
        x *= 0
        return fig

    ruling = rule(in_place)
    assert (ruling.status, ruling.reason) == ("wrong", "mutated")
    assert said(ruling) == ["Your function changes the caller's x: work on x.copy()."]


def test_an_exercise_that_raises_is_at_fault() -> None:
    """It is named."""
    judge = figure(plot, shown=lambda x: x["no"], calls=[calls])
    with pytest.raises(PackError, match="plot, three points: IndexError"):
        rule(plot, judge)


def test_through_the_sandbox() -> None:
    """A learner's file with pyplot, in the worker that has it."""
    pack = open_pack()
    exercise = pack.exercise("huber-curve")
    judge = load_judge(pack, exercise)
    source = """
import matplotlib.pyplot as plt, numpy as np
def curve(delta, grid):
    far = delta * (abs(grid) - delta / 2)
    plt.plot(grid, np.where(abs(grid) <= delta, grid**2 / 2, far), label="H")
    plt.plot(grid, .5 * grid * grid, label="p")
    plt.plot(grid, delta * grid - .5 * delta**2, label="t")
    plt.legend(); plt.xlabel("r"); plt.ylabel("loss"); plt.show()
    return plt.gcf()
"""
    with fresh_run() as run:

        def ask(calls: Any) -> Any:
            return run(source, exercise.file_name, calls, exercise.limits).answers

        ruling = judge(ask, Variant(exercise.id, 0))
    assert ruling.status == "pass", ruling.diagnoses


def test_what_is_not_finite_must_be_so() -> None:
    """A gap in a line is part of it."""
    x = np.array([0.0, 1.0, 2.0])
    (axes,) = axes_in(picture(x, [np.inf, 1, np.nan])) or ()
    assert Drawing("", x, np.array([np.inf, 1, np.nan])).found_in(axes)
    for other in ([-np.inf, 1, np.nan], [np.inf, 1, 1], [np.inf, np.nan, np.nan]):
        assert not Drawing("", x, np.array(other)).found_in(axes)


@pytest.mark.parametrize(
    "line",
    [
        {"x": np.array(0.0), "y": np.array(0.0)},
        {"x": 5, "y": None},
        {"x": np.zeros(2), "y": np.zeros(3)},
        {"x": np.zeros((2, 2)), "y": np.zeros((2, 2))},
        {"x": np.ones(2) * 1j, "y": np.ones(2)},
        {"x": [10**400], "y": [1.0]},
        {"x": "ab", "y": "cd"},
        {},
        7,
    ],
)
def test_a_figure_written_by_hand(line: Any) -> None:
    """What Matplotlib cannot have drawn is no figure, whatever it is made of."""
    words = dict.fromkeys(("title", "xlabel", "ylabel", "xscale", "yscale"), "")
    traced = {"label": "", **line} if isinstance(line, dict) else line
    axes = {**words, "legend": [], "lines": [traced], "points": [], "fields": []}
    assert axes_in({FIGURE: [axes]}) is None
    others: list[Any] = [np.zeros(3), 5, None, "axes", [[]], {"a": 1}]
    for data in others:
        assert axes_in({FIGURE: data}) is None
    assert axes_in({FIGURE: [{**axes, "lines": []}]}) is not None
