"""Choices: what is drawn, what it scores, and what is given away."""

import re
from typing import Any

import numpy as np
import pytest

from lossdrill.judging.choices import ChoicesJudge, choices, right, wrong
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS, Exercise
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

PACK = open_pack()
EXERCISE: Exercise = PACK.exercise("mse-logistic-claim")


def claim() -> ChoicesJudge:
    judge = load_judge(PACK, EXERCISE)
    assert isinstance(judge, ChoicesJudge)
    return judge


JUDGE = claim()
VARIANT = Variant("c", 5)
every_variant = pytest.mark.parametrize("number", range(VARIANTS))


def rule(answer: Any, variant: Variant = VARIANT, unsupported: str | None = None) -> Ruling:
    return JUDGE(lambda calls: [Answer(answer, unsupported=unsupported)], variant)


def letters(variant: Variant = VARIANT, *, true: bool) -> list[str]:
    options = JUDGE.options(variant)
    return [letter for letter, option in options.items() if option.right == true]


def words(ruling: Ruling) -> str:
    """All that a learner reads of it."""
    parts = [diagnosis.message for diagnosis in ruling.diagnoses]
    return " ".join([*parts, *ruling.notes, *(check.title for check in ruling.checks)])


@every_variant
def test_each_variant_has_right_and_wrong_ones(number: int) -> None:
    """At least two are right, at least as many are wrong, none comes twice."""
    options = JUDGE.options(Variant(EXERCISE.id, number))
    good = sum(option.right for option in options.values())
    assert "".join(options) == "abcdef"
    assert 2 <= good <= len(options) - good
    assert len({option.statement for option in options.values()}) == len(options)


@every_variant
def test_ticking_everything_earns_nothing(number: int) -> None:
    """Nor does ticking nothing, or only what is wrong."""
    variant = Variant(EXERCISE.id, number)
    for ticked in (set("abcdef"), set(), set(letters(variant, true=False))):
        assert rule(ticked, variant).score == 0


@every_variant
def test_exactly_the_right_ones_pass(number: int) -> None:
    """With the feedback on every option, since there is nothing left to find out."""
    variant = Variant(EXERCISE.id, number)
    ruling = rule(set(letters(variant, true=True)), variant)
    assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
    feedback = {f"{key}: {option.feedback}" for key, option in JUDGE.options(variant).items()}
    assert set(ruling.notes) == feedback


@every_variant
def test_the_score_is_right_minus_wrong_ticks(number: int) -> None:
    """Over the number of right options, and not below 0."""
    variant = Variant(EXERCISE.id, number)
    good, bad = letters(variant, true=True), letters(variant, true=False)
    for some in range(len(good) + 1):
        for more in range(len(bad) + 1):
            ticked = set(good[:some] + bad[:more])
            expected = max(0.0, (some - more) / len(good))
            assert rule(ticked, variant).score == pytest.approx(expected, abs=1e-4)


def test_options_differ_between_variants() -> None:
    """Which ones, how many are right, and under which letters."""
    drawn = [JUDGE.options(Variant(EXERCISE.id, number)) for number in range(VARIANTS)]
    assert len({tuple(o.statement for o in options.values()) for options in drawn}) == VARIANTS
    assert len({sum(o.right for o in options.values()) for options in drawn}) > 1


def test_only_what_is_ticked_hears_feedback() -> None:
    """No statement, feedback, letter or check about an option that is not ticked."""
    options = JUDGE.options(VARIANT)
    good, bad = letters(true=True), letters(true=False)
    ruling = rule({good[0], bad[0]})
    read = words(ruling)
    assert {check.id for check in ruling.checks} == {f"option-{good[0]}", f"option-{bad[0]}"}
    assert [check.passed for check in ruling.checks] == [
        letter == good[0] for letter in sorted([good[0], bad[0]])
    ]
    assert options[bad[0]].feedback in read
    for letter in (*good[1:], *bad[1:]):
        assert options[letter].feedback not in read
        assert options[letter].statement not in read
        assert not re.search(rf"\b{letter}:", read)


