"""Claims: verdict and condition must both be right; each wrong one hears its own sentence."""

from typing import Any

import pytest

from lossdrill.judging.choices import right, wrong
from lossdrill.judging.claims import ClaimJudge, claim
from lossdrill.judging.handout import stub_for
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

PACK = open_pack()
EXERCISE = PACK.exercise("claim-convex-single-minimum")
WRONG = [wrong(f"Condition {n}.", f"Not {n}.") for n in range(4)]
FALSE = claim("false", "Because.", *WRONG, true="No.", needs_a_condition="It never holds.")
VARIANT = Variant(EXERCISE.id, 6)


def conditional() -> ClaimJudge:
    judge = load_judge(PACK, EXERCISE)
    assert isinstance(judge, ClaimJudge)
    return judge


JUDGE = conditional()


def rule(
    verdict: Any, condition: Any = None, judge: ClaimJudge = JUDGE, variant: Variant = VARIANT
) -> Ruling:
    return judge(lambda calls: [Answer(verdict), Answer(condition)], variant)


def letter(*, true: bool, variant: Variant = VARIANT) -> str:
    options = JUDGE.options(variant)
    return next(each for each, option in options.items() if option.right == true)


@pytest.mark.parametrize("number", range(VARIANTS))
def test_verdict_and_condition_are_the_answer(number: int) -> None:
    """In every variant one condition of four is right, and no other passes."""
    variant = Variant(EXERCISE.id, number)
    options = JUDGE.options(variant)
    assert "".join(options) == "abcd"
    passing = [each for each in options if rule("needs a condition", each, variant=variant).score]
    assert passing == [letter(true=True, variant=variant)]
    assert rule("needs a condition", passing[0], variant=variant).status == "pass"


def test_conditions_stand_under_changing_letters() -> None:
    """So no letter can be passed on."""
    variants = [Variant(EXERCISE.id, number) for number in range(VARIANTS)]
    assert {letter(true=True, variant=variant) for variant in variants} == set("abcd")


@pytest.mark.parametrize(
    "verdict", ["needs a condition", "Needs-a-condition.", ["NEEDS A CONDITION"]]
)
@pytest.mark.parametrize("form", [str, str.upper, lambda text: {text}, lambda text: f" {text} "])
def test_spelling_makes_no_difference(verdict: Any, form: Any) -> None:
    """Case, hyphens, a set around the letter."""
    assert rule(verdict, form(letter(true=True))).status == "pass"


@pytest.mark.parametrize(
    ("verdict", "said"), [("true", "not-true"), (True, "not-true"), (False, "not-false")]
)
def test_a_wrong_verdict_hears_why(verdict: Any, said: str) -> None:
    """Whatever the condition; a truth value is a verdict too."""
    for condition in (None, "a", 3):
        ruling = rule(verdict, condition)
        assert (ruling.status, ruling.score, ruling.diagnoses[0].id) == ("wrong", 0.0, said)


def test_a_wrong_condition_hears_why() -> None:
    """Its own feedback; the right one is not given away."""
    bad = letter(true=False)
    ruling = rule("needs a condition", bad)
    option = JUDGE.options(VARIANT)[bad]
    assert [(found.id, found.message) for found in ruling.diagnoses] == [
        (option.id, option.feedback)
    ]
    assert [check.passed for check in ruling.checks] == [True, False]
    assert ruling.score == 0.0


@pytest.mark.parametrize(
    ("verdict", "condition", "message"),
    [
        (None, None, '`verdict` is still None; give one of "true", "false", "needs a condition".'),
        ("maybe", None, '`verdict` is "maybe"; give one of "true", "false"'),
        (3, "a", '`verdict` is a number; give one of "true"'),
        ("needs a condition", None, '`condition` is still None; give one of "a", "b", "c", "d".'),
        ("needs a condition", "e", '`condition` is "e"; give one of "a", "b", "c", "d".'),
        ("needs a condition", {"a", "b"}, '`condition` is a set; give one of "a", "b"'),
    ],
)
def test_what_is_no_answer_is_told(verdict: Any, condition: Any, message: str) -> None:
    """With what may be given."""
    ruling = rule(verdict, condition)
    assert (ruling.status, ruling.score) == ("wrong", 0.0)
    assert ruling.diagnoses[0].message.startswith(message)


def test_where_no_condition_is_needed_none_counts() -> None:
    """Verdict alone decides; whoever asks for a condition is told without having to find one."""
    assert rule("false", judge=FALSE).status == "pass"
    assert rule("false", "b", judge=FALSE).status == "pass"
    for condition in (None, "a", "z"):
        ruling = rule("needs a condition", condition, judge=FALSE)
        assert ruling.diagnoses[0].message == "It never holds."


def test_a_claim_must_fit_together() -> None:
    """A sentence for each wrong verdict, and one right condition where one is needed."""
    good = right("X has full rank.", "Yes.")
    with pytest.raises(ValueError, match="a sentence for each"):
        claim("false", "Because.", *WRONG, true="No.")
    with pytest.raises(ValueError, match="one right exactly where"):
        claim("false", "Because.", good, *WRONG, true="No.", needs_a_condition="No.")
    with pytest.raises(ValueError, match="one right exactly where"):
        claim("needs a condition", "Because.", *WRONG, true="No.", false="No.")


@pytest.mark.parametrize("number", range(0, VARIANTS, 5))
def test_the_written_answers_are_what_they_say(number: int) -> None:
    """The reference passes, each mistake is named as itself, and the stub has the conditions."""
    variant = Variant(EXERCISE.id, number)
    solution = load(PACK, EXERCISE, number)

    def read(source: str) -> Ruling:
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - written by the judge
        return rule(names["verdict"], names["condition"], variant=variant)

    assert [read(answer.source).status for answer in solution.answers] == ["pass"]
    for mistake in solution.mistakes:
        assert read(mistake.source).diagnoses[0].id == mistake.name
    stub = " ".join(stub_for(PACK, EXERCISE, number).replace("#", "").split())
    for each, option in JUDGE.options(variant).items():
        assert f"{each}. {option.statement}" in stub
    assert read(stub_for(PACK, EXERCISE, number)).score == 0.0
