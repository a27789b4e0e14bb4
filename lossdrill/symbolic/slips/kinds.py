"""The slips of each kind of exercise: the value of a batch, its gradient, a typed formula."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from sympy import Expr

from lossdrill.errors import PackError
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.apart import told_apart
from lossdrill.symbolic.slips.batches import gradient, value, wrong_values
from lossdrill.symbolic.slips.battery import battery
from lossdrill.symbolic.slips.cases import in_the_cases
from lossdrill.symbolic.slips.gradients import (
    weight_formula,
    wrong_gradients,
    wrong_weight_gradients,
)
from lossdrill.symbolic.slips.inputs import in_the_inputs, taken_for_it
from lossdrill.symbolic.slips.losses import in_the_tree
from lossdrill.symbolic.slips.slip import Slip, Wrong
from lossdrill.symbolic.slips.slopes import (
    UNDECIDED,
    in_differentiating,
    joined,
    of_wrong_losses,
    slope_pieces,
)
from lossdrill.symbolic.slips.written import Names, formula, sample

MOST = 20
"""Slips of one exercise: more are hardly read, and each is tried in every variant."""

WHATS = ("value", "gradient", "weight_gradient", "derivative", "weight_derivative")


def slips(loss: Loss, what: str, most: int = MOST) -> tuple[Slip, ...]:
    """The slips of a kind of exercise, likeliest first.

    Raises:
        PackError: the loss cannot be differentiated, or no such exercise can be made of it.
    """
    through_weights = what.startswith("weight")
    derived = differentiate(loss)
    right, *others = _CANDIDATES[what](loss)
    places = battery(loss, derived, through_weights=through_weights)
    if what != "value" and any(kink.jumps == "gradient" for kink in derived.kinks):
        places = tuple(place for place in places if place.ordinary)
    arguments = Names(loss).of(through_weights=through_weights)
    typed = what.endswith("derivative")
    kept = told_apart(
        right.lines, _named_apart(others), arguments, places, only_ordinary=typed
    )
    return tuple(kept[:most])


def _named_apart(candidates: list[Slip]) -> list[Slip]:
    """The same slip at several places of the tree: numbered, the likeliest without a number."""
    taken: dict[str, int] = {}
    named = []
    for slip in sorted(candidates, key=lambda slip: slip.rank):
        taken[slip.id] = taken.get(slip.id, 0) + 1
        count = taken[slip.id]
        named.append(slip if count == 1 else replace(slip, id=f"{slip.id}_{count}"))
    return named


@lru_cache(maxsize=64)
def _wrong_losses(loss: Loss) -> tuple[Wrong, ...]:
    return (
        *in_the_tree(loss),
        *in_the_cases(loss),
        *in_the_inputs(loss),
        *taken_for_it(loss),
    )


@lru_cache(maxsize=64)
def _wrong_slopes(loss: Loss) -> tuple[Expr, tuple[Wrong, ...]]:
    """The right slope, and wrong ones."""
    pieces = slope_pieces(loss)
    found = (
        *in_differentiating(loss, pieces),
        *of_wrong_losses(loss, pieces, _wrong_losses(loss)),
    )
    return joined(pieces), found


def _values(loss: Loss) -> Iterator[Slip]:
    yield Slip("right", 0, "", value(loss, loss.expression))
    for wrong in _wrong_losses(loss):
        lines = value(loss, wrong.expression, wrong.link)
        yield Slip(wrong.id, wrong.rank, wrong.sentence, lines)
    try:
        slope: Expr | None = joined(slope_pieces(loss))
    except UNDECIDED:
        slope = None
    yield from wrong_values(loss, slope)


def _gradients(loss: Loss) -> Iterator[Slip]:
    slope, wrongs = _wrong_slopes(loss)
    yield Slip("right", 0, "", gradient(loss, slope))
    for wrong in wrongs:
        lines = gradient(loss, wrong.expression, wrong.link)
        yield Slip(wrong.id, wrong.rank, wrong.sentence, lines)
    yield from wrong_gradients(loss, slope)


def _weight_gradients(loss: Loss) -> Iterator[Slip]:
    slope, wrongs = _wrong_slopes(loss)
    yield Slip("right", 0, "", gradient(loss, slope, through_weights=True))
    for wrong in wrongs:
        lines = gradient(loss, wrong.expression, wrong.link, through_weights=True)
        typed = "" if wrong.link is not None else weight_formula(loss, wrong.expression)
        yield Slip(wrong.id, wrong.rank, wrong.sentence, lines, typed)
    yield from wrong_weight_gradients(loss, slope)


def _weight_formulas(loss: Loss) -> Iterator[Slip]:
    right, *wrongs = _weight_gradients(loss)
    yield right
    yield from (slip for slip in wrongs if slip.formula)


def _formulas(loss: Loss) -> Iterator[Slip]:
    slope, wrongs = _wrong_slopes(loss)
    names = Names(loss)

    def typed(wrong: Wrong) -> Slip:
        expression = wrong.expression
        if wrong.link is not None:
            expression = expression.subs(loss.inner, wrong.link)
        one = sample(loss, expression, vector=True)
        lines = (*one.lines, f"return {one.text} + 0 * {names.prediction}")
        return Slip(wrong.id, wrong.rank, wrong.sentence, lines, formula(loss, expression))

    yield typed(Wrong("right", 0, "", slope))
    yield from map(typed, wrongs)


_CANDIDATES: Mapping[str, Callable[[Loss], Iterator[Slip]]] = {
    "value": _values,
    "gradient": _gradients,
    "weight_gradient": _weight_gradients,
    "derivative": _formulas,
    "weight_derivative": _weight_formulas,
}


def known_kind(what: str) -> None:
    """Raises `PackError` for a kind of which nothing is known."""
    if what not in WHATS:
        raise PackError(f"there are no mistakes of the kind {what!r}; there are {', '.join(WHATS)}.")
