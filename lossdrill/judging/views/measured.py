"""What the judges of minimisers and of several results saw: each measure, or part, of each call."""

from collections.abc import Sequence

from lossdrill.judging.cases import Case, as_floats, describe
from lossdrill.judging.measures import shown
from lossdrill.judging.minimiser import MinimiserJudge, Tried, same
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point
from lossdrill.judging.result_parts import Kept
from lossdrill.judging.results import ResultsJudge
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Beside, Row, Seen, named
from lossdrill.model import Plain
from lossdrill.sandbox.wire import Answer


def of_minimiser(judge: MinimiserJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    """Each measure at each problem; one row where what came back has not the form asked for."""
    points = judge.prepared(variant)
    tried = [judge.examine(*pair) for pair in zip(points, answers[: len(points)], strict=True)]
    places: list[tuple[int, int | None]] = []
    for at, one in enumerate(tried):
        told = [place for place, value in enumerate(one.values) if value is not None]
        places += [(at, place) for place in told] or [(at, None)]
    rows = {place: _measured(judge, tried[place[0]], place[1]) for place in places}
    places.sort(key=lambda place: (rows[place].passed, points[place[0]].length))

    def beside(others: Sequence[Answer]) -> list[Beside]:
        theirs = [judge.examine(*pair) for pair in zip(points, others[: len(points)], strict=True)]
        alike = [
            same(one.output, other.output, judge.alike)
            for one, other in zip(tried, theirs, strict=True)
        ]
        return [Beside(alike[at], theirs[at].right) for at, _ in places]

    facts = _share(judge.share(tried), judge.trivial_share(variant), "measures")
    return Seen(tuple(rows[place] for place in places), facts, beside)


def _measured(judge: MinimiserJudge, one: Tried, place: int | None) -> Row:
    about, inputs = one.point.about, named(judge.argument_names, one.point.arguments)
    if place is None:
        fails = one.fails or ""
        came = describe(one.answer)
        shape = judge.shape(one.point)
        right = f"an array of shape {shape}" if shape else "one number"
        return Row(
            about=about, inputs=inputs, yours=came, right=right, passed=one.right, fails=fails
        )
    measure, value = judge.measures[place], one.values[place]
    assert value is not None  # noqa: S101 - only measures that tell something come here
    return Row(
        about=about,
        group=measure.title,
        inputs=inputs,
        yours=plain(one.output),
        right=f"{measure.title} at most {shown(measure.at_most)}",
        passed=measure.holds(value),
        error=plain(value),
        tolerance=measure.at_most,
    )


def of_results(judge: ResultsJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    """Each part of each call."""
    points = judge.prepared(variant)

    def examined(answers: Sequence[Answer]) -> list[tuple[Point, str, Case]]:
        return [
            (point, part, case)
            for point, answer in zip(points, answers[: len(points)], strict=True)
            for part, case in judge.examine(point, answer).cases.items()
        ]

    yours = examined(answers)
    order = sorted(range(len(yours)), key=lambda at: (yours[at][2].right, yours[at][0].length))

    def beside(others: Sequence[Answer]) -> list[Beside]:
        theirs = examined(others)
        return [
            Beside(judge.same(yours[at][2], theirs[at][2], judge.alike), theirs[at][2].right)
            for at in order
        ]

    each: dict[str, list[bool]] = {}
    for _, part, case in yours:
        each.setdefault(part, []).append(case.right)
    share = sum(sum(marks) / len(marks) for marks in each.values()) / len(each)
    facts = _share(share, judge.trivial_share(variant), "parts")
    return Seen(tuple(_part(judge, *yours[at]) for at in order), facts, beside)


def _part(judge: ResultsJudge, point: Point, part: str, case: Case) -> Row:
    kept = case.expected if isinstance(case.expected, Kept) else None
    right: Plain = plain(case.expected.value)
    error: float | None = case.error
    if kept is not None:
        right = f"{kept.measure.title} at most {shown(kept.measure.at_most)}"
        error = kept.measured
    return Row(
        about=point.about,
        group=part,
        inputs=named(judge.argument_names, point.arguments),
        yours=describe(case.answer) if as_floats(case.answer) is None else plain(case.output),
        right=right,
        passed=case.right,
        fails=case.fails or "",
        error=None if error is None else plain(float(error)),
        tolerance=case.point.rtol if kept is None else kept.measure.at_most,
    )


def _share(share: float, trivial: float, what: str) -> tuple[str, ...]:
    if share >= 1:
        return (f"All {what} are right: 1, if nothing breaks the contract.",)
    earned = max(0.0, (share - trivial) / (1 - trivial))
    said = (
        f"Of the {what}, a share of {share:.4f} is right; zeros or ones reach {trivial:.4f} and "
        f"know nothing: ({share:.4f} - {trivial:.4f}) / (1 - {trivial:.4f}), not below 0, is "
        f"{earned:.4f}."
    )
    return (said,)
