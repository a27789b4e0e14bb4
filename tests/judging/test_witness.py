"""Witnesses: what counts as a number, what proves a claim, and what is said of a near miss."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lossdrill.judging import exact
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load_judge
from lossdrill.judging.variant import Variant
from lossdrill.judging.witness import WitnessJudge
from lossdrill.judging.witness_words import (
    Claim,
    label,
    near_miss,
    unit,
    vector,
    within,
    witness,
)
from lossdrill.model import Limits
from lossdrill.pack import open_pack
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Answer, Call

DIGITS = 1000
"""Enough for 1 - exp(-1000), which fifty digits cannot tell from 1."""

numbers = st.one_of(
    st.floats(-1000, 1000),
    st.floats(-20, 20),
    st.integers(-30, 30),
    st.fractions(-40, 40),
    st.sampled_from([0.0, 1.0, -12.0, 2.25, -1000.0, 1000.0]),
)
mixtures = st.one_of(
    st.floats(0, 1), st.fractions(0, 1), st.sampled_from([0, 1, 0.5, 5e-324, 1e-60])
)


def judge_named(exercise_id: str) -> WitnessJudge:
    pack = open_pack()
    judge = load_judge(pack, pack.exercise(exercise_id))
    assert isinstance(judge, WitnessJudge)
    return judge


NONCONVEX = judge_named("mse-sigmoid-nonconvex")
VANISHING = judge_named("mse-sigmoid-vanishing")


def rule(judge: WitnessJudge, values: Mapping[str, Any]) -> Ruling:
    return judge(lambda calls: [Answer(values[call.name]) for call in calls], Variant("w", 0))


def parts(example: Any) -> Mapping[str, Any]:
    assert isinstance(example, Mapping)
    return example


def sentence(ruling: Ruling) -> str:
    (diagnosis,) = ruling.diagnoses
    return diagnosis.message


def exactly(value: Any) -> Any:
    value = Fraction(value)
    return mpmath.mpf(value.numerator) / value.denominator


def sigmoid(z: Any) -> Any:
    return 1 / (1 + mpmath.exp(-z))


def above_the_chord(loss: Callable[[Any], Any], w1: Any, w2: Any, t: Any) -> Any:
    return loss(t * w1 + (1 - t) * w2) - t * loss(w1) - (1 - t) * loss(w2)


@settings(max_examples=150, deadline=None)
@given(numbers, numbers, mixtures)
def test_what_is_said_of_a_chord_is_true(w1: Any, w2: Any, t: Any) -> None:
    """Verdict and sentence agree with mpmath at a thousand digits, for any witness at all."""
    ruling = rule(NONCONVEX, {"w1": w1, "w2": w2, "t": t})
    with mpmath.workdps(DIGITS):
        one, other, weight = map(exactly, (w1, w2, t))
        rise = above_the_chord(lambda w: (1 - sigmoid(w)) ** 2, one, other, weight)
        least = min(sigmoid(one), sigmoid(other))
        assert (ruling.status == "pass") == (rise > 0.01 * (1 + 1e-9))
        if ruling.status == "pass":
            return
        truths = {
            "at-an-end": w1 == w2 or t in {0, 1},
            "both-on-the-convex-side": least > mpmath.mpf(1) / 3 and rise < 0,
            "no-difference": abs(rise) < 1e-40,
            "too-little": 0 < rise <= 0.0100001,
            "below-the-chord": rise < 0,
        }
        assert truths[ruling.diagnoses[0].id]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([0, 1, 0.0, 1.0, Fraction(1)]), numbers)
def test_what_is_said_of_a_prediction_is_true(y: Any, z: Any) -> None:
    """The two derivatives in closed form decide as the judge does, which differentiates."""
    ruling = rule(VANISHING, {"y": y, "z": z})
    with mpmath.workdps(DIGITS):
        p = sigmoid(exactly(z))
        log_loss = abs(p - int(y))
        squared = 2 * log_loss * p * (1 - p)
        assert (ruling.status == "pass") == (
            log_loss > 0.9 * (1 + 1e-9) and squared < 1e-6 * (1 - 1e-9)
        )
        if ruling.status == "pass":
            return
        truths = {
            "sure-and-right": log_loss < 0.1 and squared < 0.02,
            "not-sure-enough": 0.1 <= log_loss <= 0.9,
            "not-far-enough": log_loss > 0.9 and squared >= 1e-6,
        }
        assert truths[ruling.diagnoses[0].id]


@pytest.mark.parametrize("judge", [NONCONVEX, VANISHING])
def test_examples_prove_their_claims_and_near_misses_do_not(judge: WitnessJudge) -> None:
    """Each example passes with every check; each near miss fails and hears its own sentence."""
    for example in judge.examples:
        ruling = rule(judge, parts(example))
        assert (ruling.status, ruling.score) == ("pass", 1.0)
        assert all(check.passed and "asked for" in check.detail for check in ruling.checks)
    for miss in judge.near_misses:
        ruling = rule(judge, parts(miss.example))
        assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, "value")
        assert sentence(ruling) == miss.sentence
        assert ruling.counterexample is not None


def proof(**more: Any) -> WitnessJudge:
    """x times 3 is more than 1: with a float of a third it is not."""
    settings: dict[str, Any] = {"more_than": 1 - 1e-17} | more
    return witness(Claim("three times x", lambda x: 3 * x, **settings), examples=[], x=within(1e3))


def test_floats_count_at_their_binary_value_and_fractions_as_themselves() -> None:
    """0.1 + 0.2 is not 0.3, one third is, and 0.1 in float32 is another number again."""
    judge = witness(
        Claim("ten times x", lambda x: abs(10 * x - 1), at_most=0), examples=[], x=within(1)
    )
    assert rule(judge, {"x": Fraction(1, 10)}).status == "pass"
    assert rule(judge, {"x": 0.1}).checks[0].detail.startswith("5.55e-17")
    assert rule(judge, {"x": np.array(0.1, np.float32)}).checks[0].detail.startswith("1.49e-8")
    assert rule(judge, {"x": 0.1}).status == "wrong"


@pytest.mark.parametrize(
    ("bound", "value", "holds"),
    [
        ({"more_than": 1.0}, 1.0, False),
        ({"more_than": 1.0}, 1 + 1e-10, False),
        ({"more_than": 1.0}, 1 + 1e-8, True),
        ({"more_than": 0.0}, 1e-45, False),
        ({"more_than": 0.0}, 1e-30, True),
        ({"less_than": 1.0}, 1.0, False),
        ({"less_than": 1.0}, 1 - 1e-10, False),
        ({"less_than": 1.0}, 1 - 1e-8, True),
        ({"at_most": 1.0}, 1.0, True),
        ({"at_most": 1.0}, 1 + 1e-8, False),
        ({"at_most": 0.0}, 1e-45, True),
        ({"at_most": 0.0}, 1e-30, False),
    ],
)
def test_a_claim_holds_by_more_than_rounding(
    bound: dict[str, float], value: float, holds: bool
) -> None:
    """A strict claim needs a margin of 1e-9; beside zero, what fifty digits can tell."""
    assert Claim("x", lambda x: x, **bound).holds(mpmath.mpf(value)) == holds


@pytest.mark.parametrize(("t", "refused"), [(0, False), (1, False), (0.5, False), (1.5, True)])
def test_the_ends_of_a_domain_belong_to_it(t: float, refused: bool) -> None:
    """0 and 1 are mixing weights; beyond them is outside."""
    ruling = rule(NONCONVEX, {"w1": -1000, "w2": 1000.0, "t": t})
    assert (ruling.diagnoses != () and ruling.diagnoses[0].id == "outside-domain") == refused


STRANGE = (
    ("None", "`x` is still None; give"),
    ("float('nan')", "`x` is nan; give"),
    ("float('inf')", "`x` is inf; give"),
    ("-float('inf')", "`x` is -inf; give"),
    ("1001", "`x` is 1001; give"),
    ("-1000.5", "`x` is -1000.5; give"),
    ("Fraction(3001, 3)", "`x` is 3001/3; give"),
    ("10 ** 1000", "bits; give"),
    ("Fraction(10 ** 1000, 3)", "bits; give"),
    ("True", "`x` is a bool; give"),
    ("np.bool_(True)", "`x` is a single bool; give"),
    ("'3'", "`x` is a string; give"),
    ("[3]", "`x` is a list of shape (1,); give"),
    ("(3, 4)", "`x` is a tuple of shape (2,); give"),
    ("{3}", "`x` is a set; give"),
    ("np.array([3.0])", "`x` is an array of shape (1,); give"),
    ("3 + 0j", "`x` is a complex; give"),
    ("lambda: 3", "`x` is a function; give"),
)


@pytest.fixture(scope="module")
def read() -> dict[str, Answer]:
    """What these values are when they are read out of a file, in one run."""
    lines = ["from fractions import Fraction", "import numpy as np"]
    lines += [f"v{place} = {text}" for place, (text, _) in enumerate(STRANGE)]
    calls = [Call(f"v{place}") for place in range(len(STRANGE))]
    with fresh_run() as run:
        answers = run("\n".join(lines), "witness.py", calls, Limits()).answers
    return {text: answer for (text, _), answer in zip(STRANGE, answers, strict=True)}


@pytest.mark.parametrize(("text", "words"), STRANGE)
def test_what_is_no_number_of_the_domain_is_refused(
    read: dict[str, Answer], text: str, words: str
) -> None:
    """In one sentence that shows what it is and says what to give."""
    ruling = proof()(lambda calls: [read[text]], Variant("w", 0))
    assert (ruling.status, ruling.score) == ("wrong", 0.0)
    assert words in sentence(ruling)
    assert sentence(ruling).endswith("give a number from -1000 to 1000.")
    assert len(sentence(ruling)) < 120


@pytest.mark.parametrize(
    "value", [3, 3.0, Fraction(3), np.array(3), np.float64(3.0), np.array(3.0, np.float32)]
)
def test_every_exact_number_is_one(value: Any) -> None:
    """Integers, floats and Fractions, and NumPy's scalars."""
    assert rule(proof(), {"x": value}).status == "pass"


