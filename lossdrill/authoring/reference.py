"""What a reference function must not do: raise, change its arguments, answer differently when it
is asked again, or disagree with the derived quantity.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from lossdrill.authoring.finding import Finding
from lossdrill.authoring.local import copied
from lossdrill.authoring.variants import key_of
from lossdrill.authors_code import place_of, said
from lossdrill.errors import PackError
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.plain import plain
from lossdrill.judging.points.point import Point
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS, Exercise


def reference_findings(exercise: Exercise, judge: FunctionJudge) -> Iterator[Finding]:
    """The first thing that is wrong with it: what builds on it would only repeat that."""
    if not judge.home:
        message = (
            "it is no function of this file; write one, which an exercise shows as its answer."
        )
        yield Finding(exercise.id, "reference", message)
        return
    path, line = judge.home
    where = f"{path}:{line}"
    draw = Variant(exercise.id, 0).draw("points")
    for point in [point for source in judge.points for point in source(draw)]:
        wrong = _misbehaves(judge, point, path.parent)
        if wrong is not None:
            message, place = wrong
            yield Finding(exercise.id, "reference", message, place or where)
            return
    try:
        for number in range(VARIANTS):
            judge.prepared(Variant(exercise.id, number))
    except PackError as error:
        yield Finding(exercise.id, "reference", error.what, error.where or where)


def _misbehaves(judge: FunctionJudge, point: Point, folder: Path) -> tuple[str, str] | None:
    """What it does at this point that it must not, and the line, where that is known."""
    results = []
    for _ in range(2):
        arguments = [copied(argument) for argument in point.arguments]
        try:
            with np.errstate(all="ignore"):
                results.append(np.asarray(judge.reference(*arguments)))
        except Exception as error:  # noqa: BLE001 - an author's code may raise anything
            place = place_of(error, folder)
            line = f"{place[0]}:{place[1]}" if place is not None else ""
            return f"{judge.at(point.arguments)}: {said(error)}; correct it.", line
        pairs = zip(judge.argument_names, arguments, point.arguments, strict=True)
        for name, after, before in pairs:
            if key_of(after) != key_of(before):
                what = f"it changes {name}; compute with a copy, as a learner must"
                return f"{judge.at(point.arguments)}: {what}.", ""
    if not _same(*results):
        first, second = (plain(result) for result in results)
        what = f"it gives {first}, and asked again {second}; what is right must not change"
        return f"{judge.at(point.arguments)}: {what}.", ""
    return None


def _same(first: Any, second: Any) -> bool:
    """But for rounding: sums may be taken in another order where memory lies otherwise."""
    if first.shape != second.shape or first.dtype == object:
        return bool(first.shape == second.shape)
    return bool(np.allclose(first, second, rtol=1e-9, atol=1e-12, equal_nan=True))
