"""The words of a quiz: how a question is announced, how a blank is asked for, what is said in the
end. Pure: no terminal, no file and no clock.
"""

import re
import textwrap
from collections.abc import Iterable, Sequence

import click
from msgspec import structs

from lossdrill.cli.verdict_text import verdict_text
from lossdrill.judging.claims import CONDITION
from lossdrill.model import Exercise, Verdict
from lossdrill.practice.blanks import LETTERS, Blank
from lossdrill.practice.quiz import Tally
from lossdrill.practice.reviews import DAY, Review

INDENT = "  "
OPTION = "option-"
MARKS = {True: "right", False: "wrong"}
UNTICKED = "not so"
HUES = {"right": "green", "wrong": "red"}
KEYS = "Keys: ? hint · s skip · < back · q quit"
MOST_NAMED = 3

_OPTION = re.compile(r"\s*[a-z]\. ")
_VALUE = re.compile(r"\w+ = ")


def heading(exercise: Exercise, number: int, *, due: bool) -> str:
    """The line that stands above a question."""
    again = " · due again" if due else ""
    return (
        f"Question {number} · {exercise.id} · {exercise.topic} · {exercise.kind} · "
        f"about {exercise.minutes} min{again}"
    )


def prompt_of(blank: Blank) -> str:
    """What stands before the cursor: which value, and what is said of it."""
    if blank.text == LETTERS:
        where = f"{blank.key}, the" if blank.key else "The"
        return f"{where} letters of all that are right, such as a c: "
    if blank.name == CONDITION and blank.letters:
        return "The letter of the condition: "
    about = blank.beside or ", ".join(blank.words)
    return f"{blank.title} [{about}] = " if about else f"{blank.title} = "


def fitted(lines: Sequence[str], width: int) -> str:
    """What a file says in its lines, in paragraphs of this width. An option is a paragraph of its
    own; so is a value that is given, which is not broken.
    """
    paragraphs: list[list[str]] = []
    for line in lines:
        begins = not paragraphs or not line or not paragraphs[-1][-1]
        if begins or _OPTION.match(line) or _VALUE.match(line) or _VALUE.match(paragraphs[-1][-1]):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return "\n".join(_paragraph(each, width) for each in paragraphs)


def _paragraph(lines: Sequence[str], width: int) -> str:
    if _VALUE.match(lines[0]):
        return lines[0]
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    below = indent + "   " if _OPTION.match(lines[0]) else indent
    text = " ".join(line.strip() for line in lines)
    return wrapped(text, width, first=indent, below=below)


def feedback(verdict: Verdict, *, colour: bool, width: int) -> str:
    """A verdict as `grade` shows it; on options, letter by letter, as they stand on the screen."""
    ticked = [check for check in verdict.checks if check.id.startswith(OPTION)]
    if not ticked or len(ticked) < len(verdict.checks):
        return verdict_text(verdict, colour=colour, width=width)
    said: dict[str, str] = {}
    rest = []
    for text in (*verdict.notes, *(each.message for each in verdict.diagnoses)):
        letter, colon, about = text.partition(": ")
        if colon and len(letter) == 1:
            said[letter] = about
        else:
            rest.append(text)
    marks = {check.id.removeprefix(OPTION): MARKS[check.passed] for check in ticked}
    lines = [
        _option(letter, marks.get(letter, UNTICKED), said.get(letter, ""), width, colour=colour)
        for letter in sorted({*marks, *said})
    ]
    first = verdict_text(structs.replace(verdict, checks=(), notes=(), diagnoses=()), colour=colour)
    return "\n".join([first, *lines, *(indented(text, width) for text in rest)])


def _option(letter: str, mark: str, about: str, width: int, *, colour: bool) -> str:
    lead = f"{INDENT}{letter}  {mark:<{len(UNTICKED)}}  "
    text = wrapped(lead + about, width, below=" " * len(lead)).rstrip()
    hue = HUES.get(mark)
    return text.replace(mark, click.style(mark, fg=hue, bold=True), 1) if colour and hue else text


def indented(text: str, width: int) -> str:
    """What is said between two prompts."""
    lines = text.split("\n")
    return "\n".join(wrapped(line, width, first=INDENT, below=INDENT) for line in lines)


def wrapped(text: str, width: int, *, first: str = "", below: str = "") -> str:
    return textwrap.fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=below,
        break_long_words=False,
        break_on_hyphens=False,
    )


def ending(tally: Tally, reviews: Iterable[Review]) -> list[str]:
    """What was right, and what comes back when."""
    right, wrong = tally.ended("right"), tally.ended("wrong")
    skipped = tally.ended("skipped")
    if not tally.outcomes:
        return ["Nothing was answered."]
    parts = [f"{len(right)} of {len(tally.outcomes)} right ({tally.at_first_try} at the first try)"]
    parts += [f"{len(wrong)} not right yet"] if wrong else []
    parts += [f"{len(skipped)} skipped"] if skipped else []
    lines = [", ".join(parts) + "."]
    back = sorted((found.due[:DAY], found.exercise) for found in reviews if found.exercise in right)
    if back:
        lines.append(f"Comes back: {', '.join(f'{each} on {day}' for day, each in back)}")
    if wrong:
        lines.append(f"Not right yet: {', '.join(wrong)}")
        lines.append(f"To see one: lossdrill solution {wrong[0]} --give-up")
    return lines


def nothing_to_ask(
    topic: str | None, soonest: Review | None, waiting: Sequence[tuple[Exercise, str]]
) -> str:
    """Why there is no question, and what to type instead.

    Args:
        topic: which was asked for, if any.
        soonest: what comes back next.
        waiting: questions that are locked, each with what it waits for.
    """
    where = f" of {topic}" if topic else ""
    if waiting:
        named = [f"{each.id} after {first}" for each, first in waiting[:MOST_NAMED]]
        more = f" and {len(waiting) - len(named)} more" if len(waiting) > len(named) else ""
        return (
            f"No short question{where} is open yet; to come: {', '.join(named)}{more}. "
            f"Go on with: lossdrill next{f' --topic {topic}' if topic else ''}"
        )
    if soonest is not None:
        return (
            f"No short question{where} is due or new; {soonest.exercise} comes back on "
            f"{soonest.due[:DAY]}. For something longer: lossdrill next"
        )
    return f"There is no short question{where}; go on with: lossdrill next"
