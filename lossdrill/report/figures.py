"""The pictures of the report, drawn by matplotlib. What makes them fit the page is in `canvas`."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from lossdrill.model import Curve
from lossdrill.report.canvas import ACCENT, INK, MUTED, PAGE, Label, draw
from lossdrill.report.curves import Array, Branch, LossCurves
from lossdrill.report.periods import Period


def loss_picture(curves: LossCurves, label: Label) -> Markup:
    """The loss of each branch: a full dot where the slope jumps, an open one where it bends."""

    def paint(axes: Axes) -> None:
        named = _styled(curves.branches)
        axes.set_ylim(0, 1.08 * max(float(np.nanmax(branch.value)) for branch in curves.branches))
        axes.set_xlim(curves.branches[0].x[0], curves.branches[0].x[-1])
        _lines(axes, [(branch.label, branch.x, branch.value, style) for branch, style in named])
        for branch, style in named:
            for corner in branch.corners:
                _dot(axes, corner.x, corner.value, style["color"], filled=corner.jumps)

    return draw(label, curves.along, paint)


def gradient_picture(curves: LossCurves, label: Label) -> Markup:
    """The gradient of each branch: at a jump, the segment of all subgradients."""

    def paint(axes: Axes) -> None:
        named = _styled(curves.branches)
        slopes = np.concatenate([branch.gradient for branch in curves.branches])
        low, high = float(np.nanmin(slopes)), float(np.nanmax(slopes))
        margin = 0.08 * (high - low)
        axes.set_ylim(low - margin, high + margin)
        axes.set_xlim(curves.branches[0].x[0], curves.branches[0].x[-1])
        _lines(axes, [(branch.label, branch.x, branch.gradient, style) for branch, style in named])
        for branch, style in named:
            for corner in branch.corners:
                color, ends = style["color"], (corner.low, corner.high)
                axes.plot([corner.x] * 2, ends, color=color)
                for end in ends:
                    _dot(axes, corner.x, end, color, filled=corner.jumps)

    return draw(label, curves.along, paint)


def answer_picture(curve: Curve, label: Label) -> Markup:
    """The learner's function against the right one; kinks are dotted."""
    x = np.array(curve.x, dtype=float)
    right, yours = _finite(curve.expected), _finite(curve.yours)
    low, high = _window(right, yours)

    def paint(axes: Axes) -> None:
        for kink in curve.kinks:
            axes.axvline(kink, color=MUTED, linewidth=1, linestyle=(0, (1, 3)))
        within = np.clip(yours, low - (high - low), high + (high - low))
        axes.set_ylim(low, high)
        axes.set_xlim(x.min(), x.max())
        _lines(axes, [("right", x, right, _FIRST), ("yours", x, within, _YOURS)])
        gaps = np.isnan(yours)
        axes.plot(x[gaps], right[gaps], "x", color=ACCENT, markersize=8, markeredgewidth=2)

    return draw(label, curve.along, paint)


def leaves_window(curve: Curve) -> bool:
    """Whether part of the learner's function is so far off that the picture cannot hold it."""
    yours = _finite(curve.yours)
    low, high = _window(_finite(curve.expected), yours)
    return bool(np.any((yours < low) | (yours > high)))


def timeline_picture(periods: Sequence[Period], label: Label) -> Markup:
    """Passes stand above the line, other attempts hang below it: one by one while they are few.
    Passes that were not the first time round are hollow, and stand on top.
    """
    days = [period.start for period in periods]
    passed, failed = [period.passed for period in periods], [period.failed for period in periods]
    new = [period.passed - period.again for period in periods]
    few = max([*passed, *failed], default=0) <= 8

    def paint(axes: Axes) -> None:
        width = max(0.7 * min(np.diff(days), default=1), max(days) / 120)
        if few:
            for day, first, up, down in zip(days, new, passed, failed, strict=True):
                axes.plot([day] * first, range(1, first + 1), "o", color=INK, markersize=7)
                again = range(first + 1, up + 1)
                axes.plot([day] * len(again), again, "o", color=INK, mfc=PAGE, markersize=7)
                hanging = range(-1, -down - 1, -1)
                axes.plot([day] * down, hanging, "x", color=ACCENT, markeredgewidth=2)
        else:
            below = [-n for n in failed]
            repeated = [period.again for period in periods]
            axes.bar(days, new, width, color=INK, align="edge")
            axes.bar(days, repeated, width, new, color=PAGE, edgecolor=INK, align="edge")
            axes.bar(days, below, width, color="none", edgecolor=ACCENT, hatch="////", align="edge")
        reach = max([*passed, *failed, 3])
        axes.set_ylim(-1.3 * reach - 0.8, 1.3 * reach + 0.8)
        margin = 0.04 * max(*days, 6)
        axes.set_xlim(-margin, max(days[-1] + width, 6) + margin)
        axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
        axes.yaxis.set_major_formatter(lambda y, _: f"{abs(y):.0f}")
        axes.text(0.01, 0.99, "passed", transform=axes.transAxes, va="top", color=INK)
        axes.text(0.01, 0.02, "not passed", transform=axes.transAxes, va="bottom", color=ACCENT)

    return draw(label, f"days since {periods[0].name.removeprefix('week of ')}", paint)


