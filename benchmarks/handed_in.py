"""What a class hands in: files that are right and files that are wrong, to all exercises."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from benchmarks.corpus import corpus
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.model import Exercise
from lossdrill.pack import Pack


@dataclass(frozen=True)
class HandedIn:
    exercise: Exercise
    variant: int
    source: str
    right: bool


def handed_in(
    pack: Pack,
    variants: int,
    wanted: Callable[[Pack, Exercise], bool] = lambda pack, exercise: True,
) -> Iterator[HandedIn]:
    """Right and wrong ones in turn, through all exercises that are wanted; without end."""
    known = [
        HandedIn(exercise, variant, answer.source, answer.right)
        for variant in range(variants)
        for exercise in pack.exercises
        if wanted(pack, exercise)
        for answer in corpus(pack, exercise, variant)
    ]
    rights, wrongs = (
        _spread([each for each in known if each.right == right]) for right in (True, False)
    )
    return chain.from_iterable(zip(rights, wrongs, strict=True))


def all_different(handed_in: Iterator[HandedIn]) -> Iterator[HandedIn]:
    """The same without two files that are the same."""
    for number, one in enumerate(handed_in):
        yield replace(one, source=f"{one.source}\n# handed in as number {number}\n")


def asks_for_a_function(pack: Pack, exercise: Exercise) -> bool:
    return isinstance(load(pack, exercise).judge, FunctionJudge)


def _spread(known: Sequence[HandedIn]) -> Iterator[HandedIn]:
    """All of them, in steps that soon lead through every exercise; again and again."""
    size = len(known)
    step = next(step for step in count(size * 5 // 8) if math.gcd(step, size) == 1)
    for place in count():
        yield known[place * step % size]
