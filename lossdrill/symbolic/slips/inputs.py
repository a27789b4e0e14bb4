"""Slips with what a loss is computed from: target, prediction, label, parameters, the quantity in
between; and losses that are taken for it.
"""

from collections.abc import Iterator
from typing import Any

from sympy import Abs, Expr, Max, S, Symbol, exp, log, piecewise_fold

from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.slips.slip import Wrong


def is_difference(loss: Loss) -> bool:
    """Whether the loss is written in a residual, prediction minus target or the other way."""
    link = loss.link
    if link is None or not loss.given:
        return False
    return link in {loss.of - loss.given[0], loss.given[0] - loss.of}


def is_margin(loss: Loss) -> bool:
    """Whether it is written in the product of a label and a score."""
    return loss.link is not None and bool(loss.given) and loss.link == loss.of * loss.given[0]


def in_the_inputs(loss: Loss) -> Iterator[Wrong]:
    yield from _parameters(loss)
    if is_difference(loss):
        yield from _residuals(loss)
    elif is_margin(loss):
        yield from _margins(loss)
    elif loss.link is not None:
        yield from _links(loss)
    yield from _labels(loss)
    yield from _exchanged(loss)


def _parameters(loss: Loss) -> Iterator[Wrong]:
    for parameter in loss.given[1:]:
        name = str(parameter)
        fixed = S.Half if domain_of(parameter).touches == (0, 1) else S.One
        word = "half" if fixed == S.Half else "1"
        yield Wrong(
            f"always_{name}_{word}",
            27,
            f"{name} is not used: this is right for {name} = {plain(fixed)} only",
            loss.expression.subs(parameter, fixed),
        )
        if domain_of(parameter).touches == (0, 1):
            yield Wrong(
                f"{name}_for_1_minus_{name}",
                10,
                f"{name} and 1 - {name} are exchanged",
                loss.expression.subs(parameter, 1 - parameter),
                f"the loss of a sample is {plain(loss.expression, loss.inner)}",
            )
        elif domain_of(parameter).assumptions == ("positive",):
            for word, sign, other in (
                ("divided by", "divided_by", loss.expression / parameter),
                ("times", "times", loss.expression * parameter),
            ):
                yield Wrong(
                    f"{sign}_{name}",
                    52,
                    f"Right for this loss {word} {name}. The two agree at {name} = 1 only.",
                    piecewise_fold(other),
                )
            yield Wrong(
                f"{name}_turned_over",
                64,
                f"1/{name} stands where {name} belongs",
                loss.expression.subs(parameter, 1 / parameter),
                f"the loss of a sample is {plain(loss.expression, loss.inner)}",
            )


def _residuals(loss: Loss) -> Iterator[Wrong]:
    link: Any = loss.link
    x, prediction, target = plain(loss.inner), loss.of, loss.given[0]
    y, y_hat = plain(target), plain(prediction)
    right = plain(loss.link)
    yield Wrong(
        "residual_reversed",
        11,
        f"The residual is reversed: {x} is {right}. Predictions that are too high and too low "
        "are exchanged",
        loss.expression,
        link=-link,
    )
    yield Wrong(
        "added_instead_of_subtracted",
        59,
        f"A residual is a difference, {right}; here {y} and {y_hat} are added",
        loss.expression,
        link=prediction + target,
    )
    yield Wrong(
        "target_forgotten",
        63,
        f"The target is missing: the residual is {right}, and not {y_hat} alone",
        loss.expression,
        link=link.subs(target, 0),
    )
    yield Wrong(
        "prediction_forgotten",
        64,
        f"The prediction is missing: the residual is {right}",
        loss.expression,
        link=link.subs(prediction, 0),
    )
    yield Wrong(
        "difference_of_sizes",
        57,
        f"That compares the sizes of {y} and {y_hat}: a prediction of -3 for a target of 3 costs "
        "nothing. Subtract the numbers as they are.",
        loss.expression,
        link=link.subs({target: Abs(target), prediction: Abs(prediction)}, simultaneous=True),
    )
    yield Wrong(
        "relative_error",
        54,
        f"Each residual is divided by its target: that is a relative error, without a unit, and "
        f"none at all for a target of 0. The residual is {right}.",
        loss.expression,
        link=link / Abs(target),
    )
    if loss.expression.subs(loss.inner, 0) == 0:
        for name, word, half in (("high", "low", Max(link, 0)), ("low", "high", Max(-link, 0))):
            yield Wrong(
                f"only_too_{name}",
                55,
                f"{plain(half)} drops the predictions that are too {word}: they cost nothing here. "
                f"The residual is {right}, of either sign.",
                loss.expression,
                link=half,
            )
    if loss.expression.has(loss.inner**2):
        yield Wrong(
            "expanded_square",
            51,
            f"Where {y} and {y_hat} are large and close, {plain((link**2).expand())} subtracts "
            "nearly equal numbers and loses every digit of what is left. Subtract first, then "
            "square.",
            loss.expression.subs(loss.inner**2, (link**2).expand()),
        )


