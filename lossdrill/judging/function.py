"""The function judge: outputs against the reference and the derived quantity, at test points, in
units of the rounding scale; then the contract, and on failure the diagnosis and the simplest case.
"""

import inspect
import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lossdrill.authors_code import home_of, place_of, said
from lossdrill.errors import NotRun, PackError
from lossdrill.judging import contract, scoring, simplest
from lossdrill.judging.cases import Case, errors_of, examine_each
from lossdrill.judging.contract import Breach
from lossdrill.judging.curve import Along, Line, draw_curve
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import RTOL, Array, Expected, Near
from lossdrill.judging.groundwork import Groundwork
from lossdrill.judging.meanwhile import Meanwhile
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point, Source
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.quantities import Quantity
from lossdrill.judging.signature import Signature
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import Diagnosis
from lossdrill.sandbox.wire import Answer, Call

MOST_PREPARED = 128
"""Variants of exercises whose groundwork is kept: all 32 of four exercises, in about 50 MiB when
many submissions have been judged. A class is quickest graded exercise by exercise.
"""

MOST_REPEATED = 4
"""Points of each group that are called a second time: what is random, or remembered between calls,
shows at the first of them or not at all.
"""

Accepts = Callable[..., Expected | None]


class FunctionJudge(Struct, frozen=True, eq=False, dict=True):
    """Judges one function of the learner's file.

    `derived` is the second witness; where the two disagree the exercise is at fault, never the
    learner. `scale` replaces it where an exercise has no derivative to derive. `accepts` names a
    larger set of right answers at exceptional arguments. `handed_out` is the function with a
    mistake that is to be mended: as it is it earns nothing, though it may be right at some points.
    """

    reference: Callable[..., Array]
    signature: Signature
    points: tuple[Source, ...]
    derived: Quantity | None = None
    scale: Callable[..., Array] | None = None
    accepts: Accepts | None = None
    along: Along | None = None
    mistakes: tuple[Mistake, ...] = ()
    handed_out: Mistake | None = None

    @property
    def name(self) -> str:
        return self.reference.__name__

    def __call__(self, ask: Ask, variant: Variant) -> Ruling:
        known = self.prepared(variant)
        answers = ask(known.calls)
        decided = len(known.points)
        repeated = decided + len(known.again)
        first, second = answers[:decided], answers[decided:repeated]
        evidence = Evidence(
            groundwork=known,
            cases=tuple(examine_each(known.points, known.expected, first)),
            repeated=tuple(zip(known.again, second, strict=True)),
        )
        breaches = contract.examine(evidence)
        if not evidence.wrong and not breaches:
            return scoring.passed(evidence)
        return self._explain(evidence, breaches, answers[repeated:], ask, variant)

    def _explain(
        self,
        evidence: Evidence,
        breaches: Sequence[Breach],
        simple: Sequence[Answer],
        ask: Ask,
        variant: Variant,
    ) -> Ruling:
        """After a failure: asks once more, for still simpler cases and for the curve, if there is
        anything to ask; what the answers so far tell is found out at the same time.
        """
        more = self._failing(evidence.groundwork.simplest, simple, evidence)
        failing = [*evidence.wrong, *more]
        smaller = simplest.candidates(evidence, failing)
        probes = self.line.arguments if self.line is not None else ()
        given = (*(point.arguments for point in smaller), *probes)

        def find_out() -> tuple[tuple[Diagnosis, ...], float]:
            from lossdrill.judging import diagnosis  # noqa: PLC0415 - a pass need not wait for it

            return diagnosis.diagnose(evidence, breaches), self.trivial_share(variant)

        with Meanwhile(find_out) as found_out:
            answers = _if_it_runs(ask, [Call(self.name, arguments) for arguments in given])
        diagnoses, trivial = found_out.result
        curve = None
        if answers:
            failing += self._failing(smaller, answers[: len(smaller)], evidence)
            if self.line is not None:
                curve = draw_curve(self.line, answers[len(smaller) :])
        return scoring.failed(
            evidence,
            breaches,
            trivial=trivial,
            diagnoses=diagnoses,
            counterexample=simplest.counterexample(failing, self.argument_names),
            curve=curve,
        )

    def _failing(
        self, points: Sequence[Point], answers: Sequence[Answer], evidence: Evidence
    ) -> list[Case]:
        right = [evidence.groundwork.right_at(point) for point in points]
        return [case for case in examine_each(points, right, answers) if not case.right]

    @cached_property
    def argument_names(self) -> tuple[str, ...]:
        return tuple(inspect.signature(self.reference).parameters)

    @cached_property
    def line(self) -> Line | None:
        """What failing answers are drawn against; None where nothing is drawn."""
        if self.along is None:
            return None
        return Line(self.along, lambda arguments: self._compared(arguments)[1].value)

    @cached_property
    def without_curve(self) -> "FunctionJudge":
        """The same judge where nobody looks at curves: a failure is then explained sooner."""
        return replace(self, along=None)

    def expected(self, arguments: Sequence[Any]) -> Expected:
        """What is right for these arguments; raises `PackError` when the exercise does not know,
        or its two witnesses disagree.
        """
        return self.expected_each([arguments])[0]

    def expected_each(self, given: Sequence[Sequence[Any]]) -> tuple[Expected, ...]:
        """`expected` for several calls."""
        compared = [self._compared(arguments) for arguments in given]
        values, expected = zip(*compared, strict=True) if compared else ((), ())
        for place, error in enumerate(errors_of(expected, values)):
            if not error <= RTOL:
                raise PackError(
                    f"{self.at(given[place])}: the reference gives {plain(values[place])} and the "
                    f"derived quantity {plain(expected[place].value)}; correct one of them.",
                    *self.home,
                )
        return expected

    def _compared(self, arguments: Sequence[Any]) -> tuple[Array, Expected]:
        """What the two witnesses say, not yet compared."""
        arguments = [_exact(argument) for argument in arguments]
        try:
            with np.errstate(all="ignore"):
                value = np.asarray(self.reference(*arguments))
                return value, self._accepted(value, arguments)
        except Exception as error:
            place = place_of(error, self.home[0].parent) if self.home else None
            what = f"{self.at(arguments)}: {said(error)}; correct it."
            raise PackError(what, *(place or self.home)) from error

    def _accepted(self, value: Array, arguments: Sequence[Any]) -> Expected:
        special = self.accepts(*arguments) if self.accepts is not None else None
        if special is not None:
            return special
        if self.derived is not None:
            return self.derived.expected(*arguments)
        return Near(value, self.scale(*arguments) if self.scale is not None else np.abs(value))

    @property
    def home(self) -> tuple[Path, int] | tuple[()]:
        """The file and the line of the reference."""
        return home_of(self.reference)

    def at(self, arguments: Sequence[Any]) -> str:
        """Where the exercise is at fault: its name and the arguments, on one line."""
        given = zip(self.argument_names, arguments, strict=False)
        return f"{self.name} at " + ", ".join(f"{name} = {plain(value)}" for name, value in given)

    def prepared(self, variant: Variant) -> Groundwork:
        """Made once for each variant, as long as the process has room for it."""
        return _prepare(self, variant)

    def trivial_share(self, variant: Variant) -> float:
        """The best share of the points that an answer reaches which knows nothing."""
        return _best_trivial_share(self, variant)


