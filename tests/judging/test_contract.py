"""What an answer must keep to whatever its values."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging import contract
from tests.judging.fakes import diagnoses, judge_of, mse, mse_judge, observe, points


def breaches(learner: Any) -> list[str]:
    return [breach.reason for breach in contract.examine(observe(mse_judge(), learner))]


class Changing:
    """Answers differently each time."""

    def __init__(self, *answers: Any) -> None:
        self.answers = answers
        self.calls = 0

    def __call__(self, y: Any, y_hat: Any) -> Any:
        self.calls += 1
        answer = self.answers[self.calls % len(self.answers)]
        return answer(y, y_hat) if callable(answer) else answer


def in_place(y: Any, y_hat: Any) -> Any:
    y_hat -= y
    return np.mean(y_hat**2)


def both_in_place(y: Any, y_hat: Any) -> Any:
    y_hat -= y
    y *= 0
    return np.mean(y_hat**2)


def raising(y: Any, y_hat: Any) -> Any:
    raise ValueError


def test_an_honest_answer_breaks_nothing() -> None:
    """Nor does one that is wrong, or raises, in the same way each time."""
    for learner in (mse, lambda y, y_hat: 3, lambda y, y_hat: {"a": 1}, raising):
        assert breaches(learner) == []


@pytest.mark.parametrize(
    ("learner", "what"),
    [(in_place, "the caller's y_hat:"), (both_in_place, "the caller's y and y_hat:")],
)
def test_a_changed_input_is_named(learner: Any, what: str) -> None:
    """The message says which argument, and how to avoid it."""
    found = contract.examine(observe(mse_judge(), learner))
    assert [breach.reason for breach in found] == ["mutated"]
    assert what in found[0].message
    assert "assign to a new array" in found[0].message


@pytest.mark.parametrize(
    "learner",
    [
        Changing(1.0, 2.0),
        Changing(1.0, 1.0, 1.0, 1.0 + 1e-7),
        Changing(1.0, None),
        Changing(1.0, np.array([1.0])),
        Changing(1.0, raising),
        Changing(1.0, np.nan),
        Changing(np.inf, 1.0),
        Changing(np.inf, -np.inf),
    ],
)
def test_two_different_answers_to_one_call_are_noticed(learner: Any) -> None:
    """In value, in the eighth digit, in shape, in kind, or in whether there is one."""
    assert "nondeterministic" in breaches(learner)


@pytest.mark.parametrize(
    "learner",
    [
        lambda y, y_hat: np.nan,
        lambda y, y_hat: np.inf,
        Changing(
            lambda y, y_hat: np.mean((y_hat - y) ** 2),
            lambda y, y_hat: sum((y_hat - y) ** 2) / len(y),
        ),
        Changing(1.0, 1.0 + 1e-15),
    ],
)
def test_rounding_and_nan_are_the_same_answer(learner: Any) -> None:
    """Sums in another order differ in the last digit only, and NaN twice is the same answer."""
    assert breaches(learner) == []


def test_what_is_remembered_between_calls_is_noticed() -> None:
    """A default argument that grows makes the second call differ from the first."""

    def learner(y: Any, y_hat: Any, seen: list[Any] = []) -> Any:  # noqa: B006 - the mistake
        seen.extend((y_hat - y) ** 2)
        return np.mean(seen)

    assert breaches(learner) == ["nondeterministic"]


def test_a_wrong_shape_has_no_scale_of_its_own() -> None:
    """Outputs of a wrong shape are compared with each other all the same."""
    assert breaches(lambda y, y_hat: np.ones((2, 2))) == []
    assert breaches(Changing(np.ones((2, 2)), np.zeros((2, 2)))) == ["nondeterministic"]


def test_the_message_begins_with_what_is_right() -> None:
    """Right numbers that break the contract are called right first."""
    assert diagnoses(mse_judge(), in_place)[0].message.startswith(
        "The numbers are right, but your function changed the caller's y_hat"
    )

    def first_right() -> Any:
        seen = []

        def learner(y: Any, y_hat: Any) -> Any:
            seen.append(0)
            return mse(y, y_hat) + (len(seen) > 7)

        return learner

    judge = mse_judge()
    assert len(observe(judge, mse).cases) == 7
    message = diagnoses(judge, first_right())[0].message
    assert message.startswith("The first answers are right, but the same call gave two")


def test_wrong_numbers_are_not_called_right() -> None:
    """Where values fail too, the breach is a sentence of its own."""

    def learner(y: Any, y_hat: Any) -> Any:
        y_hat -= y
        return 2 * np.mean(y_hat**2)

    found = diagnoses(mse_judge(), learner)
    assert [diagnosis.kind for diagnosis in found] == ["generic", "contract"]
    assert found[1].message.startswith("Your function changed")


def test_infinite_answers_may_be_right_twice() -> None:
    """An infinite scale forgives nothing: infinity and a number are two answers."""
    given = points([(np.zeros(1), np.ones(1))])
    judge = judge_of(lambda y, y_hat: np.array(np.inf), "(n),(n)->()", given)
    learner = Changing(np.inf, 5.0)
    evidence = observe(judge, learner)
    assert [breach.reason for breach in contract.examine(evidence)] == ["nondeterministic"]
