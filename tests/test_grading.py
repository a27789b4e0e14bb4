"""The one place where pack, judge and sandbox meet."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from lossdrill.errors import NotRun
from lossdrill.grading import grade
from lossdrill.model import Limits, Verdict
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox.fresh import Run, fresh_run
from lossdrill.sandbox.wire import Answer, Call, Reply
from tests.judging.packs import SOLUTION, write_pack
from tests.unseen import run_here

RIGHT = """
import numpy as np
print("loading")

def twice(x):
    print("called")
    return 2 * x
"""


@pytest.fixture
def run() -> Iterator[Run]:
    with fresh_run() as started:
        yield started


def graded(pack: Pack, source: str, run: Run, variant: int = 3) -> Verdict:
    return grade(source, pack.exercise("twice"), pack, variant, run)


def test_a_right_answer_passes_with_everything_about_it(tmp_path: Path, run: Run) -> None:
    """Exercise, variant, the pack's hash, what was printed, and the layers that held."""
    pack = write_pack(tmp_path)
    verdict = graded(pack, RIGHT, run)
    assert (verdict.status, verdict.score, verdict.exercise) == ("pass", 1.0, "twice")
    assert verdict.variant == 3
    assert verdict.pack == pack.content_hash != ""
    assert verdict.printed.startswith("loading")
    assert "called" in verdict.printed
    assert "rlimits" in verdict.isolation


def test_a_wrong_answer_comes_with_its_mistake(tmp_path: Path, run: Run) -> None:
    """The ruling of the judge is in the verdict, part by part; both questions were run."""
    verdict = graded(write_pack(tmp_path), RIGHT.replace("2 * x", "x * x"), run)
    assert (verdict.status, verdict.reason) == ("wrong", "value")
    assert [diagnosis.id for diagnosis in verdict.diagnoses] == ["squared"]
    assert verdict.counterexample is not None
    assert verdict.counterexample.inputs == {"x": [1.0]}
    assert verdict.printed.startswith("loading")
    assert "rlimits" in verdict.isolation


@pytest.mark.parametrize("answer", ["return 3 * r", "return r - 1", "raise ValueError(len(y))"])
def test_without_a_curve_everything_else_is_the_same(answer: str) -> None:
    """Who looks at many verdicts can do without the calls that draw a line."""
    pack = open_pack()
    exercise = pack.exercise("huber-gradient")
    source = f"def huber_gradient(y, y_hat, delta):\n    r = (y_hat - y) / len(y)\n    {answer}\n"
    source = source.replace("raise", "if len(y) > 4:\n        raise") + "    return r\n"
    drawn = grade(source, exercise, pack, 3, run_here)
    plain = grade(source, exercise, pack, 3, run_here, curve=False)
    assert drawn.curve is not None
    assert msgspec.structs.replace(drawn, curve=None) == plain


@pytest.mark.parametrize(
    ("source", "reason", "message"),
    [
        ("def twice(x):\n    return 2 * * x\n", "syntax", "line 2"),
        ("def twise(x):\n    return 2 * x\n", "missing_name", "twise"),
        ("print('here')\nraise ValueError('no')\n", "raised", "ValueError"),
        ("def twice(x):\n    raise KeyError('x')\n", "raised", "KeyError"),
        ("def twice(x, y):\n    return x\n", "raised", "twice"),
    ],
)
def test_what_did_not_run_says_why(
    tmp_path: Path, run: Run, source: str, reason: str, message: str
) -> None:
    """The verdict is `not_run` with the rule that was met, and no score."""
    pack = write_pack(tmp_path)
    verdict = graded(pack, source, run)
    assert (verdict.status, verdict.reason, verdict.score) == ("not_run", reason, 0.0)
    assert [(found.id, found.kind) for found in verdict.diagnoses] == [(reason, "run")]
    assert message in verdict.diagnoses[0].message
    assert verdict.pack == pack.content_hash
    assert verdict.printed == ("here\n" if "here" in source else "")


