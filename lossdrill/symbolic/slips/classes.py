"""Slips of losses with one number per class: the sums over the classes, and the probabilities that
come from the logits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sympy import Add, Expr, S, Sum

from lossdrill.symbolic import rows
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.formula_code import formula_source
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import numpy_source, stable
from lossdrill.symbolic.slips.losses import in_the_tree
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.slips.slip import Slip, Wrong
from lossdrill.symbolic.slips.slopes import (
    LONGEST_CAUSE,
    LONGEST_SLOPE,
    UNDECIDED,
    holds,
    told_of_loss,
)
from lossdrill.symbolic.slips.written import Names, over
from lossdrill.symbolic.textbook import tidy

SUM = "Right for the sum of the losses; this exercise takes their mean: divide by n."


@dataclass(frozen=True)
class _Way:
    """How the inner quantity is computed from the logits."""

    id: str
    rank: int
    sentence: str
    lines: tuple[str, ...]
    typed: str = ""
    """The inner quantity as a typed formula has it; empty where that is no likely formula."""


def class_values(loss: Loss) -> Iterator[Slip]:
    """Of the mean loss, f(target, prediction) -> number; the right one first."""
    names, text, p_line = Names(loss), _numpy(loss.expression), _line(loss)
    n = f"len({names.target})"
    mean = f"return np.mean({text})"
    yield Slip("right", 0, "", (p_line, mean))

    def slip(name: str, rank: int, sentence: str, returned: str) -> Slip:
        return Slip(name, rank, sentence, (p_line, f"return {returned}"))

    yield slip("sum_of_losses", 1, SUM, f"np.sum({text})")
    yield slip(
        "mean_over_classes_too",
        2,
        "The mean runs over all n x k entries, and so each loss is divided by the number of "
        "classes "
        "too. Add up over the classes, then take the mean over the samples.",
        over(f"np.mean({text})", f"{names.prediction}.shape[1]"),
    )
    yield slip(
        "averaged_twice",
        9,
        "The mean is taken twice: the sum over the samples is divided by n once, and np.mean does "
        "that itself.",
        over(f"np.mean({text})", n),
    )
    yield slip(
        "half_of_it",
        8,
        "Right for a loss with a factor 1/2 in front, as in 1/(2n); this exercise takes the mean "
        "without it.",
        f"np.mean({text}) / 2",
    )
    yield slip(
        "median_of_losses",
        60,
        "That is the median of the losses. The mean counts every sample, outliers too.",
        f"np.median({text})",
    )
    for wrong in (*in_the_tree(loss), *_other_losses(loss)):
        try:
            lines = (p_line, f"return np.mean({_numpy(wrong.expression)})")
        except UNDECIDED:
            continue
        yield Slip(wrong.id, wrong.rank, wrong.sentence, lines)
    for way in _ways(loss):
        yield Slip(way.id, way.rank, way.sentence, (*way.lines, mean))
    yield from _wrong_labels(loss, (p_line, mean))


def class_gradients(loss: Loss) -> Iterator[Slip]:
    """With respect to the logits, of shape (n, k)."""
    names, slope = Names(loss), differentiate(loss).gradient
    n, logits = f"len({names.target})", names.prediction
    text, p_line = _numpy(slope, by_row=True), _line(loss)

    def divided(by: str) -> tuple[str, ...]:
        return (p_line, f"return {over(text, by) if by else text}")

    yield Slip("right", 0, "", divided(n))
    yield Slip("missing_mean", 1, SUM, divided(""))
    yield Slip(
        "mean_over_classes_too",
        2,
        "Divided by n x k, the number of entries. The loss is a mean over the n samples; over the "
        "classes it is a sum.",
        divided(f"{logits}.size"),
    )
    yield Slip(
        "divided_by_classes",
        25,
        "Divided by k, the number of classes. The mean is taken over the n samples, the rows.",
        divided(f"{logits}.shape[1]"),
    )
    yield Slip(
        "averaged_twice",
        9,
        "The mean is taken twice: each entry carries 1/n once.",
        divided(f"{n}**2"),
    )
    for wrong in _wrong_slopes(loss, slope):
        try:
            returned = over(_numpy(wrong.expression, by_row=True), n)
        except UNDECIDED:
            continue
        yield Slip(wrong.id, wrong.rank, wrong.sentence, (p_line, f"return {returned}"))
    for way in _ways(loss):
        yield Slip(way.id, way.rank, way.sentence, (*way.lines, *divided(n)[1:]))
    yield from _wrong_labels(loss, divided(n))
    yield from _brackets(slope, p_line, n)


def class_weight_gradients(loss: Loss) -> Iterator[Slip]:
    """Through X @ W, of shape (d, k)."""
    names, slope = Names(loss), differentiate(loss).gradient
    z = names.prediction
    n, weights = f"len({names.target})", names.weights
    text, typed = _numpy(slope, by_row=True), _typed(loss, slope)
    before = (f"{names.prediction} = X @ {weights}", _line(loss))

    def slip(name: str, rank: int, sentence: str, returned: str, formula: str = "") -> Slip:
        return Slip(name, rank, sentence, (*before, f"return {returned}"), formula)

    full, shown = f"X.T @ ({text})", f"X.T @ ({typed})"
    yield slip("right", 0, "", f"{full} / {n}", f"{shown} / n")
    yield slip("missing_mean", 1, SUM, full, shown)
    yield slip(
        "chain_rule_stops_at_the_prediction",
        2,
        "The chain rule stops at the logits: this has the shape (n, k). X transposed takes "
        "it to the "
        "weights.",
        f"({text}) / {n}",
        f"({typed}) / n",
    )
    yield slip(
        "mean_over_classes_too",
        3,
        "The mean is over the n samples. The k classes of a sample are added up in its "
        "loss, and not "
        "averaged.",
        f"{full} / ({text}).size",
        f"{shown} / (n*k)",
    )
    yield slip(
        "transposed",
        7,
        "This has the shape (k, d): it is the transpose. The weights have one column per "
        "class, and "
        "so has their gradient.",
        f"({text}).T @ X / {n}",
        f"({typed}).T @ X / n",
    )
    yield slip(
        "mean_over_features",
        26,
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
        f"{full} / X.shape[1]",
        f"{shown} / d",
    )
    for wrong in _wrong_slopes(loss, slope):
        try:
            returned = f"X.T @ ({_numpy(wrong.expression, by_row=True)}) / {n}"
            formula = f"X.T @ ({_typed(loss, wrong.expression)}) / n"
        except UNDECIDED:
            continue
        yield slip(wrong.id, wrong.rank, wrong.sentence, returned, formula)
    for way in _ways(loss):
        lines = (before[0], *way.lines, f"return {full} / {n}")
        other = re.sub(rf"\b{_inner(loss).upper()}\b", way.typed.replace(z, z.upper()), typed)
        formula = f"X.T @ ({other}) / n" if way.typed else ""
        yield Slip(way.id, way.rank, way.sentence, lines, formula)


def class_formulas(loss: Loss) -> Iterator[Slip]:
    """Of one sample's slope with respect to its logits."""
    slope = differentiate(loss).gradient
    wrongs = (Wrong("right", 0, "", slope), *_wrong_slopes(loss, slope))
    for wrong in wrongs:
        try:
            text = _numpy(wrong.expression, by_row=True)
            typed = formula_source(wrong.expression, variable=loss.inner, by_row=True)
        except UNDECIDED:
            continue
        lines = (_line(loss), f"return {text} + 0 * {Names(loss).prediction}")
        yield Slip(wrong.id, wrong.rank, wrong.sentence, lines, typed)
    text, typed = _numpy(slope, by_row=True), formula_source(slope, by_row=True)
    for way in _ways(loss):
        if way.typed:
            other = re.sub(rf"\b{_inner(loss)}\b", way.typed, typed)
            yield Slip(way.id, way.rank, way.sentence, (*way.lines, f"return {text}"), other)


