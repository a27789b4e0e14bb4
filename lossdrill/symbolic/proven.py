"""The forms in which value and gradient of a loss are printed, after they were put to the test."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sympy import Expr

from lossdrill.symbolic.derivatives import Derivatives
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import alternatives, stable
from lossdrill.symbolic.places import Place, Printed, Proof, What
from lossdrill.symbolic.scales import scale


@dataclass(frozen=True)
class Proven:
    """What can be printed; scales only where the value itself would not do."""

    value: Expr
    gradient: Expr
    value_scale: Expr | None = None
    gradient_scale: Expr | None = None
    places: tuple[Place, ...] = ()


Printable = Callable[[Expr], Expr]
Compiled = Callable[..., Any]


def proven(
    name: str, loss: Loss, derived: Derivatives, printable: Printable, compiled: Compiled
) -> Proven:
    """`printable` prepares an expression, `compiled` makes the function that would be printed.

    Raises:
        PackError: in no form that is known the loss holds everywhere.
    """
    if loss.by_row:
        return Proven(printable(derived.value), printable(derived.gradient))
    proof = Proof(name, loss)
    forms: dict[str, Expr] = {}
    scales: dict[str, Expr | None] = {}
    places: list[Place] = []
    wanted: tuple[tuple[What, Expr], ...] = (
        ("value", derived.value),
        ("gradient", derived.gradient),
    )
    for what, expression in wanted:
        first = printable(expression)
        in_parts = printable(next(alternatives(expression)))
        shorter = [in_parts] if in_parts.count_ops() < first.count_ops() else []
        others = (printable(other) for other in alternatives(expression))
        for form in chain(shorter, [first], others):
            measured = stable(scale(form))
            printed = Printed(what, loss.unfold(expression), compiled(form), compiled(measured))
            if proof.holds(printed):
                break
        else:
            raise proof.refuse(printed)
        forms[what] = form
        scales[what] = measured if proof.cancels(printed) else None
        places += proof.places(printed)
    known: dict[tuple[float, ...], Place] = {}
    for place in places:
        known.setdefault(place.arguments, place)
    return Proven(
        forms["value"],
        forms["gradient"],
        scales["value"],
        scales["gradient"],
        tuple(known.values()),
    )
