"""A verdict and its record, for whatever grades what a learner wrote."""

import time
from collections.abc import Callable
from typing import NamedTuple

from lossdrill.cli.submitted import Submission
from lossdrill.cli.surroundings import history_path, now
from lossdrill.errors import StoreError
from lossdrill.model import Attempt, Verdict
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.practice.store import Store
from lossdrill.sandbox.fresh import Run


class Graded(NamedTuple):
    verdict: Verdict
    unrecorded: StoreError | None = None
    """Why it could not be recorded: the learner sees the verdict all the same."""


def keep_once(attempt: Attempt) -> None:
    """In a history that is opened for it alone."""
    with Store(history_path()) as store:
        store.record_attempt(attempt)


def graded(
    submission: Submission,
    run: Run,
    pack: Pack,
    history: History,
    *,
    record: Callable[[Verdict], bool] = lambda verdict: True,
    keep: Callable[[Attempt], None] = keep_once,
) -> Graded:
    """Judge, then record what is to be recorded, so that what is shown is kept."""
    from lossdrill.grading import grade  # NumPy, while the learner's process loads its own

    began = time.perf_counter()
    verdict = grade(submission.source, submission.exercise, pack, submission.variant, run)
    seconds = time.perf_counter() - began
    if not (verdict.counts and record(verdict)):
        return Graded(verdict)
    attempt = Attempt(
        exercise=verdict.exercise,
        at=now(),
        source=submission.source,
        verdict=verdict,
        seconds=seconds,
        hints=len(history.hint_steps(verdict.exercise)),
        solution_seen=history.solution_seen(verdict.exercise),
    )
    try:
        keep(attempt)
    except StoreError as error:
        return Graded(verdict, error)
    return Graded(verdict)


def schedule(verdict: Verdict) -> None:
    """Works out when what is passed comes back, so that `next` need not load the scheduler; to be
    called after what was waited for.
    """
    if not verdict.done:
        return
    from lossdrill.practice.due import reviews

    with Store(history_path()) as store:
        reviews(store, store.history())
