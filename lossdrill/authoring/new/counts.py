"""How much an exercise holds, in a few words."""

from typing import Any

from lossdrill.formula.problem import prepared
from lossdrill.judging.formula import FormulaJudge
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.judging.values import ValuesJudge
from lossdrill.judging.variant import Variant
from lossdrill.model import Exercise
from lossdrill.pack import Pack


def counted(pack: Pack, exercise: Exercise) -> str:
    """20 points, 12 mistakes, 4 right answers."""
    solution = load(pack, exercise)
    parts = [
        _looked_at(exercise, solution.judge),
        (len(solution.mistakes), "mistake"),
        (len(solution.answers), "right answer"),
    ]
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in parts)


def _looked_at(exercise: Exercise, judge: Any) -> tuple[int, str]:
    """Where answers are looked at."""
    if isinstance(judge, FunctionJudge):
        return len(judge.prepared(Variant(exercise.id, 0)).points), "point"
    if isinstance(judge, FormulaJudge):
        problems = [prepared(one.expected, one.variables) for one in judge.asked.values()]
        return sum(len(each.points) + len(each.special_points) for each in problems), "point"
    assert isinstance(judge, ValuesJudge)  # noqa: S101 - there are no others here
    return len(judge.drawn(Variant(exercise.id, 0)).table), "cell"
