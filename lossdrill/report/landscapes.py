"""The picture of a descent: contours of the loss over two weights, and the path across them."""

import numpy as np
from markupsafe import Markup
from matplotlib.axes import Axes

from lossdrill.judging.expected import Array
from lossdrill.report import words
from lossdrill.report.canvas import ACCENT, INK, MUTED, Label, draw
from lossdrill.report.descents import Descent
from lossdrill.report.tables import Table

POINTS = 41
"""Along each weight."""
LEVELS = 9
HIGHEST = 1e300
"""Stands for whatever is not finite."""
ROWS = 9


def landscape_picture(descent: Descent, label: Label) -> Markup:
    """The start is a ring, the lowest point that is seen a cross."""
    path = descent.path
    low, high = path.min(axis=0), path.max(axis=0)
    reach = 0.35 * np.maximum(high - low, (high - low).max() / 4)
    across, up = (np.linspace(a, b, POINTS) for a, b in zip(low - reach, high + reach, strict=True))
    heights = descent.loss(np.stack(np.meshgrid(across, up), axis=-1))
    heights = np.nan_to_num(heights, nan=HIGHEST, posinf=HIGHEST)

    def paint(axes: Axes) -> None:
        levels = _levels(heights)
        if np.all(np.diff(levels) > 0):  # else it is flat as far as one sees
            axes.contour(across, up, heights, levels=levels, colors=MUTED, linewidths=0.8)
        axes.plot(*path.T, "-", color=ACCENT, linewidth=1.5)
        axes.plot(*path[1:].T, "o", color=ACCENT, markersize=3.5)
        axes.plot(*path[0], "o", color=ACCENT, markerfacecolor="none", markersize=8)
        row, column = np.unravel_index(int(np.argmin(heights)), heights.shape)
        axes.plot(across[column], up[row], "x", color=INK, markersize=8, markeredgewidth=2)

    along = "first weight (across), second weight (up)"
    return draw(label, along, paint, zero_line=False)


def path_table(descent: Descent) -> Table:
    """Some stops, the first ones close together, with the loss there."""
    last = len(descent.path) - 1
    spread = np.round(np.geomspace(1, last + 1, ROWS) - 1).astype(int)
    places = sorted({0, last, *spread.tolist()})
    losses = descent.loss(descent.path)
    return Table(
        head=("step", "first weight", "second weight", "loss"),
        rows=tuple(
            (str(at), *(words.number(float(w)) for w in descent.path[at]), words.number(losses[at]))
            for at in places
        ),
    )


def _levels(heights: Array) -> Array:
    """Close where the loss is low: a bowl then has evenly spaced contours."""
    low, high = float(heights.min()), float(heights.max())
    return low + (high - low) * np.linspace(0, 1, LEVELS + 1)[1:] ** 2
