"""Submissions to every exercise, as a class hands them in: what the pack knows, and the answers of
the tests, which it has not seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lossdrill.judging.choices import ChoicesJudge
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from tests.unseen import lists, literals, submissions, written


@dataclass(frozen=True)
class Submission:
    name: str
    source: str
    right: bool


def corpus(pack: Pack, exercise: Exercise, variant: int) -> Iterator[Submission]:
    """Right answers and mistakes of the pack, then those of `tests/answers`."""
    solution = load(pack, exercise, variant)
    yield from (Submission(answer.name, answer.source, right=True) for answer in solution.answers)
    yield from (Submission(answer.name, answer.source, right=False) for answer in solution.mistakes)
    stem = exercise.file_name.removesuffix(".py")
    judge = solution.judge
    options = (
        judge.handout(Variant(exercise.id, variant)) if isinstance(judge, ChoicesJudge) else ()
    )
    for kind in ("right", "wrong"):
        unseen: Iterator[tuple[str, str]] = iter(())
        if f"{stem}_{kind}" in lists():
            unseen = submissions(f"{stem}_{kind}", exercise.names[0])
        elif stem in literals():
            unseen = written(stem, kind, options)
        for name, source in unseen:
            yield Submission(f"unseen {name}", source, right=kind == "right")
