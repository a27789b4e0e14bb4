"""Cards: which are dealt, what a hand earns, and what is said of it."""

from itertools import pairwise
from typing import Any

import pytest

from lossdrill.judging.all_of import AllOf
from lossdrill.judging.cards import Card, CardJudge, card, cards
from lossdrill.judging.choices import Option, right, wrong
from lossdrill.judging.handout import stub_for
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load, load_judge
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

PACK = open_pack()
EXERCISE = PACK.exercise("choose-loss")
STEPS = ("task", "loss", "optimiser", "reason")
every_variant = pytest.mark.parametrize("number", range(VARIANTS))


def deck() -> AllOf:
    judge = load_judge(PACK, EXERCISE)
    assert isinstance(judge, AllOf)
    return judge


HAND: dict[str, CardJudge] = dict(deck().parts)
FIRST = HAND["card_1"]
VARIANT = Variant(EXERCISE.id, 5)


def dealt(number: int) -> list[str]:
    return [judge.card(Variant(EXERCISE.id, number)).name for judge in HAND.values()]


def letters(variant: Variant = VARIANT, *, true: bool) -> dict[str, set[str]]:
    return {
        step: {letter for letter, option in options.items() if option.right == true}
        for step, options in FIRST.options(variant).items()
    }


def rule(answer: Any, variant: Variant = VARIANT, unsupported: str | None = None) -> Ruling:
    return FIRST(lambda calls: [Answer(answer, unsupported=unsupported)], variant)


def test_a_second_visit_is_new() -> None:
    """No card comes back in the next three variants, and no hand comes twice."""
    for number in range(VARIANTS):
        seen = set(dealt(number))
        for later in range(1, 4):
            assert not seen & set(dealt((number + later) % VARIANTS))
    assert len({tuple(dealt(number)) for number in range(VARIANTS)}) == VARIANTS


def test_the_pool_is_large() -> None:
    """At least 24 cards, each of which is dealt, with a sentence for each option."""
    pool = {each.name: each for judge in HAND.values() for each in judge.pile}
    assert len(pool) >= 24
    assert {name for number in range(VARIANTS) for name in dealt(number)} == set(pool)
    for each in pool.values():
        assert tuple(each.steps) == STEPS
        for options in each.steps.values():
            assert all(option.feedback.endswith(".") for option in options)


def test_length_does_not_give_the_right_ones_away() -> None:
    """Over all cards, right options are as long as wrong ones, within a tenth."""
    options = [o for j in HAND.values() for each in j.pile for s in each.steps.values() for o in s]
    mean = {
        kind: sum(len(o.statement) for o in options if o.right == kind)
        / sum(o.right == kind for o in options)
        for kind in (True, False)
    }
    assert mean[True] == pytest.approx(mean[False], rel=0.1)


@every_variant
def test_ticking_alike_earns_nothing(number: int) -> None:
    """Everything, nothing, or all that is wrong."""
    variant = Variant(EXERCISE.id, number)
    options = FIRST.options(variant)
    everything = {step: set(each) for step, each in options.items()}
    for answer in (
        everything,
        {step: set[str]() for step in options},
        letters(variant, true=False),
    ):
        ruling = rule(answer, variant)
        assert (ruling.status, ruling.score) == ("wrong", 0.0)


@every_variant
def test_exactly_the_right_ones_pass(number: int) -> None:
    """With the reason of each, in the order of the steps."""
    variant = Variant(EXERCISE.id, number)
    good = letters(variant, true=True)
    ruling = rule(good, variant)
    assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
    assert [check.title for check in ruling.checks] == list(STEPS)
    assert len(ruling.notes) == sum(map(len, good.values()))


def test_the_score_is_right_minus_wrong_ticks_of_the_card() -> None:
    """Each step has its check; a card with one tick too many in one step loses one right tick."""
    good, bad = letters(true=True), letters(true=False)
    wanted = sum(map(len, good.values()))
    answer = {**good, "loss": good["loss"] | {min(bad["loss"])}}
    ruling = rule(answer)
    assert ruling.score == pytest.approx(min((wanted - 1) / wanted, 1 - 1 / (2 * wanted)), abs=1e-4)
    assert {check.id: check.passed for check in ruling.checks} == {
        step: step != "loss" for step in STEPS
    }


def test_only_what_is_ticked_hears_feedback() -> None:
    """The sentence of a wrong tick; of what is missing, how many."""
    good, bad = letters(true=True), letters(true=False)
    ticked = min(bad["reason"])
    ruling = rule({**good, "task": set(), "reason": {ticked}})
    option = FIRST.options(VARIANT)["reason"][ticked]
    messages = [said.message for said in ruling.diagnoses]
    assert messages == [
        f"reason {ticked}: {option.feedback}",
        f"Right options that are not ticked: reason ({len(good['reason'])}).",
        "Nothing is ticked yet in task.",
    ]
    others = [o for o in FIRST.options(VARIANT)["reason"].values() if o is not option]
    assert not any(other.feedback in " ".join(messages) for other in others)
    assert ruling.notes == ()


