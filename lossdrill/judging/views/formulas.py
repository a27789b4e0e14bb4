"""What the formula judge saw: the points at which a formula was set beside the right one."""

from collections.abc import Sequence

from lossdrill.formula.agreement import Seen as Point
from lossdrill.formula.agreement import Verdict
from lossdrill.formula.beside import beside
from lossdrill.formula.examining import ENOUGH
from lossdrill.formula.shown import counterexample
from lossdrill.judging.formula import Asked, FormulaJudge
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Beside, Row, Seen
from lossdrill.sandbox.wire import Answer

PASSES = frozenset({Verdict.AGREES, Verdict.NO_VALUE, Verdict.TOO_LARGE})
NOT_COMPARED = {
    Verdict.NO_VALUE: "the right formula has no value here",
    Verdict.TOO_LARGE: "too large to prove anything",
    Verdict.NOT_FINITE: "not finite",
}


def seen(judge: FormulaJudge, answers: Sequence[Answer], variant: Variant) -> Seen:  # noqa: ARG001
    """The points of each formula; what differs first."""
    points: dict[str, list[Point]] = {}
    rows: list[Row] = []
    for (name, asked), answer in zip(judge.asked.items(), answers, strict=True):
        text = answer.value
        found = asked.compare(text).seen if isinstance(text, str) and text.strip() else ()
        points[name] = sorted(found, key=lambda one: one.verdict in PASSES)
        group = name if len(judge.asked) > 1 else ""
        rows += [_row(asked, group, one) for one in points[name]]

    def compared(others: Sequence[Answer]) -> list[Beside]:
        return [
            Beside(*pair)
            for (name, asked), answer in zip(judge.asked.items(), others, strict=True)
            for pair in beside(str(answer.value), points[name], asked.expected, asked.variables)
        ]

    right = ", ".join(
        (f"{name} = " if len(judge.asked) > 1 else "") + str(one.derivation.formula)
        for name, one in judge.asked.items()
    )
    facts = [f"Right is {right}."]
    if sum(not row.passed for row in rows) >= ENOUGH:
        facts.append(f"After {ENOUGH} points that differ, no further one is looked at.")
    return Seen(tuple(rows), tuple(facts), compared)


def _row(asked: Asked, group: str, one: Point) -> Row:
    variables = [each for each in asked.variables if each.name in one.point.values]
    shown = counterexample(one, variables)  # type: ignore[arg-type]
    about = "at a kink" if one.at_kink else "special" if one.point.special else "ordinary"
    compared = one.verdict in {Verdict.AGREES, Verdict.DIFFERS}
    return Row(
        about=about,
        group=group,
        inputs=shown.inputs,
        yours=shown.yours,
        right=shown.expected,
        passed=one.verdict in PASSES,
        decides=one.verdict not in {Verdict.NO_VALUE, Verdict.TOO_LARGE},
        fails="" if compared else NOT_COMPARED[one.verdict],
    )
