"""From the slope of one sample to the gradient of a batch, with respect to the predictions or
through X @ weights; rightly and wrongly.
"""

from collections.abc import Iterator

from sympy import Expr, Max, S

from lossdrill.symbolic.domains import domain_of, positive
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.batches import (
    gradient,
    mean_of,
    mean_symbol,
    outer_slope,
    prediction_line,
)
from lossdrill.symbolic.slips.inputs import is_difference
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.slips.slip import Slip
from lossdrill.symbolic.slips.slopes import UNDECIDED, joined, slope_pieces
from lossdrill.symbolic.slips.tree import branches, threshold
from lossdrill.symbolic.slips.written import Names, formula, numpy, over, sample

SUM = "Right for the sum of the losses; this exercise takes their mean: divide by n."


def wrong_gradients(loss: Loss, slope: Expr) -> Iterator[Slip]:
    """With respect to the predictions, of shape (n,)."""
    names, one = Names(loss), sample(loss, slope, vector=True)
    n = f"len({names.target})"
    yield Slip("missing_mean", 1, SUM, gradient(loss, slope, divisor=""))
    yield Slip(
        "averaged_twice",
        9,
        "The mean is taken twice: each entry carries 1/n once.",
        gradient(loss, slope, divisor=f"{n}**2"),
    )
    if loss.outer is None:
        yield Slip(
            "mean_of_the_slopes",
            40,
            "The mean of all slopes stands in every entry. Entry i is the slope of sample i alone, "
            "divided by n.",
            (*one.lines, f"return np.full({n}, np.mean({one.text}))"),
        )
        if loss.given:
            yield Slip(
                "every_pair",
                39,
                f"{names.target} of shape (n, 1) against {names.prediction} of shape (n,) makes an "
                "n x n table, in which every target meets every prediction. Keep both of "
                "shape (n,).",
                (
                    f"{names.target} = {names.target}[:, np.newaxis]",
                    *one.lines,
                    f"return np.mean({one.text} + np.zeros(({n}, {n})), axis=0) / {n}",
                ),
            )
        yield from _one_decision(loss)
        yield from _counted(loss, slope, through_weights=False)
        yield from _only_one_label(loss, slope, through_weights=False)
        if loss.link is not None and is_difference(loss):
            mean_first = f"{loss.inner} = ({numpy(loss, loss.link)}) / {n}"
            yield Slip(
                "divided_before_the_slope",
                60,
                f"{plain(loss.inner)} is divided by n before its slope is taken. The slope is that "
                "of each sample as it is, and then it is divided by n.",
                (mean_first, f"return {one.text}"),
            )
    yield from _wrong_outer(loss, slope, through_weights=False)


def wrong_weight_gradients(loss: Loss, slope: Expr) -> Iterator[Slip]:
    """Through X @ weights, of shape (d,)."""
    names, one = Names(loss), sample(loss, slope, vector=True)
    n, weights = f"len({names.target})", names.weights
    before = (*prediction_line(loss), *one.lines)

    def full(divisor: str | None = None) -> tuple[str, ...]:
        return gradient(loss, slope, through_weights=True, divisor=divisor)

    text = f"({formula(loss, slope)})"
    scale = _formula_scale(loss)
    yield Slip("missing_mean", 1, SUM, full(""), f"{scale}X.T @ {text}")
    yield Slip(
        "averaged_twice",
        9,
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
        full(f"{n}**2"),
        f"{scale}X.T @ {text} / n**2",
    )
    yield Slip(
        "mean_over_features",
        25,
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
        full("X.shape[1]"),
        f"{scale}X.T @ {text} / d",
    )
    stops = gradient(loss, slope)
    yield Slip(
        "chain_rule_stops_at_the_prediction",
        2,
        "The chain rule stops at the predictions: this is the gradient with respect to "
        f"{plain(loss.of)}, of shape (n,). X transposed takes it to the weights.",
        (*prediction_line(loss), *stops),
        f"{scale}{text} / n",
    )
    if loss.outer is not None:
        yield from _wrong_outer(loss, slope, through_weights=True)
        return
    yield Slip(
        "not_transposed",
        6,
        "Entry j of the gradient adds up column j of X, and that is X.T @ (...). Without the "
        "transpose the rows are added up, which works only when n = d.",
        (*before, f"return X @ ({one.text}) / {n}"),
    )
    yield Slip(
        "product_of_means",
        38,
        "The mean of a product is not the product of the means: the slope of each sample must meet "
        "its own row of X before anything is averaged.",
        (*before, f"return np.mean({one.text}) * np.mean(X, axis=0)"),
        f"mean({text}) * mean(X, axis=0)",
    )
    yield Slip(
        "features_forgotten",
        33,
        "The slopes are added up without their features. Entry j of the gradient weighs each of "
        "them with column j of X.",
        (*before, f"return np.full(len({weights}), np.mean({one.text}))"),
    )
    yield Slip(
        "mean_over_everything",
        44,
        "One number for all weights: the mean has gone over the features too. Average over the "
        "samples only (axis=0), so that each feature keeps its own derivative.",
        (*before, f"return np.mean(({one.text})[:, np.newaxis] * X)"),
    )
    yield Slip(
        "column_instead_of_vector",
        52,
        "Nearly, but with a row for every feature: shape (d, 1). The weights have shape (d,), and "
        "so has the gradient.",
        (*before, f"return X.T @ ({one.text})[:, np.newaxis] / {n}"),
    )
    yield Slip(
        "weights_instead_of_inputs",
        62,
        f"The inner derivative of X @ {weights} with respect to {weights} is X, and not {weights}.",
        (*before, f"return np.mean({one.text}) * {weights}"),
    )
    if loss.given:
        table = f"({one.text}) + np.zeros(({n}, {n}))"
        yield Slip(
            "every_pair",
            34,
            f"{names.target} of shape (n, 1) against predictions of shape (n,) makes an n x n "
            "table, in which every target meets every prediction. Keep both of shape (n,).",
            (
                f"{names.target} = {names.target}[:, np.newaxis]",
                *before,
                f"return X.T @ np.mean({table}, axis=0) / {n}",
            ),
        )
    yield from _further_weight_gradients(loss, slope)
    yield from _counted(loss, slope, through_weights=True)
    yield from _only_one_label(loss, slope, through_weights=True)
    losses = sample(loss, loss.expression)
    yield Slip(
        "loss_instead",
        58,
        "That is the loss, one number. Its gradient has one entry for each weight.",
        (*prediction_line(loss), *losses.lines, f"return {mean_of(loss, losses.text)}"),
    )


