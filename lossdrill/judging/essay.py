"""The essay judge: it scores nothing. It looks whether something is written, and shows what a good
answer has, to mark oneself by. Words are not counted and not searched for.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lossdrill.judging.cases import describe
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Diagnosis, Exercise
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call

WIDTH = 92


@dataclass(frozen=True)
class Question:
    """What is asked, what a good answer has, one that has it, and the exercises that prove it."""

    title: str
    rubric: tuple[str, ...]
    example: str
    evidence: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """The rubric to mark oneself by, point after point."""
        points = tuple(f"{self.title}: {point}" for point in self.rubric)
        if not self.evidence:
            return points
        return (*points, f"{self.title}: what you can prove of it: {', '.join(self.evidence)}.")


@dataclass(frozen=True)
class EssayJudge:
    questions: Mapping[str, Question]
    """By the name in the learner's file."""

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:  # noqa: ARG002 - nothing is drawn
        answers = ask([Call(name) for name in self.questions])
        named = dict(zip(self.questions, answers, strict=True))
        odd = [_not_text(name, answer) for name, answer in named.items() if not _is_text(answer)]
        empty = [name for name, answer in named.items() if _is_text(answer) and _is_blank(answer)]
        if odd or empty:
            return _not_handed_in(odd or [_still_empty(empty)])
        return Ruling(
            status="unscored",
            score=0.0,
            checks=tuple(
                Check(id=f"written-{name}", title=f"{name} is written", passed=True)
                for name in named
            ),
            notes=tuple(note for question in self.questions.values() for note in question.notes),
        )

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the names are known here
        variant: Variant,  # noqa: ARG002 - nothing is drawn
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """One good answer to each question; nothing that is written is a mistake."""
        source = "\n".join(_written(name, each.example) for name, each in self.questions.items())
        rubric = "\n".join(note for each in self.questions.values() for note in each.notes)
        return (Answer("reference", rubric, source),), ()


def question(
    title: str, *, rubric: Sequence[str], example: str, evidence: Sequence[str] = ()
) -> Question:
    """One thing to explain.

    Args:
        title: a few words that stand before each point of the rubric.
        rubric: what a good answer has, each a sentence.
        example: such an answer.
        evidence: exercises whose verdicts show what of it can be proved; nothing else is scored.
    """
    return Question(title, tuple(rubric), example, tuple(evidence))


def essay(**questions: Question) -> EssayJudge:
    """A judge for texts, one under each name in the file. All are to be written."""
    return EssayJudge(questions)


def _is_text(answer: wire.Answer) -> bool:
    return answer.unsupported is None and isinstance(answer.value, str | None)


def _is_blank(answer: wire.Answer) -> bool:
    return not (answer.value or "").strip()


def _not_text(name: str, answer: wire.Answer) -> str:
    return f"`{name}` is {describe(answer)}; give the answer as text, between quotes."


def _still_empty(names: Sequence[str]) -> str:
    which = ", ".join(f"`{name}`" for name in names)
    return f"Nothing is written yet in {which}: write a few sentences between the quotes."


def _not_handed_in(messages: Sequence[str]) -> Ruling:
    return Ruling(
        status="wrong",
        score=0.0,
        reason="value",
        checks=(Check(id="written", title="an answer is written", passed=False),),
        diagnoses=tuple(Diagnosis(id="unwritten", kind="generic", message=m) for m in messages),
    )


def _written(name: str, text: str) -> str:
    lines = "\n".join(textwrap.wrap(text, WIDTH))
    raw = "r" if "\\" in text else ""
    return f'{name} = {raw}"""\n{lines}\n"""\n'
