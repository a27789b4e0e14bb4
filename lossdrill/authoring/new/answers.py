"""The answers that are proposed for an exercise, as its solution file writes them down."""

from dataclasses import dataclass
from typing import Literal, cast

from lossdrill.authoring.answers_proposed import proposed_answers
from lossdrill.authoring.spellings_proposed import ProposedSpellings, proposed_spellings
from lossdrill.judging.derived import DerivedLoss
from lossdrill.symbolic.loss import Loss


@dataclass(frozen=True)
class Functions:
    """Of an exercise in which a function is written."""

    modules: tuple[str, ...]
    reference: str
    others: tuple[str, ...]


def answers_for(
    loss: Loss, printed: DerivedLoss, what: str, function: str
) -> Functions | ProposedSpellings:
    """Raises `PackError` where none can be proposed."""
    if what in {"derive", "curvature"}:
        return proposed_spellings(loss, printed, curvature=what == "curvature")
    of = cast("Literal['value', 'gradient']", what)
    answers = proposed_answers(loss, printed, of, function)
    modules = sorted({module for answer in answers for module in answer.modules})
    sources = [answer.source for answer in answers]
    return Functions(tuple(modules), sources[0], tuple(sources[1:]))