def _further_weight_gradients(loss: Loss, slope: Expr) -> Iterator[Slip]:
    names, one = Names(loss), sample(loss, slope, vector=True)
    n, weights = f"len({names.target})", names.weights
    before = (*prediction_line(loss), *one.lines)
    if loss.given:
        yield Slip(
            "each_feature_alone",
            53,
            f"Each weight is judged by its own feature alone, X[:, j] * {weights}[j]: the "
            "prediction "
            "is the sum over all features, and there is one for each sample.",
            (
                f"{names.target} = {names.target}[:, np.newaxis]",
                f"{names.prediction} = X * {weights}",
                *one.lines,
                f"return np.mean(({one.text}) * X, axis=0)",
            ),
        )
    yield Slip(
        "halved_and_multiplied_by_n",
        59,
        "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. "
        "The mean divides by n.",
        (*before, f"return X.T @ ({one.text}) / 2 * {n}"),
        f"X.T @ ({formula(loss, slope)}) / 2 * n",
    )
    yield Slip(
        "penalty_added",
        61,
        f"Right for an objective with the penalty 1/2 ||{weights}||², whose gradient is {weights}; "
        "this exercise asks for the mean loss alone.",
        (*before, f"return {weights} + X.T @ ({one.text}) / {n}"),
    )
    yield Slip(
        "median_of_slopes",
        63,
        "That is the median of the samples' slopes. The loss is a mean, and so is its gradient.",
        (*before, f"return np.median(({one.text})[:, np.newaxis] * X, axis=0)"),
    )
    inside = _inside_maximum(loss)
    if inside is not None:
        mean = f"np.mean({numpy(loss, inside)})"
        yield Slip(
            "one_decision_for_all",
            45,
            "One decision is made for all samples together. Each sample decides for itself on "
            "which side it stands.",
            (
                *prediction_line(loss),
                *(one.lines or sample(loss, loss.inner).lines),
                f"if {mean} <= 0:",
                f"    return np.zeros(len({weights}))",
                f"return X.T @ ({_everywhere(loss, inside)}) / {n}",
            ),
        )


def _everywhere(loss: Loss, inside: Expr) -> str:
    """The slope where the maximum is not 0, for all samples."""
    (maximum,) = (part for part in loss.expression.atoms(Max) if inside in part.args)
    where = {} if loss.link is None else {loss.inner: loss.link}
    alone = Loss(loss.expression.subs(maximum, inside), loss.of, loss.given, where)
    return sample(loss, joined(slope_pieces(alone)), vector=True).text


def _inside_maximum(loss: Loss) -> Expr | None:
    """u of the one max(0, u) in a loss."""
    inside = [
        next(one for one in part.args if one != 0)
        for part in loss.expression.atoms(Max)
        if S.Zero in part.args and len(part.args) == 2
    ]
    return inside[0] if len(inside) == 1 else None


