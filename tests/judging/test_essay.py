"""Essays are kept and not scored: nothing in them is searched for."""

from typing import Any

import pytest

from lossdrill.judging.essay import EssayJudge, essay, question
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import load_judge
from lossdrill.judging.variant import Variant
from lossdrill.pack import open_pack
from lossdrill.sandbox.wire import Answer

JUDGE = essay(
    text=question(
        "Why the median",
        rubric=["It counts samples on either side.", "It names the kink."],
        example="The slope is the number of targets below minus the number above.",
        evidence=["mae-subdifferential"],
    ),
    more=question("Follow-up", rubric=["It mentions ties."], example='An interval, "as it were".'),
)


def rule(text: Any, more: Any = "An interval.", unsupported: str | None = None) -> Ruling:
    return JUDGE(
        lambda calls: [Answer(text, unsupported=unsupported), Answer(more)], Variant("e", 0)
    )


@pytest.mark.parametrize("text", ["Because.", "zzz", "x" * 50_000, "中位数", "0"])
def test_whatever_is_written_is_kept_without_a_score(text: str) -> None:
    """And the rubric is shown, to mark oneself by."""
    ruling = rule(text)
    assert (ruling.status, ruling.score, ruling.reason, ruling.diagnoses) == (
        "unscored",
        0.0,
        None,
        (),
    )
    assert ruling.notes == (
        "Why the median: It counts samples on either side.",
        "Why the median: It names the kink.",
        "Why the median: what you can prove of it: mae-subdifferential.",
        "Follow-up: It mentions ties.",
    )


@pytest.mark.parametrize("empty", [None, "", "  \n\t "])
def test_nothing_written_is_not_handed_in(empty: Any) -> None:
    """The names that are still empty are listed, and the rubric is not shown."""
    ruling = rule(empty, empty)
    assert (ruling.status, ruling.score, ruling.notes) == ("wrong", 0.0, ())
    assert ruling.diagnoses[0].message == (
        "Nothing is written yet in `text`, `more`: write a few sentences between the quotes."
    )
    assert "in `text`:" in rule(empty).diagnoses[0].message


@pytest.mark.parametrize(
    ("text", "unsupported", "came"),
    [
        (3, None, "a number"),
        (["a"], None, "a list"),
        (None, "function", "a function"),
        ((), None, "a tuple"),
    ],
)
def test_what_is_no_text_is_told(text: Any, unsupported: str | None, came: str) -> None:
    """In one sentence."""
    ruling = rule(text, unsupported=unsupported)
    assert ruling.status == "wrong"
    assert ruling.diagnoses[0].message.startswith(f"`text` is {came}")
    assert ruling.diagnoses[0].message.endswith("give the answer as text, between quotes.")


def test_the_example_is_a_file_that_can_be_handed_in() -> None:
    """With every name, and the rubric as its note."""
    (answer,), mistakes = JUDGE.written_answers(open_pack().exercise("mse-value"), Variant("e", 0))
    names: dict[str, Any] = {}
    exec(answer.source, names)  # noqa: S102 - written by the judge
    assert rule(names["text"], names["more"]).status == "unscored"
    assert mistakes == ()
    assert "It names the kink." in answer.note


def test_what_an_interview_points_to_is_there() -> None:
    """Each question names exercises of the pack, and every loss of the track is asked about."""
    pack = open_pack()
    judge = load_judge(pack, pack.exercise("mock-interview"))
    assert isinstance(judge, EssayJudge)
    for question_ in judge.questions.values():
        assert question_.evidence
        assert set(question_.evidence) <= set(pack.ids)
        assert 4 <= len(question_.rubric) <= 6
    assert set(judge.questions) <= set(pack.topics)