def class_weight_formulas(loss: Loss) -> Iterator[Slip]:
    return (slip for slip in class_weight_gradients(loss) if slip.formula)


def _wrong_slopes(loss: Loss, slope: Expr) -> Iterator[Wrong]:
    p, said = _inner(loss), plain(slope)

    def made(other: Expr) -> str:
        """What the wrong slope is; nothing where what is right is a part of it."""
        text = plain(other)
        short = other.count_ops() <= LONGEST_SLOPE and not holds(text, said)
        return f"that makes the slope {text}" if short else ""

    yield Wrong(
        "reversed_sign",
        12,
        "The sign is reversed: as it stands this is the direction in which the loss falls",
        -slope,
    )
    for term in slope.as_ordered_terms() if isinstance(slope, Add) else ():
        left = slope - term
        lost = f"{plain(abs_of(term))} is lost"
        yield Wrong(f"without_{_letter(term)}", 16, lost, left, made(left))
        flipped = left - term
        cause = f"The sign of {plain(abs_of(term))} is the wrong one"
        yield Wrong(f"sign_of_{_letter(term)}", 34, cause, flipped, made(flipped))
    stopped = _in_the_probability(loss)
    if stopped is not None:
        entry = loss.inner
        yield Wrong(
            f"chain_rule_stops_at_{p}",
            13,
            f"The chain rule stops at {p}: this is the derivative with respect to {p}. Between {p} "
            f"and {Names(loss).prediction} stands {plain(loss.link)}, which depends on all classes",
            stopped,
        )
        yield Wrong(
            "only_the_diagonal",
            14,
            f"Only the slope of {p} with respect to its own logit was used, {p} (1 - {p}). Each "
            "logit changes the probabilities of all classes",
            tidy(stopped * entry * (1 - entry)),
        )
    entry = loss.inner
    yield Wrong(
        f"slope_of_{p}_twice",
        37,
        f"The factor {p} (1 - {p}) is one too many",
        slope * entry * (1 - entry),
    )
    yield Wrong(
        f"slope_of_{p}_alone",
        52,
        f"That is the slope of {p} itself with respect to its own logit; the loss around it brings "
        "more",
        entry * (1 - entry),
    )
    yield Wrong(
        "value_instead",
        38,
        f"These are the terms of the loss, {plain(loss.expression)}. Asked for is the slope.",
        _summand(loss),
    )
    if loss.given:
        y = loss.given[0][loss.inner.indices[0]]
        for name, rank, cause, instead in (
            (
                "label_for_every_class",
                48,
                f"1 stands in the place of {plain(y)}, for every class",
                S.One,
            ),
            ("labels_turned_round", 41, f"1 - {plain(y)} stands in the place of {plain(y)}", 1 - y),
        ):
            other = slope.subs(y, instead)
            yield Wrong(name, rank, cause, other, made(other))
    yield Wrong("doubled", 43, "Twice too much, right for twice this loss", 2 * slope)
    half = "Half of what it should be, right for half of this loss"
    yield Wrong("halved", 45, half, slope / 2)
    for wrong in (*in_the_tree(loss), *_other_losses(loss)):
        try:
            other = rows.total_derivative(loss, wrong.expression)
        except UNDECIDED:
            continue
        cause = wrong.slope_cause or told_of_loss(wrong)
        told = wrong.slope_cause or len(cause) > LONGEST_CAUSE
        yield Wrong(wrong.id, wrong.rank, cause, other, "" if told else made(other))


