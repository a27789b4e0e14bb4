"""The small pictures of the learner's page: a few dots, a line, some bars. They are written as SVG
at once: matplotlib would take longer for them than the rest of the page takes.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

from markupsafe import Markup

from lossdrill.report import words
from lossdrill.report.canvas import Label
from lossdrill.report.coming import Coming
from lossdrill.report.standing import Standing

WIDTH, HEIGHT = 320, 150
LEFT, RIGHT, TOP, BOTTOM = 44, 312, 14, 118
"""The edges of the field in which data are drawn."""

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 104, 26, 4
DOT, SPARK_DOT = 3.5, 2.5

_LINE = "fill:none;stroke:var(--ink);stroke-width:2"
_GRID = "fill:none;stroke:var(--rule);stroke-width:1"


def mastery_picture(standing: Standing, label: Label) -> Markup:
    """The share of the latest first tries that were right, after each step of time."""
    first, last = standing.steps[0], standing.steps[-1]
    field = (LEFT + 6, RIGHT - 6, TOP, BOTTOM)
    points = _points(standing, first.end, last.end, field)
    parts = []
    for share in (0.0, 0.5, 1.0):
        y = BOTTOM - share * (BOTTOM - TOP)
        parts.append(f'<path style="{_GRID}" d="M{LEFT} {y:g}H{RIGHT}"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{share:.0%}".replace("%", " %"), "end"))
    parts += _line(points, DOT)
    parts.append(_text(LEFT, BOTTOM + 22, words.short_day(first.end), "start"))
    parts.append(_text(RIGHT, BOTTOM + 22, words.short_day(last.end), "end"))
    return _picture(label, WIDTH, HEIGHT, parts)


def mastery_spark(standing: Standing, first: date, last: date, label: Label) -> Markup:
    """The same without its axes, from one day to another so that several can be compared."""
    edge = SPARK_EDGE
    field = (edge, SPARK_WIDTH - edge, edge, SPARK_HEIGHT - edge)
    bounds = "".join(
        f'<path style="{_GRID}" d="M0 {y:g}H{SPARK_WIDTH}"/>' for y in (edge, SPARK_HEIGHT - edge)
    )
    lines = _line(_points(standing, first, last, field), SPARK_DOT)
    return _picture(label, SPARK_WIDTH, SPARK_HEIGHT, [bounds, *lines], "picture spark")


def load_picture(load: Coming, label: Label) -> Markup:
    """How many exercises come back today and on each of the days that follow."""
    counts = load.by_day
    step = (RIGHT - LEFT) / len(counts)
    most = max(*counts, 4)
    parts = [f'<path style="{_GRID}" d="M{LEFT} {BOTTOM}H{RIGHT}"/>']
    for day, count in enumerate(counts):
        height = (BOTTOM - TOP - 12) * count / most
        x, y = LEFT + day * step, BOTTOM - height
        if count:
            colour = "var(--accent)" if day == 0 else "var(--ink)"
            parts.append(
                f'<rect style="fill:{colour}" x="{x + 2:.1f}" y="{y:.1f}"'
                f' width="{step - 4:.1f}" height="{height:.1f}"/>'
            )
            parts.append(_text(x + step / 2, y - 4, str(count), "middle"))
        if day % 7 == 0:
            name = "now" if day == 0 else f"in {day} days"
            anchor = "end" if day == len(counts) - 1 else "middle"
            place = x + step if anchor == "end" else x + step / 2
            parts.append(_text(place, BOTTOM + 20, name, anchor))
    return _picture(label, WIDTH, HEIGHT, parts)


def _points(
    standing: Standing, first: date, last: date, field: tuple[float, float, float, float]
) -> list[tuple[float, float]]:
    left, right, top, bottom = field
    days = (last - first).days or 1
    return [
        (
            left + (right - left) * (step.end - first).days / days,
            bottom - (bottom - top) * step.share,
        )
        for step in standing.steps
    ]


def _line(points: Sequence[tuple[float, float]], dot: float) -> list[str]:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return [
        f'<path style="{_LINE}" d="M{path}"/>',
        *(
            f'<circle style="fill:var(--ink)" cx="{x:.1f}" cy="{y:.1f}" r="{dot}"/>'
            for x, y in points
        ),
    ]


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text style="font-size:12px;fill:var(--muted)" x="{x:.1f}" y="{y:.1f}"'
        f' text-anchor="{anchor}">{escape(text)}</text>'
    )


def _picture(
    label: Label, width: int, height: int, parts: Sequence[str], kind: str = "picture"
) -> Markup:
    return Markup(  # noqa: S704  (drawn here; the texts are escaped)
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" role="img"'
        f' aria-labelledby="{label.name}-title {label.name}-description">'
        f'<title id="{label.name}-title">{escape(words.visible(label.title))}</title>'
        f'<desc id="{label.name}-description">{escape(words.visible(label.description))}</desc>'
        f"{''.join(parts)}</svg>"
    )
