"""What comes next at the command line, day after day."""

import re
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest

from lossdrill.pack import Pack
from lossdrill.practice.agenda import agenda
from lossdrill.practice.due import look_up
from lossdrill.practice.store import FILE_NAME
from tests.cli.conftest import RIGHT, SOLUTION, WRONG, Type, write
from tests.cli.simulated import START, Clock, Learner
from tests.unseen import run_here


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "moment", START)
    monkeypatch.setattr("lossdrill.cli.surroundings.datetime", Clock)


def wait(days: float) -> None:
    Clock.moment += timedelta(days=days)


def passed(type_in: Type, drill: Path) -> None:
    drill.write_text(RIGHT)
    assert type_in("grade").exit_code == 0


def test_what_was_passed_comes_back(type_in: Type, drill: Path) -> None:
    """On the day on which it is due, before what is new: blank, in a new file."""
    passed(type_in, drill)
    assert "halve_it.py" in type_in("next").stdout
    wait(30)
    assert "double_it_2.py" in type_in("next").stdout
    assert "TODO" in Path("drills/alpha/double_it_2.py").read_text()
    assert drill.read_text() == RIGHT
    assert "Due again: double-it" in type_in("status").stdout


def test_only_reviews_or_only_what_is_new(type_in: Type, drill: Path) -> None:
    """Either kind can be asked for; what there is none of is one sentence."""
    passed(type_in, drill)
    none = type_in("next --review")
    assert none.exit_code == 0
    assert re.fullmatch(
        r"Nothing is due again; the next is double-it on 2026-\d\d-\d\d\. "
        r"For something new: lossdrill next --new\n",
        none.stdout,
    )
    wait(30)
    assert "halve_it.py" in type_in("next --new").stdout
    assert "double_it_2.py" in type_in("next --review").stdout


def test_skipping(type_in: Type, drill: Path) -> None:
    """What is on the desk is left for later, and comes again when it is not skipped."""
    passed(type_in, drill)
    assert "halve_it.py" in type_in("next").stdout
    assert "say_it.py" in type_in("next --skip").stdout
    assert "halve_it.py" in type_in("next").stdout
    assert "go on with: lossdrill next halve-it" in type_in("next --skip --topic alpha").stdout


def test_an_interview(type_in: Type, drill: Path) -> None:
    """The nearer the day, the sooner everything comes back; another day is refused by Click."""
    passed(type_in, drill)
    wait(1)
    assert "halve_it.py" in type_in("next").stdout
    assert "double_it_2.py" in type_in("next --interview-date 2026-01-03").stdout
    assert type_in("next --interview-date tomorrow").exit_code == 2


def test_hints_are_counted_anew_each_time_round(type_in: Type, drill: Path) -> None:
    """Those of the first time do not weigh on the second."""
    type_in("hint")
    passed(type_in, drill)
    wait(30)
    type_in("next")
    again = Path("drills/alpha/double_it_2.py")
    again.write_text(WRONG)
    assert "(0 of 4 used)" in type_in(f"grade {again}").stdout


def test_grading_keeps_the_date(type_in: Type, drill: Path, home: Path) -> None:
    """A pass is scheduled when it is graded, a failure is not."""
    drill.write_text(WRONG)
    type_in("grade")
    assert look_up(home / FILE_NAME)[1] == ()
    passed(type_in, drill)
    with mock.patch("lossdrill.practice.due.review", None):
        (review,) = look_up(home / FILE_NAME)[1]
    assert review.due > "2026-01-02"


@pytest.fixture
def numbers(tmp_path: Path) -> Pack:
    """Nine exercises in a row of threes: each but the first three builds on another."""
    root = tmp_path / "numbers"
    letters = "abcdefghi"
    for place, letter in enumerate(letters):
        requires = [f"take-{letters[place - 3]}"] if place > 2 else []
        solution = SOLUTION.format(name=f"take_{letter}", factor=str(place + 2))
        solution += f"""

@mistake("One too many.")
def more(x):
    return {place + 3} * x
"""
        write(root, "alpha", f"take-{letter}", solution, requires)
    (root / "exercises" / "track.toml").write_text('format = 1\ntopics = ["alpha"]\n')
    return Pack(root)


def test_sixty_days(numbers: Pack, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reviews come on the day on which they are due, nothing due is lost, all is reached."""
    monkeypatch.setattr("lossdrill.cli.grade.fresh_run", lambda: nullcontext(run_here))
    learner = Learner(numbers, new_each_day=1)
    seen = 0
    for day in range(60):
        Clock.moment = START + timedelta(days=day)
        due = offered(numbers, home)
        found = learner.practise(day)
        assert sorted(found.reviews) == sorted(due)
        assert offered(numbers, home) == []
        seen += len(found.reviews)
    assert learner.done == set(numbers.ids)
    assert seen > 20


def offered(pack: Pack, home: Path) -> list[str]:
    """What is due at this moment, from the history alone."""
    history, reviews = look_up(home / FILE_NAME)
    now = Clock.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return [each.id for each in agenda(pack.exercises, history, reviews, now).due]
