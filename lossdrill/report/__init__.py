"""Reports: what a history says, drawn as one self-contained HTML page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossdrill.pack import Pack
    from lossdrill.practice.history import History


def learner_report(pack: "Pack", history: "History") -> str:
    """The learner's report: one page of HTML that needs nothing else; same input, same page.

    Raises `PackError` when the pack cannot be read.
    """
    # matplotlib is imported only when something is drawn.
    from lossdrill.report.learner import compose  # noqa: PLC0415

    return compose(pack, history)
