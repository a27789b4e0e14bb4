"""From one sample to a batch: the mean and what is done to it, rightly and wrongly."""

from collections.abc import Iterator
from typing import Any

from sympy import Expr, Max, S, oo

from lossdrill.symbolic.domains import domain_of, positive
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.inputs import is_difference, is_margin
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.slips.slip import Slip
from lossdrill.symbolic.slips.tree import branches, threshold
from lossdrill.symbolic.slips.written import Names, numpy, over, plain_numpy, sample

_MEAN = positive("mean_of_it")


def mean_of(loss: Loss, text: str) -> str:
    """The mean of an array, and what the loss does to it."""
    return of_mean(loss, f"np.mean({text})")


def of_mean(loss: Loss, mean: str) -> str:
    if loss.outer is None:
        return mean
    return numpy(loss, loss.outer(_MEAN)).replace(str(_MEAN), mean)


def value(loss: Loss, expression: Expr, link: Any = None) -> tuple[str, ...]:
    """The body of a function that returns the mean loss."""
    one = sample(loss, expression, link)
    return (*one.lines, f"return {mean_of(loss, one.text)}")


def wrong_values(loss: Loss, slope: Expr | None) -> Iterator[Slip]:
    """The loss of each sample is right, and what is made of all of them is not."""
    names, one = Names(loss), sample(loss, loss.expression)
    y, y_hat = names.target, names.prediction

    def slip(name: str, rank: int, sentence: str, *lines: str) -> Slip:
        return Slip(name, rank, sentence, lines)

    def returning(name: str, rank: int, sentence: str, text: str) -> Slip:
        return slip(name, rank, sentence, *one.lines, f"return {text}")

    summed = "Right for the sum of the losses; this exercise takes their mean: divide by n."
    halved = "Right for half of this loss, as with 1/(2n); this exercise divides by n."
    if loss.outer is not None:
        applied = plain(loss.outer(positive("m")))
        summed = (
            f"The sum of the losses stands where the mean m belongs: divide it by n first, then "
            f"take {applied}."
        )
        halved = f"That is half of it. Asked for is {applied} of the mean m, without a factor."
    yield returning(
        "sum_of_losses",
        1,
        summed,
        of_mean(loss, f"np.sum({one.text})"),
    )
    yield returning(
        "averaged_twice",
        9,
        "The value is n times too small: np.mean divides by n already, and the sum of the losses "
        "is divided by n once.",
        over(mean_of(loss, one.text), f"len({y})"),
    )
    yield returning(
        "half_of_it",
        8,
        halved,
        over(mean_of(loss, one.text), "2"),
    )
    if loss.expression.has(S.Half):
        yield returning(
            "twice_the_loss",
            35,
            "Right for twice this loss, a form without the 1/2; the loss of a sample is "
            f"{plain(loss.expression, loss.inner)}.",
            f"2 * {mean_of(loss, one.text)}",
        )
    yield returning(
        "median_of_losses",
        60,
        "That is the median of the losses. The mean counts every sample, outliers too.",
        of_mean(loss, f"np.median({one.text})"),
    )
    yield returning(
        "largest_loss",
        66,
        "That is the largest loss. The mean counts every sample, not the worst one alone.",
        of_mean(loss, f"np.max({one.text})"),
    )
    if loss.given:
        yield slip(
            "every_pair",
            10,
            f"{y} of shape (n, 1) against {y_hat} of shape (n,) makes an n x n table, in which "
            "every target meets every prediction, and its mean hides that. Keep both of "
            "shape (n,).",
            f"{y} = {y}[:, np.newaxis]",
            *value(loss, loss.expression),
        )
    if one.text != (naive := plain_numpy(loss, loss.expression)) and "np.where" in one.text:
        yield returning(
            "zero_times_log_zero",
            5,
            "Where the logarithm of 0 is multiplied with 0 this is NaN in floating point, although "
            "the limit is 0: those samples need a case of their own.",
            mean_of(loss, naive),
        )
    n = f"len({y})"
    total = of_mean(loss, f"np.sum({one.text}) / np.float64({n} - 1)")
    yield returning(
        "divided_by_n_minus_1",
        53,
        "n - 1 is the divisor of a sample variance, whose mean is estimated from the same data. "
        "Nothing is estimated here: divide by n, which also works for a single sample.",
        total,
    )
    yield returning(
        "halved_and_multiplied_by_n",
        59,
        "/ and * are taken from left to right: `s / 2 * n` halves and then multiplies by n. This "
        "exercise divides by n.",
        of_mean(loss, f"np.sum({one.text}) / 2 * {n}"),
    )
    yield returning(
        "whole_number",
        61,
        "The value is cut off to a whole number: // and int() drop everything behind the decimal "
        "point. Divide with /, and return the quotient as it is.",
        of_mean(loss, f"np.sum({one.text}) // {n}"),
    )
    yield from _mean_first(loss)
    yield from _deciding_for_all(loss)
    yield from _by_groups(loss)
    yield from _around_the_mean(loss)
    if slope is not None:
        of_slope = sample(loss, slope, vector=True)
        yield slip(
            "slope_instead",
            56,
            "That is the mean of the slopes. Asked for is the loss itself.",
            *of_slope.lines,
            f"return {mean_of(loss, of_slope.text)}",
        )


