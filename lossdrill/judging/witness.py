"""The witness judge: numbers that prove a claim. It evaluates the claim itself, in fifty digits and
with a margin, so every true witness passes, whoever found it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from lossdrill.judging import exact
from lossdrill.judging import given as giving
from lossdrill.judging.cases import describe
from lossdrill.judging.domains import Domain, Size
from lossdrill.judging.exact import Number
from lossdrill.judging.given import Drawing, Given, given_in
from lossdrill.judging.numbers import Array, numbers_of
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
Parts = Mapping[str, Any]
Example = Parts | Callable[..., Parts]
"""The parts of a witness; or what makes them of what the exercise gives."""


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
    example: Example


def near_miss(
    sentence: str, make: Callable[..., Parts] | None = None, **example: Any
) -> Callable[[Callable[..., bool]], NearMiss]:
    """Decorates the condition under which the sentence is true; its name becomes the id. The
    example stands there part by part, or is made of what the exercise gives.
    """
    return lambda when: NearMiss(when.__name__.replace("_", "-"), sentence, when, make or example)


@dataclass(frozen=True)
class WitnessJudge:
    claims: tuple[Claim, ...]
    domains: Mapping[str, Domain]
    examples: tuple[Example, ...]
    near_misses: tuple[NearMiss, ...] = ()
    drawing: Drawing = giving.nothing

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        return self.decide(ask([Call(name) for name in self.domains]), variant)

    def decide(self, answers: Sequence[wire.Answer], variant: Variant) -> Ruling:
        """What the parts prove, in the order of the domains."""
        parts: dict[str, Array] = {}
        sizes: dict[Size, int] = {}
        for (name, domain), answer in zip(self.domains.items(), answers, strict=True):
            part = domain.read(answer.value)
            if part is None:
                return _refused(name, f"`{name}` {_trouble(answer, domain)}; give {domain.text}.")
            for size, here in zip(domain.shape, np.shape(part), strict=True):
                before = sizes.setdefault(size, here)
                if isinstance(size, str) and here != before:
                    came = (
                        f"of shape {np.shape(part)}, and {size} is {before} in what stands before"
                    )
                    return _refused(name, f"`{name}` is {came}; give {domain.text}.")
            parts[name] = part
        return self._ruling(parts, given_in(self.drawing, variant))

    def handout(self, variant: Variant) -> list[str]:
        """What is given, as lines of Python for the file that is handed out."""
        return giving.lines(given_in(self.drawing, variant))

    def _ruling(self, parts: Mapping[str, Array], given: Given) -> Ruling:
        numbers = {name: exact.numbers(value) for name, value in (*parts.items(), *given.items())}
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
                inputs={name: plain(part) for name, part in parts.items()},
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
        self, exercise: Exercise, variant: Variant
    ) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
        """Right answers and near misses as files."""
        right, wrong = self.written_parts(variant)
        return (
            tuple(Answer(name, note, written(exercise, parts)) for name, note, parts in right),
            tuple(Answer(name, note, written(exercise, parts)) for name, note, parts in wrong),
        )

    def written_parts(
        self, variant: Variant
    ) -> tuple[list[tuple[str, str, Parts]], list[tuple[str, str, Parts]]]:
        """(name, note, parts) of the examples, and of the near misses."""
        given = given_in(self.drawing, variant)
        right = [
            ("reference" if place == 0 else f"example {place}", "", _made(example, given))
            for place, example in enumerate(self.examples)
        ]
        wrong = [(miss.id, miss.sentence, _made(miss.example, given)) for miss in self.near_misses]
        return right, wrong


def witness(
    *claims: Claim,
    examples: Sequence[Example],
    near_misses: Sequence[NearMiss] = (),
    given: Drawing = giving.nothing,
    **domains: Domain,
) -> WitnessJudge:
    """A judge for a witness with one name per part; every claim must hold.

    Args:
        claims: what the numbers must prove; each takes the parts, and what is given, by name.
        examples: witnesses that do; the first one is shown as the solution.
        near_misses: typical ones that do not, with what to tell the learner.
        given: draws what the exercise gives; left out where nothing is drawn.
        domains: for each name in the learner's file where its value may lie.
    """
    return WitnessJudge(claims, domains, tuple(examples), tuple(near_misses), given)


def written(exercise: Exercise, parts: Parts) -> str:
    """The file that binds the parts, in the order in which the exercise names them."""
    lines = [f"{name} = {_literal(parts[name])}" for name in exercise.names if name in parts]
    head = "from fractions import Fraction\n\n" if "Fraction(" in "".join(lines) else ""
    return head + "\n".join(lines) + "\n"


def _literal(value: Any) -> str:
    """Exactly as it is, so that a Fraction stays one."""
    return repr(value.tolist() if isinstance(value, np.ndarray | np.generic) else value)


def _made(example: Example, given: Given) -> Parts:
    return example(**given) if callable(example) else example


def _trouble(answer: wire.Answer, domain: Domain) -> str:
    """What is wrong with a part: one of its numbers, or what it is as a whole."""
    numbers = numbers_of(answer.value, len(domain.shape)) if domain.shape else None
    if numbers is not None:
        for number in np.ravel(numbers):
            if not domain.holds(number):
                return f"holds {plain(number)}"
    return f"is {_shown(answer)}"


def _shown(answer: wire.Answer) -> str:
    if answer.value is None and not answer.unsupported:
        return "still None"
    value = answer.value
    if isinstance(value, np.ndarray) and value.ndim == 0 and value.dtype.kind in "iuf":
        value = value.item()
    if isinstance(value, int | float | Fraction) and not isinstance(value, bool):
        return str(plain(value))  # a number, then, outside of the domain
    return describe(answer)


def _refused(name: str, message: str) -> Ruling:
    return Ruling(
        status="wrong",
        score=0.0,
        reason="value",
        checks=(Check(id="domain", title=f"{name} lies in its domain", passed=False),),
        diagnoses=(Diagnosis(id="outside-domain", kind="generic", message=message),),
    )
