"""What counts as one time round an exercise."""

import msgspec

from lossdrill.model import Attempt, Check, Status
from lossdrill.practice.history import Handout, HintSeen, History, SolutionOpened
from lossdrill.practice.rounds import Round, rounds
from tests.practice.samples import attempt, verdict

MINUTES = [f"2026-11-23T04:{minute:02d}:00Z" for minute in range(60)]


def tried(minute: int, status: Status = "wrong", variant: int = 3) -> Attempt:
    return attempt("a", judged=verdict("a", status, variant=variant), at=MINUTES[minute])


def handed(minute: int, variant: int = 3) -> Handout:
    return Handout(exercise="a", variant=variant, path="/a.py", at=MINUTES[minute])


def hint(minute: int) -> HintSeen:
    return HintSeen(exercise="a", step=1, at=MINUTES[minute])


def opened(minute: int, variant: int = 3) -> SolutionOpened:
    return SolutionOpened(exercise="a", variant=variant, gave_up=True, at=MINUTES[minute])


def only(**tables: tuple[object, ...]) -> Round:
    (one,) = rounds(History(**tables))["a"]  # type: ignore[arg-type]
    return one


def test_from_the_first_try_to_the_pass() -> None:
    """Tries and hints are counted up to the pass; a pass again adds nothing."""
    one = only(
        handouts=(handed(0),),
        hints=(hint(2), hint(7)),
        attempts=(tried(1), tried(3), tried(5, "pass"), tried(6, "pass"), tried(8)),
    )
    assert (one.tries, one.hints, one.passed, one.gave_up) == (3, 1, True, False)
    assert (one.first, one.ended) == (MINUTES[1], MINUTES[5])
    assert not one.at_first_try


def test_at_the_first_try() -> None:
    """A pass without a failure before it."""
    assert only(attempts=(tried(1, "pass"),)).at_first_try


def test_an_interview_ends_when_nothing_more_is_asked() -> None:
    """The first hand-in is neither its end nor a try of its own."""
    said = Check(id="more", title="more", passed=False)
    asked = msgspec.structs.replace(verdict("a", "unscored", variant=3), checks=(said,))
    first = attempt("a", judged=asked, at=MINUTES[1])
    one = only(attempts=(first,))
    assert (one.tries, one.passed, one.first, one.ended) == (0, False, MINUTES[1], "")
    one = only(attempts=(first, tried(5, "unscored")))
    assert (one.tries, one.passed, one.first, one.ended) == (1, True, MINUTES[1], MINUTES[5])
    assert one.at_first_try


def test_giving_up_ends_a_round() -> None:
    """A pass of what was read off the solution does not make it good; nor does it count."""
    one = only(attempts=(tried(1), tried(4, "pass")), solutions=(opened(3),))
    assert (one.gave_up, one.passed, one.tries, one.ended) == (True, False, 1, MINUTES[3])


def test_a_solution_looked_at_after_the_pass_is_no_surrender() -> None:
    """The round had ended."""
    one = only(attempts=(tried(1, "pass"),), solutions=(opened(2),))
    assert one.passed
    assert not one.gave_up


def test_another_variant_is_another_round() -> None:
    """Each with hints of its own."""
    history = History(
        handouts=(handed(0), handed(10, variant=4)),
        hints=(hint(1), hint(11), hint(12)),
        attempts=(tried(2, "pass"), tried(13), tried(14, "pass", variant=4)),
    )
    first, second = rounds(history)["a"]
    assert (first.variant, first.hints, first.tries) == (3, 1, 1)
    assert (second.variant, second.hints, second.tries) == (4, 2, 1)


def test_what_was_only_handed_out_is_no_round() -> None:
    """Nor are hints that were looked at without a try."""
    assert rounds(History(handouts=(handed(0),), hints=(hint(1),))) == {}


def test_what_does_not_parse_is_no_try() -> None:
    """A formula that was refused uses up nothing, and its round is under way."""
    refused = attempt("a", judged=verdict("a", "not_run", reason="refused"), at=MINUTES[1])
    one = only(attempts=(refused, tried(2, "pass")))
    assert one.at_first_try
