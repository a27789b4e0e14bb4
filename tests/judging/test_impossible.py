"""Exercises that may have no example: a witness, or a certificate that there is none."""

from typing import Any

import numpy as np
import pytest

from lossdrill.judging.impossible import ImpossibleJudge, impossible
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.judging.witness_words import Claim, unit, vector, witness
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

PACK = open_pack()
EXERCISE = PACK.exercise("mse-convexity-certificate")
VARIANT = Variant(EXERCISE.id, 4)


def convexity() -> ImpossibleJudge:
    judge = load_judge(PACK, EXERCISE)
    assert isinstance(judge, ImpossibleJudge)
    return judge


JUDGE = convexity()


def rule(witness: Any = None, certificate: Any = None, variant: Variant = VARIANT) -> Ruling:
    values = {"witness": witness, "certificate": certificate}
    return JUDGE(lambda calls: [Answer(values[call.name]) for call in calls], variant)


def given(variant: Variant = VARIANT) -> tuple[Any, Any]:
    names: dict[str, Any] = {}
    exec("\n".join(JUDGE.handout(variant)), names)  # noqa: S102 - written by the judge
    return np.array(names["X"]), np.array(names["y"])


@pytest.mark.parametrize("number", range(VARIANTS))
def test_any_factor_is_a_certificate(number: int) -> None:
    """Turned by an orthogonal matrix, with rows of zeros, as lists or as an array."""
    variant = Variant(EXERCISE.id, number)
    X, _ = given(variant)
    A = np.sqrt(2 / len(X)) * X
    turn, _ = np.linalg.qr(np.random.default_rng(number).normal(size=(len(X), len(X))))
    for factor in (A, -A, A[::-1], turn @ A, np.vstack([A, np.zeros((3, 2))]), A.tolist()):
        assert rule(certificate=factor, variant=variant).status == "pass"
    for wrong in (X, A.astype(np.float32), A + 1e-9, 2 * A, np.eye(2), A[:2]):
        assert rule(certificate=wrong, variant=variant).status == "wrong"


@pytest.mark.parametrize("seed", range(20))
def test_an_attempt_is_refuted_with_its_number(seed: int) -> None:
    """What is shown is |X (b1 - b2)|² / (4n), below 0."""
    X, _ = given()
    b1, b2 = np.random.default_rng(seed).integers(-9, 9, size=(2, 2))
    ruling = rule(witness=[b1.tolist(), tuple(b2.tolist())])
    below = np.sum((X @ (b1 - b2)) ** 2) / (4 * len(X))
    assert ruling.status == "wrong"
    assert ruling.counterexample is not None
    assert float(str(ruling.counterexample.yours)) == pytest.approx(-below, rel=1e-2)
    assert ruling.diagnoses[0].id == ("below-the-chord" if (b1 != b2).any() else "no-chord")


def test_exactly_one_is_to_be_filled_in() -> None:
    """None and both are told apart."""
    X, _ = given()
    assert rule().diagnoses[0].message.startswith("`witness` and `certificate` are both None")
    both = rule([[0, 0], [1, 1]], X.tolist())
    assert both.diagnoses[0].message.startswith("An example and a proof that there is none")
    assert (both.status, both.score) == ("wrong", 0.0)


@pytest.mark.parametrize(
    ("certificate", "came"),
    [
        ([[1, 2, 3]], "is a list of shape (1, 3)"),
        ([1, 2], "is a list of shape (2,)"),
        ([[1, 2], [3]], "is a list that is not a rectangle of numbers"),
        ([[1, True]], "is a list of shape (1, 2)"),
        ([[1, float("nan")]], "holds nan"),
        ([[1, 1e9]], "holds 1000000000.0"),
        ("A", "is a string"),
        (7, "is 7"),
        ([[1, 2]] * 21, "is a list of shape (21, 2)"),
    ],
)
def test_what_is_no_matrix_is_told(certificate: Any, came: str) -> None:
    """With the form to give."""
    message = rule(certificate=certificate).diagnoses[0].message
    asked = "a matrix of 1 to 20 by 2 numbers from -1000 to 1000, as a list of rows"
    assert message == f"`certificate` {came}; give {asked}."


@pytest.mark.parametrize("number", range(0, VARIANTS, 7))
def test_the_written_answers_are_what_they_say(number: int) -> None:
    """Certificates pass; near misses of both kinds fail and hear their own sentence."""
    variant = Variant(EXERCISE.id, number)
    solution = load(PACK, EXERCISE, number)

    def read(source: str) -> Ruling:
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - written by the judge
        return rule(names["witness"], names["certificate"], variant)

    assert {read(answer.source).status for answer in solution.answers} == {"pass"}
    for mistake in solution.mistakes:
        assert read(mistake.source).diagnoses[0].id == mistake.name


def test_where_there_is_a_witness_it_passes() -> None:
    """The same form serves exercises that do have an example."""
    exists = witness(Claim("w", lambda witness: witness, more_than=0.5), examples=[], witness=unit)
    none = witness(Claim("c", lambda certificate: 1, at_most=0), examples=[], certificate=vector(2))
    judge = impossible(witness=exists, certificate=none)

    def ruled(w: Any, c: Any) -> str:
        return judge(lambda calls: [Answer(w), Answer(c)], VARIANT).status

    assert ruled(1, None) == "pass"
    assert ruled(0, None) == ruled(None, [1, 2]) == "wrong"


def test_the_parts_have_their_fixed_names() -> None:
    """And are given the same data."""
    one = witness(Claim("x", lambda x: x, more_than=0), examples=[], x=unit)
    with pytest.raises(ValueError, match="the names are"):
        impossible(witness=one, certificate=one)
    with pytest.raises(ValueError, match="given the same"):
        impossible(witness=JUDGE.witness, certificate=witness(examples=[], certificate=unit))
