"""What students may see at each level."""

import msgspec

from lossdrill.classroom.feedback import shown
from tests.classroom.exports.builders import NOT_RUN, PASS, WRONG


def test_full_is_the_verdict() -> None:
    """Nothing is kept back at full."""
    assert shown(WRONG, "full") is WRONG


def test_diagnosis_tells_what_is_wrong_and_no_case() -> None:
    """At diagnosis a student reads the mistake, and learns no expected value."""
    verdict = shown(WRONG, "diagnosis")
    assert verdict.diagnoses == WRONG.diagnoses
    assert verdict.checks == WRONG.checks
    text = msgspec.json.encode(verdict).decode()
    assert "SECRET" not in text
    assert "42" not in text
    assert verdict.curve is None


def test_score_is_all_that_score_tells() -> None:
    """At score nothing of the verdict is left but what it is worth, and which run it was."""
    kept = {"exercise", "status", "score", "variant", "isolation", "pack"}
    bare = type(WRONG)(exercise="", status="wrong", score=0.0, variant=0)
    verdict = shown(WRONG, "score")
    for name in WRONG.__struct_fields__:
        expected = getattr(WRONG if name in kept else bare, name)
        assert getattr(verdict, name) == expected, name


def test_who_handed_in_what_does_not_run_hears_of_it() -> None:
    """The rule that a file met is told at every level, its text only above score."""
    assert shown(NOT_RUN, "score").reason == "timeout"
    assert shown(NOT_RUN, "score").diagnoses == ()
    assert shown(NOT_RUN, "diagnosis").diagnoses == NOT_RUN.diagnoses


def test_a_pass_is_a_pass() -> None:
    """What is right looks the same at every level."""
    assert shown(PASS, "score") == shown(PASS, "diagnosis") == PASS
