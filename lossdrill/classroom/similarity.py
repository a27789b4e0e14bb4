"""Which answers of a class are similar in a way that is unusual in this class. Similar, no more:
what it means is for people to find out.

What many share is the one obvious solution, what the stub holds is nobody's: neither is evidence.
So everything is weighed by how many in this class have it. The pieces are selected runs of tokens,
as in S. Schleimer, D. Wilkerson and A. Aiken, "Winnowing: local algorithms for document
fingerprinting", SIGMOD 2003 (here by remainder: the runs are looked up only within one exercise).
The time is proportional to the number of answers, since nothing common is ever paired.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lossdrill.classroom.structure import Structure, structure

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
"""Rare pieces that two answers must share."""

AT_A_TIME = 1 << 14
"""Tokens that are cut into pieces together, since NumPy's price is by the call."""

Codes: TypeAlias = npt.NDArray[np.uint32]
Numbers: TypeAlias = "array[int]"

_MIX = np.uint64(0x9E3779B97F4A7C15)


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


@dataclass
class Comparison:
    """Gathers one answer of each student at one exercise, and keeps of each only what is compared:
    a fingerprint and some dozens of numbers, not its text.
    """

    stub: str = ""
    _codes: dict[str, int] = field(default_factory=dict)
    """A number for each token that occurs."""
    _students: list[int] = field(default_factory=list)
    _wholes: list[bytes] = field(default_factory=list)
    _lengths: list[int] = field(default_factory=list)
    """Of each answer, in tokens."""
    _waiting: Numbers = field(default_factory=lambda: array("I"))
    """The tokens of the latest answers, which are cut into pieces many at a time."""
    _pieces: Numbers = field(default_factory=lambda: array("I"))
    _owners: Numbers = field(default_factory=lambda: array("I"))
    _cut: int = 0
    """Answers that were cut into pieces."""

    def __post_init__(self) -> None:
        template = structure(self.stub) or Structure((), ())
        self._of_stub = len(template.words)
        codes = np.array(self._coded(template.words), dtype=np.uint64)
        self._template, _ = _selected(codes, np.zeros(codes.size, dtype=np.uint32))

    def add(self, student: int, source: str) -> None:
        # Text that could not hold enough tokens is not worth reading.
        if len(source) - len(self.stub) < LEAST_WORDS:
            return
        found = structure(source)
        if found is None or len(found.words) - self._of_stub < LEAST_WORDS:
            return
        self._waiting.extend(self._coded(found.words))
        self._students.append(student)
        self._wholes.append(_digest(found))
        self._lengths.append(len(found.words))
        if len(self._waiting) >= AT_A_TIME:
            self._cut_waiting()

    def similarities(self) -> Similarities:
        self._cut_waiting()
        number = len(self._students)
        rare = min(RARE_MOST, max(RARE_LEAST, int(RARE_SHARE * number)))
        if number < FEWEST_ANSWERS:
            return Similarities(number, rare)
        same: dict[bytes, list[int]] = {}
        for answer, whole in enumerate(self._wholes):
            same.setdefault(whole, []).append(answer)
        found = [self._alike(group, 1.0) for group in same.values() if 2 <= len(group) <= rare]
        found += [
            self._alike(pair, share)
            for pair, share in self._partly(rare)
            if self._wholes[pair[0]] != self._wholes[pair[1]]
        ]
        return Similarities(number, rare, tuple(sorted(found, key=lambda each: each.students)))

    def _coded(self, words: Sequence[str]) -> list[int]:
        return [self._codes.setdefault(word, len(self._codes) + 1) for word in words]

    def _cut_waiting(self) -> None:
        number = np.arange(self._cut, len(self._lengths), dtype=np.uint32)
        owner = np.repeat(number, self._lengths[self._cut :])
        pieces, owners = _selected(np.array(self._waiting, dtype=np.uint64), owner)
        self._pieces.frombytes(pieces.tobytes())
        self._owners.frombytes(owners.tobytes())
        self._waiting, self._cut = array("I"), len(self._lengths)

    def _partly(self, rare: int) -> Iterator[tuple[tuple[int, int], float]]:
        """Pairs of answers that share most of their pieces, rare ones among them."""
        pieces, owners = np.asarray(self._pieces), np.asarray(self._owners)
        own = ~np.isin(pieces, self._template)
        held = np.unique(np.stack([owners[own], pieces[own]], axis=1), axis=0)
        ends = np.searchsorted(held[:, 0], np.arange(len(self._students) + 1))

        def pieces_of(answer: int) -> Codes:
            return held[ends[answer] : ends[answer + 1], 1]

        shared = Counter(_pairs(held[:, 1], held[:, 0], rare))
        for (one, other), count in shared.items():
            if count >= RARE_PIECES:
                of_one, of_other = pieces_of(one), pieces_of(other)
                both = np.intersect1d(of_one, of_other, assume_unique=True).size
                share = both / (of_one.size + of_other.size - both)
                if share >= PART:
                    yield (one, other), share

    def _alike(self, answers: Sequence[int], share: float) -> Alike:
        return Alike(
            students=tuple(sorted(self._students[answer] for answer in answers)),
            share=share,
            words=min(self._lengths[answer] for answer in answers) - self._of_stub,
        )


def _selected(codes: npt.NDArray[np.uint64], owner: Codes) -> tuple[Codes, Codes]:
    """The selected runs of tokens, each as a number, and who owns them."""
    number = codes.size - RUN + 1
    if number < 1:
        return np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.uint32)
    runs = np.zeros(number, dtype=np.uint64)
    for place in range(RUN):
        runs = runs * _MIX + codes[place : place + number]
    hashes = ((runs * _MIX) >> np.uint64(32)).astype(np.uint32)
    within_one = owner[:number] == owner[RUN - 1 :]
    kept = within_one & (hashes % ONE_IN == 0)
    return hashes[kept], owner[:number][kept]


def _pairs(pieces: Codes, owners: Codes, rare: int) -> Iterator[tuple[int, int]]:
    """Each two owners of each rare piece."""
    order = np.lexsort((owners, pieces))
    _, begins, sizes = np.unique(pieces[order], return_index=True, return_counts=True)
    few = (sizes >= 2) & (sizes <= rare)
    for begin, size in zip(begins[few], sizes[few], strict=True):
        yield from combinations(owners[order[begin : begin + size]].tolist(), 2)


def _digest(found: Structure) -> bytes:
    text = "\0".join(found.words) + "\0\0" + ",".join(map(str, found.names))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
