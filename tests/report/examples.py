"""A pack and histories to draw: of the real types, and as long as a term's work."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from lossdrill.folders import data_root
from lossdrill.formula import POSITIVE, compare, scalar
from lossdrill.judging.solution import load
from lossdrill.model import (
    Attempt,
    Check,
    Counterexample,
    Curve,
    Diagnosis,
    Exercise,
    Reading,
    Verdict,
)
from lossdrill.pack import Pack
from lossdrill.practice.history import Handout, HintSeen, History, SolutionOpened
from lossdrill.practice.reviews import Review, review
from lossdrill.practice.rounds import rounds
from lossdrill.report import learner_report

BEGINNING = datetime(2026, 11, 3, 17, 20, tzinfo=UTC)

TITLES = {
    "mse-value": "Mean squared error",
    "mse-gradient": "Gradient of the mean squared error",
    "mae-value": "Mean absolute error",
    "mae-gradient": "A subgradient of the mean absolute error",
    "rmse-value": "Root mean squared error",
    "rmse-gradient": "Gradient of the root mean squared error",
    "huber-value": "Mean Huber loss",
    "huber-derive": "Derivative of the Huber loss of one sample",
    "huber-gradient": "Gradient of the mean Huber loss",
    "log-loss-value": "Log loss of probabilities",
    "log-loss-gradient": "Gradient of the log loss through the sigmoid",
    "mse-sigmoid-vanishing": "Where squared error stops teaching",
    "softmax": "The softmax of each row",
    "cross-entropy-value": "Cross-entropy of logits",
    "cross-entropy-gradient": "Gradient of the cross-entropy",
    "hinge-value": "Mean hinge loss",
    "hinge-gradient": "A subgradient of the mean hinge loss",
}
TOPIC_OF = {"softmax": "cross_entropy", "mse-sigmoid-vanishing": "log_loss"}
TOPICS = {
    "mse": "Squared error",
    "mae": "Absolute error",
    "rmse": "Root mean squared error",
    "huber": "Huber loss",
    "log_loss": "Log loss",
    "cross_entropy": "Cross-entropy",
    "hinge": "Hinge loss",
}


def exercise(exercise_id: str, **changes: Any) -> Exercise:
    fields: dict[str, Any] = {
        "id": exercise_id,
        "topic": TOPIC_OF.get(exercise_id, exercise_id.rpartition("-")[0].replace("-", "_")),
        "kind": "implement",
        "title": TITLES.get(exercise_id, exercise_id),
        "task": f"Implement the {TITLES.get(exercise_id, exercise_id).lower()}.",
        "difficulty": 2,
        "minutes": 10,
        "answers": (f"{exercise_id.replace('-', '_')}(y, y_hat)",),
        "hints": ("The concept.", "The identity.", "The skeleton."),
    }
    return Exercise(**{**fields, **changes})


EXERCISES = tuple(exercise(exercise_id) for exercise_id in TITLES)

SOURCE = '''import numpy as np


def huber_gradient(y, y_hat, delta):
    """Gradient of the mean Huber loss with respect to y_hat."""
    r = y_hat - y
    # quadratic near zero, linear beyond delta
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(y)
'''


def curve() -> Curve:
    """The learner's slope is ±1 beyond delta, where it should be ±delta."""
    x = np.linspace(-4, 4, 81)
    return Curve(
        title="Gradient of the Huber loss, delta = 2",
        along="residual",
        x=tuple(x.tolist()),
        yours=tuple(np.where(np.abs(x) <= 2, x, np.sign(x)).tolist()),
        expected=tuple(np.clip(x, -2, 2).tolist()),
        kinks=(-2.0, 2.0),
    )


def passing(exercise_id: str, variant: int = 3) -> Verdict:
    return Verdict(exercise=exercise_id, status="pass", score=1.0, variant=variant)


def failing(exercise_id: str, **changes: Any) -> Verdict:
    fields: dict[str, Any] = {
        "exercise": exercise_id,
        "status": "wrong",
        "score": 0.4,
        "variant": 3,
        "reason": "value",
    }
    return Verdict(**{**fields, **changes})


