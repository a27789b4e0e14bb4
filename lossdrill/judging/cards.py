"""The judge of cards: a scenario, and a chain of steps with options to tick in each. Which cards
are dealt follows from the variant: the next few variants have other ones.
"""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from msgspec import Struct

from lossdrill.judging.all_of import AllOf, all_of
from lossdrill.judging.cases import describe
from lossdrill.judging.choices import WIDTH, Option, letter_of
from lossdrill.judging.numbers import literal
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Diagnosis, Exercise
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call

INDENT = " " * 4

Options = dict[str, dict[str, Option]]
"""Of each step, by letter."""


class Card(Struct, frozen=True):
    """A scenario, and the options of each of its steps."""

    name: str
    """A word or two with hyphens; mistakes are known by it."""
    scenario: str
    steps: Mapping[str, tuple[Option, ...]]


def card(name: str, scenario: str, **steps: Sequence[Option]) -> Card:
    """A card. At least one option of a step is right, and at least as many are wrong as right: then
    ticking everything earns nothing.

    Raises ValueError where a step has too few wrong options, or two of the same words.
    """
    for step, options in steps.items():
        good = sum(option.right for option in options)
        if not 1 <= good <= len(options) - good:
            raise ValueError(f"{name}, {step}: one right option or more, and as many wrong ones")
        if len({_words(option) for option in options}) < len(options):
            raise ValueError(f"{name}, {step}: two options have the same words")
    return Card(name, scenario, {step: tuple(options) for step, options in steps.items()})


