"""The figure of a topic's page follows from the topic's loss."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from lossdrill.judging.derived import DerivedLoss
from lossdrill.pack import Pack, open_pack
from lossdrill.report.learner import losses_of
from lossdrill.report.topic_figure import draw_topic, is_current, topic_figure
from tests.judging.packs import write_pack

PACK = open_pack()
LOSSES = {topic: losses[0] for topic in PACK.topics if (losses := losses_of(PACK, topic))}


@pytest.mark.parametrize("topic", LOSSES)
def test_the_figure_is_there_and_current(topic: str) -> None:
    """`lossdrill dev derive` was run after the last change of the loss; the page shows it."""
    svg = (PACK.root / "exercises" / topic / "loss.svg").read_text(encoding="utf-8")
    assert is_current(svg, LOSSES[topic])
    assert "(loss.svg)" in PACK.topic_page(topic)


@pytest.mark.parametrize("topic", LOSSES)
def test_the_figure_is_one_svg_file(topic: str) -> None:
    """It stands by itself: valid XML, with two pictures, each with words for who does not see."""
    root = ET.fromstring(topic_figure(LOSSES[topic]))  # noqa: S314 - drawn here
    space = {"svg": "http://www.w3.org/2000/svg"}
    pictures = root.findall("svg:svg", space)
    assert [picture.find("svg:desc", space) is not None for picture in pictures] == [True, True]


def test_another_loss_makes_it_old() -> None:
    """It is compared by what it shows, not by its bytes."""
    mse, mae = LOSSES["mse"], LOSSES["mae"]
    assert is_current(topic_figure(mse), mse)
    assert not is_current(topic_figure(mse), mae)
    assert not is_current("<svg/>", mse)


def test_what_is_current_is_not_written_again(tmp_path: Path) -> None:
    """A topic without a loss has no figure."""
    assert draw_topic(write_pack(tmp_path), "numbers") is None
    assert draw_topic(PACK, "huber") is None


def test_a_figure_is_written_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the topic's page."""
    pack = write_pack(tmp_path)

    def one_loss(*_: object) -> list[DerivedLoss]:
        return [LOSSES["mse"]]

    monkeypatch.setattr("lossdrill.report.topic_figure.losses_of", one_loss)
    path = draw_topic(Pack(pack.root), "numbers")
    assert path == tmp_path / "exercises" / "numbers" / "loss.svg"
    assert is_current(path.read_text(encoding="utf-8"), LOSSES["mse"])
