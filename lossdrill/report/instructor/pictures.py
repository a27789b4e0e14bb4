"""The two pictures of the class's pages, as SVG in the size and colours of the learner's report.
They are a few bars and a line: matplotlib would take longer than the rest of the report.
"""

from collections.abc import Sequence
from html import escape

import numpy as np
from markupsafe import Markup

from lossdrill.report.instructor.overview import Bin

WIDTH, HEIGHT = 320, 190
LEFT, RIGHT, TOP, BOTTOM = 34, 316, 16, 150
"""The edges of the field in which data are drawn."""


def histogram_picture(bins: Sequence[Bin]) -> Markup:
    """Students by mark: a bar for each bin, its number above it."""
    most = max((each.students for each in bins), default=0) or 1
    step = (RIGHT - LEFT) / len(bins)
    parts = []
    for place, each in enumerate(bins):
        height = (BOTTOM - TOP) * each.students / most
        x, y = LEFT + place * step, BOTTOM - height
        parts.append(
            f'<rect x="{x + 1:.1f}" y="{y:.1f}" width="{step - 2:.1f}" height="{height:.1f}"/>'
        )
        if each.students:
            parts.append(_text(x + step / 2, y - 4, str(each.students), "middle"))
        parts.append(_text(x, BOTTOM + 15, f"{each.low:.1f}", "middle"))
    parts.append(_text(RIGHT, BOTTOM + 15, f"{bins[-1].high:.1f}", "middle"))
    parts.append(_text((LEFT + RIGHT) / 2, HEIGHT - 6, "mark", "middle"))
    told = ", ".join(f"{b.students} from {b.low:.1f} to {b.high:.1f}" for b in bins if b.students)
    return _picture("marks", "Students by mark", f"{told}." if told else "No marks.", parts)


def fifths_picture(means: Sequence[float]) -> Markup:
    """The mean on an exercise by fifth of the class, the weakest first."""
    step = (RIGHT - LEFT) / len(means)
    points = [
        (LEFT + (place + 0.5) * step, BOTTOM - (BOTTOM - TOP) * mean)
        for place, mean in enumerate(means)
    ]
    parts = []
    for mark in (0, 0.5, 1):
        y = BOTTOM - (BOTTOM - TOP) * mark
        parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{RIGHT}"/>')
        parts.append(_text(LEFT - 6, y + 4, f"{mark:g}", "end"))
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points if np.isfinite(y))
    parts.append(f'<path class="line" d="M{path}"/>' if path else "")
    for place, (x, y) in enumerate(points, start=1):
        if np.isfinite(y):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
        parts.append(_text(x, BOTTOM + 15, str(place), "middle"))
    parts.append(
        _text((LEFT + RIGHT) / 2, HEIGHT - 6, "fifth of the class, weakest first", "middle")
    )
    told = ", ".join(f"{mean:.2f}" for mean in means)
    return _picture(
        "fifths", "Mean score by fifth of the class", f"From the weakest: {told}.", parts
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _picture(name: str, title: str, description: str, parts: Sequence[str]) -> Markup:
    return Markup(  # noqa: S704  (drawn here, of numbers)
        f'<svg class="picture" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(description)}</desc>{"".join(parts)}</svg>'
    )
