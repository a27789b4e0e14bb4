"""Solutions of the built-in exercises as they are shown."""

import click
import pytest

from lossdrill.cli import solution
from lossdrill.cli.solution_text import MOST_MISTAKES, mistakes_text, solution_text
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.model import Attempt, Diagnosis, Verdict
from lossdrill.pack import open_pack

PACK = open_pack()
VARIANT = 5
FUNCTIONS = ["huber-gradient", "mse-gd-fit", "huber-curve"]
VALUES = ["mae-two-cycle", "log-loss-derive", "mse-convexity-certificate"]
OPTIONS = ["huber-use-case", "claim-mae-slow", "choose-loss"]


def shown(exercise_id: str) -> str:
    exercise = PACK.exercise(exercise_id)
    return solution_text(exercise, load(PACK, exercise, VARIANT), Variant(exercise_id, VARIANT))


def mistakes(exercise_id: str, *made: str, all_of_them: bool = False, others: bool = True) -> str:
    """What is told after attempts in which these mistakes were named."""
    attempts = [
        Attempt(
            exercise=exercise_id,
            at="2026-11-23T04:30:00Z",
            source="",
            verdict=Verdict(
                exercise=exercise_id,
                status="wrong",
                score=0.0,
                variant=VARIANT,
                diagnoses=(Diagnosis(id=name, kind="mistake", message="."),),
            ),
            seconds=0.1,
            hints=0,
        )
        for name in made
    ]
    known = load(PACK, PACK.exercise(exercise_id), VARIANT)
    variant = Variant(exercise_id, VARIANT)
    return mistakes_text(known, attempts, variant, all_of_them=all_of_them, others=others)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("exercise_id", FUNCTIONS)
def test_functions(exercise_id: str) -> None:
    """Every right answer stands below its name, with what is said of it above its code, once."""
    text = shown(exercise_id)
    exercise = PACK.exercise(exercise_id)
    assert words(exercise.hints[1]) in words(text)
    for answer in load(PACK, exercise, VARIANT).answers:
        assert f"── {answer.name} ─" in text
        assert answer.source.strip().splitlines()[-1] in text
        assert words(text).count(words(answer.note)) == 1 or not answer.note


@pytest.mark.parametrize("exercise_id", VALUES)
def test_values(exercise_id: str) -> None:
    """Right answers of a few lines make a list, each on one line."""
    text = shown(exercise_id)
    first, *others = load(PACK, PACK.exercise(exercise_id), VARIANT).answers
    assert first.source.strip() in text
    listed = text.partition("── also right ─")[2].splitlines()[1:]
    assert len(listed) == len(others)
    for line, other in zip(listed, others, strict=True):
        assert other.source.split("= ", 1)[1].split("\n")[0] in line


@pytest.mark.parametrize("exercise_id", OPTIONS)
def test_options(exercise_id: str) -> None:
    """What was to be ticked is shown as it was handed out, each with right or wrong and why."""
    exercise = PACK.exercise(exercise_id)
    text = shown(exercise_id)
    judge = load(PACK, exercise, VARIANT).judge
    for part in getattr(judge, "parts", {"": judge}).values():
        variant = Variant(exercise_id, VARIANT)
        options = part.options(variant)
        by_step = options.values() if hasattr(part, "card") else [options]
        for letters in by_step:
            for letter, option in letters.items():
                said = "right" if option.right else "wrong"
                expected = f"{letter}. {option.statement} {said}: {option.feedback}"
                assert words(text).count(words(expected)) == 1


def test_a_long_note() -> None:
    """A reason of several lines is one paragraph, in the width of the terminal."""
    text = shown("huber-at-delta")
    note = load(PACK, PACK.exercise("huber-at-delta"), VARIANT).answers[0].note
    assert words(note) in words(text)
    assert max(map(len, text.splitlines())) <= 100


def test_parts() -> None:
    """What is said of all parts of an exercise is said once."""
    text = words(shown("capstone-regression"))
    note = load(PACK, PACK.exercise("capstone-regression"), VARIANT).answers[0].note
    assert words(note).startswith("numbers: ")
    sentence = words(note.removeprefix("numbers: ").split("pictures: ")[0])
    assert text.count(sentence) == 1
    assert f"numbers: {sentence}" not in text


def test_a_rubric() -> None:
    """Of an essay, each point of the rubric begins a line."""
    text = shown("mock-interview")
    note = load(PACK, PACK.exercise("mock-interview"), VARIANT).answers[0].note
    assert text.count("\n  · ") == len(note.splitlines())


def test_mistakes() -> None:
    """One's own mistakes come first and are counted; of the others some are shown, or all."""
    known = load(PACK, PACK.exercise("huber-gradient"), VARIANT).mistakes
    last = known[-1]
    text = mistakes("huber-gradient", last.name, last.name, known[3].name)
    lines = [line for line in text.splitlines() if line.startswith("  · ")]
    assert len(lines) == MOST_MISTAKES + 2
    assert lines[0].startswith(f"  · yours, once: {known[3].note[:20]}")
    assert lines[1].startswith(f"  · yours, 2 times: {last.note[:20]}")
    assert f"and {len(known) - MOST_MISTAKES - 2} more: --mistakes" in text
    everything = mistakes("huber-gradient", all_of_them=True)
    assert all(words(each.note) in words(everything) for each in known)


def test_mistakes_before_a_pass() -> None:
    """Whoever gave up hears of their own mistakes alone; without any, nothing."""
    known = load(PACK, PACK.exercise("huber-gradient"), VARIANT).mistakes
    text = mistakes("huber-gradient", known[0].name, others=False)
    assert text.count("  · ") == 1
    assert mistakes("huber-gradient", others=False) == ""


def test_mistakes_of_options() -> None:
    """What is said below an option is not said again."""
    assert mistakes("choose-loss") == ""


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours change nothing but the colours, and are left out where nobody sees them."""
    source = load(PACK, PACK.exercise("huber-gradient"), VARIANT).answers[2].source.strip()
    assert solution._paint()(source) == source
    monkeypatch.setattr(solution, "colour_wanted", lambda: True)
    painted = solution._paint()(source)
    assert painted != source
    assert click.unstyle(painted) == source
