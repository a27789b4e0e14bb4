"""The essay judge: it scores nothing. It looks whether something is written, may then ask on, and
shows what a good answer has, to mark oneself by. Words are not counted and not searched for.
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
MORE = "_more"
"""What the name of a follow-up ends with."""


@dataclass(frozen=True)
class FollowUp:
    """What is asked once the question is answered."""

    asks: str
    rubric: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Question:
    """What is asked, what a good answer has, one that has it, and the exercises that prove it."""

    title: str
    rubric: tuple[str, ...]
    example: str
    evidence: tuple[str, ...] = ()
    asks: str = ""
    """The question as the prompt has it."""
    follow_ups: tuple[FollowUp, ...] = ()
    """One of them is asked, the next one in the next variant."""

    def follow_up(self, variant: Variant) -> FollowUp | None:
        if not self.follow_ups:
            return None
        return self.follow_ups[variant.number % len(self.follow_ups)]

    def notes(self, variant: Variant) -> tuple[str, ...]:
        """The rubric to mark oneself by, point after point."""
        following = self.follow_up(variant)
        points = [f"{self.title}: {point}" for point in self.rubric]
        if following is not None:
            points += [f"{self.title}, asked on: {point}" for point in following.rubric]
        if self.evidence:
            points.append(f"{self.title}: what you can prove of it: {', '.join(self.evidence)}.")
        return tuple(points)


@dataclass(frozen=True)
class EssayJudge:
    questions: Mapping[str, Question]
    """By the name in the learner's file."""

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        more = self.follow_ups(variant)
        answers = ask([Call(name) for name in (*self.questions, *more)])
        named = dict(zip((*self.questions, *more), answers, strict=True))
        odd = [_not_text(name, answer) for name, answer in named.items() if not _is_text(answer)]
        empty = [name for name, answer in named.items() if _is_text(answer) and _is_blank(answer)]
        unanswered = [name for name in empty if name in self.questions]
        if odd or unanswered:
            return _not_handed_in(odd or [_still_empty(unanswered)])
        return Ruling(
            status="unscored",
            score=0.0,
            checks=tuple(
                Check(id=f"written-{name}", title=f"{name} is written", passed=name not in empty)
                for name in named
            ),
            notes=tuple(f"{name}: {more[name].asks}" for name in empty)
            or tuple(note for each in self.questions.values() for note in each.notes(variant)),
        )

    def follow_ups(self, variant: Variant) -> dict[str, FollowUp]:
        """What this variant asks on, by the name under which it is answered."""
        found = {name + MORE: each.follow_up(variant) for name, each in self.questions.items()}
        return {name: each for name, each in found.items() if each is not None}

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the names are known here
        variant: Variant,
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """One good answer to each question; nothing that is written is a mistake."""
        asked: dict[str, Question | FollowUp] = {**self.questions, **self.follow_ups(variant)}
        source = "\n".join(_written(name, each.example) for name, each in asked.items())
        rubric = "\n".join(note for each in self.questions.values() for note in each.notes(variant))
        return (Answer("reference", rubric, source),), ()


def question(
    title: str,
    *,
    rubric: Sequence[str],
    example: str,
    evidence: Sequence[str] = (),
    asks: str = "",
    follow_ups: Sequence[FollowUp] = (),
) -> Question:
    """One thing to explain.

    Args:
        title: a few words that stand before each point of the rubric.
        rubric: what a good answer has, each a sentence.
        example: such an answer.
        evidence: exercises whose verdicts show what of it can be proved; nothing else is scored.
        asks: the question, for the report; in the words of the prompt.
        follow_ups: what may be asked once the questions are answered, under the question's name
            with `_more` after it. A variant asks one of them.
    """
    return Question(title, tuple(rubric), example, tuple(evidence), asks, tuple(follow_ups))


def follow_up(asks: str, *, rubric: Sequence[str], example: str) -> FollowUp:
    """One thing to ask on, with what a good answer has, and one that has it."""
    return FollowUp(asks, tuple(rubric), example)


def essay(**questions: Question) -> EssayJudge:
    """A judge for texts, one under each name in the file. All are to be written; what is asked on
    is shown then, and the rubric once that is written too.
    """
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
    lines = "\n".join(textwrap.wrap(text, WIDTH, break_on_hyphens=False))
    raw = "r" if "\\" in text else ""
    return f'{name} = {raw}"""\n{lines}\n"""\n'
