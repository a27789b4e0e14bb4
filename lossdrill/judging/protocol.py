"""What a judge is: something that asks the learner's file and comes back with a ruling."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from msgspec import Struct

from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Counterexample, Curve, Diagnosis, Reading, Reason, Status
from lossdrill.sandbox.wire import Answer, Call

Ask: TypeAlias = Callable[[Sequence[Call]], Sequence[Answer]]
"""One sandboxed run of the learner's file. What could not run at all is handled in `grading`.

The first question is answered in full. A second one, which only explains, may be answered with
nothing at all.
"""


class Ruling(Struct, frozen=True, kw_only=True):
    """What a judge decides; `grading` adds where it comes from and makes it a `Verdict`."""

    status: Status
    score: float
    reason: Reason | None = None
    checks: tuple[Check, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    counterexample: Counterexample | None = None
    notes: tuple[str, ...] = ()
    curve: Curve | None = None
    read_as: tuple[Reading, ...] = ()


class Judge(Protocol):
    def __call__(self, ask: Ask, variant: Variant) -> Ruling: ...