@lru_cache(maxsize=MOST_PREPARED)
def _prepare(judge: FunctionJudge, variant: Variant) -> Groundwork:
    draw = variant.draw("points")
    points = tuple(point for source in judge.points for point in source(draw))
    if not any(point.group == "ordinary" for point in points):
        what = f"{judge.name}: points: expected at least one ordinary point."
        raise PackError(what, *judge.home)
    expected = judge.expected_each([point.arguments for point in points])
    for point, right in zip(points, expected, strict=True):
        _check_shape(judge, point, right)
    return Groundwork(judge, points, expected, _again(points, variant.draw("order")))


def _again(points: Sequence[Point], draw: random.Random) -> tuple[int, ...]:
    """The places of some points of each group, in another order: at a kink or at the end of the
    domain an answer may do what it does nowhere else.
    """
    places = list(range(len(points)))
    draw.shuffle(places)
    taken: Counter[str] = Counter()
    again = []
    for place in places:
        group = points[place].group
        if taken[group] < MOST_REPEATED:
            taken[group] += 1
            again.append(place)
    return tuple(again)


def _check_shape(judge: FunctionJudge, point: Point, expected: Expected) -> None:
    """Raises `PackError` where the signature says another shape."""
    try:
        shape = judge.signature.result_shape(point.arguments)
    except ValueError:
        raise PackError(
            f"{judge.at(point.arguments)}: correct the signature, which has other shapes.",
            *judge.home,
        ) from None
    if shape != np.shape(expected.value):
        raise PackError(
            f"{judge.at(point.arguments)}: expected a result of shape {shape}, "
            f"got {np.shape(expected.value)}; correct the signature or the reference.",
            *judge.home,
        )


@lru_cache(maxsize=MOST_PREPARED)
def _best_trivial_share(judge: FunctionJudge, variant: Variant) -> float:
    known = judge.prepared(variant)
    share = scoring.best_trivial_share(known.points, known.expected)
    if share >= 1:
        what = f"{judge.name}: points: 0, ones or an input passes them all; add others."
        raise PackError(what, *judge.home)
    if judge.handed_out is None:
        return share
    right = [known.known(judge.handed_out, point).right for point in known.points]
    own = scoring.weighted_share([point.group for point in known.points], right)
    if own >= 1:
        raise PackError(f"{judge.name}: handed_out: it passes; give the function that is wrong.")
    return max(share, own)


def _if_it_runs(ask: Ask, calls: Sequence[Call]) -> Sequence[Answer]:
    """What only explains must not decide: an answer that was judged stays judged, even when it
    raises on every smaller case or takes too long there.
    """
    try:
        return ask(calls) if calls else ()
    except NotRun:
        return ()


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
    handed_out: Mistake | None = None,
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
        handed_out: what the stub holds, where a function is to be mended; a mistake of the file.
    """
    return FunctionJudge(
        reference,
        Signature.parse(signature),
        tuple(points),
        derived,
        scale,
        accepts,
        along,
        handed_out=handed_out,
    )
