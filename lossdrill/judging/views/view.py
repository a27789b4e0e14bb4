"""What a judge saw of an answer, thing by thing: for authors, who ask why it got its verdict. Plain
values, so that they can be printed and written as JSON.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from lossdrill.judging.plain import plain
from lossdrill.model import Plain
from lossdrill.sandbox.wire import Answer


class Row(Struct, frozen=True, kw_only=True):
    """One thing that was looked at: a point, a cell, an option, a claim."""

    about: str
    group: str = ""
    """What kind of thing it is, where there are several."""
    inputs: dict[str, Plain] = {}
    yours: Plain = None
    right: Plain = None
    passed: bool
    decides: bool = True
    """False where a failure leads to a note at most."""
    fails: str = ""
    """The property that fails first, where there are several."""
    error: Plain = None
    """How far off, in units of the scale; or what was measured. None where nothing is measured."""
    tolerance: float | None = None


class Beside(NamedTuple):
    """A known answer at one row."""

    same: bool
    """Whether the answer at hand is the same there."""
    right: bool


class Seen(Struct, frozen=True, eq=False):
    """What a judge looked at. `beside` sets a known answer's values next to it, row by row."""

    rows: tuple[Row, ...]
    facts: tuple[str, ...] = ()
    """How the score came about, what was given: sentences."""
    beside: Callable[[Sequence[Answer]], Sequence[Beside]] | None = None


class Alike(Struct, frozen=True, kw_only=True):
    """How near an answer is to one that the exercise knows."""

    id: str
    mistake: bool
    """Whether it is one, or else a right answer."""
    same: int
    of: int
    """Rows that decide, and at how many of them the two are the same."""
    telling: int
    """Rows at which one of the two is wrong, or both."""
    telling_same: int
    differs_at: str = ""
    """The first row at which they differ."""

    @property
    def equal(self) -> bool:
        return self.same == self.of

    @property
    def nearness(self) -> float:
        """From 0 to 1: right answers agree with each other nearly everywhere, so only that counts
        where one of the two is wrong.
        """
        return self.telling_same / self.telling if self.telling else float(self.equal)


class View(Struct, frozen=True, kw_only=True):
    """The judge's view of an answer."""

    rows: tuple[Row, ...] = ()
    facts: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()
    """Every known answer, the nearest first."""


def alike(seen: Seen, name: str, known: Sequence[Answer], *, mistake: bool) -> Alike:
    """How near the answer that was seen is to a known one; `seen.beside` must be there."""
    assert seen.beside is not None  # noqa: S101 - as it says
    pairs = list(zip(seen.rows, seen.beside(known), strict=True))
    deciding = [(row, other) for row, other in pairs if row.decides]
    telling = [other.same for row, other in deciding if not (row.passed and other.right)]
    apart = (_named(row) for row, other in deciding if not other.same)
    return Alike(
        id=name,
        mistake=mistake,
        same=sum(other.same for _, other in deciding),
        of=len(deciding),
        telling=len(telling),
        telling_same=sum(telling),
        differs_at=next(apart, ""),
    )


def named(names: Iterable[str], arguments: Iterable[object]) -> dict[str, Plain]:
    """The arguments of a call by name."""
    return {name: plain(value) for name, value in zip(names, arguments, strict=True)}


def _named(row: Row) -> str:
    return f"{row.group}, {row.about}" if row.group else row.about
