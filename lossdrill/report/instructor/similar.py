"""Which similar answers are shown first, and with what beside them. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from lossdrill.classroom.similarity import Similarities


@dataclass(frozen=True)
class Group:
    """Similar answers to one exercise."""

    exercise: int
    """Its number in the order of the class."""
    students: tuple[int, ...]
    share: float
    words: int
    compared: int
    """Answers to this exercise that were long enough to compare."""
    rare: int
    """How many of them at most count as few."""
    elsewhere: int
    """Other exercises at which two of these students are similar as well."""


def groups(found: Sequence[Similarities], order: Sequence[int]) -> tuple[Group, ...]:
    """By exercise in, most unusual first out: the same students at several exercises, then the same
    structure before a part of it, then longer answers. `order` is that of the lists of students.
    """
    place = {number: place for place, number in enumerate(order)}
    together: Counter[tuple[int, int]] = Counter()
    for similarities in found:
        pairs = {pair for alike in similarities.found for pair in combinations(alike.students, 2)}
        together.update(pairs)
    every = [
        Group(
            exercise=number,
            students=tuple(sorted(alike.students, key=place.__getitem__)),
            share=alike.share,
            words=alike.words,
            compared=similarities.compared,
            rare=similarities.rare,
            elsewhere=max(together[pair] for pair in combinations(alike.students, 2)) - 1,
        )
        for number, similarities in enumerate(found)
        for alike in similarities.found
    ]
    by_place = sorted(every, key=lambda group: [place[number] for number in group.students])
    return tuple(sorted(by_place, key=lambda g: (-g.elsewhere, -g.share, -g.words, g.exercise)))
