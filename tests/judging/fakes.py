"""Small exercises and learners that the tests of judging share. The learner's function runs in this
process, by the same rules as in a sandbox: on copies, with changes to them reported.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from lossdrill.judging import contract
from lossdrill.judging.cases import examine_each
from lossdrill.judging.diagnosis import diagnose
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.function import FunctionJudge, function
from lossdrill.judging.points.point import Group, Point
from lossdrill.judging.protocol import Ask, Ruling
from lossdrill.judging.solution import Mistake
from lossdrill.judging.variant import Variant
from lossdrill.model import Diagnosis
from lossdrill.sandbox.wire import Answer, Call, Raised, lay_out, layout_of

Function = Callable[..., Any]


def asking(learner: Function) -> Ask:
    """The learner's function behind the interface of a sandboxed run."""

    def ask(calls: Sequence[Call]) -> Sequence[Answer]:
        return [answer_of(learner, call.arguments or ()) for call in calls]

    return ask


def answer_of(learner: Function, given: Sequence[Any]) -> Answer:
    arguments = [
        lay_out(value, layout_of(value)) if isinstance(value, np.ndarray) else value
        for value in given
    ]
    value, raised = None, None
    with np.errstate(all="ignore"):
        try:
            value = learner(*arguments)
        except Exception as error:  # noqa: BLE001 - a learner may raise whatever it likes
            raised = Raised(type(error).__name__, str(error))
    changed = [
        place
        for place, (after, before) in enumerate(zip(arguments, given, strict=True))
        if isinstance(after, np.ndarray) and after.tobytes() != before.tobytes()
    ]
    return Answer(value, raised, changed=tuple(changed))


def points(
    arguments: Iterable[tuple[Any, ...]], group: Group = "ordinary", about: str = ""
) -> list[Point]:
    found = []
    for given in arguments:
        sizes = " x ".join(str(np.shape(value)) for value in given)
        found.append(Point(given, about or f"arguments of shapes {sizes}", group))
    return found


def pairs(*sizes: int, seed: int = 1) -> list[tuple[Any, ...]]:
    """(y, y_hat) of these lengths, no two numbers alike."""
    draw = np.random.default_rng(seed)
    return [(draw.normal(size=n), draw.normal(size=n)) for n in sizes]


def linear(*sizes: tuple[int, int], seed: int = 2) -> list[tuple[Any, ...]]:
    """(X, y, beta) with X of these shapes."""
    draw = np.random.default_rng(seed)
    return [(draw.normal(size=(n, d)), draw.normal(size=n), draw.normal(size=d)) for n, d in sizes]


def judge_of(
    reference: Function,
    signature: str,
    given: Iterable[Point],
    *,
    mistakes: Sequence[Mistake] = (),
    **more: Any,
) -> FunctionJudge:
    fixed = tuple(given)
    judge = function(reference, signature=signature, points=[lambda draw: fixed], **more)
    return FunctionJudge(
        judge.reference,
        judge.signature,
        judge.points,
        judge.derived,
        judge.scale,
        judge.accepts,
        judge.along,
        tuple(mistakes),
    )


def rule(judge: FunctionJudge, learner: Function, variant: int = 0) -> Ruling:
    return judge(asking(learner), Variant("fake", variant))


def observe(judge: FunctionJudge, learner: Function) -> Evidence:
    """What the judge sees of this learner, each call made twice."""
    known = judge.prepared(Variant("fake", 0))
    calls = [Call(judge.name, point.arguments) for point in known.points]
    first, second = asking(learner)(calls), asking(learner)(calls)
    cases = examine_each(known.points, known.expected, first)
    return Evidence(groundwork=known, cases=tuple(cases), repeated=tuple(enumerate(second)))


def diagnoses(judge: FunctionJudge, learner: Function) -> tuple[Diagnosis, ...]:
    evidence = observe(judge, learner)
    return diagnose(evidence, contract.examine(evidence))


def named(judge: FunctionJudge, learner: Function) -> str | None:
    """The id of the first diagnosis."""
    found = diagnoses(judge, learner)
    return found[0].id if found else None


def mse(y: Any, y_hat: Any) -> Any:
    return np.mean((y_hat - y) ** 2)


def mse_judge(**more: Any) -> FunctionJudge:
    """The mean of squares, at single samples, several, and integers."""
    whole = (np.array([3, -1, 4, 1]), np.array([1, 2, 4, -2]))
    given = points([(np.zeros(1), np.full(1, 3.0)), *pairs(1, 2, 3, 5, 8)])
    given += points([whole], about="integer inputs")
    return judge_of(mse, "(n),(n)->()", given, **more)


def residual(y: Any, y_hat: Any) -> Any:
    return (y_hat - y) / len(y)


def residual_judge(**more: Any) -> FunctionJudge:
    """One number per sample, divided by n."""
    whole = (np.array([3, -1, 4, 1]), np.array([1, 2, 4, -2]))
    given = points([(np.zeros(1), np.full(1, 3.0)), *pairs(1, 2, 3, 5, 8)])
    given += points([whole], about="integer inputs")
    return judge_of(residual, "(n),(n)->(n)", given, **more)


def slope(X: Any, y: Any, beta: Any) -> Any:
    return 2 * X.T @ (X @ beta - y) / len(y)


def rounding(X: Any, y: Any, beta: Any) -> Any:
    """What is added up on the way to an entry of the slope."""
    return np.abs(X).T @ (np.abs(y) + np.abs(X) @ np.abs(beta))


def slope_judge(**more: Any) -> FunctionJudge:
    """A gradient through the linear model, at shapes with n below, above and equal to d."""
    given = points(linear((1, 1), (1, 2), (2, 2), (3, 2), (2, 3), (3, 3), (6, 2), (4, 4)))
    return judge_of(slope, "(n,d),(n),(d)->(d)", given, scale=rounding, **more)
