"""Right answers that the project was not made with pass, wrong ones do not, in several variants."""

from typing import Any

import pytest

from lossdrill.grading import grade
from lossdrill.judging.all_of import judges_in
from lossdrill.judging.solution import load_judge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack
from tests.unseen import lists, literals, run_here, submissions, written

SEEN_BY_DIFFERENT_LEARNERS = (0, 7, 19)


@pytest.mark.parametrize("name", lists())
def test_unseen_answers_get_the_verdict_they_deserve(name: str) -> None:
    """Every answer of a list of right ones passes, and none of a list of wrong ones."""
    exercise_id, _, kind = name.rpartition("_")
    pack = open_pack()
    exercise = pack.exercise(exercise_id.replace("_", "-"))
    surprising = []
    for answer, source in submissions(name, exercise.names[0]):
        for variant in SEEN_BY_DIFFERENT_LEARNERS:
            verdict = grade(source, exercise, pack, variant, run_here)
            if verdict.status == "fault" or verdict.passed != (kind == "right"):
                surprising.append((answer, variant, verdict.status, verdict.reason))
    assert not surprising


@pytest.mark.parametrize("kind", ["right", "wrong"])
@pytest.mark.parametrize("name", literals())
def test_unseen_values_get_the_verdict_they_deserve(name: str, kind: str) -> None:
    """Every way to write a right witness or choice passes, and nothing else does."""
    pack = open_pack()
    exercise = pack.exercise(name.replace("_", "-"))
    judge = load_judge(pack, exercise)
    parts: list[Any] = [part for part in judges_in(judge) if hasattr(part, "handout")]
    surprising = []
    for number in SEEN_BY_DIFFERENT_LEARNERS:
        variant = Variant(exercise.id, number)
        handout = [line for part in parts for line in part.handout(variant)]
        for answer, source in written(name, kind, handout):
            verdict = grade(source, exercise, pack, number, run_here)
            if verdict.status == "fault" or verdict.passed != (kind == "right"):
                surprising.append((answer, number, verdict.status, verdict.reason))
    assert not surprising