def _other_losses(loss: Loss) -> Iterator[Wrong]:
    """Squared and absolute distances of the probabilities from the labels."""
    if not loss.given or loss.link is None:
        return
    (limits,) = {limits for total in loss.expression.atoms(Sum) for limits in total.limits} or {
        None
    }
    if limits is None:
        return
    index = limits[0]
    p, y = loss.inner.base[index], loss.given[0][index]
    text = f"the squared error of the probabilities, {plain(Sum((p - y) ** 2, limits))}"
    yield Wrong(
        "squared_error_instead",
        39,
        f"That is {text}",
        Sum((p - y) ** 2, limits),
        f"asked for is {plain(loss.expression)}",
        "That is the slope of another loss, the squared error of the probabilities",
    )


def _ways(loss: Loss) -> Iterator[_Way]:
    """Wrong ways from logits to probabilities."""
    z, p, line = Names(loss).prediction, _inner(loss), _line(loss)
    if "axis=-1" not in line:
        return
    yield _Way(
        "normalised_over_samples",
        21,
        f"{p} is normalised down the columns, over the samples. Each row is one sample, and its k "
        f"numbers share one sum: axis=1.",
        (line.replace("axis=-1", "axis=0"),),
    )
    yield _Way(
        "normalised_over_everything",
        24,
        f"Without an axis {p} shares one sum among all samples. Each row has its own: axis=1, "
        "keepdims=True.",
        (line.replace("axis=-1", "axis=None"),),
    )
    yield _Way(
        "sigmoid_per_class",
        22,
        "A sigmoid for every class belongs to k separate yes-or-no questions. Here the classes "
        "exclude each other, and their probabilities share one sum.",
        (f"{p} = np.exp(-np.logaddexp(0, -{z}))",),
        f"sigmoid({z})",
    )
    yield _Way(
        "link_forgotten",
        23,
        f"{z} holds logits, and here they are taken for {p}: put the rows through "
        f"{plain(loss.link)} first.",
        (f"{p} = {z}",),
        z,
    )
    turned = re.sub(rf"\b{z}\b", f"(-{z})", line.partition(" = ")[2])
    yield _Way(
        "logits_reversed",
        33,
        "The sign of the logits is reversed: large ones get small probabilities.",
        (f"{p} = {turned}",),
    )
    again = re.sub(rf"\b{z}\b", p, line.partition(" = ")[2])
    yield _Way(
        "normalised_twice",
        31,
        f"{p} is computed twice over: {z} holds logits, and it takes {plain(loss.link)} "
        "once to make "
        "probabilities of them.",
        (line, f"{p} = {again}"),
    )


