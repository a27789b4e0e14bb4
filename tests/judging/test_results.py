"""Results of several parts are judged part by part, in whatever way they were found."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import numpy as np
import pytest

from lossdrill.errors import PackError
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.result_parts import parts_of
from lossdrill.judging.result_words import Measure, Point, normal, results, vector
from lossdrill.judging.results import ResultsJudge
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from tests.judging.fakes import asking

VARIANT = Variant("r", 3)


def summary(x: Any, c: float) -> dict[str, Any]:
    """The mean, the deviations from it times c, and any point of the middle half."""
    return {"mean": np.mean(x), "off": {"each": c * (x - np.mean(x))}, "inner": np.median(x)}


def outside(found: Any, x: Any, c: float) -> float:
    low, high = np.quantile(x, [0.25, 0.75])
    return float(max(low - found["inner"], found["inner"] - high, 0.0))


def calls(draw: Random) -> Iterator[Point]:
    yield Point((vector(1, 2), 2.0), "two numbers")
    yield Point((vector(4, 1, 2), 3.0), "three numbers")
    yield Point((normal(draw, 5), 0.5), "five numbers")


def total(x: Any, c: float) -> dict[str, Any]:
    return {**summary(x, c), "mean": np.sum(x)}


def added(x: Any, c: float) -> dict[str, Any]:
    return {**summary(x, c), "mean": np.sum(x), "off": {"each": c * (x + np.mean(x))}}


def sizes(x: Any, c: float) -> dict[str, Any]:
    return {**summary(x, c), "off": {"each": np.abs(c * (x - np.mean(x)))}}


MEASURE = Measure("distance from the middle half", outside, 1e-9, "That is no inner point.")
MISTAKES = (
    Mistake(total, "Divide by n."),
    Mistake(added, "Take the difference."),
    Mistake(sizes, "Keep the sign."),
)


def judge_of(*mistakes: Mistake, **more: Any) -> ResultsJudge:
    scale = lambda x, c: {"each": c * np.max(np.abs(x))}  # noqa: E731
    return ResultsJudge(
        summary,
        (calls,),
        scale=scale,
        measures={"inner": MEASURE},
        mistakes=mistakes or MISTAKES,
        **more,
    )


JUDGE = judge_of()


def rule(learner: Callable[..., Any], judge: ResultsJudge = JUDGE) -> Ruling:
    return judge(asking(learner), VARIANT)


def said(ruling: Ruling) -> list[str]:
    return [found.message for found in ruling.diagnoses]


def changed(**parts: Any) -> Callable[..., Any]:
    """The summary with parts made from it."""
    return lambda x, c: {
        **summary(x, c),
        **{part: make(summary(x, c)) for part, make in parts.items()},
    }


@pytest.mark.parametrize(
    "learner",
    [
        summary,
        changed(mean=lambda s: float(s["mean"]) * (1 + 1e-13)),
        changed(off=lambda s: {"each": s["off"]["each"].tolist(), "more": None}),
        changed(inner=lambda s: s["inner"] + 1e-3 * np.sign(s["mean"]) * 0),
        lambda x, c: {**summary(x, c), "inner": np.quantile(x, 0.6), "extra": "text"},
    ],
)
def test_however_it_is_found(learner: Callable[..., Any]) -> None:
    """As lists, with rounding, with more than is asked for, at another right place."""
    ruling = rule(learner)
    assert (ruling.status, ruling.score, ruling.reason) == ("pass", 1.0, None)
    assert [check.title for check in ruling.checks] == [
        "mean",
        "off.each",
        "inner",
        "inputs untouched",
        "same answer twice",
    ]


def test_a_tuple_has_its_names_from_the_judge() -> None:
    """Lists and arrays will do; another length is told."""

    def pair(x: Any) -> tuple[Any, Any]:
        return np.mean(x), np.max(x)

    def given(draw: Random) -> Iterator[Point]:
        yield Point((vector(1, 3),), "two")
        yield Point((vector(5, 4, 9),), "three")

    judge = results(pair, calls=[given], names=("mean", "largest"))
    assert rule(pair, judge).status == "pass"
    assert rule(lambda x: list(pair(x)), judge).status == "pass"
    assert rule(lambda x: np.array(pair(x)), judge).status == "pass"
    assert said(rule(lambda x: (*pair(x), 0), judge)) == [
        "Your function returns 3 results; asked for: the tuple (mean, largest)."
    ]
    ruling = rule(lambda x: pair(x)[0], judge)
    assert (ruling.score, ruling.reason) == (0.0, "shape")
    assert said(ruling) == ["Your function returns a number; asked for: the tuple (mean, largest)."]
    assert said(rule(lambda x: pair(x)[::-1], judge))[0] == "`mean`: yours 3, expected 2 (two)."


def test_mistakes_are_matched_part_by_part() -> None:
    """One that is made in all of its parts comes first; what is left is told by itself."""
    assert said(rule(total)) == ["Divide by n."]
    assert said(rule(added)) == ["Take the difference."]
    both = lambda x, c: {**total(x, c), "off": sizes(x, c)["off"]}  # noqa: E731
    assert said(rule(both)) == ["Divide by n.", "Keep the sign."]
    with_more = lambda x, c: {**total(x, c), "inner": 100.0}  # noqa: E731
    assert said(rule(with_more))[0] == "Divide by n."
    assert said(rule(with_more))[1].startswith(
        "`inner`: That is no inner point. Measured: 98; asked for: at most 1e-09 (two numbers)."
    )


def test_how_near_a_mistake_may_be_told_is_the_exercises_choice() -> None:
    """Of a part that is measured, as a point found to two digits; other parts keep theirs."""
    far = Mistake(changed(inner=lambda s: 50.0), "Too far out.")
    for alike, named in ((1e-7, "measure"), (0.03, far.id)):
        judge = judge_of(far, alike=alike)
        for factor, first in ((1.01, named), (1.1, "measure")):
            learner = changed(inner=lambda s, factor=factor: 50.0 * factor)
            assert rule(learner, judge).diagnoses[0].id == first


def test_a_part_that_is_wrong_is_shown() -> None:
    """In the simplest call, with nothing of the parts that are right."""
    ruling = rule(changed(mean=lambda s: s["mean"] ** 2))
    assert said(ruling) == ["`mean`: yours 2.25, expected 1.5 (two numbers)."]
    case = ruling.counterexample
    assert case is not None
    assert (case.yours, case.expected) == ({"mean": 2.25}, {"mean": 1.5})
    assert case.inputs == {"x": [1.0, 2.0], "c": 2.0}
    assert [check.title for check in ruling.checks if not check.passed] == ["mean"]
    rounded = rule(changed(mean=lambda s: s["mean"] * (1 + 1e-6)))
    assert said(rounded) == ["`mean` is right to 6 digits, and 9 are needed."]
    shifted = changed(off=lambda s: {"each": s["off"]["each"] + 0.25})
    assert said(rule(shifted)) == ["`off.each` is off by up to 0.25 (two numbers)."]


def test_a_constant_factor_of_a_part_is_named() -> None:
    """With the sizes that the arguments have."""
    judge = judge_of(MISTAKES[2])
    assert said(rule(total, judge)) == [
        (
            "`mean` is right but for a factor: the value is 2 times too large, and n is 2: a "
            "division by n is missing, as in a sum over the samples instead of the mean."
        )
    ]
    assert said(rule(changed(mean=lambda s: -s["mean"]), judge)) == [
        (
            "`mean` is right but for a factor: the value is -1 times the right one: the sign is "
            "reversed."
        )
    ]


@pytest.mark.parametrize(
    ("learner", "reason", "message"),
    [
        (lambda x, c: None, "shape", "Your function returns nothing (None); asked for: a dict"),
        (lambda x, c: (1, 2), "shape", "Your function returns a tuple of shape (2,); asked for"),
        (lambda x, c: {"mean": 1, "of": {}}, "shape", 'The dict has no "off" → "each"; asked'),
        (
            lambda x, c: {"mean": np.mean(x), "off": {"eech": x}, "inner": 0},
            "shape",
            'The dict has no "off" → "each" (it has "off" → "eech").',
        ),
        (lambda x, c: 1 / 0, "raised", "Your function raises ZeroDivisionError"),
        (
            changed(mean=lambda s: np.nan),
            "nan",
            "`mean` is not finite (two numbers).",
        ),
        (changed(inner=lambda s: np.inf), "nan", "`inner` is not finite (two numbers)."),
        (
            changed(mean=lambda s: [s["mean"]]),
            "shape",
            "`mean` is a list of shape (1,); asked for: a number (two numbers).",
        ),
        (
            changed(off=lambda s: {"each": "x"}),
            "shape",
            "`off.each` is a string; asked for: an array of shape (2,) (two numbers).",
        ),
    ],
)
def test_other_failures_have_their_reason(
    learner: Callable[..., Any], reason: str, message: str
) -> None:
    """And one sentence."""
    ruling = rule(learner)
    assert (ruling.status, ruling.reason) == ("wrong", reason)
    assert said(ruling)[0].startswith(message)


def test_nothing_earns_nothing() -> None:
    """Nor does one number in every part; each part earns its share."""
    assert rule(lambda x, c: None).score == 0.0
    for fill in (0.0, 1.0, np.nan):
        filled = {"mean": fill, "inner": fill}
        assert rule(lambda x, c: {**filled, "off": {"each": fill * x}}).score == 0.0  # noqa: B023
    assert 0 < rule(changed(mean=lambda s: 7)).score < 1
    always = results(lambda x: {"one": 1}, calls=[lambda d: [Point((vector(1),), "")]])
    with pytest.raises(PackError, match="zeros or ones pass"):
        always.trivial_share(VARIANT)


def test_inputs_must_not_be_changed() -> None:
    """Although what comes back is right."""

    def in_place(x: Any, c: float) -> Any:
        found = summary(x.copy(), c)
        x -= 1
        return found

    ruling = rule(in_place)
    assert (ruling.status, ruling.reason) == ("wrong", "mutated")
    assert said(ruling) == ["Your function changes the caller's x: work on a copy, x.copy()."]
    assert 0 < ruling.score < 1


def test_the_same_call_gives_the_same_answer() -> None:
    """In every part, also where several answers are right."""
    noise = np.random.default_rng(1)

    def noisy(size: float) -> Callable[..., Any]:
        return changed(inner=lambda s: s["inner"] + size * noise.random())

    assert rule(noisy(1e-13)).status == "pass"
    middle = results(
        lambda x: {"middle": 0.6},
        calls=[lambda d: [Point((vector(0.5, 1),), "")]],
        measures={"middle": Measure("", lambda f, x: abs(f["middle"] - 0.6), 0.2, "Off.")},
    )
    assert rule(lambda x: {"middle": 0.6 + 0.1 * noise.random()}, middle).reason == (
        "nondeterministic"
    )


def test_a_part_may_be_as_near_as_is_stated() -> None:
    """In units of its size, or of a scale."""
    judge = ResultsJudge(
        lambda x: {"a": {"mean": np.mean(x)}, "b": {"mean": np.sum(x)}},
        (lambda d: [Point((vector(100, 300),), "")],),
        (),
        {"mean": 1e-3, "b.mean": 1e-6},
        lambda x: {"a.mean": 1.0},
    )

    def learner(first: float, second: float) -> Callable[..., Any]:
        return lambda x: {"a": {"mean": 200 + first}, "b": {"mean": 400 + second}}

    assert rule(learner(0.9e-3, 3e-4), judge).status == "pass"
    assert rule(learner(1.1e-3, 3e-4), judge).status == "wrong"
    assert rule(learner(0, 5e-4), judge).status == "wrong"


def test_an_exercise_that_is_wrong_is_at_fault() -> None:
    """References that raise, names that are none, measures that fail."""
    given = [lambda draw: [Point((vector(2, 3),), "two")]]
    with pytest.raises(PackError, match="two: ZeroDivisionError"):
        rule(summary, results(lambda x: 1 / 0, calls=given))
    with pytest.raises(PackError, match=r"it has the parts \['m'\]; unknown: \['n'\]"):
        rule(summary, results(lambda x: {"m": 2}, calls=given, within={"n": 1e-3}))
    with pytest.raises(PackError, match="it has the parts"):
        rule(summary, results(lambda x: 5, calls=given))


def test_dicts_in_dicts_are_one_list_of_parts() -> None:
    """Named by their keys from the outside in."""
    assert parts_of({"a": {"b": 1, "c": {"d": 2}}, "e": [3]}, ()) == {
        "a.b": 1,
        "a.c.d": 2,
        "e": [3],
    }
    assert parts_of({"a": 1}, ("a",)) == parts_of([1], ()) == {}


def test_of_many_parts_some_are_shown() -> None:
    """The others are named."""

    def many(x: Any) -> dict[str, Any]:
        return {f"p{k}": k * np.sum(x) for k in range(2, 9)}

    judge = results(many, calls=[lambda d: [Point((vector(1, 3),), "two")]])
    ruling = rule(lambda x: {part: value + 1 for part, value in many(x).items()}, judge)
    assert said(ruling)[0] == "`p2`: yours 9, expected 8 (two)."
    assert said(ruling)[4:] == ["Wrong besides: p6, p7, p8."]
    assert ruling.counterexample is not None
    assert ruling.counterexample.expected == {"p2": 8.0, "p3": 12.0, "p4": 16.0, "p5": 20.0}
    assert said(rule(lambda x: {"q": 1}, judge)) == [
        'The dict has no "p2"; asked for: "p2", "p3", "p4", "p5" and 3 more.'
    ]


def test_a_part_may_follow_from_the_others() -> None:
    """An error is not counted twice; what is told is the number that belongs beside it."""

    def best(x: Any) -> dict[str, Any]:
        return {"middle": np.median(x), "loss": np.mean(np.abs(x - np.median(x)))}

    def loss(found: Any, x: Any) -> Any:
        return np.mean(np.abs(x - found["middle"]))

    judge = results(
        best, calls=[lambda d: [Point((vector(1, 3, 8),), "three")]], follows={"loss": loss}
    )

    def at(middle: Any, factor: float = 1.0) -> Ruling:
        own = loss({"middle": middle}, vector(1, 3, 8)) if np.ndim(middle) == 0 else 0.0
        return rule(lambda x: {"middle": middle, "loss": factor * own}, judge)

    assert at(3.0).status == "pass"
    assert said(at(4.0)) == ["`middle`: yours 4, expected 3 (three)."]
    assert said(at(4.0, 2.0))[1] == "`loss`: yours 5.33333, expected 2.66667 (three)."
    assert len(said(at([4.0]))) == 2
    broken = results(best, calls=judge.calls, follows={"loss": lambda found, x: found["none"]})
    with pytest.raises(PackError, match="three, loss: KeyError"):
        rule(best, broken)
