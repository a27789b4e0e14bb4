"""What all cells have in common. A cell holds what is right; it never enters the sandbox."""

from collections.abc import Mapping
from typing import Any, Protocol

from msgspec import Struct

from lossdrill.judging.numbers import Value

Sizes = Mapping[str, int]
"""How many numbers a given list has, by its name."""


class Said(Struct, frozen=True):
    """What is known about a wrong value, as the end of a sentence that begins with its place."""

    id: str
    message: str


class Cell(Protocol):
    @property
    def solution(self) -> Any:
        """What is right, as plain Python; of a set, one that stands for it."""

    def share(self, value: Any) -> float:
        """How much of it is right, from 0 to 1; 1 exactly when all is."""

    def trouble(self, value: Any) -> str | None:
        """What is wrong with its form, and what to give, as the end of a sentence; else None."""

    def near(self, value: Any, sizes: Sizes) -> Said | None:
        """What can be said of a wrong value of the right form."""

    def same(self, value: Any, other: Any) -> bool:
        """Whether two answers say the same: so a mistake is recognised."""

    def guesses(self, given: tuple[Value, ...]) -> tuple[Any, ...]:
        """What someone may write who knows nothing but the given numbers."""

    @property
    def remark(self) -> str:
        """What to add once it is right: the whole set, where any of it was accepted."""