class CardJudge(Struct, frozen=True, eq=False):
    """One card of a hand, under a name of its own in the learner's file: a dict with the letters
    that are ticked in each step.
    """

    name: str
    number: int
    """Which card of the hand it is, from 1."""
    pile: tuple[Card, ...]
    stride: int
    """How many cards a pile moves on when it was dealt once, so that other cards meet."""

    def card(self, variant: Variant) -> Card:
        times, place = divmod(variant.number, len(self.pile))
        return self.pile[(place + times * self.stride) % len(self.pile)]

    def options(self, variant: Variant) -> Options:
        """Of each step the wrong options and some of the right ones, in an order that is drawn: so
        it is not known how many are to be ticked.
        """
        draw = variant.draw(self.name)
        shown: Options = {}
        for step, options in self.card(variant).steps.items():
            good = [option for option in options if option.right]
            chosen = draw.sample(good, draw.randint(1, len(good)))
            chosen += [option for option in options if not option.right]
            draw.shuffle(chosen)
            shown[step] = dict(zip(ascii_lowercase, chosen, strict=False))
        return shown

    def handout(self, variant: Variant) -> list[str]:
        """The card as lines of text for the file that is handed out."""
        lines = textwrap.wrap(f"Card {self.number}. {self.card(variant).scenario}", WIDTH)
        for step, options in self.options(variant).items():
            lines += ["", f"  {step}"]
            for letter, option in options.items():
                lead = f"{INDENT}{letter}. "
                below = " " * len(lead)
                lines += textwrap.wrap(
                    lead + option.statement, WIDTH, subsequent_indent=below, break_on_hyphens=False
                )
        return lines

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        options = self.options(variant)
        ticks, trouble = _ticks(self.name, ask([Call(self.name)])[0], options)
        if trouble is not None:
            return Ruling(
                status="wrong",
                score=0.0,
                reason="value",
                diagnoses=(Diagnosis(id="not-ticks", kind="generic", message=trouble),),
            )
        good = {step: _right(each) for step, each in options.items()}
        checks = tuple(
            Check(
                id=step,
                title=step,
                passed=ticks[step] == good[step],
                detail="" if ticks[step] else "still empty",
            )
            for step in options
        )
        if ticks == good:
            reasons = tuple(
                f"{step} {letter}: {options[step][letter].feedback}"
                for step, letters in good.items()
                for letter in sorted(letters)
            )
            return Ruling(status="pass", score=1.0, checks=checks, notes=reasons)
        return Ruling(
            status="wrong",
            score=_score(ticks, good),
            reason="value",
            checks=checks,
            diagnoses=(*self._mistakes(options, ticks, variant), *_missing(ticks, good)),
        )

    def written_answers(
        self,
        exercise: Exercise,  # noqa: ARG002 - the name is known here
        variant: Variant,
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """The right letters; for each wrong option the file that ticks it too."""
        options = self.options(variant)
        good = {step: _right(each) for step, each in options.items()}
        reasons = "\n".join(
            f"{step} {letter}, {'right' if option.right else 'wrong'}: {option.feedback}"
            for step, each in options.items()
            for letter, option in each.items()
        )
        mistakes = [
            Answer(
                self._id(step, option, variant),
                option.feedback,
                self._file({**good, step: good[step] | {letter}}),
            )
            for step, each in options.items()
            for letter, option in each.items()
            if not option.right
        ]
        return (Answer("reference", reasons, self._file(good)),), tuple(mistakes)

    def _mistakes(
        self, options: Options, ticks: Mapping[str, set[str]], variant: Variant
    ) -> Iterator[Diagnosis]:
        """The sentence of each wrong tick."""
        for step, each in options.items():
            for letter in sorted(ticks[step] - _right(each)):
                yield Diagnosis(
                    id=self._id(step, each[letter], variant),
                    kind="mistake",
                    message=f"{step} {letter}: {each[letter].feedback}",
                )

    def _id(self, step: str, option: Option, variant: Variant) -> str:
        """The same for an option of a card under any letter."""
        return f"{self.card(variant).name}-{step}-{_words(option)}"

    def _file(self, ticks: Mapping[str, set[str]]) -> str:
        inside = (
            f"    {literal(step)}: {{{', '.join(map(literal, sorted(letters)))}}},\n"
            for step, letters in ticks.items()
        )
        return f"{self.name} = {{\n{''.join(inside)}}}\n"


def cards(*piles: Sequence[Card]) -> AllOf:
    """A judge for a hand of cards, one from each pile, under the names `card_1`, `card_2`, ...

    The stub has a line `# OPTIONS of card_1` for each. A pile is dealt from in its order, and every
    time it was dealt once the piles move against each other: other cards meet, and no card comes
    back soon.

    Raises ValueError where two cards of a pile have one name, or their steps differ.
    """
    known = {tuple(each.steps) for pile in piles for each in pile}
    if len(known) != 1:
        raise ValueError("all cards have the same steps")
    if any(len({each.name for each in pile}) < len(pile) for pile in piles):
        raise ValueError("each card of a pile has a name of its own")
    hand = {
        f"card_{place + 1}": CardJudge(f"card_{place + 1}", place + 1, tuple(pile), 2 * place)
        for place, pile in enumerate(piles)
    }
    return all_of(**hand)


def _ticks(
    name: str, answer: wire.Answer, options: Options
) -> tuple[dict[str, set[str]], str | None]:
    """The ticked letters of each step, or what is wrong with the answer."""
    steps = ", ".join(map(literal, options))
    if not isinstance(answer.value, dict):
        return {}, f"`{name}` is {describe(answer)}; give a dict with the keys {steps}."
    missing = [step for step in options if step not in answer.value]
    if missing:
        return {}, f"`{name}` has no key {literal(missing[0])}; its keys are {steps}."
    ticks: dict[str, set[str]] = {}
    for step, letters in options.items():
        value = answer.value[step]
        if not isinstance(value, set | frozenset | list | tuple | str | None):
            came = describe(wire.Answer(value))
            return {}, f'{step}: this is {came}; give a set of letters, such as {{"a", "c"}}.'
        chosen = _letters(value)
        odd = sorted(letter for letter in chosen if letter not in letters)
        if odd:
            return {}, f"{step}: {odd[0]} is not one of the letters {', '.join(letters)}."
        ticks[step] = chosen
    return ticks, None


def _letters(value: Any) -> set[str]:
    """None, an empty set and an empty text tick nothing; a letter alone ticks itself."""
    if isinstance(value, str | None):
        value = [value] if value else []
    return {letter_of(item) for item in value}


def _words(option: Option) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", option.statement.lower()))


def _right(options: Mapping[str, Option]) -> set[str]:
    return {letter for letter, option in options.items() if option.right}


def _score(ticks: Mapping[str, set[str]], good: Mapping[str, set[str]]) -> float:
    """Right ticks minus wrong ones, over all right options of the card; never 1 unless passed."""
    ticked = sum(len(ticks[step] & good[step]) - len(ticks[step] - good[step]) for step in good)
    wanted = sum(map(len, good.values()))
    return round(min(max(0.0, ticked / wanted), 1 - 1 / (2 * wanted)), 4)


def _missing(ticks: Mapping[str, set[str]], good: Mapping[str, set[str]]) -> Iterator[Diagnosis]:
    """In which steps right options are not ticked, and how many; not which."""
    counts = {step: len(good[step] - ticks[step]) for step in good if ticks[step]}
    begun = [f"{step} ({count})" for step, count in counts.items() if count]
    if begun:
        message = f"Right options that are not ticked: {', '.join(begun)}."
        yield Diagnosis(id="missing-options", kind="generic", message=message)
    empty = [step for step in good if not ticks[step]]
    if empty:
        message = f"Nothing is ticked yet in {', '.join(empty)}."
        yield Diagnosis(id="nothing-ticked", kind="generic", message=message)