def in_capitals(letters: set[str]) -> set[str]:
    return {f" {letter.upper()} " for letter in letters}


@pytest.mark.parametrize("form", [set, frozenset, list, tuple, in_capitals])
def test_letters_may_come_in_any_collection(form: Any) -> None:
    """Upper case and spaces around are no mistakes; a letter alone needs no braces."""
    good = letters(true=True)
    assert rule({step: form(each) for step, each in good.items()}).status == "pass"
    alone = {step: min(each) if len(each) == 1 else each for step, each in good.items()}
    assert rule(alone).status == "pass"


GOOD = letters(true=True)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (None, "`card_1` is nothing (None); give a dict with the keys"),
        ({"a"}, "`card_1` is a set; give a dict with the keys"),
        ({"task": {"a"}}, '`card_1` has no key "loss"; its keys are'),
        ({**GOOD, "loss": 3}, "loss: this is a number; give a set of letters"),
        ({**GOOD, "loss": {"a": True}}, "loss: this is a dict; give a set of letters"),
        ({**GOOD, "task": {"a", "z"}}, "task: z is not one of the letters a, b, c"),
        ({**GOOD, "task": {"ab"}}, "task: 'ab' is not one of the letters"),
        ({**GOOD, "task": "ab"}, "task: 'ab' is not one of the letters"),
        ({**GOOD, "task": [1]}, "task: a number is not one of the letters"),
    ],
)
def test_what_is_no_set_of_letters_is_told(answer: Any, message: str) -> None:
    """In one short sentence, with what to give, and without a score."""
    ruling = rule(answer)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, "value")
    (said,) = ruling.diagnoses
    assert said.message.startswith(message)
    assert len(said.message) < 120


@every_variant
def test_the_written_answers_are_what_they_say(number: int) -> None:
    """Of a whole hand: the reference passes, each mistake fails and is named as itself."""
    variant = Variant(EXERCISE.id, number)
    solution = load(PACK, EXERCISE, number)

    def read(source: str) -> Ruling:
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - written by the judge
        return deck()(lambda calls: [Answer(names[call.name]) for call in calls], variant)

    assert [read(answer.source).status for answer in solution.answers] == ["pass"]
    for mistake in solution.mistakes:
        ruling = read(mistake.source)
        assert (ruling.status, ruling.diagnoses[0].id) == ("wrong", mistake.name)
        assert 0.5 < ruling.score < 1


@every_variant
def test_every_card_stands_in_the_stub(number: int) -> None:
    """With its scenario and each option under its letter, in lines that fit."""
    stub = stub_for(PACK, EXERCISE, number)
    assert max(map(len, stub.splitlines())) <= 100
    text = " ".join(line.lstrip("# ").strip() for line in stub.splitlines())
    for judge in HAND.values():
        assert judge.card(Variant(EXERCISE.id, number)).scenario in text
        for options in judge.options(Variant(EXERCISE.id, number)).values():
            for letter, option in options.items():
                assert f"{letter}. {option.statement}" in text


def simple(name: str = "one", *, good: int = 1, step: str = "task") -> Card:
    options = [right(f"Yes {place}.", "So it is.") for place in range(good)]
    options += [wrong(f"No {place}.", "It is not.") for place in range(2)]
    return card(name, "A case.", **{step: options})


def test_a_deck_that_does_not_fit_together_is_refused() -> None:
    """No right option, too few wrong ones, two that read alike, other steps, a name twice."""
    assert cards([simple(), simple("two")], [simple()])
    for good in (0, 3):
        with pytest.raises(ValueError, match="one right option or more"):
            simple(good=good)
    twins: list[Option] = [right("Yes.", "So."), wrong("No.", "Not so."), wrong("no", "Not so.")]
    with pytest.raises(ValueError, match="same words"):
        card("twins", "A case.", task=twins)
    with pytest.raises(ValueError, match="same steps"):
        cards([simple()], [simple(step="loss")])
    with pytest.raises(ValueError, match="a name of its own"):
        cards([simple(), simple()])


def test_cards_keep_their_order_within_a_pile() -> None:
    """From one variant to the next comes the next card, but for the end of the pile."""
    names = [each.name for each in FIRST.pile]
    for one, next_ in pairwise(range(VARIANTS)):
        place = names.index(dealt(one)[0])
        assert dealt(next_)[0] == names[(place + 1) % len(names)]
