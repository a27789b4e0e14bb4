"""`python -m benchmarks.generated_mistakes [--list] [EXERCISE...]`: which of the mistakes that were
written by hand are found from the definition of the loss alone? Each one by hand is handed in where
only the generated ones are known; it is found if it is named. For those that are not, what else is
said of them counts as "told".

The generated ones are all that differ, and those that `dev derive` writes.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from msgspec.structs import replace as changed

from lossdrill.authoring.local import decided_alone, local_run
from lossdrill.errors import NotRun
from lossdrill.formula import Mistake as TypedMistake
from lossdrill.judging.formula import FormulaJudge
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import Answer, Mistake, load
from lossdrill.judging.variant import Variant
from lossdrill.model import Diagnosis, Exercise
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox import wire
from lossdrill.sandbox.wire import Call
from lossdrill.symbolic import Loss
from lossdrill.symbolic.definitions import load_definitions
from lossdrill.symbolic.slips import Slip, slips
from lossdrill.symbolic.slips.kinds import MOST
from lossdrill.symbolic.slips.written import Names, function_source

EXERCISES = {
    "mse-value": ("mse", "value"),
    "mse-gradient": ("mse", "weight_gradient"),
    "mse-derive-vector": ("mse", "weight_derivative"),
    "mae-value": ("mae", "value"),
    "mae-gradient": ("mae", "weight_gradient"),
    "mae-derive-vector": ("mae", "weight_derivative"),
    "smooth-l1-value": ("smooth_l1", "value"),
    "rmse-value": ("rmse", "value"),
    "rmse-gradient": ("rmse", "weight_gradient"),
    "rmse-derive-vector": ("rmse", "weight_derivative"),
    "huber-value": ("huber", "value"),
    "huber-gradient": ("huber", "gradient"),
    "huber-derive": ("huber", "derivative"),
    "huber-derive-vector": ("huber", "weight_derivative"),
    "log-loss-value": ("log_loss", "value"),
    "log-loss-gradient": ("log_loss_logit", "weight_gradient"),
    "log-loss-derive": ("log_loss_logit", "derivative"),
    "log-loss-derive-vector": ("log_loss_logit", "weight_derivative"),
    "hinge-value": ("hinge", "value"),
    "hinge-gradient": ("hinge", "weight_gradient"),
    "hinge-derive": ("hinge", "derivative"),
    "hinge-derive-vector": ("hinge", "weight_derivative"),
    "cross-entropy-value": ("cross_entropy", "value"),
    "cross-entropy-gradient": ("cross_entropy", "gradient"),
    "cross-entropy-derive": ("cross_entropy", "derivative"),
    "cross-entropy-derive-matrix": ("cross_entropy", "weight_derivative"),
}
EVERY = 999


@dataclass(frozen=True)
class Found:
    """One mistake by hand: the generated one that it is, or what else is said of it."""

    name: str
    generated: str
    told: str


def main() -> None:
    wanted = [name for name in sys.argv[1:] if name != "--list"] or list(EXERCISES)
    pack = open_pack()
    totals = np.zeros(6, int)
    print(
        f"{'exercise':28} {'by hand':>8} {'found':>6} {'written':>8} {'told':>6} "
        f"{'generated':>10} {'written':>8}"
    )
    for name in wanted:
        exercise, (loss_name, what) = pack.exercise(name), EXERCISES[name]
        loss = load_definitions(pack.root, exercise.topic)[loss_name]
        every = slips(loss, what, most=EVERY)
        written = {slip.id.replace("_", "-") for slip in every[:MOST]}
        found = compared(pack, exercise, loss, what, every)
        named = [one for one in found if one.generated]
        told = [one for one in found if one.told and not one.generated]
        row = np.array(
            [
                len(found),
                len(named),
                sum(one.generated in written for one in named),
                len(told),
                len(every),
                len(written),
            ]
        )
        totals += row
        print(_line(name, row), flush=True)
        if "--list" in sys.argv:
            for one in sorted(found, key=lambda one: (not one.generated, not one.told)):
                kind = "found as" if one.generated else "told as" if one.told else "nothing said"
                print(f"    {one.name:36} {kind:13} {one.generated or one.told}")
            reached = {one.generated for one in named}
            print("    new:", ", ".join(sorted(written - reached)))
    print(_line("all", totals))


def _line(name: str, row: Any) -> str:
    a, b, c, d, e, f = row
    return f"{name:28} {a:8} {b:6} {c:8} {d:6} {e:10} {f:8}"


def compared(
    pack: Pack, exercise: Exercise, loss: Loss, what: str, generated: Sequence[Slip]
) -> list[Found]:
    solution = load(pack, exercise)
    judge: Any = solution.judge
    if isinstance(judge, FunctionJudge):
        arguments = Names(loss).of(through_weights=what.startswith("weight"))
        judge = changed(judge, mistakes=tuple(_mistake(slip, arguments) for slip in generated))
    elif isinstance(judge, FormulaJudge):
        (name, one), *_ = judge.asked.items()
        typed = tuple(
            TypedMistake(slip.id.replace("_", "-"), slip.formula, slip.sentence)
            for slip in generated
        )
        judge = FormulaJudge({name: replace(one, mistakes=typed)})
    names = {slip.id.replace("_", "-") for slip in generated}
    return [_found(judge, exercise, mistake, names) for mistake in solution.mistakes]


def _mistake(slip: Slip, arguments: Sequence[str]) -> Mistake:
    names: dict[str, Any] = {"np": np}
    exec(function_source(slip.id, arguments, slip.lines), names)  # noqa: S102 - our own
    function: Callable[..., Any] = names[slip.id]
    return Mistake(function, slip.sentence)


def _found(judge: Any, exercise: Exercise, mistake: Answer, generated: set[str]) -> Found:
    said = _said(judge, exercise, mistake)
    if said is None:
        return Found(mistake.name, "", "")
    exactly = said.id in generated and not said.message.startswith("Apart from")
    return Found(mistake.name, said.id if exactly else "", said.id)


def _said(judge: Any, exercise: Exercise, mistake: Answer) -> Diagnosis | None:
    run = decided_alone(local_run)

    def ask(calls: Sequence[Call]) -> Sequence[wire.Answer]:
        return run(mistake.source, exercise.file_name, calls, exercise.limits).answers

    try:
        ruling = judge(ask, Variant(exercise.id, 0))
    except NotRun:
        return None
    return ruling.diagnoses[0] if ruling.diagnoses else None


if __name__ == "__main__":
    main()
