"""The values judge: what is drawn, what is read, what it scores, and what is said."""

from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
import pytest

from lossdrill.errors import PackError
from lossdrill.judging.cells.numbers import Interval, Number
from lossdrill.judging.cells.ranking import ranking
from lossdrill.judging.cells.words import Word
from lossdrill.judging.handout import stub_for
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import Mistake, Right, load, load_judge
from lossdrill.judging.values import ValuesJudge, values
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

PACK = open_pack()
VARIANT = Variant("v", 3)


def drawing(draw: Random) -> dict[str, Any]:
    return {"y": [draw.randint(1, 99) for _ in range(5)], "k": draw.randint(2, 9)}


def cells(y: list[int], k: int) -> dict[str, Any]:
    """Add up and divide."""
    return {
        "mean": Number(Fraction(sum(y), len(y))),
        "times k": Number(Fraction(k * sum(y), len(y))),
        "kink": Interval(-k, k),
        "more": Word("yes", ("yes", "no")),
    }


def total(y: list[int], k: int) -> dict[str, Any]:
    return {"mean": sum(y)}


def total_throughout(y: list[int], k: int) -> dict[str, Any]:
    return {"mean": sum(y), "times k": k * sum(y)}


def undefined(y: list[int], k: int) -> dict[str, Any]:
    return {"kink": "undefined"}


MISTAKES = (
    Mistake(total_throughout, "Divide by n in both."),
    Mistake(total, "Divide by n."),
    Mistake(undefined, "There is a whole set."),
)
JUDGE = ValuesJudge(cells, drawing, MISTAKES)
GIVEN = JUDGE.drawn(VARIANT).given
MEAN = sum(GIVEN["y"]) / 5
RIGHT = {
    "mean": MEAN,
    "times k": GIVEN["k"] * MEAN,
    "kink": (-GIVEN["k"], GIVEN["k"]),
    "more": True,
}


def rule(answer: Any, judge: ValuesJudge = JUDGE, unsupported: str | None = None) -> Ruling:
    return judge(lambda calls: [Answer(answer, unsupported=unsupported)], VARIANT)


def said(ruling: Ruling) -> list[tuple[str, str]]:
    return [(diagnosis.id, diagnosis.message) for diagnosis in ruling.diagnoses]


def test_all_cells_right_is_a_pass() -> None:
    """With the working, since there is nothing left to find out."""
    ruling = rule(RIGHT)
    assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
    assert ruling.notes == ("Add up and divide.",)
    assert [check.title for check in ruling.checks] == list(RIGHT)


def test_further_keys_do_no_harm() -> None:
    """Notes of one's own may stand in the table."""
    assert rule({**RIGHT, "note": "easy"}).status == "pass"


@pytest.mark.parametrize("number", range(VARIANTS))
def test_what_is_given_follows_from_the_variant(number: int) -> None:
    """The same every time, and as the lines of the handout have it."""
    variant = Variant("v", number)
    names: dict[str, Any] = {}
    exec("\n".join(JUDGE.handout(variant)), names)  # noqa: S102 - written by the judge
    assert {key: names[key] for key in ("y", "k")} == JUDGE.drawn(variant).given
    assert JUDGE.drawn(variant).given == JUDGE.drawn(variant).given


def test_variants_differ() -> None:
    """Nobody can use another's numbers."""
    drawn = {str(JUDGE.drawn(Variant("v", number)).given) for number in range(VARIANTS)}
    assert len(drawn) == VARIANTS


@pytest.mark.parametrize(
    ("answer", "unsupported", "message"),
    [
        (None, None, "`answer` is nothing (None); give a dict with the keys"),
        ([1, 2, 3], None, "`answer` is a list of shape (3,); give a dict with the keys"),
        (set(), None, "`answer` is a set; give a dict with the keys"),
        (None, "Decimal", "`answer` holds a Decimal; give numbers, text, lists and tuples."),
        ({}, None, '`answer` has no key "mean"; its keys are "mean", "times k"'),
        ({"Mean": 1}, None, '`answer` has no key "mean" (it has "Mean"); its keys are'),
    ],
)
def test_what_is_no_table_is_told(answer: Any, unsupported: str | None, message: str) -> None:
    """In one sentence, with its keys, and without a score."""
    ruling = rule(answer, unsupported=unsupported)
    assert (ruling.status, ruling.score, ruling.reason) == ("wrong", 0.0, "value")
    assert ruling.diagnoses[0].message.startswith(message)


