"""Essays are kept and not scored: nothing in them is searched for."""

from typing import Any

import pytest

from lossdrill.judging.essay import MORE, EssayJudge, essay, follow_up, question
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
    exercise = pack.exercise("mock-interview")
    prompt = pack.prompt(exercise)
    for name, question_ in judge.questions.items():
        assert question_.evidence
        assert set(question_.evidence) <= set(pack.ids)
        assert 4 <= len(question_.rubric) <= 6
        assert f"| `{name}` | {question_.asks} |" in prompt
        assert len(question_.follow_ups) >= 3
        assert all(len(following.rubric) >= 2 for following in question_.follow_ups)
    assert set(judge.questions) <= set(pack.topics)
    assert exercise.names == (*judge.questions, *(name + MORE for name in judge.questions))


ON = essay(
    why=question(
        "Why",
        rubric=["Because."],
        example="Because.",
        follow_ups=[
            follow_up("And if not?", rubric=["Then not."], example="Then not."),
            follow_up("And else?", rubric=["Nothing."], example="Nothing."),
        ],
    ),
    how=question("How", rubric=["So."], example="So."),
)


def asked_on(why: Any, how: Any, more: Any, number: int = 0) -> Ruling:
    found = {"why": why, "how": how, "why_more": more}
    return ON(lambda calls: [Answer(found[call.name]) for call in calls], Variant("e", number))


def test_what_is_asked_on_is_shown_once_the_questions_are_answered() -> None:
    """Not before; and the rubric not before that is answered too."""
    nothing_yet = asked_on("Because.", "", "")
    assert (nothing_yet.status, nothing_yet.notes) == ("wrong", ())
    assert nothing_yet.diagnoses[0].message.startswith("Nothing is written yet in `how`:")
    first = asked_on("Because.", "So.", "")
    assert (first.status, first.notes) == ("unscored", ("why_more: And if not?",))
    assert [check.passed for check in first.checks] == [True, True, False]
    second = asked_on("Because.", "So.", "Then not.")
    assert second.status == "unscored"
    assert second.notes == ("Why: Because.", "Why, asked on: Then not.", "How: So.")
    assert all(check.passed for check in second.checks)
    assert asked_on("Because.", "So.", 3).diagnoses[0].message.startswith("`why_more` is a number")


def test_another_variant_asks_on_otherwise() -> None:
    """In turn, so that the next one is new; its example answers its own follow-up."""
    asked = [asked_on("Because.", "So.", None, number).notes[0] for number in range(3)]
    assert asked == ["why_more: And if not?", "why_more: And else?", "why_more: And if not?"]
    (answer,), _ = ON.written_answers(open_pack().exercise("mse-value"), Variant("e", 1))
    names: dict[str, Any] = {}
    exec(answer.source, names)  # noqa: S102 - written by the judge
    assert names["why_more"].strip() == "Nothing."
    assert asked_on(names["why"], names["how"], names["why_more"], 1).notes[1] == (
        "Why, asked on: Nothing."
    )
