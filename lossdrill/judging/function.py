"""The function judge: outputs against the reference and the derived quantity, at test points, in
units of the rounding scale; then the contract, and on failure the diagnosis and the simplest case.
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lossdrill.errors import PackError
from lossdrill.judging import contract, diagnosis, scoring, simplest
from lossdrill.judging.cases import Case, examine
from lossdrill.judging.curve import Along, curve_calls, draw_curve
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import RTOL, Array, Expected, Near
from lossdrill.judging.points.point import Point, Source
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.quantities import Quantity
from lossdrill.judging.signature import Signature
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.sandbox.wire import Answer, Call

Accepts = Callable[..., Expected | None]


@dataclass(frozen=True)
class FunctionJudge:
    """Judges one function of the learner's file.

    `derived` is the second witness; where the two disagree the exercise is at fault, never the
    learner. `scale` replaces it where an exercise has no derivative to derive. `accepts` names a
    larger set of right answers at exceptional arguments.
    """

    reference: Callable[..., Array]
    signature: Signature
    points: tuple[Source, ...]
    derived: Quantity | None = None
    scale: Callable[..., Array] | None = None
    accepts: Accepts | None = None
    along: Along | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def name(self) -> str:
        return self.reference.__name__

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        points, expected = self.prepared(variant)
        order = list(range(len(points)))
        variant.draw("order").shuffle(order)
        calls = [Call(self.name, point.arguments) for point in points]
        answers = ask([*calls, *(calls[place] for place in order)])
        cases = [examine(*three) for three in zip(points, expected, answers, strict=False)]
        evidence = Evidence(
            judge=self,
            cases=tuple(cases),
            repeated=tuple(zip(order, answers[len(calls) :], strict=True)),
        )
        findings = contract.examine(evidence)
        if all(case.right or case.point.group == "float32" for case in cases) and not findings:
            return scoring.passed(evidence)
        return self._explain(evidence, ask, variant)

    def _explain(self, evidence: Evidence, ask: Ask, variant: Variant) -> Ruling:
        """After a failure: asks once more, for simpler cases and for the curve."""
        smaller = simplest.candidates(evidence)
        probes = curve_calls(self.along) if self.along is not None else []
        calls = [Call(self.name, arguments) for arguments in (*smaller, *probes)]
        answers: Sequence[Answer] = ask(calls) if calls else ()
        more = [
            examine(Point(arguments, ""), self.expected(arguments), answer)
            for arguments, answer in zip(smaller, answers, strict=False)
        ]
        failing: list[Case] = [case for case in (*evidence.wrong, *more) if not case.right]
        curve = None
        if self.along is not None and answers:
            right = [self.expected(arguments).value for arguments in probes]
            curve = draw_curve(self.along, answers[len(smaller) :], right)
        return scoring.failed(
            evidence,
            trivial=self.trivial_shares(variant),
            diagnoses=diagnosis.diagnose(evidence),
            counterexample=simplest.counterexample(failing, self.argument_names),
            curve=curve,
        )

    @property
    def argument_names(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    def expected(self, arguments: Sequence[Any]) -> Expected:
        """What is right for these arguments; raises `PackError` when the two witnesses disagree."""
        arguments = [_exact(argument) for argument in arguments]
        with np.errstate(all="ignore"):
            value = np.asarray(self.reference(*arguments))
            if self.derived is not None:
                expected = self.derived.expected(*arguments)
            elif self.scale is not None:
                expected = Near(value, self.scale(*arguments))
            else:
                expected = Near(value, np.abs(value))
            special = self.accepts(*arguments) if self.accepts is not None else None
        expected = special or expected
        if expected.error(value) > RTOL:
            raise PackError(
                f"{self.name}: the reference and the derived quantity disagree at {arguments}: "
                f"{value} and {expected.value}."
            )
        return expected

    def prepared(self, variant: Variant) -> tuple[tuple[Point, ...], tuple[Expected, ...]]:
        return _prepare(self, variant)

    def trivial_shares(self, variant: Variant) -> float:
        return _best_trivial_share(self, variant)


@lru_cache(maxsize=512)
def _prepare(
    judge: FunctionJudge, variant: Variant
) -> tuple[tuple[Point, ...], tuple[Expected, ...]]:
    draw = variant.draw("points")
    points = tuple(point for source in judge.points for point in source(draw))
    return points, tuple(judge.expected(point.arguments) for point in points)


@lru_cache(maxsize=512)
def _best_trivial_share(judge: FunctionJudge, variant: Variant) -> float:
    points, expected = judge.prepared(variant)
    return scoring.best_trivial_share(points, expected)


def _exact(argument: Any) -> Any:
    """float32 numbers as the float64 they are, so that what is right is not itself rounded."""
    if isinstance(argument, np.ndarray) and argument.dtype == np.float32:
        return argument.astype(np.float64)
    return argument


def function(
    reference: Callable[..., Array],
    *,
    signature: str,
    points: Sequence[Source],
    derived: Quantity | None = None,
    scale: Callable[..., Array] | None = None,
    accepts: Accepts | None = None,
    along: Along | None = None,
) -> FunctionJudge:
    """A judge for one function.

    Args:
        reference: the right answer, under the name that the exercise asks for.
        signature: shapes in NumPy's notation, `(n,d),(n),(d)->(d)`.
        points: sources of test points.
        derived: the quantity that SymPy derived, the second witness; it brings scale and kinks.
        scale: what rounding is measured in, for an exercise without a derived quantity.
        accepts: `accepts(*arguments)` returns a larger set of right answers, or None.
        along: the line on which a failing function is drawn against the right one.
    """
    return FunctionJudge(
        reference, Signature.parse(signature), tuple(points), derived, scale, accepts, along
    )
