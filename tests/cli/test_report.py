"""`lossdrill report`, typed."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import RIGHT, WRONG, Type
from tests.cli.simulated import START, Clock


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "moment", START)
    monkeypatch.setattr("lossdrill.cli.surroundings.datetime", Clock)


def page(type_in: Type, *arguments: str) -> str:
    done = type_in("report", *arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout == "Wrote lossdrill-report.html; open it in a browser.\n"
    return Path("lossdrill-report.html").read_text(encoding="utf-8")


def test_the_first_report(type_in: Type, home: Path) -> None:
    """Before anything was done there is a page that says how to begin, and no history is made."""
    assert "lossdrill next double-it" in page(type_in)
    assert not (home / "history.sqlite").exists()


def test_the_report_follows_the_agenda(type_in: Type, drill: Path) -> None:
    """What lies on the desk is first; once passed, it is due again when `status` says so."""
    drill.write_text(WRONG)
    type_in("grade")
    text = page(type_in)
    assert "Finish" in text
    assert "The factor is 2." in text
    drill.write_text(RIGHT)
    type_in("grade")
    assert "nothing is due again" in page(type_in)
    Clock.moment += timedelta(days=30)
    assert "Due again: double-it" in type_in("status").stdout
    text = page(type_in)
    assert "1 exercise is due again" in text
    assert "Do again" in text


def test_reviews_come_in_time_for_the_interview(type_in: Type, drill: Path, home: Path) -> None:
    """The day that is typed, or else that of the configuration, brings reviews forward."""
    drill.write_text(RIGHT)
    type_in("grade")
    late = page(type_in)
    soon = page(type_in, "--interview-date", "2026-01-04")
    assert "tomorrow" not in late
    assert "tomorrow" in soon
    (home / "config.toml").write_text("interview-date = 2026-01-04\n", encoding="utf-8")
    assert page(type_in) == soon
    assert "tomorrow" not in page(type_in, "--interview-date", "2026-12-01")


def test_where_it_cannot_be_written(type_in: Type, home: Path) -> None:
    """A place that cannot be written is one sentence with the option to type."""
    refused = type_in("report", "--out", "nowhere/page.html")
    assert refused.exit_code == 2
    assert "--out FILE" in refused.stderr
