"""What the values judge saw: every cell, and what was given."""

from collections.abc import Sequence
from typing import Any

from lossdrill.judging import given as giving
from lossdrill.judging.cases import describe
from lossdrill.judging.plain import plain
from lossdrill.judging.table import ALONE, Drawn
from lossdrill.judging.values import ValuesJudge
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Beside, Row, Seen
from lossdrill.sandbox.wire import Answer

MISSING = object()


def seen(judge: ValuesJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    """The cells in their order, those that are wrong first."""
    drawn = judge.drawn(variant)
    values = _values(answers[0], drawn)
    marks = {key: _share(drawn, key, values[key]) for key in drawn.table}
    order = sorted(drawn.table, key=lambda key: marks[key] == 1.0)

    def beside(others: Sequence[Answer]) -> list[Beside]:
        theirs = _values(others[0], drawn)
        return [
            Beside(
                MISSING not in (values[key], theirs[key])
                and drawn.table[key].same(values[key], theirs[key]),
                _share(drawn, key, theirs[key]) == 1.0,
            )
            for key in order
        ]

    rows = tuple(
        Row(
            about=key or "the answer",
            yours="not there" if values[key] is MISSING else plain(values[key]),
            right=drawn.table[key].remark or plain(drawn.table[key].solution),
            passed=marks[key] == 1.0,
            fails="" if marks[key] in {0.0, 1.0} else f"{marks[key]:.2f} of it is right",
        )
        for key in order
    )
    return Seen(rows, tuple(_facts(drawn, marks, answers[0])), beside)


def _values(answer: Answer, drawn: Drawn) -> dict[str, Any]:
    if ALONE in drawn.table:
        return {ALONE: answer.value}
    there = answer.value if isinstance(answer.value, dict) else {}
    return {key: there.get(key, MISSING) for key in drawn.table}


def _share(drawn: Drawn, key: str, value: Any) -> float:
    return 0.0 if value is MISSING else drawn.table[key].share(value)


def _facts(drawn: Drawn, marks: dict[str, float], answer: Answer) -> list[str]:
    facts = [f"Given is {giving.shown(drawn.given)}."] if drawn.given else []
    if ALONE not in drawn.table and not isinstance(answer.value, dict):
        facts.append(f"`answer` is {describe(answer)}, and no table.")
    share, count = sum(marks.values()), len(marks)
    if share < count:
        facts.append(
            f"{share:g} of {count} cells are right; a guess gets {drawn.best_guess:g}, and earns "
            f"nothing: {drawn.score(marks):g}."
        )
    return facts
