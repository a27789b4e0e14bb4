"""`python -m benchmarks.generated_points [--list] [EXERCISE...]`: what do the points notice that
were chosen by hand, and what those that follow from the structure of the loss (`points_of`)? Each
known mistake, and each mutant of each right answer, is run at both.

Only exercises in the prediction can be compared: through a linear model or with one number per
class there are no generated points.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from lossdrill.authoring.mutations import mutants
from lossdrill.judging.expected import Expected
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.points.point import Point, Source
from lossdrill.judging.points.structure import points_of
from lossdrill.judging.solution import Solution, load, load_losses
from lossdrill.pack import Pack, open_pack

EXERCISES = {
    "mse-value": "mse",
    "mae-value": "mae",
    "smooth-l1-value": "smooth_l1",
    "rmse-value": "rmse",
    "huber-value": "huber",
    "huber-gradient": "huber",
    "log-loss-value": "log_loss",
    "hinge-value": "hinge",
}
VARIANTS = 4
"""Draws of random samples."""
Examined = list[tuple[Point, Expected]]


def main() -> None:
    wanted = [name for name in sys.argv[1:] if name != "--list"] or list(EXERCISES)
    pack = open_pack()
    print(
        f"{'exercise':18} {'of':>8} {'all':>5} {'both':>5} {'only by hand':>13} "
        f"{'only generated':>15} {'neither':>8}   points by hand, generated"
    )
    for name in wanted:
        _compare(pack, name)


def _compare(pack: Pack, name: str) -> None:
    exercise = pack.exercise(name)
    solution = load(pack, exercise)
    judge: Any = solution.judge
    loss = load_losses(pack, exercise.topic)[EXERCISES[name]]
    by_hand = _examined(judge, judge.points)
    generated = _examined(judge, [points_of(loss)])
    counts = f"{len(by_hand) // VARIANTS}, {len(generated) // VARIANTS}"
    for kind, answers in (("mistakes", _mistakes(solution)), ("mutants", _mutants(solution))):
        noticed = {
            label: (_fails(source, judge.name, by_hand), _fails(source, judge.name, generated))
            for label, source in answers
        }
        found = Counter(noticed.values())
        print(
            f"{name:18} {kind:>8} {len(noticed):5} {found[True, True]:5} {found[True, False]:13} "
            f"{found[False, True]:15} {found[False, False]:8}   {counts}",
            flush=True,
        )
        if "--list" in sys.argv:
            for label, (hand, made) in noticed.items():
                if hand != made:
                    print(f"    only {'by hand' if hand else 'generated'}: {label}")


def _mistakes(solution: Solution) -> Iterator[tuple[str, str]]:
    yield from ((mistake.name, mistake.source) for mistake in solution.mistakes)


def _mutants(solution: Solution) -> Iterator[tuple[str, str]]:
    for answer in solution.answers:
        for mutant in mutants(answer.source):
            yield f"{answer.name}: {mutant.before}  ->  {mutant.after}", mutant.source


def _examined(judge: FunctionJudge, sources: Sequence[Source]) -> Examined:
    """Points with what is right there; float32 leads to a note at most."""
    draws = [random.Random(seed) for seed in range(VARIANTS)]  # noqa: S311
    points = [
        point
        for draw in draws
        for source in sources
        for point in source(draw)
        if point.group != "float32"
    ]
    return [(point, judge.expected(point.arguments)) for point in points]


def _fails(source: str, name: str, examined: Examined) -> bool:
    names: dict[str, Any] = {"np": np, "math": math}
    try:
        exec(source, names)  # noqa: S102 - our own, and mutants of our own
        with np.errstate(all="ignore"):
            return not all(_is_right(names[name], point, right) for point, right in examined)
    except Exception:  # noqa: BLE001 - a mutant raises what it likes
        return True


def _is_right(function: Any, point: Point, right: Expected) -> bool:
    arguments = [np.copy(given) if np.ndim(given) else given for given in point.arguments]
    output = np.asarray(function(*arguments), float)
    kept = zip(arguments, point.arguments, strict=True)
    return (
        output.shape == np.shape(right.value)
        and right.error(output) <= point.rtol
        and all(np.array_equal(now, before) for now, before in kept)
    )


if __name__ == "__main__":
    main()
