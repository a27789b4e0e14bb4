"""What the function judge saw: every point, and how the score came about."""

from collections.abc import Sequence

from lossdrill.judging import contract, scoring
from lossdrill.judging.cases import Case, describe, examine_each
from lossdrill.judging.evidence import Evidence
from lossdrill.judging.expected import agree
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.plain import plain
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Beside, Row, Seen, named
from lossdrill.sandbox.wire import Answer


def seen(judge: FunctionJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    """The points in order of how long they are in writing, those that fail first."""
    known = judge.prepared(variant)
    count = len(known.points)
    cases = examine_each(known.points, known.expected, answers[:count])
    repeated = zip(known.again, answers[count : count + len(known.again)], strict=True)
    evidence = Evidence(groundwork=known, cases=tuple(cases), repeated=tuple(repeated))
    order = sorted(range(count), key=lambda at: (cases[at].right, known.points[at].length))

    def beside(others: Sequence[Answer]) -> list[Beside]:
        theirs = examine_each(known.points, known.expected, others[:count])
        return [Beside(same(cases[at], theirs[at]), theirs[at].right) for at in order]

    rows = tuple(_row(judge, cases[at]) for at in order)
    return Seen(rows, tuple(_score(judge, evidence, variant)), beside)


def same(one: Case, other: Case) -> bool:
    """Whether two answers to the same call are, to rounding, one."""
    if one.output is None or other.output is None:
        neither = one.output is None and other.output is None
        return neither and describe(one.answer) == describe(other.answer)
    return agree(one.output, other.output, one.expected.scale, one.point.rtol)


def _row(judge: FunctionJudge, case: Case) -> Row:
    return Row(
        about=case.point.about,
        group=case.point.group,
        inputs=named(judge.argument_names, case.point.arguments),
        yours=describe(case.answer) if case.output is None else plain(case.output),
        right=plain(case.expected.value),
        passed=case.right,
        decides=case.point.group != "float32",
        fails=case.fails or "",
        error=plain(float(case.error)),
        tolerance=case.point.rtol,
    )


def _score(judge: FunctionJudge, evidence: Evidence, variant: Variant) -> list[str]:
    breaches = contract.examine(evidence)
    if not evidence.wrong and not breaches:
        return ["Every point that decides is right, and nothing breaks the contract: 1."]
    trivial = judge.trivial_share(variant)
    earned = scoring.earned(evidence, breaches, trivial)
    beyond = (
        f"({earned.share:.4f} - {trivial:.4f}) / (1 - {trivial:.4f}), not below 0, is "
        f"{max(0.0, earned.beyond_trivial):.4f}"
    )
    said = []
    for name, cases, weight in (
        ("ordinary", evidence.ordinary, scoring.ORDINARY_WEIGHT),
        ("stability and kink", evidence.robust, 1 - scoring.ORDINARY_WEIGHT),
    ):
        if cases:
            right = sum(case.right for case in cases)
            said.append(f"{right} of {len(cases)} {name} points (weight {weight:.2f})")
    facts = [
        f"{' and '.join(said)} are right: a share of {earned.share:.4f}.",
        f"0, ones, NaN or an input reach {trivial:.4f} and know nothing: {beyond}.",
    ]
    if earned.formula_is_right:
        facts.append(f"All ordinary points are right, so that it is at least {scoring.FORMULA:g}.")
    if breaches:
        broken = " and ".join(breach.reason for breach in breaches)
        facts.append(f"Each breach of the contract ({broken}) costs 1/{earned.points}.")
    if 1 - earned.score < 1.5 / earned.points:
        facts.append(f"What does not pass stays below 1 by 1/{earned.points}.")
    return facts
