"""A mock interview as the report shows it: what was asked, what was written, the points to mark it
by, and what is proved of it elsewhere. Pure: no HTML, no files, no clock.
"""

import ast
import re
import textwrap
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lossdrill.judging.essay import MORE, EssayJudge, FollowUp, Question
from lossdrill.judging.variant import Variant
from lossdrill.model import Attempt, Exercise
from lossdrill.practice.history import History
from lossdrill.practice.timing import duration, seconds_taken
from lossdrill.report import words
from lossdrill.report.periods import day_of

MOST_CHARACTERS = 4000
"""Of one answer; an interviewer would have stopped you long before."""
SHORTEST_BROKEN = 60
LONGEST_PARSED = 200_000
"""Characters of a file; beyond them Python's parser can be kept busy for seconds."""

_BROKEN = re.compile(rf"(?<=[^\n]{{{SHORTEST_BROKEN}}})[ ]*\n(?=[^\s\-*•])")
"""The end of a line that an editor broke: a long one, with text below that begins no point."""


@dataclass(frozen=True)
class Written:
    """A question, what was written about it, and what a good answer has."""

    asks: str
    text: str
    """Empty where nothing was written; then there is no rubric either."""
    rubric: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One question of the interview with all that belongs to it."""

    name: str
    title: str
    first: Written
    more: Written | None
    """What was asked on, where something was."""
    proofs: tuple[tuple[str, words.State], ...]
    """The exercises that prove what can be proved of it: nothing else is scored."""

    @property
    def proved(self) -> int:
        return sum(state.done for _, state in self.proofs)


@dataclass(frozen=True)
class Sitting:
    """One time round."""

    day: str
    took: str
    """From the handout to the hand-in; empty where that is not known."""


@dataclass(frozen=True)
class Interview:
    exercise: str
    heading: str
    title: str
    minutes: int
    """How many were planned."""
    last: Sitting
    earlier: tuple[Sitting, ...]
    asked: tuple[Asked, ...]

    @property
    def proofs(self) -> dict[str, words.State]:
        """Each exercise once, though several questions may name it."""
        return {name: state for each in self.asked for name, state in each.proofs}

    @property
    def proved(self) -> int:
        return sum(state.done for state in self.proofs.values())


def interview_of(
    exercise: Exercise, judge: EssayJudge, history: History, states: Mapping[str, words.State]
) -> Interview | None:
    """The last time round of an exercise that is written; None before it was handed in.

    `states` says how each exercise of the pack stands.
    """
    by_variant: dict[int, list[Attempt]] = {}
    for attempt in history.attempts_at(exercise.id):
        if attempt.verdict.status == "unscored":
            by_variant.setdefault(attempt.verdict.variant, []).append(attempt)
    if not by_variant:
        return None
    sittings = {number: _sitting(tries, history) for number, tries in by_variant.items()}
    latest = max(by_variant, key=lambda number: by_variant[number][-1].at)
    texts = texts_in(by_variant[latest][-1].source)
    variant = Variant(exercise.id, latest)
    return Interview(
        exercise=exercise.id,
        heading=exercise.id.replace("-", " ").capitalize(),
        title=exercise.title,
        minutes=exercise.minutes,
        last=sittings[latest],
        earlier=tuple(each for number, each in sittings.items() if number != latest),
        asked=tuple(
            Asked(
                name=name,
                title=question.title,
                first=_written(question, texts.get(name, "")),
                more=_more(question.follow_up(variant), texts.get(name + MORE, "")),
                proofs=tuple((one, states[one]) for one in question.evidence if one in states),
            )
            for name, question in judge.questions.items()
        ),
    )


def texts_in(source: str) -> dict[str, str]:
    """The texts that a file binds to its names, as they were typed. The file is read, never run."""
    if len(source) > LONGEST_PARSED:
        return {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about somebody's backslashes
            body = ast.parse(source).body
        return {
            target.id: _shown("".join(_strings(node.value)))
            for node in body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}  # it was graded, so this is a file that only a parser of another version reads


def _strings(node: ast.AST) -> Iterator[str]:
    """The texts in an expression, in their order: of a sum, of a call that strips them."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
        return
    for child in ast.iter_child_nodes(node):
        yield from _strings(child)


def _shown(text: str) -> str:
    """Without the indentation and the empty lines around it, cut to what one reads. Lines that were
    broken for an editor run on; a short one, such as a formula, stands alone.
    """
    text = _BROKEN.sub(" ", textwrap.dedent(text.expandtabs(4)).strip())
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[:MOST_CHARACTERS].rstrip() + " … (the rest is not shown here)"


def _sitting(tries: Sequence[Attempt], history: History) -> Sitting:
    """It ends when all is answered for the first time, or so far."""
    complete = (one for one in tries if not one.verdict.asks_on)
    ended = next(complete, tries[-1])
    seconds = seconds_taken(history, ended.exercise, ended.verdict.variant, ended.at)
    took = "" if seconds is None else duration(seconds)
    return Sitting(day=words.day(day_of(ended)), took=took)


def _written(question: Question | FollowUp, text: str) -> Written:
    return Written(question.asks, text, question.rubric)


def _more(following: FollowUp | None, text: str) -> Written | None:
    """What was asked on; its rubric only once it was answered."""
    if following is None:
        return None
    return _written(following, text) if text else Written(following.asks, "", ())