def _mean_first(loss: Loss) -> Iterator[Slip]:
    """The loss of the mean, where a single quantity goes into it."""
    one = sample(loss, loss.expression)
    if loss.link is None or loss.expression.has(loss.of, *loss.given[:1]):
        return
    x = plain(loss.inner)
    what, why = f"mean {x}", "what one sample costs too much is made up for by another"
    if is_difference(loss):
        what, why = "mean residual", "errors of opposite sign cancel"
    elif is_margin(loss):
        what = "mean margin"
        why = "a sample far on the right side makes up for one on the wrong side"
    link = numpy(loss, loss.link)
    if is_difference(loss):
        yield Slip(
            "spread_of_the_residuals",
            52,
            "The mean residual is subtracted first, so a model that is off by a constant gets away "
            "with it. The residuals are taken as they are.",
            (
                *sample(loss, loss.inner).lines,
                f"{loss.inner} = {loss.inner} - np.mean({loss.inner})",
                f"return {mean_of(loss, one.text)}",
            ),
        )
    yield Slip(
        "loss_of_the_mean",
        7,
        f"That is the loss of the {what}: {why}. Take the loss of each sample first, and then the "
        "mean.",
        (f"{loss.inner} = np.mean({link})", f"return {of_mean(loss, one.text)}"),
    )
    yield Slip(
        "signed_mean",
        50,
        f"That is the {what}. The loss of a sample is {plain(loss.expression, loss.inner)}.",
        (f"return {of_mean(loss, f'np.mean({link})')}",),
    )


def _deciding_for_all(loss: Loss) -> Iterator[Slip]:
    """One branch for the whole batch."""
    found = branches(loss)
    if len(found) != 2:
        return
    condition = threshold(loss)
    one, other = (sample(loss, branch.expression) for branch in found)
    lines = sample(loss, loss.inner).lines
    compared = f"np.mean({numpy(loss, condition.lhs)}) {condition.rel_op} " + numpy(
        loss, condition.rhs
    )
    ways = (
        (
            "one_branch_for_all",
            29,
            (
                f"one decision for the whole batch, from the mean of {plain(condition.lhs)}, is a "
                "different loss"
            ),
            compared,
        ),
        (
            f"one_sample_puts_all_on_{found[1].short}",
            49,
            f"here a single sample on {found[1].name} puts the whole batch there",
            f"np.all({numpy(loss, condition)})",
        ),
        (
            f"one_sample_puts_all_on_{found[0].short}",
            54,
            f"here a single sample on {found[0].name} puts the whole batch there",
            f"np.any({numpy(loss, condition)})",
        ),
    )
    for name, rank, text, test in ways:
        yield Slip(
            name,
            rank,
            f"The branch is chosen sample by sample; {text}.",
            (
                *lines,
                f"if {test}:",
                f"    return {mean_of(loss, one.text)}",
                f"return {mean_of(loss, other.text)}",
            ),
        )


def _groups(loss: Loss) -> tuple[tuple[str, Any], ...]:
    """Parts into which the samples fall, with names: cases, what is above 0, labels."""
    found = branches(loss)
    if len(found) == 2:
        condition = threshold(loss)
        return ((found[0].where, condition), (found[1].where, ~condition))
    for part in loss.expression.atoms(Max):
        if S.Zero in part.args and len(part.args) == 2:
            (inside,) = (one for one in part.args if one != 0)
            return ((f"where {plain(inside)} > 0", inside > 0), ("elsewhere", inside <= 0))
    return ()


