"""How long an answer took: from the moment its file was handed out. Pure, and nothing but a clock:
whoever went to lunch in between has taken that long.
"""

from datetime import datetime

from lossdrill.practice.history import History

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60


def seconds_taken(history: History, exercise_id: str, variant: int, at: str) -> float | None:
    """From the first time that this variant was handed out up to `at`, in UTC and ISO 8601; None
    where it was not handed out, or after `at`.
    """
    begun = (
        handout.at
        for handout in history.handouts
        if (handout.exercise, handout.variant) == (exercise_id, variant) and handout.at <= at
    )
    first = min(begun, default=None)
    if first is None:
        return None
    return (datetime.fromisoformat(at) - datetime.fromisoformat(first)).total_seconds()


def duration(seconds: float) -> str:
    """`under a minute`, `41 min`, `2 h 5 min`, `3 days`."""
    if seconds < MINUTE:
        return "under a minute"
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} min"
    if seconds < 2 * DAY:
        hours, rest = divmod(int(seconds), HOUR)
        minutes = rest // MINUTE
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{int(seconds // DAY)} days"
