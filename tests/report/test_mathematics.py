"""Formulas as MathML."""

from html import unescape
from xml.etree import ElementTree as ET

import pytest

from lossdrill.pack import Pack
from lossdrill.report.learner import losses_of
from lossdrill.report.mathematics import formula
from tests.report.examples import TOPICS


@pytest.mark.parametrize("topic", TOPICS)
def test_every_formula_of_the_losses_is_drawn(pack: Pack, topic: str) -> None:
    """The LaTeX that is derived for the losses becomes MathML, and stays as its alternative."""
    for loss in losses_of(pack, topic):
        for latex in (loss.latex, loss.latex_gradient, loss.latex_where, loss.latex_outer):
            drawn = formula(latex)
            if latex:
                assert drawn.startswith("<math")
                assert ET.fromstring(drawn).get("alttext") == latex  # noqa: S314


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{</math><img src=x onerror=alert(1)>}",
        r"\text{<mi href='javascript:alert(1)'>x</mi>}",
        r"\href{javascript:alert(1)}{x}",
        r"\frac{",
        r"\left(",
    ],
)
def test_what_is_not_plain_mathematics_is_shown_as_written(latex: str) -> None:
    """Markup inside a formula, or a broken formula, is text."""
    drawn = formula(latex)
    assert drawn.removeprefix("<code>").removesuffix("</code>").count("<") == 0
    assert unescape(drawn) == f"<code>{latex}</code>"
