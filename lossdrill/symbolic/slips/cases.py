"""Slips with the cases of a loss: exchanged, missing, flat; and with the threshold between them."""

from collections.abc import Iterator
from typing import Any

from sympy import Abs, Eq, Expr, Piecewise, S
from sympy.core.relational import Relational

from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.plain import plain, slug
from lossdrill.symbolic.slips.slip import Wrong
from lossdrill.symbolic.slips.tree import Branch, branches, threshold


def in_the_cases(loss: Loss) -> Iterator[Wrong]:
    """Of a loss that is written in two cases."""
    found = branches(loss)
    if len(found) != 2:
        return
    condition = threshold(loss)
    one, other = (branch.expression for branch in found)
    near, far = found
    x = loss.inner
    yield Wrong(
        "branches_exchanged",
        25,
        "The branches are exchanged",
        Piecewise((other, condition), (one, True)),
        f"{near.where} the loss is {plain(one, x)}, and {far.where} it is {plain(other, x)}",
    )
    for lost, left in ((far, near), (near, far)):
        yield Wrong(
            f"never_{lost.short}",
            23,
            f"{_capital(lost.name)} is missing",
            left.expression,
            f"{_there(lost)} the loss is {plain(lost.expression, x)}, and not "
            f"{plain(left.expression, x)}",
        )
    yield Wrong(
        "missing_else",
        57,
        f"{_capital(far.name)} is added for every sample, also where {near.name} has been added: "
        "is an `else` missing?",
        Piecewise((one + other, condition), (other, True)),
    )
    if isinstance(condition, Relational):
        yield from _flat(loss, condition, near, far)
        yield from _threshold(loss, condition)


def _flat(loss: Loss, condition: Relational, near: Branch, far: Branch) -> Iterator[Wrong]:
    """A branch that stays at its height, or at 0."""
    x, edge = loss.inner, condition.rhs
    if edge.has(x) or condition.lhs not in {x, Abs(x)}:
        return
    height = near.expression.subs(Abs(x), edge).subs(x, edge)
    pairs = ((far, near, False), (near, far, True))
    for flat, _kept, first in pairs:
        for value, rank in ((height, 30), (S.Zero, 53)):
            cases = ((value, condition), (far.expression, True))
            if not first:
                cases = ((near.expression, condition), (value, True))
            text = "costs nothing" if value == 0 else f"stays at {plain(value)}"
            yield Wrong(
                f"{'no_cost' if value == 0 else 'flat'}_{slug(flat.where)}",
                rank,
                f"{_capital(flat.name)} {text}",
                Piecewise(*cases),
                f"{_there(flat)} the loss is {plain(flat.expression, x)}",
            )


def _threshold(loss: Loss, condition: Relational) -> Iterator[Wrong]:
    x, (left, right) = loss.inner, (condition.lhs, condition.rhs)
    one, other = (branch.expression for branch in branches(loss))

    def at(changed: Any) -> Expr:
        return Piecewise((one, changed), (other, True))

    place = f"{plain(left)} = {plain(right)}"
    if left == Abs(x):
        yield from _signed(loss, condition, at)
        yield Wrong(
            "threshold_on_the_square",
            49,
            f"The threshold {plain(right)} belongs to {plain(left)}; {plain(x**2)} would have to "
            f"be compared with {plain(right**2)}",
            at(condition.func(x**2, right)),
        )
    if right.free_symbols:
        yield Wrong(
            "threshold_at_1",
            50,
            f"The branches change at {plain(left)} = 1, whatever {plain(right)} is, and not at "
            f"{place}",
            at(condition.func(left, 1)),
        )
    if right != 0:
        for factor, text in ((S.Half, "half"), (S(2), "twice")):
            yield Wrong(
                f"threshold_at_{text}",
                68,
                f"The branches change at {text} the threshold, {plain(left)} = "
                f"{plain(factor * right)}, and not at {place}",
                at(condition.func(left, factor * right)),
            )
    both = one.subs(left, right).subs(x, right)
    if both != 0:
        yield Wrong(
            "neither_at_the_threshold",
            72,
            f"At {place} exactly neither branch applies, and the sample costs nothing: one of < "
            "and > must include the threshold",
            Piecewise((S.Zero, Eq(left, right)), (one, condition), (other, True)),
        )
        yield Wrong(
            "both_at_the_threshold",
            73,
            f"At {place} exactly both branches apply, and the sample costs twice: only one of <= "
            "and >= may include the threshold",
            Piecewise((one + other, Eq(left, right)), (one, condition), (other, True)),
        )


def _signed(loss: Loss, condition: Relational, at: Any) -> Iterator[Wrong]:
    x, edge = loss.inner, condition.rhs
    near = branches(loss)[0]
    text = plain(condition, x)
    yield Wrong(
        "signed_threshold",
        19,
        f"The threshold applies to |{plain(x)}|. Without the absolute value every negative "
        f"{plain(x)}, however large, counts as if {text} held, and is on {near.name}.",
        at(condition.func(x, edge)),
    )
    yield Wrong(
        "signed_threshold_the_other_way",
        54,
        f"The threshold applies to |{plain(x)}|, whichever way it is subtracted. With "
        f"{plain(-x)} and no absolute value every positive {plain(x)}, however large, counts as "
        f"if {text} held, and is on {near.name}.",
        at(condition.func(-x, edge)),
    )


def _there(branch: Branch) -> str:
    """Where the branch holds, unless its name has said that."""
    return "there" if branch.name.endswith(branch.where) else branch.where


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
