"""A cell for one word out of a few: a region, a unit, yes or no."""

import re
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec import Struct

from lossdrill.judging.cases import describe
from lossdrill.judging.cells.cell import Said, Sizes
from lossdrill.judging.numbers import Value, literal
from lossdrill.sandbox import wire
from lossdrill.sandbox.outside.failures import plain_text

LONGEST_SHOWN = 30
TRUTH = {"true": "yes", "false": "no", "y": "yes", "n": "no"}


class Word(Struct, frozen=True):
    """One of `options`. Case, spaces, hyphens and underscores make no difference, and a truth value
    is as good as yes or no.
    """

    right: str
    options: tuple[str, ...]
    because: str = ""
    """Why it is right: the sentence for whoever gives another one."""

    def __post_init__(self) -> None:
        if self.right not in self.options:
            raise ValueError(f"{self.right!r} is not one of {self.options}")

    @property
    def solution(self) -> str:
        return self.right

    def share(self, value: Any) -> float:
        return float(self._chosen(value) == self.right)

    def trouble(self, value: Any) -> str | None:
        if self._chosen(value) is not None:
            return None
        options = ", ".join(map(literal, self.options))
        return f"is {_came(value)}; give one of {options}"

    def near(self, value: Any, sizes: Sizes) -> Said | None:  # noqa: ARG002
        return None

    def same(self, value: Any, other: Any) -> bool:
        chosen = self._chosen(value)
        return chosen is not None and chosen == self._chosen(other)

    def guesses(self, given: tuple[Value, ...]) -> tuple[str, ...]:  # noqa: ARG002
        return self.options

    @property
    def remark(self) -> str:
        return ""

    @property
    def another(self) -> str:
        """A wrong one."""
        return next(option for option in self.options if option != self.right)

    def _chosen(self, value: Any) -> str | None:
        """The option that is meant."""
        value = (
            value.item()
            if isinstance(value, np.generic | np.ndarray) and value.size == 1
            else value
        )
        if isinstance(value, set | frozenset | list | tuple) and len(value) == 1:
            (value,) = value
        if not isinstance(value, str | bool):
            return None
        meant = spelled(str(value))
        by_spelling = _by_spelling(self.options)
        return by_spelling.get(meant) or by_spelling.get(TRUTH.get(meant, ""))


@lru_cache(maxsize=256)
def _by_spelling(options: tuple[str, ...]) -> dict[str, str]:
    return {spelled(option): option for option in options}


def spelled(text: str) -> str:
    """Without what makes no difference."""
    return re.sub(r"[\s_-]+", " ", text).strip().rstrip(".").casefold()


def quoted(text: str) -> str:
    """A stranger's text, short and harmless."""
    text = plain_text(text)
    return literal(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def _came(value: Any) -> str:
    if isinstance(value, str):
        return quoted(value)
    return literal(value) if isinstance(value, bool) else describe(wire.Answer(value))
