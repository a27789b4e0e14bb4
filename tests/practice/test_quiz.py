"""Which questions come in a quiz, and in which order."""

import msgspec

from lossdrill.model import Check, Exercise, Kind
from lossdrill.practice.agenda import Agenda
from lossdrill.practice.blanks import Blank
from lossdrill.practice.quiz import Outcome, Tally, following, holds, short
from tests.practice.samples import exercise, failure


def of_kind(exercise_id: str, kind: Kind) -> Exercise:
    return msgspec.structs.replace(exercise(exercise_id), kind=kind)


OFFERED = short(
    Agenda(
        due=(of_kind("a", "implement"), of_kind("b", "claim")),
        new=(of_kind("c", "fill"), of_kind("d", "derive"), of_kind("e", "order")),
        later=(),
    )
)


def after(**outcomes: Outcome) -> Tally:
    tally = Tally()
    for exercise_id, outcome in outcomes.items():
        tally = tally.after(exercise_id, outcome)
    return tally


def test_order() -> None:
    """Of the short kinds, what is due, then what is new."""
    assert following(OFFERED, Tally(), 9) == "b"
    assert following(OFFERED, after(b="right"), 9) == "c"
    assert following(OFFERED, after(b="skipped", c="wrong"), 9) == "e"


def test_what_went_wrong_comes_again() -> None:
    """At the end, the longest ago first, until it is right or skipped."""
    tally = after(b="wrong", c="wrong", e="right")
    assert following(OFFERED, tally, 9) == "b"
    tally = tally.after("b", "wrong")
    assert following(OFFERED, tally, 9) == "c"
    tally = tally.after("c", "right").after("b", "skipped")
    assert following(OFFERED, tally, 9) is None
    assert tally.ended("right") == ("e", "c")
    assert tally.at_first_try == 1


def test_count() -> None:
    """What comes again is not counted, and a limit of questions keeps none from coming again."""
    assert following(OFFERED, after(b="right", c="wrong"), 2) == "c"
    assert following(OFFERED, after(b="right", c="right"), 2) is None


def test_what_holds() -> None:
    """A cell is right where its own check says so, of a table or of a part with this name."""
    checks = tuple(
        Check(id=found, title=title, passed=passed)
        for found, title, passed in [
            ("cell-mse", "MSE", True),
            ("cell-convex-mse", "convex: MSE", False),
            ("card_1-task", "card_1: task", True),
            ("card_2-task", "card_2: task", False),
            ("table-cell-mean", "table: mean", True),
            ("sentence-verdict", "sentence: the verdict", True),
        ]
    )
    verdict = failure(checks=checks)

    def held(name: str, key: str = "") -> bool:
        blank = Blank(name=name, key=key, text="None", start=0, end=0)
        return holds(blank, verdict, ["answer", "card_1", "card_2", "verdict"])

    assert held("answer", "MSE")
    assert not held("answer", "convex: MSE")
    assert held("card_1", "task")
    assert not held("card_2", "task")
    assert held("answer", "mean")
    assert held("verdict")
    assert not held("condition")
