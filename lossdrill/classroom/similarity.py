"""Which answers of a class are similar in a way that is unusual in this class. Similar, no more:
what it means is for people to find out.

What many share is the one obvious solution, what the stub holds is nobody's: neither is evidence.
So everything is weighed by how many in this class have it. Two sieves: runs of tokens that few have
lead to pairs worth looking at, as in S. Schleimer, D. Wilkerson and A. Aiken, "Winnowing: local
algorithms for document fingerprinting", SIGMOD 2003 (runs are selected here by remainder); of these
alone the structures are compared. The time is proportional to the number of answers, since what is
common is never paired.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.structure import LONGEST, Codes, Structure, structure

FEWEST_ANSWERS = 10
"""Without so many others nobody can say what is usual."""
LEAST_WORDS = 40
"""Tokens beyond the stub. Two who solve a task in fewer will often write the same."""
RARE_SHARE, RARE_LEAST, RARE_MOST = 0.02, 2, 8
"""What so many students have is rare: a share of the class, within these bounds."""
RUN = 8
"""Tokens that make a piece."""
ONE_IN = 3
"""Of how many pieces one is kept."""
PART = 0.7
"""Of all pieces that either of two answers has, the share that both must have."""
RARE_PIECES = 4
"""Rare pieces that the structures of two answers must share."""
WORTH_A_LOOK = 3, 0.25
"""Rare pieces that two files must share for their structures to be compared: so many, and this part
of those of the file that has fewer. A disguise breaks most of those that it touches.
"""
AT_A_TIME = 1 << 14
"""Tokens that are cut into pieces together, since NumPy's price is by the call."""

Pieces: TypeAlias = npt.NDArray[np.uint32]

_MIX = np.uint64(0x9E3779B97F4A7C15)
_NONE: Pieces = np.empty(0, dtype=np.uint32)


@dataclass(frozen=True)
class Alike:
    """Answers of different students that share an unusual structure."""

    students: tuple[int, ...]
    """By number, in ascending order."""
    share: float
    """The part that they have in common: 1 for the same structure."""
    words: int
    """How long the shorter answer is beyond the stub, in tokens."""


@dataclass(frozen=True)
class Similarities:
    """What was found at one exercise."""

    compared: int
    """Answers long enough to be looked at."""
    rare: int
    """How many at most share a structure that counts as unusual."""
    found: tuple[Alike, ...] = ()


