"""The judge of claims: is a sentence true, false, or true under a condition, and which? Under which
letters the conditions stand follows from the variant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final, Literal, TypeAlias, get_args

from lossdrill.judging.cells.words import Word
from lossdrill.judging.choices import Option, listed
from lossdrill.judging.numbers import literal
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Diagnosis, Exercise
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call

Outcome: TypeAlias = Literal["true", "false", "needs a condition"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
CONDITIONAL: Final = "needs a condition"
VERDICT, CONDITION = "verdict", "condition"


@dataclass(frozen=True)
class ClaimJudge:
    """The names `verdict` and `condition`; the latter counts where the claim needs one."""

    verdict: Outcome
    because: str
    others: Mapping[Outcome, str]
    pool: tuple[Option, ...]
    shown: int

    def options(self, variant: Variant) -> dict[str, Option]:
        """Condition by letter; the right one, if there is one, is among them."""
        draw = variant.draw("conditions")
        good = [option for option in self.pool if option.right]
        bad = [option for option in self.pool if not option.right]
        chosen = [*good, *draw.sample(bad, self.shown - len(good))]
        draw.shuffle(chosen)
        return dict(zip(ascii_lowercase, chosen, strict=False))

    def handout(self, variant: Variant) -> list[str]:
        """The conditions as lines of text for the file that is handed out."""
        return listed(self.options(variant))

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        options = self.options(variant)
        verdict, condition = ask([Call(VERDICT), Call(CONDITION)])
        trouble = _trouble(verdict, VERDICT, OUTCOMES)
        if trouble is None and self._needs(verdict):
            trouble = _trouble(condition, CONDITION, tuple(options))
        if trouble is not None:
            return _wrong(trouble, ())
        right_verdict = Word(self.verdict, OUTCOMES).share(verdict.value) == 1.0
        checks: tuple[Check, ...] = (Check(id=VERDICT, title="the verdict", passed=right_verdict),)
        if not right_verdict:
            return _wrong(self._said_of_verdict(verdict), checks)
        if self.verdict == CONDITIONAL:
            picked = _picked(condition, options)
            checks = (*checks, Check(id=CONDITION, title="the condition", passed=picked.right))
            if not picked.right:
                said = Diagnosis(id=picked.id, kind="mistake", message=picked.feedback)
                return _wrong(said, checks)
        feedback = tuple(f"{letter}: {option.feedback}" for letter, option in options.items())
        return Ruling(status="pass", score=1.0, checks=checks, notes=(self.because, *feedback))

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the names are always the same
        variant: Variant,
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """The right file of this variant; one for each other verdict and each wrong condition."""
        options = self.options(variant)
        good = next((letter for letter, option in options.items() if option.right), None)
        reasons = "\n".join(f"{letter}: {option.feedback}" for letter, option in options.items())
        right = Answer("reference", f"{self.because}\n{reasons}", _file(self.verdict, good))
        some = next(iter(options))
        mistakes = [
            Answer(_id(other), sentence, _file(other, some if other == CONDITIONAL else None))
            for other, sentence in self.others.items()
        ]
        if self.verdict == CONDITIONAL:
            mistakes += [
                Answer(option.id, option.feedback, _file(self.verdict, letter))
                for letter, option in options.items()
                if not option.right
            ]
        return (right,), tuple(mistakes)

    def _needs(self, verdict: wire.Answer) -> bool:
        """Whether a condition must be given with this verdict, and the verdict is right."""
        conditional = Word(CONDITIONAL, OUTCOMES).share(verdict.value) == 1.0
        return conditional and self.verdict == CONDITIONAL

    def _said_of_verdict(self, verdict: wire.Answer) -> Diagnosis:
        for other, sentence in self.others.items():
            if Word(other, OUTCOMES).share(verdict.value) == 1.0:
                return Diagnosis(id=_id(other), kind="mistake", message=sentence)
        raise AssertionError("a verdict is one of three")


def claim(
    verdict: Outcome,
    because: str,
    *conditions: Option,
    shown: int = 4,
    true: str = "",
    false: str = "",
    needs_a_condition: str = "",
) -> ClaimJudge:
    """A judge for one sentence.

    Args:
        verdict: what is right.
        because: why, shown with the pass.
        conditions: what may be picked, as `right` and `wrong` of `choices`; exactly one is right
            where the claim needs a condition, and none otherwise.
        shown: how many conditions a file shows.
        true: what to tell those who say so, unless it is right.
        false: likewise.
        needs_a_condition: likewise.

    Raises ValueError when these do not fit together.
    """
    given = dict(zip(OUTCOMES, (true, false, needs_a_condition), strict=True))
    others = {outcome: sentence for outcome, sentence in given.items() if outcome != verdict}
    if not all(others.values()) or given[verdict]:
        raise ValueError("there is a sentence for each of the two wrong verdicts, and no other")
    good = sum(option.right for option in conditions)
    if good != (verdict == CONDITIONAL) or len(conditions) < shown:
        raise ValueError(f"{shown} conditions, one right exactly where the claim needs one")
    return ClaimJudge(verdict, because, others, conditions, shown)


def _trouble(answer: wire.Answer, name: str, options: Sequence[str]) -> Diagnosis | None:
    """What is wrong with the form of a verdict or a condition."""
    if answer.value is None and answer.unsupported is None:
        which = ", ".join(map(literal, options))
        message = f"`{name}` is still None; give one of {which}."
    else:
        said = Word(options[0], tuple(options)).trouble(answer.value)
        if said is None:
            return None
        message = f"`{name}` {said}."
    return Diagnosis(id=f"no-{name}", kind="generic", message=message)


def _picked(condition: wire.Answer, options: Mapping[str, Option]) -> Option:
    letters = tuple(options)
    return next(
        option
        for letter, option in options.items()
        if Word(letter, letters).share(condition.value) == 1.0
    )


def _wrong(said: Diagnosis, checks: tuple[Check, ...]) -> Ruling:
    return Ruling(status="wrong", score=0.0, reason="value", checks=checks, diagnoses=(said,))


def _id(outcome: str) -> str:
    return "not-" + outcome.replace(" ", "-")


def _file(verdict: str, condition: str | None) -> str:
    picked = "None" if condition is None else literal(condition)
    return f"{VERDICT} = {literal(verdict)}\n{CONDITION} = {picked}\n"