def _wrong_labels(loss: Loss, lines: tuple[str, ...]) -> Iterator[Slip]:
    if not loss.given or domain_of(loss.given[0]).sums_to_one is False:
        return
    names = Names(loss)
    y, z = names.target, names.prediction
    yield Slip(
        "preferred_class_for_the_label",
        46,
        "The class with the largest logit stands in the place of the label: the loss looks "
        f"at {y}, "
        "whatever the model prefers.",
        (f"{y} = np.eye({z}.shape[1])[np.argmax({z}, axis=1)]", *lines),
    )
    yield Slip(
        "labels_turned_round",
        41,
        f"1 - {y} stands in the place of {y}: the classes that are not the label are counted.",
        (f"{y} = 1 - {y}", *lines),
    )


def _brackets(slope: Expr, p_line: str, n: str) -> Iterator[Slip]:
    """A division that reaches one term only."""
    terms = slope.as_ordered_terms()
    for term in terms if len(terms) == 2 else ():
        other = slope - term
        divided, alone = (_numpy(one, by_row=True) for one in (term, other))
        yield Slip(
            f"only_{_letter(term)}_divided",
            50,
            f"Only {plain(abs_of(term))} is divided by n, and not the whole slope: brackets are "
            "missing.",
            (p_line, f"return {over(divided, n)} + ({alone})"),
        )


def abs_of(term: Expr) -> Expr:
    return -term if term.could_extract_minus_sign() else term


def _in_the_probability(loss: Loss) -> Expr | None:
    """The derivative with respect to the inner quantity of one class, the others left alone."""
    if loss.link is None:
        return None
    return rows.collect(loss.expression.diff(loss.inner))


def _summand(loss: Loss) -> Expr:
    """The terms of the sum over the classes, for the class of the inner quantity."""
    totals = loss.expression.atoms(Sum)
    if len(totals) != 1:
        return loss.expression
    (total,) = totals
    index = total.limits[0][0]
    (i,) = loss.inner.indices
    return loss.expression.subs(total, total.function.subs(index, i))


def _inner(loss: Loss) -> str:
    return plain(loss.inner)


def _line(loss: Loss) -> str:
    """How the inner quantity is computed from the logits."""
    return f"{_inner(loss)} = {numpy_source(stable(loss.link), by_row=True)}"


def _numpy(expression: Any, *, by_row: bool = False) -> str:
    return numpy_source(expression, by_row=by_row)


def _typed(loss: Loss, expression: Expr) -> str:
    """With capital letters: the rows of a batch together are matrices."""
    text = formula_source(expression, variable=loss.inner, by_row=True)
    for name in (*loss.names, _inner(loss)):
        text = re.sub(rf"\b{name}\b", name.upper(), text)
    return text


def _letter(term: Expr) -> str:
    return re.sub(r"\W+", "_", plain(abs_of(term))).strip("_").lower()
