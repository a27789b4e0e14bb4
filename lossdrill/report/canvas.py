"""One picture of the common size as SVG that takes its colours and fonts from the page.

The same input gives the same bytes; text stays text, so that it can be searched.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import StringIO
from typing import Any

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from lossdrill.report import words

WIDTH, HEIGHT = 320, 210
"""The size of every picture, in CSS pixels: on a phone its text is then not made smaller."""

LEFT, RIGHT = 0.135, 0.985

# matplotlib wants colours; these stand for the custom properties of the style sheet.
INK, MUTED, RULE, ACCENT, PAGE = "#010101", "#020202", "#030303", "#040404", "#050505"
_PROPERTIES = {INK: "ink", MUTED: "muted", RULE: "rule", ACCENT: "accent", PAGE: "page"}

_STYLE: Any = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "font.size": 12,
    "text.color": INK,
    "axes.edgecolor": RULE,
    "axes.facecolor": "none",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 1,
    "axes.xmargin": 0.02,
    "axes.ymargin": 0.08,
    "figure.facecolor": "none",
    "lines.linewidth": 2,
    "lines.markersize": 6,
    "xtick.color": RULE,
    "ytick.color": RULE,
    "xtick.labelcolor": MUTED,
    "ytick.labelcolor": MUTED,
    "path.simplify_threshold": 0.2,
}


@dataclass(frozen=True)
class Label:
    """What a picture says to someone who does not see it. The name is unique in the page."""

    name: str
    title: str
    description: str


def draw(
    label: Label, along: str, paint: Callable[[Axes], None], *, zero_line: bool = True
) -> Markup:
    """One picture of the common size, ready to stand in the page."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update({**_STYLE, "svg.hashsalt": label.name})
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
        FigureCanvasSVG(figure)
        axes = figure.add_axes((LEFT, 0.2, RIGHT - LEFT, 0.76))
        axes.spines["left"].set_visible(False)
        axes.tick_params(length=3)
        axes.locator_params(axis="x", nbins=7)
        axes.locator_params(axis="y", nbins=5)
        paint(axes)
        low, high = axes.get_ylim()
        if zero_line and low < 0 < high:
            axes.axhline(0, color=RULE, linewidth=1, zorder=0)
        text = StringIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(text, format="svg", metadata=nothing)
    return _for_the_page(text.getvalue(), label, along)


def _for_the_page(svg: str, label: Label, along: str) -> Markup:
    """Removes what belongs to a file, and leaves colours and fonts to the style sheet."""
    body = svg[svg.index(">", svg.index("<svg")) + 1 :]
    body = re.sub(
        r"<!--.*?-->|<metadata>.*?</metadata>|<style.*?</style>", "", body, flags=re.DOTALL
    )
    body = re.sub(r"font: (\d+(?:\.\d+)?px) [^;\"]*", r"font-size: \1", body)
    body = re.sub(r"font-family: [^;\"]*; | transform=\"rotate\(-0 [^)]*\)\"", "", body)
    body = body.replace("xlink:href", "href")
    used = set(re.findall(r"#([\w-]+)", body))
    body = re.sub(r' id="([^"]+)"', lambda m: m[0] if m[1] in used else "", body)
    for colour, name in _PROPERTIES.items():
        body = body.replace(colour, f"var(--{name})")
    # The name of the axis comes from a verdict: it is written here, since matplotlib would look
    # for its glyphs in a font that the page does not use.
    middle, bottom = WIDTH * (LEFT + RIGHT) / 2, HEIGHT - 6
    name = f'<text class="along" x="{middle:g}" y="{bottom}">{escape(words.visible(along))}</text>'
    return Markup(  # noqa: S704  (drawn here; the texts are escaped)
        f'<svg class="picture" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-labelledby="{label.name}-title {label.name}-description">'
        f'<title id="{label.name}-title">{escape(words.visible(label.title))}</title>'
        f'<desc id="{label.name}-description">{escape(words.visible(label.description))}</desc>'
        f"{body.replace('</svg>', name + '</svg>')}"
    )
