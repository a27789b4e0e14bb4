"""Everything that one run of a function showed, as the contract and the diagnosis look at it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from lossdrill.judging.cases import Case
from lossdrill.judging.expected import Array, Expected
from lossdrill.judging.signature import Signature
from lossdrill.sandbox.wire import Answer


class Examined(Protocol):
    """The part of the function judge that the diagnosis needs."""

    @property
    def reference(self) -> Callable[..., Array]: ...
    @property
    def signature(self) -> Signature: ...
    @property
    def derived(self) -> Any: ...
    @property
    def mistakes(self) -> Any: ...
    @property
    def argument_names(self) -> tuple[str, ...]: ...
    def expected(self, arguments: Any) -> Expected: ...


@dataclass(frozen=True)
class Evidence:
    judge: Examined
    cases: tuple[Case, ...]
    repeated: tuple[tuple[int, Answer], ...]
    """The same calls once more, in another order: (place of the case, second answer)."""

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

    @property
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
        return self.judge.signature.sizes(case.point.arguments)