def test_a_wrong_option_is_recognised_under_any_letter() -> None:
    """The id of its diagnosis follows from its statement."""
    ids = [option.id for option in JUDGE.pool]
    assert len(set(ids)) == len(ids)
    bad = letters(true=False)[0]
    assert rule({bad}).diagnoses[0].id == JUDGE.options(VARIANT)[bad].id


def test_missing_options_are_counted() -> None:
    """How many right ones are missing is told; which, is not."""
    good = letters(true=True)
    (found,) = rule(set(good[1:])).diagnoses
    assert (found.id, found.message) == ("missing-options", "One right option is not ticked.")


@pytest.mark.parametrize("form", [set, frozenset, list, tuple])
def test_letters_may_come_in_any_collection(form: Any) -> None:
    """Upper case, spaces around and repetition are no mistakes."""
    good = letters(true=True)
    assert rule(form([f" {letter.upper()} " for letter in good] + good)).status == "pass"


@pytest.mark.parametrize(
    ("answer", "unsupported", "message"),
    [
        (set(), None, "Nothing is ticked yet"),
        ([], None, "Nothing is ticked yet"),
        (None, None, "`answer` is nothing (None); give a set of letters"),
        ("ac", None, "`answer` is a string; give a set of letters"),
        ({"a": 1}, None, "`answer` is a dict; give a set of letters"),
        (np.array([1.0, 2.0]), None, "`answer` is an array of shape (2,); give a set"),
        (None, "generator", "`answer` is a generator; give a set of letters"),
        (3, None, "`answer` is a number; give a set of letters"),
        ({"a", "z"}, None, "z is not one of the letters a, b, c, d, e, f."),
        ({"a", "ac"}, None, "'ac' is not one of the letters"),
        ({""}, None, "'' is not one of the letters"),
        (["a", 3], None, "a number is not one of the letters"),
        ([["a"]], None, "a list that is not a rectangle of numbers is not one of the letters"),
        ({"a\x1b[31m" + "b" * 9999}, None, "'abbbbbbbbbbbbbbbbbbb' is not one of the letters"),
    ],
)
def test_what_is_no_set_of_letters_is_told(
    answer: Any, unsupported: str | None, message: str
) -> None:
    """In one short sentence, with what to give, and without a score."""
    ruling = rule(answer, unsupported=unsupported)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, "value")
    assert ruling.diagnoses[0].message.startswith(message)
    assert len(ruling.diagnoses[0].message) < 120
    assert ruling.checks == ()


@every_variant
def test_the_written_answers_are_what_they_say(number: int) -> None:
    """The reference passes; each mistake fails and is named as itself."""
    variant = Variant(EXERCISE.id, number)
    solution = load(PACK, EXERCISE, number)

    def read(source: str) -> Ruling:
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - written by the judge
        return rule(names["answer"], variant)

    assert [read(answer.source).status for answer in solution.answers] == ["pass"]
    for mistake in solution.mistakes:
        assert mistake.name in {diagnosis.id for diagnosis in read(mistake.source).diagnoses}


def test_the_options_are_written_for_a_narrow_file() -> None:
    """Every statement stands in the handout under its letter, in lines that fit."""
    lines = JUDGE.handout(VARIANT)
    assert max(map(len, lines)) <= 96
    text = " ".join(line.strip() for line in lines)
    for letter, option in JUDGE.options(VARIANT).items():
        assert f"{letter}. {option.statement}" in text


def test_a_pool_must_have_enough_wrong_ones() -> None:
    """Otherwise ticking everything would earn something."""
    good = [right(f"True {place}.", "Yes.") for place in range(4)]
    bad = [wrong(f"False {place}.", "No.") for place in range(4)]
    assert choices(*good, *bad, shown=6)
    with pytest.raises(ValueError, match="more wrong ones"):
        choices(*good, *bad[:3], shown=6)
    with pytest.raises(ValueError, match="more wrong ones"):
        choices(*bad, shown=4)