class Comparison:
    """Gathers one answer of each student at one exercise, and keeps of each only some dozens of
    numbers, not its text.
    """

    def __init__(self, stub: str = "", codes: Codes | None = None) -> None:
        """`codes` may serve many comparisons."""
        self._codes = Codes() if codes is None else codes
        self._students: list[int] = []
        self._lengths: list[int] = []
        """Of each answer, in tokens beyond the stub."""
        self._waiting = array("I")
        """The tokens of the latest answers, which are cut into pieces many at a time."""
        self._ends: list[int] = []
        """Where each of these ends."""
        self._pieces, self._owners = array("I"), array("I")
        template = structure(stub)
        self._template = _pieces_of(template) if template else _NONE
        self._stub_characters = len(stub)
        tokens = self._codes.of(stub)
        self._stub_tokens = len(tokens) - tokens.count(0)

    def add(self, student: int, source: str) -> bool:
        """Take in a student's answer; whether it is long enough to be compared."""
        # Text that could not hold enough tokens is not worth reading, nor is what is no answer.
        if not LEAST_WORDS <= len(source) - self._stub_characters <= LONGEST:
            return False
        tokens = self._codes.of(source)
        number = len(tokens) - tokens.count(0) - self._stub_tokens
        if number < LEAST_WORDS:
            return False
        self._students.append(student)
        self._lengths.append(number)
        self._waiting.extend(tokens)
        self._ends.append(len(self._waiting))
        if len(self._waiting) >= AT_A_TIME:
            self._cut_waiting()
        return True

    def similarities(self, source_of: Callable[[int], str]) -> Similarities:
        """What was found; asks once more for the sources of the few students that it is about."""
        self._cut_waiting()
        number = len(self._students)
        rare = min(RARE_MOST, max(RARE_LEAST, int(RARE_SHARE * number)))
        if number < FEWEST_ANSWERS:
            return Similarities(number, rare)
        found = self._similar(
            cache(lambda answer: structure(source_of(self._students[answer]))), rare
        )
        return Similarities(number, rare, tuple(sorted(found, key=lambda each: each.students)))

    def _similar(
        self, structure_of: Callable[[int], Structure | None], rare: int
    ) -> Iterator[Alike]:
        pieces, owners = np.asarray(self._pieces), np.asarray(self._owners)
        held = np.unique(np.stack([pieces, owners], axis=1), axis=0)
        names, begins, sizes = np.unique(held[:, 0], return_index=True, return_counts=True)
        shared: Counter[tuple[int, int]] = Counter()
        few = (sizes >= 2) & (sizes <= rare)
        for begin, size in zip(begins[few], sizes[few], strict=True):
            shared.update(combinations(held[begin : begin + size, 1].tolist(), 2))
        unusual = np.bincount(
            held[np.repeat(sizes <= rare, sizes), 1], minlength=len(self._students)
        )
        least, part = WORTH_A_LOOK
        worth = sorted(
            (one, other)
            for (one, other), count in shared.items()
            if count >= least and count >= part * min(unusual[one], unusual[other])
        )
        common = names[sizes > rare]
        same: dict[Structure, set[int]] = {}
        for pair in worth:
            one, other = map(structure_of, pair)
            if one is None or other is None:
                continue
            share = self._share(one, other, common)
            if one == other and share:
                same.setdefault(one, set()).update(pair)
            elif share >= PART:
                yield self._alike(pair, share)
        for group in same.values():
            if len(group) <= rare:
                yield self._alike(sorted(group), 1.0)

    def _share(self, one: Structure, other: Structure, common: Pieces) -> float:
        """How much of what two answers add to the stub is in both; 0 unless enough is rare."""
        of_one, of_other = (np.setdiff1d(_pieces_of(each), self._template) for each in (one, other))
        both = np.intersect1d(of_one, of_other, assume_unique=True)
        if np.sum(~np.isin(both, common)) < RARE_PIECES:
            return 0.0
        return 1.0 if one == other else both.size / (of_one.size + of_other.size - both.size)

    def _cut_waiting(self) -> None:
        lengths = np.diff([0, *self._ends])
        first = len(self._students) - len(lengths)
        owner = np.repeat(np.arange(first, first + len(lengths), dtype=np.uint32), lengths)
        tokens = np.array(self._waiting, dtype=np.uint32)
        pieces, owners = _selected(tokens[tokens > 0], owner[tokens > 0])
        self._pieces.frombytes(pieces.tobytes())
        self._owners.frombytes(owners.tobytes())
        self._waiting, self._ends = array("I"), []

    def _alike(self, answers: Sequence[int], share: float) -> Alike:
        return Alike(
            students=tuple(sorted(self._students[answer] for answer in answers)),
            share=share,
            words=min(self._lengths[answer] for answer in answers),
        )


def _pieces_of(found: Structure) -> Pieces:
    tokens = np.array(found.codes, dtype=np.uint32)
    return np.unique(_selected(tokens, np.zeros(tokens.size, dtype=np.uint32))[0])


def _selected(tokens: Pieces, owner: Pieces) -> tuple[Pieces, Pieces]:
    """The selected runs of tokens, each as a number, and who owns them."""
    number = tokens.size - RUN + 1
    if number < 1:
        return _NONE, _NONE
    runs = np.zeros(number, dtype=np.uint64)
    for place in range(RUN):
        runs = runs * _MIX + tokens[place : place + number]
    hashes = ((runs * _MIX) >> np.uint64(32)).astype(np.uint32)
    within_one = owner[:number] == owner[RUN - 1 :]
    kept = within_one & (hashes % ONE_IN == 0)
    return hashes[kept], owner[:number][kept]
