"""The pictures: deterministic, self-contained, and coloured by the page."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import msgspec
import pytest

from lossdrill.judging.solution import load_losses
from lossdrill.model import Curve
from lossdrill.pack import Pack
from lossdrill.report import figures
from lossdrill.report.canvas import Label
from lossdrill.report.curves import loss_curves
from lossdrill.report.periods import periods_of
from tests.report import examples

LABEL = Label("picture", "A title", "A description")


def pictures(pack: Pack) -> list[str]:
    curves = loss_curves(load_losses(pack, "hinge")["hinge"])
    _, days = periods_of(examples.term().attempts, {})
    _, weeks = periods_of(examples.long(500).attempts, {})
    return [
        figures.loss_picture(curves, LABEL),
        figures.gradient_picture(curves, LABEL),
        figures.answer_picture(examples.curve(), LABEL),
        figures.timeline_picture(days, LABEL),
        figures.timeline_picture(weeks, LABEL),
    ]


def test_the_same_numbers_give_the_same_bytes(pack: Pack) -> None:
    """Two reports of one history can be compared with diff."""
    assert pictures(pack) == pictures(pack)


def test_the_page_decides_about_colours_and_fonts(pack: Pack) -> None:
    """No colour, font or style sheet is left inside: light, dark and print share one picture."""
    for picture in pictures(pack):
        assert not re.search(r"#[0-9a-fA-F]{6}\b|font-family|<style|DejaVu", picture)
        assert "var(--ink)" in picture


def test_nothing_is_fetched_and_nothing_dangles(pack: Pack) -> None:
    """References stay within the picture, and every id that is left is one of theirs."""
    for picture in pictures(pack):
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", picture)
        ids = re.findall(r' id="([^"]+)"', picture)
        assert len(ids) == len(set(ids))
        used = re.findall(r'(?:href="#|url\(#)([\w-]+)', picture)
        assert set(used) <= set(ids)


def test_a_picture_speaks_to_those_who_do_not_see_it() -> None:
    """It is an image with a title and a description, and both are text, never markup."""
    label = replace(LABEL, title="</title><script>alert(1)</script>")
    picture = figures.answer_picture(examples.curve(), label)
    assert 'role="img"' in picture
    assert "<script>" not in picture
    assert "&lt;/title&gt;&lt;script&gt;" in picture


@pytest.mark.parametrize("wild", [1e308, -1e308, 1e-308, None, 5.0])
def test_any_answer_can_be_drawn(wild: float | None) -> None:
    """However far off an answer is, the right function stays visible, and the page says so."""
    drawn = examples.curve()
    answer = msgspec.structs.replace(drawn, yours=(wild,) * len(drawn.x))
    picture = figures.answer_picture(answer, LABEL)
    assert "right" in picture
    assert "nan" not in picture
    assert figures.leaves_window(answer) is (wild is not None and abs(wild) > 1e300)


@pytest.mark.parametrize("along", ["$x_", "\x00", "余裕", "a & b"])
def test_any_name_of_an_axis_can_be_written(along: str) -> None:
    """It is text of the page: no mathematics, and no search for glyphs."""
    odd = Curve(title="t", along=along, x=(0.0, 1.0), yours=(1.0, 0.0), expected=(0.0, 1.0))
    text = ET.fromstring(figures.answer_picture(odd, LABEL)).find("text[@class='along']")  # noqa: S314
    assert text is not None
    assert text.text == along.replace("\x00", "\N{REPLACEMENT CHARACTER}")