@pytest.mark.parametrize("empty", [None, "", []])
def test_empty_cells_are_empty_not_wrong(empty: Any) -> None:
    """As the stub has them."""
    assert said(rule(dict.fromkeys(RIGHT, empty))) == [
        ("unfilled", "Nothing is filled in yet: give each cell of `answer` its value.")
    ]
    ruling = rule({**RIGHT, "mean": empty})
    assert said(ruling) == [("unfilled", "What is filled in is right; still empty: mean.")]
    assert 0 < ruling.score < 1


def test_a_mistake_is_named_with_its_cells() -> None:
    """The most that it explains; what it does not explain is looked at by itself."""
    wrong = {**RIGHT, "mean": 5 * MEAN, "kink": "undefined"}
    assert said(rule(wrong)) == [
        ("total", "mean: Divide by n."),
        ("undefined", "kink: There is a whole set."),
    ]
    wrong = {**RIGHT, "mean": 5 * MEAN, "times k": 5 * MEAN * GIVEN["k"], "more": "perhaps"}
    assert said(rule(wrong)) == [
        ("total-throughout", "mean, times k: Divide by n in both."),
        ("wrong-form", '`answer["more"]` is "perhaps"; give one of "yes", "no".'),
    ]


def test_generic_diagnosis_speaks_where_no_mistake_does() -> None:
    """With the place."""
    assert said(rule({**RIGHT, "times k": -RIGHT["times k"]})) == [
        ("wrong-sign", '`answer["times k"]` has the right size and the wrong sign.')
    ]
    assert said(rule({**RIGHT, "more": "no"})) == []


def test_what_is_right_elsewhere_is_told() -> None:
    """A file of another variant is recognised, also a neighbour's."""
    other = JUDGE.drawn(Variant("v", 8))
    ruling = rule({key: cell.solution for key, cell in other.table.items()})
    ((identifier, message),) = said(ruling)
    assert identifier == "another-variant"
    assert message.startswith(
        "All of this is right for the numbers of variant 8; this is variant 3"
    )
    assert ruling.status == "wrong"


def test_the_detail_shows_what_stands_there() -> None:
    """What is right is not repeated, and what is long is cut."""
    details = {
        check.title: check.detail
        for check in rule({**RIGHT, "mean": 0.5, "kink": "x" * 999, "times k": None}).checks
    }
    assert details["mean"] == "yours 0.5"
    assert details["times k"] == "still empty"
    assert len(details["kink"]) < 80
    assert details["more"] == ""


def test_guesses_earn_nothing() -> None:
    """One value in all cells, whatever it is."""
    for answer in JUDGE.trivial(VARIANT):
        names: dict[str, Any] = {}
        exec(answer.source, names)  # noqa: S102 - written by the judge
        assert rule(names["answer"]).score == 0.0


def test_the_score_is_the_share_beyond_the_best_guess() -> None:
    """Four cells, of which one can be guessed: each other is a third."""
    nothing = dict.fromkeys(RIGHT)
    assert rule({**nothing, "more": True}).score == 0.0
    assert rule({**nothing, "more": True, "mean": MEAN}).score == pytest.approx(1 / 3, abs=1e-4)
    assert rule({**RIGHT, "mean": 0}).score == pytest.approx(2 / 3, abs=1e-4)


def test_an_exercise_that_can_be_guessed_is_at_fault() -> None:
    """One word in every cell must not pass."""
    judge = values(lambda: {"a": Word("yes", ("yes", "no")), "b": Word("yes", ("yes", "no"))})
    with pytest.raises(PackError, match="one value in every cell"):
        rule({"a": "no", "b": "yes"}, judge)


