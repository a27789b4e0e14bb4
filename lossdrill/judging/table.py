"""One variant of an exercise of values: what is given, the cells that are right for it, and what a
part of them earns.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import groupby
from typing import Any, TypeAlias

from msgspec import Struct

from lossdrill.errors import PackError
from lossdrill.judging import given as giving
from lossdrill.judging.cells.cell import Cell
from lossdrill.judging.given import Given

ALONE = ""
"""The key of a cell that is the whole answer."""

Table: TypeAlias = Mapping[str, Cell]


class Drawn(Struct, frozen=True, eq=False, dict=True):
    """One variant: what is given, and the cells that are right for it."""

    given: Given
    table: Table

    def score(self, marks: Mapping[str, float]) -> float:
        """The share of the cells beyond what the best guess reaches; never 1, as not all is right.

        Raises `PackError` where a guess gets everything.
        """
        count = len(self.table)
        guessed = self.best_guess / count
        if guessed >= 1:
            raise PackError("one value in every cell passes; ask for more than that.")
        share = sum(marks.values()) / count
        return round(min(max(0.0, (share - guessed) / (1 - guessed)), 1 - 1 / (count + 1)), 4)

    @cached_property
    def best_guess(self) -> float:
        """How many cells someone gets right who writes the same into all cells of a kind."""
        known = giving.numbers(self.given)
        kinds = sorted(
            ((cell.guesses(known), cell) for cell in self.table.values()),
            key=lambda kind: repr(kind[0]),
        )
        best = 0.0
        for _, kind in groupby(kinds, key=lambda kind: repr(kind[0])):
            members = list(kind)
            guesses = members[0][0]
            best += max(sum(cell.share(guess) for _, cell in members) for guess in guesses)
        return best

    @property
    def remarks(self) -> tuple[str, ...]:
        said = ((key, cell.remark) for key, cell in self.table.items())
        return tuple(f"{key}: {remark}." if key else f"{remark}." for key, remark in said if remark)


def computed(function: Callable[..., Any], given: Given) -> Any:
    """What a function of the solution file makes of what is given."""
    try:
        return function(**given)
    except Exception as error:
        where = f"{function.__name__} at {giving.shown(given)}"
        raise PackError(f"{where}: {type(error).__name__}: {error}; correct it.") from error


def table_of(right: Table | Cell) -> Table:
    return right if isinstance(right, Mapping) else {ALONE: right}


def cells_of(values: Any) -> dict[str, Any]:
    return dict(values) if isinstance(values, Mapping) else {ALONE: values}
