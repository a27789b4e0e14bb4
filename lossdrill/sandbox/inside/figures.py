"""The learner's side: a Matplotlib figure as plain data, what its axes show and say. Pixels,
colours and styles are left out.
"""

import sys
from typing import Any

import numpy as np

FIGURE = "matplotlib figure"
"""The one key of the dict that stands for a figure."""


def as_data(value: Any) -> Any:
    """The figure, or the figure of these axes, as a dict; None for anything else."""
    figures, axes = (sys.modules.get(f"matplotlib.{name}") for name in ("figure", "axes"))
    if figures is None or axes is None:
        return None
    if isinstance(value, axes.Axes):
        value = value.get_figure()
    if not isinstance(value, figures.FigureBase):
        return None
    return {FIGURE: [_axes(each) for each in value.get_axes()]}


def _axes(axes: Any) -> dict[str, Any]:
    legends = [axes.get_legend(), *getattr(axes.get_figure(), "legends", ())]
    texts = [text for legend in legends if legend is not None for text in legend.get_texts()]
    return {
        "title": axes.get_title(),
        "xlabel": axes.get_xlabel(),
        "ylabel": axes.get_ylabel(),
        "xscale": axes.get_xscale(),
        "yscale": axes.get_yscale(),
        "legend": [text.get_text() for text in texts],
        "lines": [_shown(line, line.get_xydata()) for line in axes.get_lines()],
        "points": [
            _shown(points, points.get_offsets())
            for points in axes.collections
            if type(points).__name__ == "PathCollection"  # what scatter draws
        ],
    }


def _shown(artist: Any, data: Any) -> dict[str, Any]:
    """Masked numbers are not drawn, so they count as nan."""
    numbers: Any = np.ma.filled(np.ma.asarray(data, float), np.nan)
    return {"label": str(artist.get_label()), "x": numbers[:, 0], "y": numbers[:, 1]}
