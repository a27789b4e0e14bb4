"""The figure of a topic's page: its first loss and that loss's derivative, as one SVG file."""

import hashlib
import re
from pathlib import Path

import numpy as np

from lossdrill.errors import PackError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.pack import Pack
from lossdrill.report.canvas import HEIGHT, WIDTH, Label
from lossdrill.report.curves import LossCurves, loss_curves
from lossdrill.report.figures import gradient_picture, loss_picture
from lossdrill.report.learner import losses_of

TITLE_HEIGHT, GAP = 24, 24
DIGITS = 6
"""To which curves are compared: other versions of NumPy round otherwise."""

_STYLE = """\
  svg { color-scheme: light dark; --page: #fdfcfa; --ink: #1c2024; --muted: #575f68;
        --rule: #85898e; --accent: #a5370f; }
  @media (prefers-color-scheme: dark) {
    svg { --page: #15171a; --ink: #e9e6e0; --muted: #a6adb5; --rule: #777d84; --accent: #f39b78; }
  }
  text { font-family: system-ui, sans-serif; fill: var(--ink); }
  .title { font-size: 13px; font-weight: 600; }
  .along { font-size: 12px; fill: var(--muted); text-anchor: middle; }
  .paper { fill: var(--page); }
"""


def draw_topic(pack: Pack, topic: str) -> Path | None:
    """Writes `exercises/TOPIC/loss.svg` where it is not current; returns it if it was written.

    Raises `PackError` where it cannot be.
    """
    path = pack.root / "exercises" / topic / "loss.svg"
    for loss in losses_of(pack, topic)[:1]:
        try:
            if not path.exists() or not is_current(path.read_text(encoding="utf-8"), loss):
                path.write_text(topic_figure(loss), encoding="utf-8", newline="\n")
                return path
        except OSError as error:
            raise PackError(f"cannot be written: {error.strerror}.", path) from None
    return None


def topic_figure(loss: DerivedLoss) -> str:
    """An SVG file that stands by itself, in the colours that its reader prefers."""
    curves = loss_curves(loss)
    setting = f" ({curves.setting})" if curves.setting else ""
    pictures = (
        (f"The loss{setting}", loss_picture(curves, _label("loss", curves))),
        ("Its derivative", gradient_picture(curves, _label("derivative", curves))),
    )
    width, height = 2 * WIDTH + GAP, HEIGHT + TITLE_HEIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">',
        f"<!-- {drawn_from(loss)} -->",
        f"<style>\n{_STYLE}</style>",
        f'<rect class="paper" width="{width}" height="{height}"/>',
    ]
    for place, (title, picture) in enumerate(pictures):
        left = place * (WIDTH + GAP)
        inner = str(picture).replace("<svg ", f'<svg x="{left}" y="{TITLE_HEIGHT}" ', 1)
        inner = inner.replace('viewBox="', f'width="{WIDTH}" height="{HEIGHT}" viewBox="', 1)
        parts += [f'<text class="title" x="{left + 8}" y="17">{title}</text>', inner]
    return "\n".join([*parts, "</svg>\n"])


def is_current(svg: str, loss: DerivedLoss) -> bool:
    """Whether the file was drawn from this loss, by whatever version of matplotlib."""
    found = re.search(r"<!-- (\w+) -->", svg)
    return found is not None and found[1] == drawn_from(loss)


def drawn_from(loss: DerivedLoss) -> str:
    """A digest of the curves that the figure shows."""
    curves = loss_curves(loss)
    rounded = [
        np.round(values, DIGITS).tolist()
        for branch in curves.branches
        for values in (branch.x, branch.value, branch.gradient)
    ]
    return hashlib.sha256(repr((curves.name, curves.setting, rounded)).encode()).hexdigest()[:16]


def _label(name: str, curves: LossCurves) -> Label:
    return Label(name, f"{name} of {curves.name}", f"Along the {curves.along}.")