def _margins(loss: Loss) -> Iterator[Wrong]:
    x, score, label = plain(loss.inner), loss.of, loss.given[0]
    s, y = plain(score), plain(label)
    margin = f"{y} {s}"
    yield Wrong(
        "label_forgotten",
        21,
        f"The label has no effect: the margin {x} is {margin}, and here every sample is taken for "
        "one with label 1",
        loss.expression,
        link=score,
    )
    yield Wrong(
        "margin_reversed",
        24,
        f"The sign of the margin is reversed: {x} is {margin}, and not -{margin}. A score that is "
        "right and confident is treated as the worst",
        loss.expression,
        link=-label * score,
    )
    yield Wrong(
        "labels_recoded",
        61,
        f"The labels are -1 and 1 already. 2 {y} - 1 recodes labels 0 and 1, and makes -3 of a "
        "label -1",
        loss.expression,
        link=(2 * label - 1) * score,
    )


def _links(loss: Loss) -> Iterator[Wrong]:
    """A function of the prediction stands between it and the loss: a sigmoid."""
    link: Any = loss.link
    x, prediction = plain(loss.inner), loss.of
    definition = f"{x} is {plain(loss.link)}"
    yield Wrong(
        "link_forgotten",
        21,
        f"{plain(prediction)} is used as if it were {x}, but {definition}",
        loss.expression,
        link=prediction,
    )
    yield Wrong(
        "link_mirrored",
        29,
        f"The sign of {plain(prediction)} is reversed in {x}: {definition}",
        loss.expression,
        link=link.subs(prediction, -prediction),
    )
    yield Wrong(
        "link_too_steep",
        67,
        f"{x} is taken of 2 {plain(prediction)}: {definition}",
        loss.expression,
        link=link.subs(prediction, 2 * prediction),
    )


def _labels(loss: Loss) -> Iterator[Wrong]:
    target = loss.given[0] if loss.given else None
    if target is None or domain_of(target).labels != (0, 1) or not loss.expression.has(target):
        return
    y, x = plain(target), loss.inner
    for_one, for_zero = (loss.expression.subs(target, label) for label in (1, 0))
    costs = f"label 1 costs {plain(for_one, x)}, and label 0 costs {plain(for_zero, x)}"
    swapped = loss.expression.subs(target, 1 - target)
    exchanged = "The labels are exchanged"
    yield Wrong("labels_exchanged", 21, exchanged, swapped, costs)
    for label, kept in ((1, for_one), (0, for_zero)):
        other = for_zero if label == 1 else for_one
        yield Wrong(
            f"every_label_taken_for_{'one' if label else 'zero'}",
            33,
            f"Every sample is treated as if its label were {label}",
            kept,
            f"with label {1 - label} the loss is {plain(other, x)}",
        )
    yield Wrong(
        "labels_recoded",
        61,
        f"The labels are 0 and 1, as they are needed here. 2 {y} - 1 makes -1 and 1 of them.",
        loss.expression.subs(target, 2 * target - 1),
    )


def _exchanged(loss: Loss) -> Iterator[Wrong]:
    """Target and prediction in each other's place, where there is no residual that shows it."""
    if loss.link is not None or not loss.given or domain_of(loss.given[0]).labels:
        return
    target, prediction = loss.given[0], loss.of
    y, y_hat = plain(target), plain(prediction)
    yield Wrong(
        "target_and_prediction_exchanged",
        15,
        f"The target {y} and the prediction {y_hat} are exchanged",
        loss.expression.subs({target: prediction, prediction: target}, simultaneous=True),
        f"the loss is {plain(loss.expression)}",
    )


def taken_for_it(loss: Loss) -> Iterator[Wrong]:
    """Other losses of the same quantity."""
    x: Any = loss.inner
    target = loss.given[0] if loss.given else None
    own = plain(loss.expression, x)
    others: list[tuple[str, str, Expr]] = []
    if is_difference(loss):
        t = plain(x)
        others = [
            ("squared_error_instead", f"the squared error, {t}²", x**2),
            ("half_squared_error_instead", f"half the squared error, {t}²/2", x**2 / 2),
            ("absolute_error_instead", f"the absolute error, |{t}|", Abs(x)),
        ]
    elif is_margin(loss):
        others = [
            ("perceptron", "the loss of the perceptron, max(0, -{m})", Max(0, -x)),
            ("hinge_instead", "the hinge loss, max(0, 1 - {m})", Max(0, 1 - x)),
            (
                "squared_hinge_instead",
                "the squared hinge loss, max(0, 1 - {m})²",
                Max(0, 1 - x) ** 2,
            ),
            (
                "logistic_instead",
                "the log loss of the scores, log(1 + exp(-{m}))",
                log(1 + exp(-x)),
            ),
            (
                "half_squared_hinge_instead",
                "half the squared hinge loss, max(0, 1 - {m})²/2",
                Max(0, 1 - x) ** 2 / 2,
            ),
            ("squared_distance_instead", "the squared distance from 1, (1 - {m})²", (1 - x) ** 2),
            ("exponential_instead", "the exponential loss, exp(-{m})", exp(-x)),
        ]
        others = [(name, text.format(m=plain(x)), one) for name, text, one in others]
    elif target is not None and isinstance(x, Symbol):
        t = plain(x - target)
        others = [
            ("squared_error_instead", f"the squared error, ({t})²", (x - target) ** 2),
            ("absolute_error_instead", f"the absolute error, |{t}|", Abs(x - target)),
        ]
    for place, (name, text, other) in enumerate(others):
        rank = 19 if name == "perceptron" else 39 + 2 * place
        yield Wrong(
            name,
            rank,
            f"That is {text}",
            other,
            f"asked for is {own}",
            f"That is the slope of another loss, {text}",
        )