def _only_one_label(loss: Loss, slope: Expr, *, through_weights: bool) -> Iterator[Slip]:
    target = loss.given[0] if loss.given else None
    if target is None or not domain_of(target).labels:
        return
    names, one = Names(loss), sample(loss, slope, vector=True)
    y = names.target
    low, high = domain_of(target).labels
    for label, left in ((high, low), (low, high)):
        text = f"({y} == {label}) * ({one.text})"
        before = prediction_line(loss) if through_weights else ()
        full = f"X.T @ ({text})" if through_weights else text
        yield Slip(
            f"only_label_{str(label).replace('-', 'minus_')}",
            37,
            f"Only the samples with label {label} pull here. Those with label {left} have a slope "
            "too.",
            (*before, *one.lines, f"return {full} / len({y})"),
        )


def _formula_scale(loss: Loss) -> str:
    outer = outer_slope(loss)
    if outer is None:
        return ""
    return f"({formula(loss, outer).replace(str(mean_symbol()), 'm')}) * "


def weight_formula(loss: Loss, slope: Expr) -> str:
    """The gradient through X @ weights, as it is typed."""
    if not slope.has(loss.inner, loss.of, *loss.given[:1]):
        return f"{_formula_scale(loss)}({formula(loss, slope)}) * mean(X, axis=0)"
    return f"{_formula_scale(loss)}X.T @ ({formula(loss, slope)}) / n"


def _one_decision(loss: Loss) -> Iterator[Slip]:
    found = branches(loss)
    if len(found) != 2:
        return
    condition = threshold(loss)
    lines = sample(loss, loss.inner).lines
    bodies = []
    for branch in found:
        where = {} if loss.link is None else {loss.inner: loss.link}
        try:
            alone = Loss(branch.expression, of=loss.of, given=loss.given, where=where)
            one = sample(loss, joined(slope_pieces(alone)), vector=True)
        except UNDECIDED:
            return
        bodies.append(f"return {over(one.text, f'len({Names(loss).target})')}")
    left = f"np.mean({numpy(loss, condition.lhs)})"
    yield Slip(
        "one_branch_for_all",
        41,
        "The branch is chosen sample by sample; one decision for the whole batch, from the mean of "
        f"{plain(condition.lhs)}, is a different loss.",
        (
            *lines,
            f"if {left} {condition.rel_op} {numpy(loss, condition.rhs)}:",
            f"    {bodies[0]}",
            bodies[1],
        ),
    )


def _counted(loss: Loss, slope: Expr, *, through_weights: bool) -> Iterator[Slip]:
    """Divided by the number of some of the samples."""
    found = branches(loss)
    if len(found) == 2:
        condition, where = threshold(loss), found[0].where
    else:
        inside = _inside_maximum(loss)
        if inside is None:
            return
        condition, where = inside > 0, f"where {plain(inside)} > 0"
    one = sample(loss, slope, vector=True)
    lines = one.lines or sample(loss, loss.inner).lines
    before = prediction_line(loss) if through_weights else ()
    full = f"X.T @ ({one.text})" if through_weights else f"({one.text})"
    yield Slip(
        "divided_by_samples_of_one_part",
        46,
        f"The division is by the number of samples {where}. The mean is over all n of them.",
        (*before, *lines, f"return {full} / max(np.sum({numpy(loss, condition)}), 1)"),
    )


def _wrong_outer(loss: Loss, slope: Expr, *, through_weights: bool) -> Iterator[Slip]:
    """The chain rule through what is applied to the mean."""
    outer = outer_slope(loss)
    if outer is None or loss.outer is None:
        return
    m = mean_symbol()
    applied = plain(loss.outer(m).subs(m, positive("m")))
    ways = (
        (
            "gradient_before_the_last_step",
            3,
            (
                f"That is the gradient of the mean m itself. The loss is {applied}, and the chain "
                "rule brings one more factor."
            ),
            S.One,
        ),
        (
            "times_the_value",
            36,
            (
                f"The gradient of m is multiplied by {applied} itself. The chain rule takes the "
                f"derivative of {applied}."
            ),
            loss.outer(m),
        ),
        (
            "factor_of_the_last_step_lost",
            22,
            f"The derivative of {applied} has a constant factor too, which is lost.",
            outer / outer.as_coeff_Mul()[0],
        ),
        (
            "divided_by_the_mean",
            30,
            f"The gradient of m is divided by m. The chain rule takes the derivative of {applied}.",
            1 / m,
        ),
        (
            "divided_by_twice_the_mean",
            47,
            f"1/(2 m) stands in the place of the derivative of {applied}.",
            1 / (2 * m),
        ),
    )
    for name, rank, sentence, wrong in ways:
        lines = gradient(loss, slope, through_weights=through_weights, outer=wrong)
        text = formula(loss, wrong).replace(str(m), "m")
        typed = f"({text}) * X.T @ ({formula(loss, slope)}) / n" if through_weights else ""
        yield Slip(name, rank, sentence, lines, typed)