def test_a_label_is_zero_or_one() -> None:
    """However it is written, but not as a truth value."""
    judge = witness(Claim("y", lambda y: y, at_most=1), examples=[], y=label)
    for value in (0, 1, 0.0, 1.0, Fraction(1)):
        assert rule(judge, {"y": value}).status == "pass"
    for value in (True, 2, 0.5, -1):
        assert sentence(rule(judge, {"y": value})).endswith("give 0 or 1.")


def test_without_a_near_miss_the_failing_claim_is_told() -> None:
    """Its title, what it is, and what was asked for."""
    assert sentence(rule(proof(more_than=10), {"x": 2})) == (
        "For these numbers this does not hold: three times x. It is 6.0; asked for: more than 10."
    )


def test_the_first_near_miss_that_fits_is_told() -> None:
    """They are asked in the order in which the exercise lists them."""

    @near_miss("Negative.", x=-1)
    def negative(x: Any) -> bool:
        return bool(x < 0)

    @near_miss("Small.", x=1)
    def small(x: Any) -> bool:
        return bool(x < 2)

    claim = Claim("x", lambda x: x, more_than=5)
    judge = witness(claim, examples=[], near_misses=[negative, small], x=within(9))
    assert sentence(rule(judge, {"x": -3})) == "Negative."
    assert sentence(rule(judge, {"x": 1})) == "Small."
    assert sentence(rule(judge, {"x": 3})).startswith("For these numbers")


