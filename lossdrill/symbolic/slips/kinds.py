"""The slips of each kind of exercise: the value of a batch, its gradient, a typed formula."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
from lossdrill.symbolic.slips.classes import (
    class_formulas,
    class_gradients,
    class_values,
    class_weight_formulas,
    class_weight_gradients,
)
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
    of_wrong_losses,
    right_slope,
    slope_pieces,
)
from lossdrill.symbolic.slips.twice import is_of_another_loss, said_of_slope, slope_as_loss
from lossdrill.symbolic.slips.written import Names, formula, sample

MOST = 20
"""Slips of one exercise: more are hardly read, and each is tried in every variant."""

WHATS = (
    "value",
    "gradient",
    "weight_gradient",
    "derivative",
    "weight_derivative",
    "second_derivative",
)


def slips(loss: Loss, what: str, most: int = MOST) -> tuple[Slip, ...]:
    """The slips of a kind of exercise, likeliest first.

    Raises:
        PackError: the loss cannot be differentiated, or no such exercise can be made of it.
    """
    through_weights = what.startswith("weight")
    make = (_OF_CLASSES if loss.by_row else _OF_SAMPLES).get(what)
    if make is None:
        raise PackError(f"of one number per class there is no {what.replace('_', ' ')}")
    if what == "second_derivative":
        loss = slope_as_loss(loss)
    derived = differentiate(loss)
    right, *others = make(loss)
    places = battery(loss, derived, through_weights=through_weights)
    jumps = any(kink.jumps == "gradient" for kink in derived.kinks)
    if what.endswith("derivative") or (jumps and what != "value"):
        places = tuple(place for place in places if place.ordinary)
    arguments = Names(loss).of(through_weights=through_weights)
    typed = what.endswith("derivative")
    kept = told_apart(right.lines, _named_apart(others), arguments, places, only_ordinary=typed)
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
def _wrong_slopes(loss: Loss, *, known: bool = True) -> tuple[Expr, tuple[Wrong, ...]]:
    """The right slope, and wrong ones; said with the formula of the loss where that is known."""
    pieces, losses = slope_pieces(loss), _wrong_losses(loss)
    if not known:
        losses = tuple(replace(wrong, effect="") for wrong in losses)
    found = (*in_differentiating(loss, pieces), *of_wrong_losses(loss, pieces, losses))
    return right_slope(loss, pieces), found


Candidates = Iterator[Slip]


def _made(wrongs: Sequence[Wrong], make: Callable[[Wrong], Slip]) -> Candidates:
    """Without those that cannot be written down."""
    for wrong in wrongs:
        try:
            yield make(wrong)
        except UNDECIDED:
            continue


def _values(loss: Loss) -> Candidates:
    def mean(wrong: Wrong) -> Slip:
        lines = value(loss, wrong.expression, wrong.link)
        return Slip(wrong.id, wrong.rank, _of_mean(loss, wrong.sentence), lines)

    yield Slip("right", 0, "", value(loss, loss.expression))
    yield from _made(_wrong_losses(loss), mean)
    try:
        slope: Expr | None = right_slope(loss, slope_pieces(loss))
    except UNDECIDED:
        slope = None
    yield from wrong_values(loss, slope)


def _of_mean(loss: Loss, sentence: str) -> str:
    """Where something is done to the mean, the loss of a sample is what is averaged."""
    if loss.outer is None:
        return sentence
    return sentence.replace("the loss is", "what is averaged is").replace(
        "asked for is", "what is averaged here is"
    )


def _gradients(loss: Loss) -> Candidates:
    def in_predictions(wrong: Wrong) -> Slip:
        lines = gradient(loss, wrong.expression, wrong.link)
        return Slip(wrong.id, wrong.rank, _of_mean(loss, wrong.sentence), lines)

    slope, wrongs = _wrong_slopes(loss)
    yield Slip("right", 0, "", gradient(loss, slope))
    yield from _made(wrongs, in_predictions)
    yield from wrong_gradients(loss, slope)


def _weight_gradients(loss: Loss) -> Candidates:
    def in_weights(wrong: Wrong) -> Slip:
        lines = gradient(loss, wrong.expression, wrong.link, through_weights=True)
        typed = weight_formula(loss, _in_prediction(loss, wrong))
        return Slip(wrong.id, wrong.rank, _of_mean(loss, wrong.sentence), lines, typed)

    slope, wrongs = _wrong_slopes(loss)
    yield Slip("right", 0, "", gradient(loss, slope, through_weights=True))
    yield from _made(wrongs, in_weights)
    yield from wrong_weight_gradients(loss, slope)


def _weight_formulas(loss: Loss) -> Candidates:
    right, *wrongs = _weight_gradients(loss)
    yield right
    yield from (slip for slip in wrongs if slip.formula)


def _formulas(loss: Loss, *, known: bool = True) -> Candidates:
    def typed(wrong: Wrong) -> Slip:
        expression = _in_prediction(loss, wrong)
        one = sample(loss, expression, vector=True)
        lines = (*one.lines, f"return {one.text} + 0 * {Names(loss).prediction}")
        return Slip(wrong.id, wrong.rank, wrong.sentence, lines, formula(loss, expression))

    slope, wrongs = _wrong_slopes(loss, known=known)
    yield typed(Wrong("right", 0, "", slope))
    yield from _made(wrongs, typed)


def _in_prediction(loss: Loss, wrong: Wrong) -> Expr:
    """Where the inner quantity is computed wrongly, it cannot go by its name."""
    if wrong.link is None:
        return wrong.expression
    return wrong.expression.subs(loss.inner, wrong.link)


def _second_derivatives(slope: Loss) -> Candidates:
    """Of a slope: differentiating it goes wrong as differentiating a loss does. Its formula is not
    said, for the learner has found it himself or has not.
    """
    right, *wrongs = _formulas(slope, known=False)
    yield right
    yield from (said_of_slope(wrong) for wrong in wrongs if not is_of_another_loss(wrong))


_OF_SAMPLES: Mapping[str, Callable[[Loss], Candidates]] = {
    "value": _values,
    "gradient": _gradients,
    "weight_gradient": _weight_gradients,
    "derivative": _formulas,
    "weight_derivative": _weight_formulas,
    "second_derivative": _second_derivatives,
}

_OF_CLASSES: Mapping[str, Callable[[Loss], Candidates]] = {
    "value": class_values,
    "gradient": class_gradients,
    "weight_gradient": class_weight_gradients,
    "derivative": class_formulas,
    "weight_derivative": class_weight_formulas,
}
