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
    own = [each for each in value.get_axes() if not hasattr(each, "_colorbar")]
    return {FIGURE: [_axes(each) for each in own]}


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
        "fields": [
            *map(_coloured, _of_type(axes.collections, "QuadMesh")),
            *map(_coloured, _of_type(axes.collections, "PolyQuadMesh")),
            *map(_contours, _of_type(axes.collections, "QuadContourSet")),
            *map(_image, _of_type(axes.images, "AxesImage")),  # of numbers, not of colours
        ],
    }


def _of_type(artists: Any, name: str) -> list[Any]:
    return [
        artist
        for artist in artists
        if type(artist).__name__ == name and np.ndim(artist.get_array()) in {1, 2}
    ]


def _coloured(mesh: Any) -> dict[str, Any]:
    """What pcolormesh and pcolor draw: a number for each cell, or for each corner."""
    z = _filled(mesh.get_array())
    places = np.asarray(mesh.get_coordinates(), float)
    if places.shape[:2] != z.shape:
        places = (places[:-1, :-1] + places[1:, :-1] + places[:-1, 1:] + places[1:, 1:]) / 4
    return {"x": places[..., 0], "y": places[..., 1], "z": z, "image": False}


def _image(image: Any) -> dict[str, Any]:
    """What imshow draws, with the middle of each pixel."""
    z = _filled(image.get_array())
    left, right, bottom, top = image.get_extent()
    rows, columns = z.shape[:2]
    first, last = (bottom, top) if image.origin == "lower" else (top, bottom)
    x = left + (np.arange(columns) + 0.5) * (right - left) / columns
    y = first + (np.arange(rows) + 0.5) * (last - first) / rows
    return {**dict(zip("xy", np.meshgrid(x, y), strict=True)), "z": z, "image": True}


def _contours(contours: Any) -> dict[str, Any]:
    """What contour and contourf draw: places, with a level or the two that they lie between."""
    levels = np.asarray(contours._levels if contours.filled else contours.levels, float)  # noqa: SLF001
    lows, highs = (levels[:-1], levels[1:]) if contours.filled else (levels, levels)
    paths = [path.vertices for path in contours.get_paths()]
    sizes = [len(vertices) for vertices in paths]
    places = np.concatenate([*paths, np.empty((0, 2))])
    return {
        "x": places[:, 0],
        "y": places[:, 1],
        "low": np.repeat(lows, sizes),
        "high": np.repeat(highs, sizes),
    }


def _filled(numbers: Any) -> Any:
    return np.ma.filled(np.ma.asarray(numbers, float), np.nan)


def _shown(artist: Any, data: Any) -> dict[str, Any]:
    """Masked numbers are not drawn, so they count as nan."""
    numbers = _filled(data)
    return {"label": str(artist.get_label()), "x": numbers[:, 0], "y": numbers[:, 1]}