def _by_groups(loss: Loss) -> Iterator[Slip]:
    """Means over parts of the batch."""
    one, y = sample(loss, loss.expression), Names(loss).target
    groups = _groups(loss)
    if groups:
        where, condition = groups[0]
        lines = one.lines or sample(loss, loss.inner).lines
        counted = f"np.sum({numpy(loss, condition)})"
        yield Slip(
            "divided_by_samples_of_one_part",
            31,
            f"The sum is divided by the number of samples {where}. The mean is over all n of them.",
            (*lines, f"return {of_mean(loss, f'np.sum({one.text}) / max({counted}, 1)')}"),
        )
        shares = [f"np.sum(losses[{part}]) / max(np.sum({part}), 1)" for part in ("one", "~one")]
        yield Slip(
            "sum_of_two_means",
            58,
            "Both groups of samples are averaged by themselves, and then added. The mean is over "
            "all n samples: add up both groups, and divide once by n.",
            (
                *lines,
                f"losses = {one.text}",
                f"one = {numpy(loss, condition)}",
                f"return {of_mean(loss, ' + '.join(shares))}",
            ),
        )
    target = loss.given[0] if loss.given else None
    if target is not None and domain_of(target).labels:
        low, high = domain_of(target).labels
        shares = [
            f"np.sum(losses[{y} == {label}]) / max(np.sum({y} == {label}), 1)"
            for label in (low, high)
        ]
        yield Slip(
            "each_label_averaged",
            51,
            "The two labels are averaged apart, and then added, which gives a rare label the "
            "weight of a frequent one. Every sample weighs 1/n.",
            (*one.lines, f"losses = {one.text}", f"return {of_mean(loss, ' + '.join(shares))}"),
        )
        for label, left in ((high, low), (low, high)):
            yield Slip(
                f"only_label_{str(label).replace('-', 'minus_')}",
                28,
                f"Only the samples with label {label} are charged. Those with label {left} have a "
                "loss too.",
                (*one.lines, f"return {mean_of(loss, f'({y} == {label}) * ({one.text})')}"),
            )


def _around_the_mean(loss: Loss) -> Iterator[Slip]:
    if loss.outer is None:
        return
    one, y = sample(loss, loss.expression), Names(loss).target
    applied = plain(loss.outer(positive("m")))
    each = numpy(loss, loss.outer(_MEAN)).replace(str(_MEAN), one.text)
    yield Slip(
        "outer_lost",
        2,
        f"Right up to the last step: that is the mean m, and asked for is {applied}.",
        (*one.lines, f"return np.mean({one.text})"),
    )
    yield Slip(
        "outer_inside_the_mean",
        3,
        f"The mean comes first: {applied} is taken once, of the mean m, and not of each sample.",
        (*one.lines, f"return np.mean({each})"),
    )
    yield Slip(
        "mean_outside",
        4,
        f"The division by n belongs inside {applied}: there the sum of the losses becomes the mean "
        "m.",
        (*one.lines, f"return {over(of_mean(loss, f'np.sum({one.text})'), f'len({y})')}"),
    )


def outer_slope(loss: Loss) -> Expr | None:
    """The derivative of what is applied to the mean m; None where nothing is."""
    return None if loss.outer is None else loss.outer(_MEAN).diff(_MEAN)


def gradient(
    loss: Loss,
    expression: Expr,
    link: Any = None,
    *,
    through_weights: bool = False,
    divisor: str | None = None,
    outer: Expr | None = None,
) -> tuple[str, ...]:
    """The body of a function that returns the gradient of the mean loss, of which the slope of
    each sample is given.
    """
    names = Names(loss)
    one = sample(loss, expression, link, vector=True)
    divisor = f"len({names.target})" if divisor is None else divisor
    before = prediction_line(loss) if through_weights else ()
    text = f"X.T @ ({one.text})" if through_weights else one.text
    text = over(text, divisor) if divisor else over(text, "1").removesuffix(" / 1")
    outer = outer_slope(loss) if outer is None else outer
    if outer is None or outer == 1:
        return (*before, *one.lines, f"return {text}")
    return (*before, *_with_outer(loss, one.lines, text, outer, through_weights=through_weights))


def prediction_line(loss: Loss) -> tuple[str, ...]:
    names = Names(loss)
    return (f"{names.prediction} = X @ {names.weights}",)


def _with_outer(
    loss: Loss, lines: tuple[str, ...], text: str, outer: Expr, *, through_weights: bool
) -> tuple[str, ...]:
    """The chain rule through what is applied to the mean; 0 where that has no slope."""
    names, value = Names(loss), sample(loss, loss.expression)
    length = names.weights if through_weights else names.prediction
    lines = lines or value.lines
    guard: tuple[str, ...] = ()
    if outer.limit(_MEAN, 0, "+") in {oo, -oo}:
        guard = ("if mean == 0:", f"    return np.zeros(len({length}))")
    factor = numpy(loss, outer).replace(str(_MEAN), "mean")
    return (*lines, f"mean = np.mean({value.text})", *guard, f"return {text} * ({factor})")


def mean_symbol() -> Any:
    return _MEAN