LETTERS = 10.0
"""The height of a name in a picture, in pixels."""
CLOSE, APART = 240, 10
"""Of so many points of a line, names are tried beside every so many."""

_Style = dict[str, Any]
_FIRST: _Style = {"color": INK, "linestyle": "-"}
_SECOND: _Style = {"color": MUTED, "linestyle": (0, (4, 1.5))}
_YOURS: _Style = {"color": ACCENT, "linestyle": (0, (4, 1.5)), "clip_on": True}
"""May leave the picture, and must not run across its numbers."""
_Named = tuple[str, Array, Array, _Style]


def _styled(branches: Sequence[Branch]) -> list[tuple[Branch, _Style]]:
    return list(zip(branches, (_FIRST, _SECOND), strict=False))


def _lines(axes: Axes, lines: Sequence[_Named]) -> None:
    """Draws one line, or several that each carry their name where there is room beside them."""
    for _, x, y, style in lines:
        axes.plot(x, y, **{"clip_on": False, **style})
    if len(lines) > 1:
        drawn = [_in_pixels(axes, x, y) for _, x, y, _ in lines]
        for which, (name, _, _, style) in enumerate(lines):
            width = 7.0 * len(name)
            left, bottom = _beside(drawn, which, width, axes.bbox)
            # The next name keeps off this one as it does off the lines.
            drawn.append(_box(left, bottom, width))
            axes.text(left, bottom, name, color=style["color"], transform=None)


def _in_pixels(axes: Axes, x: Array, y: Array) -> Array:
    """The line as closely spaced points of the canvas, shape (points, 2)."""
    known = np.isfinite(y)
    points = axes.transData.transform(np.column_stack([x[known], y[known]]))
    if len(points) < 2:
        return points
    along = np.arange(len(points), dtype=float)
    fine = np.linspace(0, len(points) - 1, CLOSE)
    return np.column_stack([np.interp(fine, along, points[:, axis]) for axis in (0, 1)])


def _beside(lines: Sequence[Array], which: int, width: float, frame: Any) -> tuple[float, float]:
    """Where a name touches its own line, covers none, and is furthest from the others.

    Returns the lower left corner of the text in pixels.
    """
    height, gap = LETTERS, 5.0
    own, everything = lines[which], np.concatenate(lines)
    others = np.concatenate([line for i, line in enumerate(lines) if i != which] or [own])
    if not len(own):
        return frame.x0, frame.y1 - height
    x, y = own[::APART, 0], own[::APART, 1]
    lefts = np.stack([x - width - gap, x - width / 2, x + gap], axis=1)
    bottoms = np.stack([y + gap, y - height - gap], axis=1)
    left, bottom = np.repeat(lefts, 2, axis=1).ravel(), np.tile(bottoms, 3).ravel()
    middle = np.stack([left + width / 2, bottom + height / 2], axis=1)[:, None]
    half = np.array([width / 2 + 2, height / 2 + 3])
    hit = np.all(np.abs(everything - middle) < half, axis=2).sum(axis=1)
    away = np.maximum(np.abs(others - middle) - half, 0)
    room = np.hypot(away[..., 0], away[..., 1]).min(axis=1, initial=60.0)
    outside = (
        np.maximum(frame.x0 - left, 0)
        + np.maximum(left + width - frame.x1, 0)
        + np.maximum(frame.y0 + 4 - bottom, 0)
        + np.maximum(bottom + height - frame.y1 - 4, 0)
    )
    best = int(np.argmax(np.minimum(room, 60.0) - 50 * hit - 20 * outside))
    return float(left[best]), float(bottom[best])


def _box(left: float, bottom: float, width: float) -> Array:
    """The area of a name as points, closely enough for `_beside` to keep off it."""
    across, up = np.meshgrid(np.linspace(left, left + width, 8), bottom + np.array([0.0, LETTERS]))
    return np.column_stack([across.ravel(), up.ravel()])


def _dot(axes: Axes, x: float, y: float, color: str, *, filled: bool) -> None:
    face = color if filled else PAGE
    axes.plot(
        x, y, "o", color=color, markerfacecolor=face, markeredgewidth=1.5, zorder=3, clip_on=False
    )


def _finite(values: Sequence[float | None]) -> Array:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _window(right: Array, yours: Array) -> tuple[float, float]:
    """Heights that show the right function whole and the learner's up to twice as far."""
    known = right[np.isfinite(right)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    reach = (high - low) or max(abs(high), 1.0)
    theirs = yours[np.isfinite(yours)]
    if theirs.size:
        low, high = (
            min(low, max(float(theirs.min()), low - reach)),
            max(high, min(float(theirs.max()), high + reach)),
        )
    margin = 0.08 * ((high - low) or reach)
    return low - margin, high + margin
