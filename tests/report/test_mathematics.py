"""Formulas as MathML."""

from html import unescape
from xml.etree import ElementTree as ET

import pytest

from lossdrill.formula import compare, scalar
from lossdrill.model import Reading
from lossdrill.pack import Pack
from lossdrill.report.learner import losses_of
from lossdrill.report.mathematics import formula, typed
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


@pytest.mark.parametrize("answer", ["x^2/(1 + sqrt(|x|))", "where(x < 1, -x, exp(x))", "sigma(x)"])
def test_typed_formulas_are_drawn_as_they_were_read(answer: str) -> None:
    """What the program read becomes a displayed formula, with the text as its alternative."""
    read = compare(answer, "x", [scalar("x")])
    drawn = ET.fromstring(typed(Reading(name="answer", text=read.read_as, mathml=read.mathml)))  # noqa: S314
    assert (drawn.tag, drawn.get("display"), drawn.get("alttext")) == (
        "math",
        "block",
        read.read_as,
    )
    assert [*drawn.itertext()] == [*ET.fromstring(read.mathml).itertext()]  # noqa: S314


@pytest.mark.parametrize(
    "mathml",
    [
        "",
        "x",
        "<math>",
        "<p>x</p>",
        "<math><script>alert(1)</script></math>",
        "<math><mi onclick='alert(1)'>x</mi></math>",
        "<math href='javascript:alert(1)'><mi>x</mi></math>",
        "<math><mtext><img src='x' onerror='alert(1)'/></mtext></math>",
        "<math><!--><img src=x onerror=alert(1)>--><mi>x</mi></math>",
        "<math><mi><![CDATA[<img src=x onerror=alert(1)>]]></mi></math>",
        '<!DOCTYPE math [<!ENTITY a "aaaa">]><math><mi>&a;</mi></math>',
        "<svg xmlns='http://www.w3.org/2000/svg'><g onload='alert(1)'/></svg>",
        "<math>" + 60_000 * "<mi/>" + "</math>",
        5_000 * "<mrow>" + 5_000 * "</mrow>",
        "<math>" + 5_000 * "<mrow>" + 5_000 * "</mrow>" + "</math>",
    ],
)
def test_what_is_stored_is_not_trusted(mathml: str) -> None:
    """A history may come from anywhere: what is not plain MathML is shown as its text."""
    reading = Reading(name="answer", text="<b>x</b>", mathml=mathml)
    assert typed(reading) == "<code>&lt;b&gt;x&lt;/b&gt;</code>"


def test_text_that_looks_like_markup_stays_text() -> None:
    """What is escaped in the stored formula stays escaped on the page."""
    stored = "<math><mi>&lt;img src=x onerror=alert(1)&gt;</mi></math>"
    drawn = typed(Reading(name="answer", text="x", mathml=stored))
    assert "<img" not in drawn
    assert "&lt;img" in drawn
