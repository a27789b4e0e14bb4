"""The choices judge: each option stands on its own, with one sentence of feedback. Which options of
the pool are shown, and under which letters, follows from the variant.
"""

import re
import textwrap
from dataclasses import dataclass
from string import ascii_lowercase

from lossdrill.judging.cases import describe
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Diagnosis, Exercise
from lossdrill.sandbox import wire
from lossdrill.sandbox.outside.failures import plain_text
from lossdrill.sandbox.wire import Call

WIDTH = 96
NAME = "answer"
LONGEST_SHOWN = 20


@dataclass(frozen=True)
class Option:
    statement: str
    feedback: str
    right: bool

    @property
    def id(self) -> str:
        """The first words, so that the same mistake is recognised under any letter."""
        return "-".join(re.findall(r"[a-z0-9]+", self.statement.lower())[:6])


def right(statement: str, feedback: str) -> Option:
    """A statement to tick."""
    return Option(statement, feedback, right=True)


def wrong(statement: str, feedback: str) -> Option:
    """A statement not to tick."""
    return Option(statement, feedback, right=False)


@dataclass(frozen=True)
class ChoicesJudge:
    pool: tuple[Option, ...]
    shown: int

    def options(self, variant: Variant) -> dict[str, Option]:
        """Option by letter. At least two are right, and at least as many wrong as right:
        then ticking everything earns nothing.
        """
        draw = variant.draw("options")
        good = [option for option in self.pool if option.right]
        bad = [option for option in self.pool if not option.right]
        count = draw.randint(min(2, len(good)), min(len(good), self.shown // 2))
        chosen = [*draw.sample(good, count), *draw.sample(bad, self.shown - count)]
        draw.shuffle(chosen)
        return dict(zip(ascii_lowercase, chosen, strict=False))

    def handout(self, variant: Variant) -> list[str]:
        """The options as lines of text for the file that is handed out."""
        return listed(self.options(variant))

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        options = self.options(variant)
        answer = ask([Call(NAME)])[0]
        ticked, trouble = _letters(answer, options)
        if trouble is not None:
            return Ruling(
                status="wrong",
                score=0.0,
                reason="value",
                diagnoses=(Diagnosis(id="not-letters", kind="generic", message=trouble),),
            )
        good = {letter for letter, option in options.items() if option.right}
        checks = tuple(
            Check(
                id=f"option-{letter}",
                title=option.statement,
                passed=(letter in ticked) == option.right,
            )
            for letter, option in options.items()
            if letter in ticked  # what is not ticked is not given away
        )
        if ticked == good:
            feedback = tuple(f"{letter}: {option.feedback}" for letter, option in options.items())
            return Ruling(status="pass", score=1.0, checks=checks, notes=feedback)
        score = max(0.0, (len(ticked & good) - len(ticked - good)) / len(good))
        return Ruling(
            status="wrong",
            score=round(min(score, 1 - 1 / len(options)), 4),
            reason="value",
            checks=checks,
            diagnoses=_feedback(options, ticked, good),
        )

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the name is always `answer`
        variant: Variant,
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """The right letters of this variant; for each wrong option, the file that ticks it too."""
        options = self.options(variant)
        good = {letter for letter, option in options.items() if option.right}
        reasons = "\n".join(f"{letter}: {option.feedback}" for letter, option in options.items())
        mistakes = [
            Answer(option.id, option.feedback, _file(good | {letter}))
            for letter, option in options.items()
            if not option.right
        ]
        mistakes += [
            Answer("missing-options", "A right option is not ticked.", _file(good - {letter}))
            for letter in sorted(good)[:1]
        ]
        return (Answer("reference", reasons, _file(good)),), tuple(mistakes)


def choices(*pool: Option, shown: int = 6) -> ChoicesJudge:
    """A judge for ticking the right ones among `shown` options drawn from the pool.

    Raises ValueError when the pool cannot fill a variant with at least half of its options wrong.
    """
    good = sum(option.right for option in pool)
    if good < 1 or len(pool) - good < shown - min(2, good):
        raise ValueError(f"{shown} options need more wrong ones than this pool has")
    return ChoicesJudge(pool, shown)


def listed(options: dict[str, Option]) -> list[str]:
    """Options as lines of text, each after its letter."""
    lines: list[str] = []
    for letter, option in options.items():
        lines += textwrap.wrap(f"{letter}. {option.statement}", WIDTH, subsequent_indent="   ")
    return lines


def _letters(answer: wire.Answer, options: dict[str, Option]) -> tuple[set[str], str | None]:
    """The ticked letters, or what is wrong with the answer."""
    value = answer.value
    if not isinstance(value, set | frozenset | list | tuple):
        came = describe(answer)
        return set(), f'`{NAME}` is {came}; give a set of letters, such as {{"a", "c"}}.'
    ticked = [letter_of(item) for item in value]
    odd = sorted(item for item in ticked if item not in options)
    if odd:
        return set(), f"{odd[0]} is not one of the letters {', '.join(options)}."
    letters = set(ticked)
    if not letters:
        return set(), "Nothing is ticked yet: put the letters of the true options into the set."
    return letters, None


def letter_of(item: object) -> str:
    """A letter as it was meant, or a few words for what is none."""
    if not isinstance(item, str):
        return describe(wire.Answer(item))
    letter = plain_text(item).strip().lower()
    return letter if len(letter) == 1 else repr(letter[:LONGEST_SHOWN])


def _feedback(
    options: dict[str, Option], ticked: set[str], good: set[str]
) -> tuple[Diagnosis, ...]:
    found = [
        Diagnosis(
            id=options[letter].id,
            kind="mistake",
            message=f"{letter}: {options[letter].feedback}",
        )
        for letter in sorted(ticked - good)
    ]
    missing = len(good - ticked)
    if missing:
        what = "One right option is" if missing == 1 else f"{missing} right options are"
        found.append(Diagnosis(id="missing-options", kind="generic", message=f"{what} not ticked."))
    return tuple(found)


def _file(letters: set[str]) -> str:
    inside = ", ".join(f'"{letter}"' for letter in sorted(letters))
    return f"{NAME} = {{{inside}}}\n" if letters else f"{NAME} = set()\n"
