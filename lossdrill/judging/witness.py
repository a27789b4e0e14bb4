"""The witness judge: numbers that prove a claim. It evaluates the claim itself, in fifty digits and
with a margin, so every true witness passes, whoever found it.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from lossdrill.judging import exact
from lossdrill.judging.cases import describe
from lossdrill.judging.exact import Number
from lossdrill.judging.plain import plain
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Answer
from lossdrill.judging.variant import Variant
from lossdrill.model import Check, Counterexample, Diagnosis, Exercise
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call

MARGIN = 1e-9
"""Relative: a claim must hold by more than rounding could fake."""

Quantity = Callable[..., Number]
Value = int | float | Fraction


@dataclass(frozen=True)
class Domain:
    """Where one part of a witness may lie."""

    text: str
    contains: Callable[[Value], bool]

    def holds(self, value: Value) -> bool:
        finite = not isinstance(value, float) or math.isfinite(value)
        return finite and self.contains(value)


def within(bound: float) -> Domain:
    """Bounded, so that overflow cannot pass for a proof."""
    return Domain(f"a number from -{bound:g} to {bound:g}", lambda value: -bound <= value <= bound)


unit = Domain("a number from 0 to 1", lambda value: 0 <= value <= 1)
label = Domain("0 or 1", lambda value: value in {0, 1})


@dataclass(frozen=True)
class Claim:
    """`quantity` of the witness lies above, or below, a bound."""

    title: str
    quantity: Quantity
    more_than: float | None = None
    less_than: float | None = None
    at_most: float | None = None

    @property
    def asked(self) -> str:
        if self.more_than is not None:
            return f"more than {self.more_than:g}"
        if self.less_than is not None:
            return f"less than {self.less_than:g}"
        return f"at most {self.at_most:g}"

    def holds(self, value: Number) -> bool:
        if self.more_than is not None:
            return bool(value > self.more_than + _margin(self.more_than))
        if self.less_than is not None:
            return bool(value < self.less_than - _margin(self.less_than))
        assert self.at_most is not None  # noqa: S101 - one of the three is given
        return bool(value <= self.at_most + exact.NOISE)


def _margin(bound: float) -> float:
    return max(MARGIN * abs(bound), exact.NOISE)


@dataclass(frozen=True)
class NearMiss:
    """Witnesses that fail for one and the same reason: `when` tells them, `example` is one."""

    id: str
    sentence: str
    when: Callable[..., bool]
    example: Mapping[str, Value]


def near_miss(sentence: str, **example: Value) -> Callable[[Callable[..., bool]], NearMiss]:
    """Decorates the condition under which the sentence is true; its name becomes the id."""
    return lambda when: NearMiss(when.__name__.replace("_", "-"), sentence, when, example)


@dataclass(frozen=True)
class WitnessJudge:
    claims: tuple[Claim, ...]
    domains: Mapping[str, Domain]
    examples: tuple[Mapping[str, Value], ...]
    near_misses: tuple[NearMiss, ...] = ()

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:  # noqa: ARG002 - nothing is drawn
        answers = ask([Call(name) for name in self.domains])
        values: dict[str, Value] = {}
        for (name, domain), answer in zip(self.domains.items(), answers, strict=True):
            value = _number(answer)
            if value is None or not domain.holds(value):
                shown = _shown(answer) if value is None else plain(value)
                return _refused(name, f"`{name}` is {shown}; give {domain.text}.")
            values[name] = value
        return self._decide(values)

    def _decide(self, values: dict[str, Value]) -> Ruling:
        numbers = {name: exact.number(value) for name, value in values.items()}
        results = [(claim, exact.evaluate(claim.quantity, numbers)) for claim in self.claims]
        checks = tuple(
            Check(
                id=f"claim-{place}",
                title=claim.title,
                passed=claim.holds(value),
                detail=f"{exact.shown(value)}, asked for: {claim.asked}",
            )
            for place, (claim, value) in enumerate(results, start=1)
        )
        failing = [(claim, value) for claim, value in results if not claim.holds(value)]
        if not failing:
            return Ruling(status="pass", score=1.0, checks=checks)
        claim, value = failing[0]
        return Ruling(
            status="wrong",
            score=0.0,
            reason="value",
            checks=checks,
            diagnoses=(self._diagnosis(numbers, claim, value),),
            counterexample=Counterexample(
                inputs={name: plain(value) for name, value in values.items()},
                yours=exact.shown(value),
                expected=claim.asked,
            ),
        )

    def _diagnosis(self, numbers: dict[str, Number], claim: Claim, value: Number) -> Diagnosis:
        for miss in self.near_misses:
            if exact.holds(miss.when, numbers):
                return Diagnosis(id=miss.id, kind="mistake", message=miss.sentence)
        return Diagnosis(
            id="claim-fails",
            kind="generic",
            message=f"For these numbers this does not hold: {claim.title}. "
            f"It is {exact.shown(value)}; asked for: {claim.asked}.",
        )

    def written_answers(
        self,
        exercise: Exercise,
        variant: Variant,  # noqa: ARG002 - nothing is drawn
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Right answers and near misses as files."""
        right = [
            Answer("reference" if place == 0 else f"example {place}", "", _file(exercise, example))
            for place, example in enumerate(self.examples)
        ]
        wrong = [
            Answer(miss.id, miss.sentence, _file(exercise, miss.example))
            for miss in self.near_misses
        ]
        return tuple(right), tuple(wrong)


def witness(
    *claims: Claim,
    examples: Sequence[Mapping[str, Value]],
    near_misses: Sequence[NearMiss] = (),
    **domains: Domain,
) -> WitnessJudge:
    """A judge for a witness with one name per part; every claim must hold.

    Args:
        claims: what the numbers must prove.
        examples: witnesses that do; the first one is shown as the solution.
        near_misses: typical ones that do not, with what to tell the learner.
        domains: for each name in the learner's file where its value may lie.
    """
    return WitnessJudge(claims, domains, tuple(examples), tuple(near_misses))


def _number(answer: wire.Answer) -> Value | None:
    """The value as an exact number (a float32 counts at its exact value too), or None."""
    value = answer.value
    if isinstance(value, np.ndarray | np.generic) and value.ndim == 0 and value.dtype.kind in "iuf":
        value = value.item()
    if isinstance(value, bool) or not isinstance(value, int | float | Fraction):
        return None
    return value


def _shown(answer: wire.Answer) -> str:
    return "still None" if answer.value is None and not answer.unsupported else describe(answer)


def _refused(name: str, message: str) -> Ruling:
    return Ruling(
        status="wrong",
        score=0.0,
        reason="value",
        checks=(Check(id="domain", title=f"{name} is a number of its domain", passed=False),),
        diagnoses=(Diagnosis(id="outside-domain", kind="generic", message=message),),
    )


def _file(exercise: Exercise, values: Mapping[str, Value]) -> str:
    lines = [f"{name} = {values[name]!r}" for name in exercise.names]
    head = "from fractions import Fraction\n\n" if "Fraction" in "".join(lines) else ""
    return head + "\n".join(lines) + "\n"
