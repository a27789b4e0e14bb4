"""The time from the handout to the hand-in."""

import pytest

from lossdrill.practice.history import Handout, History
from lossdrill.practice.timing import duration, seconds_taken


def handout(at: str, variant: int = 3, exercise: str = "mock-interview") -> Handout:
    return Handout(exercise=exercise, variant=variant, path="interview.py", at=at)


HISTORY = History(
    handouts=(
        handout("2026-11-23T10:00:00Z"),
        handout("2026-11-23T10:20:00Z"),  # asked for once more: the clock runs on
        handout("2026-11-23T10:25:00Z", variant=4),
        handout("2026-11-23T10:30:00Z", exercise="mse-value"),
    )
)


def test_the_clock_starts_with_the_first_handout_of_the_variant() -> None:
    """To be shown the task again does not set it back; another variant has its own."""
    at = "2026-11-23T10:41:30Z"
    assert seconds_taken(HISTORY, "mock-interview", 3, at) == 41.5 * 60
    assert seconds_taken(HISTORY, "mock-interview", 4, at) == 16.5 * 60


def test_what_was_not_handed_out_has_no_time() -> None:
    """Neither another variant, nor an empty history, nor a hand-in from before."""
    assert seconds_taken(HISTORY, "mock-interview", 5, "2026-11-23T10:41:30Z") is None
    assert seconds_taken(History(), "mock-interview", 3, "2026-11-23T10:41:30Z") is None
    assert seconds_taken(HISTORY, "mock-interview", 3, "2026-11-23T09:00:00Z") is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "under a minute"),
        (59.9, "under a minute"),
        (60, "1 min"),
        (41.5 * 60, "41 min"),
        (3600, "1 h"),
        (2 * 3600 + 5 * 60, "2 h 5 min"),
        (26 * 3600, "26 h"),
        (3.5 * 86400, "3 days"),
    ],
)
def test_durations_are_said_shortly(seconds: float, said: str) -> None:
    """In the unit that one would use aloud."""
    assert duration(seconds) == said
