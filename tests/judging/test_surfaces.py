"""A function of two variables is seen as a coloured grid, as an image or as contours."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import numpy as np
import pytest
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from lossdrill.judging.drawn import axes_in
from lossdrill.judging.figure_words import Drawing, Point, Surface, figure
from lossdrill.judging.figures import FiguresJudge
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.inside.figures import FIGURE
from lossdrill.sandbox.wire import Call
from tests.judging.fakes import asking

U, V = np.linspace(-2, 3, 11), np.linspace(0, 4, 9)
SQUARE = np.linspace(-1, 2, 7)
EDGES = (-2.0, 3.0, 0.0, 4.0)


def bowl(u: Any, v: Any) -> Any:
    return u[np.newaxis, :] ** 2 + 3 * v[:, np.newaxis] + u[np.newaxis, :] * v[:, np.newaxis]


def drawn(draw: Callable[..., Any], words: bool = True) -> Figure:
    fig = Figure()
    ax = fig.subplots()
    draw(fig, ax)
    if words:
        ax.set(xlabel="u", ylabel="v")
    return fig


def mesh(fig: Figure, ax: Any, z: Any = None, u: Any = U, v: Any = V, **more: Any) -> None:
    fig.colorbar(ax.pcolormesh(u, v, bowl(u, v) if z is None else z, **more), ax=ax)


RIGHT: dict[str, Callable[..., Any]] = {
    "mesh": mesh,
    "nearest": lambda f, ax: mesh(f, ax, shading="nearest"),
    "gouraud": lambda f, ax: mesh(f, ax, shading="gouraud"),
    "logarithmic colours": lambda f, ax: mesh(f, ax, norm=LogNorm(0.1, 40)),
    "two-dimensional axes": lambda f, ax: ax.pcolormesh(*np.meshgrid(U, V), bowl(U, V)),
    "pcolor": lambda f, ax: ax.pcolor(U, V, bowl(U, V)),
    "matshow": lambda f, ax: ax.matshow(bowl(U, V), extent=EDGES, origin="lower"),
    "downwards": lambda f, ax: ax.pcolormesh(U, V[::-1], bowl(U, V)[::-1]),
    "contour": lambda f, ax: ax.contour(U, V, bowl(U, V)),
    "labelled contour": lambda f, ax: ax.clabel(ax.contour(U, V, bowl(U, V), levels=20)),
    "contourf": lambda f, ax: f.colorbar(ax.contourf(U, V, bowl(U, V), 15), ax=ax),
    "extended": lambda f, ax: ax.contourf(U, V, bowl(U, V), [2, 5, 9, 12], extend="both"),
    "many labels": lambda f, ax: ax.clabel(ax.contour(U, V, bowl(U, V), levels=30), inline=True),
    "own levels": lambda f, ax: ax.contour(*np.meshgrid(U, V), bowl(U, V), [1, 2, 4, 8]),
    "another algorithm": lambda f, ax: ax.contour(U, V, bowl(U, V), algorithm="threaded"),
    "image": lambda f, ax: ax.imshow(bowl(U, V), extent=EDGES, origin="lower", aspect="auto"),
    "turned image": lambda f, ax: ax.imshow(bowl(U, V)[::-1], extent=EDGES),
    "exact image": lambda f, ax: ax.imshow(
        bowl(U, V), extent=(-2.25, 3.25, -0.25, 4.25), origin="lower"
    ),
}
WRONG: dict[str, Callable[..., Any]] = {
    "another": lambda f, ax: mesh(f, ax, bowl(U, V) + 1e-3),
    "one number": lambda f, ax: mesh(f, ax, bowl(U, V) + 1e-3 * (bowl(U, V) > 20)),
    "upside down": lambda f, ax: ax.imshow(bowl(U, V), extent=EDGES),
    "pixels": lambda f, ax: ax.imshow(bowl(U, V), origin="lower"),
    "indices": lambda f, ax: ax.contour(bowl(U, V)),
    "axes exchanged": lambda f, ax: ax.pcolormesh(V, U, bowl(U, V).T),
    "few levels": lambda f, ax: ax.contour(U, V, bowl(U, V), [2, 4]),
    "labelled contours of another": lambda f, ax: ax.clabel(ax.contour(U, V, bowl(U, V) * 1.01)),
    "contours of another": lambda f, ax: ax.contour(U, V, bowl(U, V) ** 1.01),
    "contours of the logarithm": lambda f, ax: ax.contour(U, V, np.log(bowl(U, V) + 5)),
    "filled contours of another": lambda f, ax: ax.contourf(U, V, bowl(U, -V), 12),
    "part of the grid": lambda f, ax: ax.pcolormesh(U[1:], V, bowl(U, V)[:, 1:]),
    "colours": lambda f, ax: ax.imshow(np.zeros((9, 11, 3)), extent=EDGES),
    "lines": lambda f, ax: ax.plot(U, bowl(U, V).T),
    "nothing": lambda f, ax: None,
    "no contours at all": lambda f, ax: ax.contour(U, V, bowl(U, V), [1e9]),
}


def found(draw: Callable[..., Any]) -> bool:
    (axes,) = axes_in(drawn(draw)) or ()
    return Surface("", U, V, bowl(U, V)).found_in(axes) is not None


@pytest.mark.filterwarnings("ignore:No contour levels")
@pytest.mark.parametrize("way", [*RIGHT, *WRONG])
def test_however_it_is_drawn(way: str) -> None:
    """The numbers at their places, or contours that run where they must."""
    assert found({**RIGHT, **WRONG}[way]) == (way in RIGHT)


def surface(u: Any, v: Any) -> Figure:
    return drawn(lambda f, ax: mesh(f, ax, u=u, v=v))


def transposed(u: Any, v: Any) -> Figure:
    return drawn(lambda f, ax: mesh(f, ax, bowl(u, v).T.reshape(bowl(u, v).shape), u, v))


def without_the_product(u: Any, v: Any) -> Figure:
    return drawn(lambda f, ax: mesh(f, ax, bowl(u, 0 * v) + 3 * v[:, None], u, v))


def calls(draw: Random) -> Iterator[Point]:
    yield Point((SQUARE, SQUARE * 2), "a square grid")
    yield Point((U, V), "eleven by nine")


def shown(u: Any, v: Any) -> list[Surface | Drawing]:
    return [Surface("the bowl", u, v, bowl(u, v))]


JUDGE = FiguresJudge(
    surface, shown, (calls,), (Mistake(without_the_product, "The product is missing."),)
)


def rule(learner: Callable[..., Any], judge: FiguresJudge = JUDGE) -> Ruling:
    return judge(asking(learner), Variant("s", 1))


def said(ruling: Ruling) -> list[str]:
    return [diagnosis.message for diagnosis in ruling.diagnoses]


def test_a_surface_is_judged_like_a_line() -> None:
    """Present, with labels on its axes; no legend is asked for."""
    ruling = rule(surface)
    assert (ruling.status, ruling.score) == ("pass", 1.0)
    bare = rule(lambda u, v: drawn(lambda f, ax: mesh(f, ax, u=u, v=v), words=False))
    assert [found.id for found in bare.diagnoses] == ["no-xlabel", "no-ylabel"]


def test_a_mistake_is_known_by_its_grid() -> None:
    """Also where the learner draws contours of it."""
    assert said(rule(without_the_product)) == ["The product is missing."]
    contours = rule(
        lambda u, v: drawn(lambda f, ax: ax.contour(u, v, bowl(u, 0 * v) + 3 * v[:, None]))
    )
    assert said(contours) == ["The product is missing."]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda ax, u, v: ax.pcolormesh(u, v, bowl(u, v).T), "it is transposed."),
        (lambda ax, u, v: ax.contour(v, u, bowl(u, v).T), "it is drawn with its axes exchanged."),
        (
            lambda ax, u, v: ax.imshow(bowl(u, v), extent=(-1, 2, -2, 4)),
            "it is upside down. imshow needs",
        ),
        (lambda ax, u, v: ax.pcolormesh(u, v, 0 * bowl(u, v)), "no surface has these numbers"),
        (lambda ax, u, v: ax.plot(u, u), "draw it with pcolormesh, imshow, contour or"),
    ],
)
def test_what_is_turned_is_told(draw: Callable[..., Any], message: str) -> None:
    """In the first call where it is missing."""

    def learner(u: Any, v: Any) -> Figure:
        square = len(u) == len(v)
        return drawn(lambda f, ax: draw(ax, u, v) if square else None)

    ruling = rule(learner)
    assert said(ruling)[0].startswith(f"Nothing shows the bowl: {message}")


def test_lines_beside_surfaces() -> None:
    """A point that marks the minimum is a trace of its own; a colour bar is none of them."""
    judge = figure(
        surface,
        shown=lambda u, v: [*shown(u, v), Drawing("the corner", u[:1], v[:1], scatter=True)],
        calls=[calls],
    )

    def both(u: Any, v: Any) -> Figure:
        fig = surface(u, v)
        fig.axes[0].plot(u[0], v[0], "r*")
        return fig

    assert rule(both, judge).status == "pass"
    case = rule(surface, judge).counterexample
    assert case is not None
    assert case.yours == "a figure of 0 lines and 1 surface"


@pytest.mark.parametrize(
    "field",
    [
        {},
        7,
        {"x": np.zeros(2), "y": np.zeros(2), "z": np.zeros(2), "image": False},
        {"x": np.zeros((2, 2)), "y": np.zeros((2, 2)), "z": np.zeros((2, 3)), "image": False},
        {"x": np.zeros(2), "y": np.zeros(2), "low": np.zeros(2), "high": None},
        {"x": "ab", "y": "ab", "low": "ab", "high": "ab"},
    ],
)
def test_a_surface_written_by_hand(field: Any) -> None:
    """What Matplotlib cannot have drawn is no figure."""
    words = dict.fromkeys(("title", "xlabel", "ylabel", "xscale", "yscale"), "")
    axes = {**words, "legend": [], "lines": [], "points": [], "fields": [field]}
    assert axes_in({FIGURE: [axes]}) is None


def test_through_the_sandbox() -> None:
    """Contours, and what else Matplotlib loads late, in the worker that may not import any more."""
    source = """
import matplotlib.pyplot as plt, numpy as np
def draw(way):
    x = np.linspace(0, 1, 6)
    z = x[:, None] ** 2 + x
    fig, ax = plt.subplots(subplot_kw={"projection": "3d"} if way == "plot_surface" else {})
    shown = getattr(ax, way)(*([z] if way == "imshow" else [*np.meshgrid(x, x), z]))
    if way == "contour":
        ax.clabel(shown)
    fig.colorbar(shown)
    return fig
"""
    ways = ["contour", "contourf", "pcolormesh", "imshow", "plot_surface"]
    with fresh_run() as run:
        calls = [Call("draw", (way,)) for way in ways]
        reply = run(source, "draw.py", calls, Limits(figures=True, seconds=10))
    assert [answer.raised for answer in reply.answers] == [None] * len(ways)
    assert [len((axes_in(answer.value) or ())[0].fields) for answer in reply.answers] == [
        1,
        1,
        1,
        1,
        0,
    ]
