"""Everything that one run of a function showed, as the contract and the diagnosis look at it."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import Case
from lossdrill.judging.groundwork import Examined, Groundwork
from lossdrill.sandbox.wire import Answer


class Evidence(Struct, frozen=True, eq=False, dict=True):
    groundwork: Groundwork
    cases: tuple[Case, ...]
    repeated: tuple[tuple[int, Answer], ...]
    """Some of the same calls once more, in another order: (place of the case, second answer)."""

    @property
    def judge(self) -> Examined:
        return self.groundwork.judge

    @cached_property
    def wrong(self) -> tuple[Case, ...]:
        """The cases that decide: float32 leads to a note only."""
        return tuple(c for c in self.cases if not c.right and c.point.group != "float32")

    @cached_property
    def ordinary(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.point.group == "ordinary")

    @cached_property
    def robust(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.point.group in {"stability", "kink"})

    @cached_property
    def telling(self) -> tuple[Case, ...]:
        """The ordinary cases, those first that tell most: whatever speaks for few of all points
        fails soonest at one of many numbers.
        """
        return tuple(sorted(self.ordinary, key=lambda case: case.point.length, reverse=True))

    @cached_property
    def formula_is_right(self) -> bool:
        """Every ordinary point is right."""
        return all(case.right for case in self.ordinary)

    @cached_property
    def numeric(self) -> tuple[Case, ...]:
        """Ordinary cases that gave numbers of the right shape, NaN and infinities aside."""
        return tuple(
            case
            for case in self.ordinary
            if case.output is not None
            and case.output.shape == case.reference.shape
            and bool(np.all(np.isfinite(case.output)))
        )

    def sizes(self, case: Case) -> dict[str, int]:
        return self.groundwork.sizes(case.point)