def test_a_solution_that_raises_is_at_fault() -> None:
    """It is named, with what was given."""

    def broken(y: list[int], k: int) -> dict[str, Any]:
        return {"mean": Number(1 // 0)}

    with pytest.raises(PackError, match=r"broken at y = .*ZeroDivisionError"):
        rule(RIGHT, ValuesJudge(broken, drawing))


def test_a_single_value_needs_no_table() -> None:
    """An order, or one number, is bound to the name itself."""
    judge = values(lambda: ranking("a", "b", "c"))
    assert rule(["a", "b", "c"], judge).status == "pass"
    assert (
        said(rule([], judge))[0][1] == "`answer` is still empty; give what the exercise asks for."
    )
    assert said(rule(["c", "b", "a"], judge)) == [
        ("reversed", "`answer` is exactly the wrong way round.")
    ]
    assert said(rule(["c", "b"], judge))[0][1].startswith("`answer` has 2 of the 3 names")
    number = values(lambda: Number(3))
    assert rule(np.array([3.0]), number).status == "pass"


def test_written_answers_are_what_they_say() -> None:
    """The reference and the others pass; each mistake fails and is named as itself."""

    def by_numpy(y: list[int], k: int) -> dict[str, Any]:
        """NumPy's mean."""
        return {"mean": np.mean(y), "times k": np.float64(k) * np.mean(y)}

    judge = ValuesJudge(cells, drawing, MISTAKES, (Right(by_numpy),))
    answers, mistakes = judge.written_answers(PACK.exercise("mse-outlier-pull"), VARIANT)

    def read(source: str) -> Ruling:
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - written by the judge
        return rule(names["answer"], judge)

    assert [read(answer.source).status for answer in answers] == ["pass", "pass"]
    assert [(answer.name, answer.note) for answer in answers] == [
        ("reference", "Add up and divide."),
        ("by numpy", "NumPy's mean."),
    ]
    for mistake in mistakes:
        assert read(mistake.source).diagnoses[0].id == mistake.name


@pytest.mark.parametrize("exercise_id", ["mse-outlier-pull", "mae-subdifferential"])
def test_the_file_that_is_handed_out_carries_what_is_given(exercise_id: str) -> None:
    """Its own numbers in each variant, in valid Python, with every cell empty."""
    exercise = PACK.exercise(exercise_id)
    judge = load_judge(PACK, exercise)
    assert isinstance(judge, ValuesJudge)
    assert judge.mistakes
    assert judge.others
    seen = set()
    for number in range(VARIANTS):
        drawn = judge.drawn(Variant(exercise.id, number))
        stub = stub_for(PACK, exercise, number)
        names: dict[str, Any] = {}
        exec(stub, names)  # noqa: S102 - the pack's own
        assert {key: names[key] for key in drawn.given} == drawn.given
        assert set(names["answer"]) == set(drawn.table)
        filled = Answer(names["answer"])
        assert judge(lambda calls, filled=filled: [filled], Variant(exercise.id, number)).score == 0  # type: ignore[misc]
        seen.add(str(drawn.given))
    assert len(seen) > VARIANTS / 2
    assert load(PACK, exercise, 5).answers[0].note


def test_a_long_table_lists_a_few_of_its_keys() -> None:
    """And says how many there are."""
    judge = values(lambda: {f"cell {place}": Number(place) for place in range(1, 30)})
    (told,) = said(rule(None, judge))
    assert told[1].endswith('"cell 8", … (29 in all).')
    (told,) = said(rule({f"cell {place}": None for place in range(2, 30)}, judge))
    assert told[1].startswith('`answer` has no key "cell 1"; its keys are "cell 1", ')
    (told,) = said(
        rule({f"cell {place}": 1 if place == 1 else None for place in range(1, 30)}, judge)
    )
    assert told[1].endswith("cell 9, … (28 in all).")


def test_a_cell_may_say_why() -> None:
    """To whoever is wrong there in a way that no mistake explains, once the form is right."""

    def four(**given: Any) -> dict[str, Any]:
        return {"size": 4}

    def table() -> dict[str, Any]:
        return {
            "size": Number(3, because="Three of them are above 0."),
            "kind": Word("odd", ("even", "odd"), because="Three is odd."),
        }

    judge = ValuesJudge(table, lambda draw: {}, (Mistake(four, "Zero is not above 0."),))
    assert said(rule({"size": 6, "kind": "even"}, judge)) == [
        ("cell-size", "size: Three of them are above 0."),
        ("cell-kind", "kind: Three is odd."),
    ]
    assert said(rule({"size": 4, "kind": "odd"}, judge)) == [("four", "size: Zero is not above 0.")]
    assert said(rule({"size": "3", "kind": None}, judge))[0][0] == "wrong-form"
    _, mistakes = judge.written_answers(PACK.exercise("mse-outlier-pull"), VARIANT)
    assert [each.name for each in mistakes] == ["four", "cell-size", "cell-kind"]
    alone = values(lambda: Number(3, because="There are three."))
    assert said(rule(4, alone)) == [("wrong", "There are three.")]
