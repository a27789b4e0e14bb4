"""What is known before anyone answers, made once for each exercise and variant."""

from collections import Counter
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.function import MOST_REPEATED, FunctionJudge
from lossdrill.judging.groundwork import MOST_SIMPLE, Groundwork
from lossdrill.judging.solution import Mistake, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack
from tests.judging.fakes import asking, judge_of, mse, mse_judge, pairs, points


def groundwork(judge: FunctionJudge, variant: int = 0) -> Groundwork:
    return judge.prepared(Variant("fake", variant))


def counted(asked: list[bytes]) -> Mistake:
    """A mistake that remembers what it was asked, and overwrites it."""

    def doubled(y: Any, y_hat: Any) -> Any:
        asked.append(y.tobytes() + y_hat.tobytes())
        y *= 2
        return mse(y, y_hat)

    return Mistake(doubled, "Doubled.")


def test_it_is_made_once() -> None:
    """The same judge and variant have the same groundwork, and so has the same exercise."""
    judge = mse_judge()
    assert groundwork(judge) is groundwork(judge)
    assert groundwork(judge) is not groundwork(judge, 1)
    exercise = open_pack().exercise("huber-value")
    assert load_judge(open_pack(), exercise) is load_judge(open_pack(), exercise)


def test_the_deciding_question_asks_some_points_twice() -> None:
    """Every point once, and then of each group as many as is said, or all that it has."""
    judge = load_judge(open_pack(), open_pack().exercise("mae-gradient"))
    assert isinstance(judge, FunctionJudge)
    known = groundwork(judge)
    count = len(known.points)
    asked = [*range(count), *known.again]
    for place, call in zip(asked, known.calls, strict=False):
        assert call.arguments is known.points[place].arguments
    groups = Counter(point.group for point in known.points)
    again = Counter(known.points[place].group for place in known.again)
    assert len(groups) > 1
    assert again == {group: min(size, MOST_REPEATED) for group, size in groups.items()}
    assert len(set(known.again)) == len(known.again)


def test_the_simplest_cases_are_asked_ahead() -> None:
    """The shortest in writing of all parts of ordinary points, after what decides."""
    known = groundwork(mse_judge())
    parts = [part for point in known.points for part in known.smaller(point)]
    shortest = sorted(part.length for part in parts)[:MOST_SIMPLE]
    assert [part.length for part in known.simplest] == shortest
    ahead = known.calls[len(known.points) + len(known.again) :]
    assert [call.arguments for call in ahead] == [part.arguments for part in known.simplest]


def test_a_mistake_is_asked_once_and_changes_nothing() -> None:
    """However many submissions are compared with it, and even if it writes to its inputs."""
    asked: list[bytes] = []
    judge = mse_judge(mistakes=[counted(asked)])
    before = [np.copy(point.arguments[0]) for point in groundwork(judge).points]
    for factor in (0.5, 3.0):
        judge(asking(lambda y, y_hat, factor=factor: factor * mse(y, y_hat)), Variant("fake", 0))
    assert len(asked) == len(set(asked)) > 0
    for point, kept in zip(groundwork(judge).points, before, strict=True):
        np.testing.assert_array_equal(point.arguments[0], kept)


def test_smaller_cases_are_parts_of_a_point() -> None:
    """Its single samples and neighbouring pairs, with what is right there; one sample has none."""
    judge = judge_of(mse, "(n),(n)->()", points(pairs(1, 3)))
    known = groundwork(judge)
    single, three = known.points
    assert known.smaller(single) == []
    parts = known.smaller(three)
    assert [len(part.arguments[0]) for part in parts] == [1, 1, 1, 2, 2]
    assert known.smaller(three) is parts
    for part in parts:
        assert known.right_at(part).value == mse(*part.arguments)
        assert known.right_at(part) is known.right_at(part)


@pytest.mark.parametrize("answer", ["a string", None, np.zeros((2, 2))])
def test_only_outputs_of_the_right_shape_are_stacked(answer: Any) -> None:
    """A mistake that gives something else is known, and compared by itself."""
    strange = Mistake(lambda y, y_hat: answer, "Strange.")
    fitting = Mistake(lambda y, y_hat: 2 * mse(y, y_hat), "Doubled.")
    known = groundwork(mse_judge(mistakes=[strange, fitting]))
    point = known.points[-1]
    found = known.outputs_at(point)
    assert found.mistakes == (fitting,)
    assert found.outputs.tolist() == [2 * mse(*point.arguments)]
    assert not known.known(strange, point).right