def typed(exercise_id: str, formula: str, **changes: Any) -> Verdict:
    """An answer in r and delta, with how it was read."""
    variables = [scalar("r"), scalar("delta", POSITIVE)]
    read = compare(formula, "clip(r, -delta, delta)", variables)
    reading = Reading(name="answer", text=read.read_as, mathml=read.mathml)
    return failing(exercise_id, read_as=(reading,), **changes)


def diagnosed(exercise_id: str, diagnosis: str, message: str, **changes: Any) -> Verdict:
    said = (Diagnosis(id=diagnosis, kind="mistake", message=message),)
    return failing(exercise_id, diagnoses=said, **changes)


def attempt(
    verdict: Verdict, *, minutes: float = 0, source: str = SOURCE, hints: int = 0
) -> Attempt:
    at = (BEGINNING + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Attempt(
        exercise=verdict.exercise, at=at, source=source, verdict=verdict, seconds=0.2, hints=hints
    )


def now_of(history: History) -> str:
    """The morning after the last attempt."""
    last = max((each.at for each in history.attempts), default=BEGINNING.isoformat())
    return (datetime.fromisoformat(last) + timedelta(hours=15)).strftime("%Y-%m-%dT%H:%M:%SZ")


def reviews_of(history: History) -> tuple[Review, ...]:
    found = (review(own) for own in rounds(history).values())
    return tuple(each for each in found if each is not None)


def page(pack: Pack, history: History, now: str = "") -> str:
    """The report on a history, as of the morning after unless told."""
    return learner_report(pack, history, reviews_of(history), now or now_of(history))


LONG = "delta*r/max(delta, |r|) + 0*(" + " + ".join(f"r^{n}/delta^{n}" for n in range(2, 30)) + ")"
"""As wide as no window."""

SUMMED = (
    "missing-mean",
    "Every entry is n times too large, and n is 4: you summed, this exercise takes the mean.",
)
UNIT_SLOPE = (
    "unit-slope",
    "Beyond delta the slope is ±delta. ±1 is Smooth-L1, which is Huber divided by delta.",
)
NAN = (
    "nan-at-kink",
    "At a residual of 0, `r / np.abs(r)` is 0/0: any number from −1 to 1 is right there, not NaN.",
)
TRANSPOSED = ("no-transpose", "The matrix is not transposed: it only fits because n equals d here.")


def term() -> History:
    """Three weeks of a learner who is in the middle of the track."""
    huber_case = Counterexample(
        inputs={"y": [0.0], "y_hat": [3.0], "delta": 2.0}, yours=[1.0], expected=[2.0]
    )
    huber_checks = (
        Check(id="value", title="matches the reference", passed=False, detail="25 of 45 points"),
        Check(id="shape", title="shape of the result", passed=True),
    )
    days: Sequence[tuple[float, list[Verdict]]] = (
        (0, [diagnosed("mse-value", *SUMMED), passing("mse-value")]),
        (0.02, [diagnosed("mse-gradient", *SUMMED), diagnosed("mse-gradient", *TRANSPOSED)]),
        (1, [passing("mse-gradient"), passing("mae-value")]),
        (
            3,
            [
                diagnosed("mae-gradient", *NAN, reason="nan"),
                diagnosed("mae-gradient", *NAN, reason="nan"),
            ],
        ),
        (3.02, [failing("mae-gradient", reason="kink"), passing("mae-gradient")]),
        (8, [passing("rmse-value"), diagnosed("rmse-gradient", *NAN, reason="nan")]),
        (9, [diagnosed("rmse-gradient", *SUMMED), passing("rmse-gradient")]),
        (
            14,
            [
                passing("huber-value"),
                typed("huber-derive", "where(|r| <= delta, r, sign(r))"),
                typed("huber-derive", LONG, status="pass", score=1.0, reason=None),
                failing("huber-gradient", status="not_run", reason="syntax"),
            ],
        ),
        (14.03, [passing("log-loss-value"), failing("log-loss-gradient", reason="stability")]),
        (
            17,
            [
                diagnosed("huber-gradient", *SUMMED, curve=curve()),
                diagnosed(
                    "huber-gradient",
                    *UNIT_SLOPE,
                    checks=huber_checks,
                    counterexample=huber_case,
                    curve=curve(),
                ),
            ],
        ),
    )
    attempts = [
        attempt(verdict, minutes=day * 24 * 60 + 4 * i)
        for day, verdicts in days
        for i, verdict in enumerate(verdicts)
    ]
    at = attempts[-1].at
    hints = [HintSeen(exercise="huber-gradient", step=step, at=at) for step in (1, 2)]
    hints += [HintSeen(exercise="mae-gradient", step=1, at=at)]
    opened = SolutionOpened(exercise="mae-gradient", variant=3, gave_up=False, at=at)
    handout = Handout(exercise="huber-gradient", variant=3, path="h.py", at=attempts[-3].at)
    return History(
        attempts=tuple(attempts), hints=tuple(hints), solutions=(opened,), handouts=(handout,)
    )


def long(attempts: int, days: int = 120, exercises: Sequence[Exercise] = EXERCISES) -> History:
    """Many attempts, drawn by a fixed rule over all exercises; each pass leads to another round."""
    variants = dict.fromkeys((exercise.id for exercise in exercises), 0)

    def verdicts() -> Iterator[Verdict]:
        for i in range(attempts):
            exercise_id = exercises[(i * 7 + i // 11) % len(exercises)].id
            variant = variants[exercise_id] % 32
            if i % 3:
                variants[exercise_id] += 1
                yield passing(exercise_id, variant)
            else:
                said = (SUMMED, UNIT_SLOPE, NAN, TRANSPOSED)[i % 4]
                drawn = curve() if i % 5 == 0 else None
                yield diagnosed(exercise_id, *said, curve=drawn, variant=variant)

    step = days * 24 * 60 / max(attempts, 1)
    return History(attempts=tuple(attempt(v, minutes=i * step) for i, v in enumerate(verdicts())))


def write_pack(root: Path) -> Path:
    """The exercises above as a pack of manifests, with the built-in losses."""
    topics = ", ".join(f'"{topic}"' for topic in TOPICS)
    for each in EXERCISES:
        folder = root / "exercises" / each.topic / each.id
        folder.mkdir(parents=True)
        (folder.parent / "README.md").write_text(f"# {TOPICS[each.topic]}\n", encoding="utf-8")
        (folder / "exercise.toml").write_text(
            f'title = "{each.title}"\ntask = "{each.task}"\nkind = "{each.kind}"\n'
            f'difficulty = 2\nminutes = 10\nanswers = ["{each.answers[0]}"]\n'
            'hints = ["one", "two", "three"]\n',
            encoding="utf-8",
        )
    track = f"format = 1\ntopics = [{topics}]\n"
    (root / "exercises" / "track.toml").write_text(track, encoding="utf-8")
    (root / "solutions").symlink_to(data_root() / "solutions")
    return root


def interview(pack: Pack) -> History:
    """Two mock interviews at the built-in exercises: the first broken off, the second asked on;
    some of what they lean on is passed.
    """
    exercise_ = pack.exercise("mock-interview")
    proofs = ("ridge-objective", "smooth-l1-value", "mse-logistic-claim", "crammer-singer")
    judged = [passing(one) for one in proofs] + [failing("rmse-why-kaggle")]
    attempts = [attempt(verdict, minutes=10 * i) for i, verdict in enumerate(judged)]
    handouts = []
    for day, variant, minutes, asked_on in ((4, 3, 52, False), (9, 4, 61.5, True)):
        begun = day * 24 * 60
        at = attempt(passing("mock-interview"), minutes=begun).at
        handouts.append(Handout(exercise=exercise_.id, variant=variant, path="i.py", at=at))
        checks = (Check(id="more", title="more", passed=asked_on),)
        verdict = failing(
            exercise_.id, status="unscored", reason=None, variant=variant, checks=checks
        )
        source = load(pack, exercise_, variant).answers[0].source
        if not asked_on:
            source = source[: source.index("mse_more =")]
        attempts.append(attempt(verdict, minutes=begun + minutes, source=source))
    return History(attempts=tuple(attempts), handouts=tuple(handouts))
