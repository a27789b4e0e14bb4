"""The learner's function against the right one, as a small SVG for a notebook's output. Written at
once: matplotlib takes longer to load than the verdict takes. Pure.
"""

from collections.abc import Iterator, Sequence
from html import escape
from math import isfinite

from lossdrill.model import Curve

WIDTH, HEIGHT = 420, 212
LEFT, RIGHT, TOP, BOTTOM = 52, 408, 24, 172
"""The edges of the field in which lines are drawn."""

_RIGHT = "fill:none;stroke:currentColor;stroke-width:2"
_YOURS = "fill:none;stroke:#d9480f;stroke-width:2.5;stroke-dasharray:6 4"
_KINK = "stroke:currentColor;stroke-opacity:.5;stroke-dasharray:1 4"
_FRAME = "fill:none;stroke:currentColor;stroke-opacity:.4"


def curve_svg(curve: Curve) -> str:
    """Empty where there is nothing to see: nothing is finite, or the two are the same here."""
    window = _window(curve)
    if window is None or _agree(curve, window):
        return ""
    low, high = window
    first, last = curve.x[0], curve.x[-1]
    width, height = RIGHT - LEFT, BOTTOM - TOP

    def place(x: float, y: float) -> tuple[float, float]:
        """Within the field; what is far off ends beyond its edge."""
        up = (min(max(y, 2 * low - high), 2 * high - low) - low) / (high - low)
        return (x - first) / (last - first) * width, (1 - up) * height

    lines = [
        f'<path style="{_KINK}" d="M{place(kink, low)[0]:.1f} 0v{height}"/>'
        for kink in curve.kinks
        if first < kink < last
    ]
    for ys, style in ((curve.expected, _RIGHT), (curve.yours, _YOURS)):
        for run in _runs(curve.x, ys):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*each) for each in run))
            lines.append(f'<polyline style="{style}" points="{points}"/>')
    field = f'x="{LEFT}" y="{TOP}" width="{width}" height="{height}"'
    # An inner picture shows nothing beyond its edge, and needs no name for that.
    parts = (
        _text(LEFT, TOP - 8, curve.title, "start"),
        f'<svg {field} style="overflow: hidden">{"".join(lines)}</svg>',
        f'<rect style="{_FRAME}" {field}/>',
        _text(LEFT - 6, TOP + 10, f"{high:.3g}", "end"),
        _text(LEFT - 6, BOTTOM, f"{low:.3g}", "end"),
        _text(LEFT, BOTTOM + 16, f"{first:.3g}", "start"),
        _text(RIGHT, BOTTOM + 16, f"{last:.3g}", "end"),
        _text((LEFT + RIGHT) / 2, BOTTOM + 16, curve.along, "middle"),
        f'<path style="{_RIGHT}" d="M{LEFT} {HEIGHT - 10}h30"/>',
        _text(LEFT + 36, HEIGHT - 6, "right", "start"),
        f'<path style="{_YOURS}" d="M{LEFT + 90} {HEIGHT - 10}h30"/>',
        _text(LEFT + 126, HEIGHT - 6, "yours", "start"),
    )
    told = escape(f"{curve.title}: yours (dashed) and the right one, over the {curve.along}")
    return (
        f'<svg role="img" aria-label="{told}" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" style="max-width: 100%; font: 12px sans-serif">'
        f"<title>{told}</title>{''.join(parts)}</svg>"
    )


def _agree(curve: Curve, window: tuple[float, float]) -> bool:
    """Whether no eye could tell the two apart."""
    least = (window[1] - window[0]) / 200
    return all(
        right is None or (yours is not None and abs(yours - right) < least)
        for right, yours in zip(curve.expected, curve.yours, strict=True)
    )


def _window(curve: Curve) -> tuple[float, float] | None:
    """Heights that show the right function whole and the learner's up to twice as far."""
    right = [y for y in curve.expected if y is not None and isfinite(y)]
    if not right or len(curve.x) < 2 or not curve.x[0] < curve.x[-1]:
        return None
    low, high = min(right), max(right)
    reach = (high - low) or max(abs(high), 1.0)
    if theirs := [y for y in curve.yours if y is not None and isfinite(y)]:
        low = min(low, max(min(theirs), low - reach))
        high = max(high, min(max(theirs), high + reach))
    margin = 0.08 * ((high - low) or reach)
    return low - margin, high + margin


def _runs(x: Sequence[float], y: Sequence[float | None]) -> Iterator[list[tuple[float, float]]]:
    """Stretches without a gap; a point alone is no line."""
    run: list[tuple[float, float]] = []
    for across, height in [*zip(x, y, strict=True), (0.0, None)]:
        if height is not None and isfinite(height):
            run.append((across, height))
        elif run:
            if len(run) > 1:
                yield run
            run = []


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" style="text-anchor:{anchor};fill:currentColor">'
        f"{escape(text)}</text>"
    )
