"""Values that the tests of practice share: small, and plainly made up."""

from typing import Any

from lossdrill.model import Attempt, Check, Counterexample, Diagnosis, Exercise, Status, Verdict


def exercise(exercise_id: str, topic: str = "mse", requires: tuple[str, ...] = ()) -> Exercise:
    return Exercise(
        id=exercise_id,
        topic=topic,
        kind="implement",
        title=f"Title of {exercise_id}",
        task=f"Do {exercise_id}.",
        difficulty=1,
        minutes=5,
        answers=("f(x)",),
        hints=("concept", "identity", "skeleton"),
        requires=requires,
    )


def verdict(exercise_id: str = "mse-value", status: Status = "wrong", **more: Any) -> Verdict:
    settings: dict[str, Any] = {"score": float(status == "pass"), "variant": 3, "pack": "0123abcd"}
    return Verdict(exercise=exercise_id, status=status, **(settings | more))


def failure(exercise_id: str = "mse-value", **more: Any) -> Verdict:
    """A verdict with every part that a failure can have."""
    settings: dict[str, Any] = {
        "reason": "value",
        "score": 0.25,
        "checks": (
            Check(id="value", title="matches the reference", passed=False, detail="4 of 12 points"),
            Check(id="shape", title="shape of the result", passed=True),
            Check(id="mutated", title="inputs untouched", passed=True),
        ),
        "diagnoses": (
            Diagnosis(id="missing-mean", kind="mistake", message="The mean is missing."),
        ),
        "counterexample": Counterexample(
            inputs={"y": [0.0], "y_hat": [3.0], "delta": 2.0},
            yours=3.0,
            expected=2.0,
            digits_right=0,
            digits_needed=9,
        ),
    }
    return verdict(exercise_id, "wrong", **(settings | more))


def attempt(
    exercise_id: str = "mse-value",
    status: Status = "wrong",
    *,
    judged: Verdict | None = None,
    **more: Any,
) -> Attempt:
    settings: dict[str, Any] = {"at": "2026-11-23T04:30:00Z", "seconds": 0.25, "hints": 0}
    return Attempt(
        exercise=exercise_id,
        source="def f(x):\n    return x\n",
        verdict=judged or verdict(exercise_id, status),
        **(settings | more),
    )
