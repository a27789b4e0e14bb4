"""Reports: what a history says, drawn as one self-contained HTML page."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossdrill.pack import Pack
    from lossdrill.practice.history import History
    from lossdrill.practice.reviews import Review


def learner_report(
    pack: "Pack",
    history: "History",
    reviews: "Iterable[Review]",
    now: str,
    interview: date | None = None,
) -> str:
    """The learner's report: one page of HTML that needs nothing else; same input, same page.

    Args:
        pack: whose exercises they are.
        history: what was done.
        reviews: when each exercise comes back, as `practice.due` finds it.
        now: UTC, ISO 8601; only its day is on the page.
        interview: the day before which everything is to come back once more.

    Raises `PackError` when the pack cannot be read.
    """
    # matplotlib is imported only when something is drawn.
    from lossdrill.report.learner import compose  # noqa: PLC0415

    return compose(pack, history, reviews, now, interview)
