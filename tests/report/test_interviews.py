"""The mock interview's page: what was written, the points to mark it by, and what is proved."""

import pytest
from msgspec.structs import replace

from lossdrill.judging.essay import EssayJudge
from lossdrill.judging.solution import load_judge
from lossdrill.model import Check
from lossdrill.pack import open_pack
from lossdrill.practice.history import Handout, History
from lossdrill.report import words
from lossdrill.report.interviews import Interview, interview_of, texts_in
from tests.report import examples
from tests.report.examples import attempt, failing
from tests.report.test_hostile import ATTACKS, elements_of

PACK = open_pack()
EXERCISE = PACK.exercise("mock-interview")
HISTORY = examples.interview(PACK)
STATES = {exercise.id: words.NEW for exercise in PACK.exercises} | {"ridge-objective": words.FIRST}


def judge() -> EssayJudge:
    found = load_judge(PACK, EXERCISE)
    assert isinstance(found, EssayJudge)
    return found


def held(history: History) -> Interview:
    found = interview_of(EXERCISE, judge(), history, STATES)
    assert found is not None
    return found


def handed_in(
    source: str, *, minutes: float = 0, variant: int = 3, complete: bool = True
) -> History:
    checks = (Check(id="more", title="more", passed=complete),)
    verdict = failing(EXERCISE.id, status="unscored", reason=None, variant=variant, checks=checks)
    return History(attempts=(attempt(verdict, source=source, minutes=minutes),))


def test_before_the_hand_in_there_is_no_page() -> None:
    """Nor is there one for a file in which something is still empty."""
    assert interview_of(EXERCISE, judge(), History(), STATES) is None
    unwritten = History(attempts=(attempt(failing(EXERCISE.id)),))
    assert interview_of(EXERCISE, judge(), unwritten, STATES) is None
    assert "Only that is scored" not in examples.page(PACK, unwritten)


def test_every_question_stands_with_its_answer_and_its_points() -> None:
    """What was asked on, too; in the words of the judge, for the variant that was handed out."""
    interview = held(HISTORY)
    assert (interview.heading, interview.minutes) == ("Mock interview", EXERCISE.minutes)
    assert [each.name for each in interview.asked] == list(judge().questions)
    for each, question in zip(interview.asked, judge().questions.values(), strict=True):
        following = question.follow_ups[4 % len(question.follow_ups)]
        assert each.first.text == question.example
        assert (each.first.asks, each.first.rubric) == (question.asks, question.rubric)
        assert each.more is not None
        assert (each.more.asks, each.more.text) == (following.asks, following.example)
        assert each.more.rubric == following.rubric


def test_the_evidence_is_how_the_exercises_stand() -> None:
    """Each counts once in the sum, and those that the pack does not have are left out."""
    interview = held(HISTORY)
    evidence = {one for question in judge().questions.values() for one in question.evidence}
    assert (interview.proved, set(interview.proofs)) == (1, evidence)
    assert dict(interview.asked[0].proofs)["ridge-objective"] is words.FIRST
    fewer = interview_of(EXERCISE, judge(), HISTORY, {"ridge-objective": words.FIRST})
    assert fewer is not None
    assert [len(each.proofs) for each in fewer.asked] == [1, 0, 0, 0, 0, 0, 0]


def test_the_time_runs_from_the_handout_to_the_end() -> None:
    """The last time round is shown, and earlier ones with their day and time."""
    interview = held(HISTORY)
    assert (interview.last.day, interview.last.took) == ("12 November 2026", "1 h 1 min")
    assert [(each.day, each.took) for each in interview.earlier] == [("7 November 2026", "52 min")]
    again = replace(
        HISTORY, attempts=(*HISTORY.attempts, handed_in("", variant=4, minutes=1e5).attempts[0])
    )
    assert held(again).last == interview.last  # graded once more, weeks later


def test_a_file_that_was_not_handed_out_has_no_time() -> None:
    """It came from elsewhere, or the answer was handed in before the clock was set."""
    assert held(handed_in('mse = "So."')).last.took == ""


def test_the_points_of_what_is_asked_on_wait_for_an_answer() -> None:
    """The question is there, and what a good answer has is not."""
    first = held(handed_in('mse = "So."', complete=False)).asked[0]
    assert first.first.text == "So."
    assert first.more is not None
    assert (first.more.text, first.more.rubric) == ("", ())
    assert first.more.asks


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('mse = "So."', "So."),
        ('mse = """\n    So it is.\n\n    And so on.\n"""', "So it is.\n\nAnd so on."),
        ('mse: str = ("So " "it " "is.")', "So it is."),
        ('mse = "So " + "it " + "is."', "So it is."),
        ('mse = dedent("""\n  So.\n""").strip()', "So."),
        ('mse = "No."\nmse = "So."', "So."),
        ("mse = lambda_", ""),
        ("mse = 3", ""),
        ('mse = "\\d and \\u00e9"', "\\d and é"),
        ('mse = "So."\n)', None),
        ("mse = " + "(" * 500 + '"So."' + ")" * 500, None),
        ('mse = "' + "x" * 300_000 + '"', None),
    ],
)
def test_texts_are_read_and_never_run(source: str, text: str | None) -> None:
    """As they were typed; a file that cannot be read, or is too long to be, has none."""
    assert texts_in(source).get("mse") == text


def test_lines_that_an_editor_broke_run_on() -> None:
    """A short line, as of a formula, stands alone, and so do points and paragraphs."""
    long = "This line is as long as an editor makes them before it breaks one"
    text = f"{long}\nand goes on.\ng = X'r / n\nThen.\n\n{long}:\n- a point\n- another"
    assert texts_in(f'mse = """{text}"""')["mse"] == (
        f"{long} and goes on.\ng = X'r / n\nThen.\n\n{long}:\n- a point\n- another"
    )


def test_a_long_text_is_cut_and_says_so() -> None:
    """A novel does not make a page of a megabyte."""
    shown = texts_in(f'mse = "{"word " * 9000}"')["mse"]
    assert len(shown) < 5000
    assert shown.endswith("(the rest is not shown here)")


def test_the_report_ends_with_the_page() -> None:
    """After the topics, with the questions, the answers and the points."""
    page = examples.page(PACK, HISTORY)
    assert page.index('id="mock-interview"') > page.index('id="topic-interview"')
    assert "about 60 min planned" in page
    assert page.count('<ul class="boxes">') == 14
    assert page.count("What you wrote about") == 14
    assert page == examples.page(PACK, HISTORY)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_is_written_becomes_markup(attack: str) -> None:
    """An attack in an answer adds no element, no handler and no address."""
    wild = handed_in(f"mse = {attack!r}\nmse_more = {attack!r}\n")
    elements = elements_of(examples.page(PACK, wild))
    assert elements.names <= elements_of(examples.page(PACK, HISTORY)).names
    assert elements.dangerous == []


def test_handouts_of_other_exercises_set_no_clock() -> None:
    """Only that of the interview itself."""
    at = attempt(failing("mse-value")).at
    other = Handout(exercise="mse-value", variant=3, path="v.py", at=at)
    history = replace(handed_in('mse = "So."', minutes=9), handouts=(other,))
    assert held(history).last.took == ""