def test_an_endless_loop_meets_the_exercises_own_limit(tmp_path: Path, run: Run) -> None:
    """The limits are those of the manifest."""
    pack = write_pack(tmp_path)
    manifest = tmp_path / "exercises" / "numbers" / "twice" / "exercise.toml"
    manifest.write_text(manifest.read_text() + "[limits]\nseconds = 0.3\n")
    verdict = graded(pack, "def twice(x):\n    while True: pass\n", run)
    assert (verdict.status, verdict.reason) == ("not_run", "timeout")
    assert "after 0.3 s" in verdict.diagnoses[0].message


def answering(value: float) -> Run:
    """A run that gives the same value for every call."""

    def run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        return Reply(tuple(Answer(value) for _ in calls), "printed", ("a layer",))

    return run


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("return x + x", "return x * x", None),
        ("return x + x", "return x / nothing", "NameError"),
        ('"(n)->(n)"', '"(n)->()"', "expected a result of shape ()"),
        ("judge = ", "verdict = ", "judge: expected one"),
        ("FACTOR = 2", "FACTOR = = 2", "SyntaxError"),
        ('"(n)->(n)"', '"(n),(n)->(n)"', "correct the signature"),
    ],
)
def test_a_pack_at_fault_is_never_the_learners(
    tmp_path: Path, old: str, new: str, message: str | None
) -> None:
    """The verdict is `fault`, with the author's file or function in it."""
    pack = write_pack(tmp_path, SOLUTION.replace(old, new))
    verdict = graded(pack, RIGHT, answering(1.0))
    if message is None:  # another function is no fault: the reference decides what is right
        assert verdict.status == "wrong"
        return
    assert (verdict.status, verdict.reason, verdict.score) == ("fault", "fault", 0.0)
    assert message in verdict.diagnoses[0].message
    assert "\n" not in verdict.diagnoses[0].message
    assert verdict.pack == pack.content_hash


def test_a_run_that_fails_is_not_judged(tmp_path: Path) -> None:
    """What the sandbox says and what was printed are carried over."""

    def run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        assert file_name == "twice.py"
        raise NotRun("memory", "Too much memory.", printed="before")

    verdict = graded(write_pack(tmp_path), RIGHT, run)
    assert (verdict.status, verdict.reason, verdict.printed) == ("not_run", "memory", "before")
    assert verdict.diagnoses[0].message == "Too much memory."


def test_a_second_run_that_fails_changes_nothing(tmp_path: Path) -> None:
    """The first one has decided; the second would only have explained."""
    calls_made: list[int] = []

    def run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        calls_made.append(len(calls))
        if len(calls_made) > 1:
            raise NotRun("timeout", "Too long.", printed="second")
        given = [(call.arguments or ())[0] for call in calls]
        answers = (Answer(1.0 if len(x) > 2 else 2 * x) for x in given)
        return Reply(tuple(answers), "printed", ("a layer",))

    verdict = graded(write_pack(tmp_path), RIGHT, run)
    assert (verdict.status, len(calls_made)) == ("wrong", 2)
    assert (verdict.printed, verdict.isolation) == ("printed", ("a layer",))


def test_every_verdict_is_json(tmp_path: Path) -> None:
    """NaN included: what is written reads back as the same verdict."""
    for value in (1.0, float("nan"), float("inf")):
        verdict = graded(write_pack(tmp_path), RIGHT, answering(value))
        text = msgspec.json.encode(verdict)
        assert msgspec.json.decode(text, type=Verdict) == verdict


def test_the_built_in_pack_is_judged_the_same_way(run: Run) -> None:
    """An exercise of each judge, through the real sandbox."""
    pack = open_pack()
    for exercise_id, source, status in (
        ("mse-sigmoid-vanishing", "y, z = 0, 1000", "pass"),
        ("mse-sigmoid-vanishing", "y, z = None, None", "wrong"),
        ("mse-logistic-claim", "answer = {'a', 'b', 'c', 'd', 'e', 'f'}", "wrong"),
        ("huber-gradient", "def huber_gradient(*a): return a[1] - a[0]", "wrong"),
    ):
        verdict = grade(source, pack.exercise(exercise_id), pack, 0, run)
        assert verdict.status == status
