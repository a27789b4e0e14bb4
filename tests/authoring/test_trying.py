"""Trying an answer: what the judge saw agrees with the verdict; known answers are recognised."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from lossdrill.authoring.local import local_run
from lossdrill.authoring.trying import Trial, differing, try_answer
from lossdrill.errors import NotRun
from lossdrill.judging.all_of import AllOf
from lossdrill.judging.solution import load, load_judge
from lossdrill.judging.views import LOOKS, Alike
from lossdrill.model import Limits
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox.wire import Call, Reply
from tests.authoring.conftest import EXERCISE

BUILT_IN = open_pack()
EXERCISES = (
    "huber-gradient",
    "mae-gradient",
    "huber-derive",
    "mse-gaussian-nll",
    "mse-outlier-pull",
    "regularisation-choose",
    "claim-delta-bias-variance",
    "ridge-overfit-witness",
    "mse-convexity-certificate",
    "mse-gd-fit",
    "huber-delta-sweep",
    "huber-curve",
    "log-loss-likelihood",
)
"""One at least of each kind of judge, which the first test holds to be so."""

HALF = """
def huber_gradient(y, y_hat, delta):
    r = y_hat - y
    return [min(max(each, -delta), delta) / len(y) / 2 for each in r]
"""


def tried(pack: Pack, exercise_id: str, source: str, *, variants: bool = False) -> Trial:
    exercise = pack.exercise(exercise_id)
    return try_answer(pack, exercise, source, 0, local_run, variants=variants)


def test_every_kind_of_judge_has_a_view() -> None:
    """Each look is tried below, and several parts are as well."""
    kinds = {type(load_judge(BUILT_IN, BUILT_IN.exercise(each))) for each in EXERCISES}
    assert kinds == {AllOf, *(kind for kind, _ in LOOKS)}


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_rows_agree_with_the_verdict(exercise_id: str) -> None:
    """All that decides passes in the reference, not all of it in a mistake, and either is
    recognised as itself.
    """
    solution = load(BUILT_IN, BUILT_IN.exercise(exercise_id), 0)
    for answer in (*solution.answers[:1], *solution.mistakes[:2]):
        trial = tried(BUILT_IN, exercise_id, answer.source)
        assert trial.view is not None
        deciding = [row for row in trial.view.rows if row.decides]
        assert deciding
        assert all(row.passed for row in deciding) == trial.verdict.passed
        assert trial.verdict.passed == (answer in solution.answers)
        equal = {one.id for one in trial.view.alike if one.equal}
        assert not trial.view.alike or answer.name in equal
        assert msgspec.json.encode(trial.view)


def test_what_fails_stands_first_with_what_is_right(root: Path) -> None:
    """A row has the arguments by name, the answer's value, the right one, and how far off it is."""
    view = tried(Pack(root), EXERCISE, HALF).view
    assert view is not None
    assert [row.passed for row in view.rows] == sorted(row.passed for row in view.rows)
    first = view.rows[0]
    assert list(first.inputs) == ["y", "y_hat", "delta"]
    assert isinstance(first.yours, list)
    assert isinstance(first.right, list)
    assert [2 * each for each in first.yours] == first.right  # type: ignore[operator]
    assert first.error == 0.5
    assert first.tolerance == 1e-9


def test_how_the_score_came_about(root: Path) -> None:
    """The share, what trivial answers reach, and the score follow from each other."""
    trial = tried(Pack(root), EXERCISE, HALF.replace(" / 2", " * (1 + (abs(each) < delta))"))
    assert trial.view is not None
    share, beyond, *_ = trial.view.facts
    assert "ordinary points (weight 0.85)" in share
    assert f"not below 0, is {trial.verdict.score:.4f}." in beyond
    assert trial.verdict.score > 0


def test_almost_a_mistake(root: Path) -> None:
    """Only points where one of the two is wrong tell how near an answer is to a mistake."""
    source = HALF.replace(
        "[min(max(each, -delta), delta) / len(y) / 2 for each in r]", "r / len(y)"
    )
    nearly = source.replace("return r", "return (r if max(abs(r)) < 50 else 2 * r)")
    view = tried(Pack(root), EXERCISE, nearly).view
    assert view is not None
    (near,) = [one for one in view.alike if one.id == "never-linear"]
    assert not near.equal
    assert 0 < near.telling_same < near.telling < near.of
    assert near.same == near.of - (near.telling - near.telling_same)
    assert near.differs_at


def test_nearness_does_not_count_where_both_are_right() -> None:
    """Two answers that are wrong at different places are not near, however few the places are."""
    apart = Alike(id="a", mistake=True, same=98, of=100, telling=2, telling_same=0)
    assert apart.nearness == 0.0


def test_all_variants(root: Path) -> None:
    """Verdicts of the same outcome stand together; one formula has the same in all variants."""
    verdicts = tried(Pack(root), EXERCISE, HALF, variants=True).variants
    assert [verdict.variant for verdict in verdicts] == list(range(32))
    (outcome,) = differing(verdicts)
    assert outcome == ("wrong", "value", "factor-half")


def test_what_did_not_run_has_no_view(root: Path) -> None:
    """There is a verdict, and nothing that a judge could have seen."""

    def run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        raise NotRun("timeout", "It took too long.")

    trial = try_answer(Pack(root), Pack(root).exercise(EXERCISE), HALF, 0, run)
    assert trial.verdict.status == "not_run"
    assert trial.view is None