def test_several_claims_must_hold_at_once() -> None:
    """Each is checked and shown; the first that fails is the counterexample."""
    ruling = rule(VANISHING, {"y": 1, "z": 15.0})
    assert [check.passed for check in ruling.checks] == [False, True]
    assert ruling.counterexample is not None
    assert ruling.counterexample.inputs == {"y": 1, "z": 15.0}
    assert ruling.counterexample.expected == "more than 0.9"


def test_derivatives_are_right_to_forty_digits() -> None:
    """Also where they vanish: what is lost there is far below what any claim asks."""
    for z in (-1000, -37.5, 0.5, 30, 800):
        with mpmath.workdps(DIGITS):
            p = sigmoid(mpmath.mpf(z))
            slope = p * (1 - p)
        with mpmath.workdps(exact.DIGITS):
            assert abs(exact.derivative(exact.sigmoid, mpmath.mpf(z)) - slope) < exact.NOISE
    assert unit.holds(1)
    assert not unit.holds(float("nan"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([1, 2e4], "`x` holds 20000.0; give a list of 1 to 20 numbers from -1000 to 1000."),
        (np.array([1.0, np.inf]), "`x` holds inf; give"),
        ([0] * 21, "`x` is a list of shape (21,); give"),
        ([[1]], "`x` is a list of shape (1, 1); give"),
        (5, "`x` is 5; give"),
    ],
)
def test_a_list_is_refused_for_one_of_its_numbers(value: Any, said: str) -> None:
    """The number is named; a list of another shape is described as a whole."""
    judge = witness(Claim("x", lambda x: x[0], more_than=0), examples=[{"x": [1]}], x=vector())
    assert sentence(rule(judge, {"x": value})).startswith(said)
