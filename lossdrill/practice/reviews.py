"""When an exercise is to be done again, by FSRS, the scheduler of Anki. Pure: from rounds alone.

How well a round went follows from what happened: passed within two tries and without a hint is
Good, with hints or more tries Hard; given up is Again. Nobody is asked.

Source: Ye, Su, Cao, "A stochastic shortest path algorithm for optimizing spaced repetition
scheduling" (2022); the package `fsrs` implements its sixth version.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from lossdrill.practice.rounds import Round

MANY_TRIES = 2
DAY = len("2026-11-23")
RETENTION = 0.9
"""How probable it is to be that an exercise which is due still succeeds; FSRS's own default."""


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """When an exercise that was passed or given up is due again."""

    exercise: str
    last: str
    """When its last round ended."""
    due: str


def review(own: Sequence[Round]) -> Review | None:
    """Of one exercise's rounds; None while none of them has ended."""
    ended = sorted((each for each in own if each.ended), key=lambda each: each.ended)
    if not ended:
        return None
    from fsrs import Card, Rating, Scheduler  # noqa: PLC0415 - `next` reads what was kept

    # Without steps within a day, and without chance: the same history gives the same dates.
    scheduler = Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )
    card = Card(card_id=1)
    for each in ended:
        rating = Rating.Again if each.gave_up else Rating.Hard if _hard(each) else Rating.Good
        card, _ = scheduler.review_card(card, rating, moment(each.ended))
    last = ended[-1]
    return Review(exercise=last.exercise, last=last.ended, due=written(card.due))


def capped(found: Review, interview: date | None) -> Review:
    """No interval is longer than half of the time that is left before the interview, so that what
    was learnt comes back at least once more; nor shorter than a day.
    """
    if interview is None:
        return found
    last = moment(found.last)
    left = datetime.combine(interview, time(), UTC) - last
    if left <= timedelta(0):  # it was learnt afterwards
        return found
    longest = max(left / 2, timedelta(days=1))
    return msgspec.structs.replace(found, due=written(min(moment(found.due), last + longest)))


def due(reviews: Iterable[Review], now: str) -> tuple[Review, ...]:
    """What is due on the day of this moment, that which waits longest first: whoever practises at
    nine one day and at eight the next is not sent away.
    """
    waiting = (each for each in reviews if each.due[:DAY] <= now[:DAY])
    return tuple(sorted(waiting, key=lambda each: (each.due, each.exercise)))


def moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def written(at: datetime) -> str:
    """As the history writes moments; in whole seconds, so that text sorts as time does."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _hard(each: Round) -> bool:
    return each.hints > 0 or each.tries > MANY_TRIES
