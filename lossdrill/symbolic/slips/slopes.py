"""Wrong slopes of one sample: those of wrong losses, and slips in differentiating the right one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cmp_to_key
from typing import Any

from sympy import Add, Expr, Mul, Piecewise, Pow, S, exp, log, sign, simplify
from sympy.core.function import Function

from lossdrill.errors import PackError
from lossdrill.symbolic.derivatives import link_slope
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.pieces import Pieces, cut
from lossdrill.symbolic.slips.inputs import is_difference, is_margin
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.slips.slip import Wrong, said
from lossdrill.symbolic.textbook import tidy

LONG = 16
"""Operations of an expression that is not simplified, since that takes long."""

LONGEST_CAUSE = 150
"""Characters: what needs more says all that there is to say."""

LONGEST_SLOPE = 5
"""Operations of a wrong slope that is said: what is longer nobody recognises as his own."""

UNDECIDED = (PackError, NotImplementedError, TypeError, ValueError, RecursionError, AttributeError)
"""What SymPy, and what is built on it, say of an expression of which they cannot tell the "
"pieces."""


def slope_pieces(loss: Loss) -> Pieces:
    """The derivative with respect to the prediction."""
    return times(diff(cut(loss.expression, loss.inner)), link_slope(loss))


def diff(pieces: Pieces) -> Pieces:
    """As `Pieces.diff`; what is long is left as it comes, for there are many of them."""
    return _each(pieces, lambda piece: _light(piece.diff(pieces.variable)))


def times(pieces: Pieces, factor: Expr) -> Pieces:
    return _each(pieces, lambda piece: tidy(_light(piece * factor)))


def _light(expression: Expr) -> Expr:
    return simplify(expression) if expression.count_ops() <= LONG else expression


def joined(pieces: Pieces, right: Pieces | None = None) -> Expr:
    """One expression, with sign(r) where that says it. At a jump it takes the end that is nearer to
    zero; a wrong slope takes the end that is right, where the right one does not jump.
    """
    above = pieces.smooth[-1]
    if pieces.cuts == (S.Zero,) and pieces.smooth[0] == -above and not above.has(pieces.variable):
        return above * sign(pieces.variable)
    at = {}
    for place in pieces.cuts:
        left, after = pieces.limits(place)
        at[place] = S.Zero if (left * after).is_nonpositive else left
        if right is not None and place in right.cuts:
            wanted, other = right.limits(place)
            if wanted == other:
                at[place] = after if wanted == after else left
    return pieces.join(at)


def of_wrong_losses(loss: Loss, right: Pieces, wrongs: Sequence[Wrong]) -> Iterator[Wrong]:
    """The slopes of wrong losses: what is wrong with the loss, and the slope that comes of it."""
    for wrong in wrongs:
        if wrong.link is not None:
            yield _right_but_for_link(loss, right, wrong)
            if not is_margin(loss):
                continue
            wrong = replace(wrong, id=f"{wrong.id}_throughout", rank=wrong.rank + 10)  # noqa: PLW2901
        link = {loss.inner: wrong.link if wrong.link is not None else loss.link}
        where = {} if loss.link is None else link
        try:
            changed = Loss(wrong.expression, of=loss.of, given=loss.given, where=where)
            pieces = slope_pieces(changed)
            yield _as_slope(changed, right, wrong, pieces)
        except UNDECIDED:
            continue


def _right_but_for_link(loss: Loss, right: Pieces, wrong: Wrong) -> Wrong:
    x = plain(loss.inner)
    own, theirs = (plain(link, loss.of) for link in (loss.link, wrong.link))
    cause = f"{x} is {own}, and here it is {theirs}"
    return Wrong(wrong.id, wrong.rank, cause, right_slope(loss, right), link=wrong.link)


def right_slope(loss: Loss, pieces: Pieces) -> Expr:
    """As one expression; by the cases of the loss where the slope does not jump between them."""
    jumps = any(len(set(pieces.limits(place))) == 2 for place in pieces.cuts)
    return joined(pieces) if jumps else in_cases(loss, loss.expression, link_slope(loss), pieces)


def in_cases(loss: Loss, expression: Expr, slope: Expr, pieces: Pieces) -> Expr:
    """The slope of a loss written in two cases, with the same condition, as one writes it by hand:
    at the threshold itself it is that of the case which holds there.
    """
    if not isinstance(expression, Piecewise) or len(expression.args) != 2:
        return joined(pieces)
    (one, condition), (other, _) = expression.args
    parts = [times(diff(cut(part, loss.inner)), slope) for part in (one, other)]
    return Piecewise((joined(parts[0]), condition), (joined(parts[1]), True))


def _as_slope(changed: Loss, right: Pieces, wrong: Wrong, pieces: Pieces) -> Wrong:
    cause = wrong.slope_cause or told_of_loss(wrong)
    if _says_the_slope(cause, right):
        cause = wrong.cause
    told = wrong.slope_cause or wrong.link is not None or len(cause) > LONGEST_CAUSE
    effect = "" if told else made(right, pieces)
    slope = joined(pieces, right)
    if isinstance(wrong.expression, Piecewise):
        slope = in_cases(changed, wrong.expression, link_slope(changed), pieces)
    return Wrong(wrong.id, wrong.rank, cause, slope, effect, link=wrong.link)


def _says_the_slope(sentence: str, right: Pieces) -> bool:
    """Whether a sentence about the loss happens to hold its slope: r², and not 2 r."""
    (text, *others) = (plain(tidy(piece), right.variable) for piece in right.smooth)
    if others or not holds(sentence, text):
        return False
    return bool(re.search(rf"(^|[\s(]){re.escape(text)}($|[\s.,:;])", f"{sentence}."))


def told_of_loss(wrong: Wrong) -> str:
    """What is wrong with the loss, of which the formula is known."""
    return said(wrong.cause, wrong.effect) if wrong.effect else wrong.cause


def in_differentiating(loss: Loss, right: Pieces) -> Iterator[Wrong]:
    """The loss is right, and its derivative is not."""
    slope = link_slope(loss)
    smooth = cut(loss.expression, loss.inner)
    yield from _of_something_else(loss, right, smooth, slope)
    for name, rank, cause, rule in _RULES:
        pieces = _with_rule(smooth, rule, slope)
        if pieces is not None:
            effect = made(right, pieces)
            wrong = _with_rule_in_cases(loss, rule, slope) or joined(pieces, right)
            yield Wrong(name, rank, cause, wrong, effect)
    yield from _pieces_lost(loss, right)


def _of_something_else(loss: Loss, right: Pieces, smooth: Pieces, slope: Expr) -> Iterator[Wrong]:
    x, of = loss.inner, plain(loss.of)
    own = right_slope(loss, right)
    if is_difference(loss):
        y = plain(loss.given[0])
        yield Wrong(
            f"with_respect_to_{loss.given[0]}",
            10,
            f"This is the derivative with respect to {y}. With respect to {of} the inner "
            "derivative "
            f"of {plain(loss.link)} is {plain(slope)}, so the sign is the other one",
            -own,
        )
    else:
        yield Wrong(
            "reversed_sign",
            12,
            "The sign is reversed: as it stands this is the direction in which the loss falls",
            -own,
        )
        yield from _by_target(loss, smooth)
    if slope != 1 and loss.link is not None:
        stopped = diff(smooth)
        yield Wrong(
            f"chain_rule_stops_at_{x}",
            13,
            f"The chain rule stops at {plain(x)}: this is the derivative with respect to "
            f"{plain(x)}. "
            f"It has to be multiplied by the slope of {plain(x)} with respect to {of}, "
            f"{plain(slope)}",
            joined(stopped),
        )
        if not slope.is_number:
            yield Wrong(
                f"slope_of_{x}_twice",
                41,
                f"The slope of {plain(x)} with respect to {of}, {plain(slope)}, is one factor too "
                "many",
                joined(times(right, slope)),
            )
            yield Wrong(
                f"slope_of_{x}_alone",
                65,
                f"That is the slope of {plain(x)} with respect to {of} alone; the loss around it "
                "brings another factor",
                slope,
            )
    yield Wrong(
        "value_instead",
        37,
        f"That is the loss of each sample, {plain(loss.expression, x)}. Asked for is its slope.",
        loss.expression,
    )
    second = joined(times(diff(right), slope))
    if isinstance(loss.expression, Piecewise) and len(loss.expression.args) == 2:
        (one, condition), (other, _) = loss.expression.args
        twice = [
            joined(times(diff(times(diff(cut(part, x)), slope)), slope)) for part in (one, other)
        ]
        second = Piecewise((twice[0], condition), (twice[1], True))
    if second != 0:
        yield Wrong(
            "second_derivative",
            51,
            "That is the second derivative. Asked for is the first.",
            second,
        )
    yield Wrong(
        "size_of_the_slope",
        55,
        "The slope has lost its sign: where the loss falls it is negative",
        joined(_each(right, abs)),
    )
    yield Wrong("doubled", 43, "Twice too much, right for twice this loss", 2 * own)
    yield Wrong("halved", 45, "Half of what it should be, right for half of this loss", own / 2)


def _by_target(loss: Loss, smooth: Pieces) -> Iterator[Wrong]:
    target = loss.given[0] if loss.given else None
    if target is None:
        return
    y, of = plain(target), plain(loss.of)
    if loss.link is None:
        found = _each(smooth, lambda piece: _light(piece.diff(target)))
    elif not loss.expression.has(target):
        found = times(diff(smooth), loss.link.diff(target))
    else:
        return
    yield Wrong(
        f"with_respect_to_{target}",
        35 if not domain_of(target).labels else 69,
        f"This is the derivative with respect to {y}. Asked for is the one with respect to {of}.",
        joined(found),
    )


def _pieces_lost(loss: Loss, right: Pieces) -> Iterator[Wrong]:
    """One piece is flat, or goes on as its neighbour does."""
    for place, piece in enumerate(right.smooth):
        near = [i for i in (place - 1, place + 1) if 0 <= i < len(right.smooth)]
        if not near:
            return
        where = _interval(loss.inner, right.cuts, place)
        start = f"{where[0].upper()}{where[1:]} yours"
        flat = f"{start} is 0, and the loss is not flat there"
        others = [(S.Zero, "flat", 53, flat)] if piece != 0 else []
        rank = 42 if len(right.smooth) == 2 else 70
        for i in near:
            edge = plain(right.cuts[min(i, place)])
            on = f"{start} is as on the other side of {plain(loss.inner)} = {edge}"
            on += ". The loss changes its form there"
            others.append((right.smooth[i], "like_its_neighbour", rank, on))
        for other, name, rank, cause in others:
            if other == piece:
                continue
            smooth = tuple(other if i == place else one for i, one in enumerate(right.smooth))
            yield Wrong(
                f"{name}_{_place(right, place)}",
                rank,
                cause,
                joined(Pieces(right.variable, right.cuts, smooth), right),
            )


def _place(pieces: Pieces, place: int) -> str:
    if place == 0:
        return "below"
    return "above" if place == len(pieces.cuts) else "in_the_middle"


_RULES: tuple[tuple[str, int, str, str], ...] = (
    (
        "factor_of_the_power_rule_lost",
        28,
        "The power rule brings the exponent down as a factor, which is lost",
        "factor",
    ),
    (
        "exponent_not_lowered",
        31,
        "The power rule lowers the exponent by one, and here it is kept",
        "exponent",
    ),
    (
        "inner_derivative_lost",
        26,
        "The chain rule brings the derivative of what stands inside, which is lost",
        "inner",
    ),
    (
        "inner_sign_lost",
        29,
        "The inner derivative is negative, and its minus sign is lost",
        "sign",
    ),
    (
        "product_of_derivatives",
        45,
        "The derivative of a product is not the product of the derivatives",
        "product",
    ),
    (
        "half_of_the_product_rule",
        46,
        "The product rule has two terms, and only one is there",
        "half product",
    ),
)


def _with_rule(smooth: Pieces, rule: str, slope: Expr) -> Pieces | None:
    try:
        found = _each(smooth, lambda piece: _light(_derivative(piece, smooth.variable, rule)))
        return times(found, slope)
    except UNDECIDED:
        return None


def _with_rule_in_cases(loss: Loss, rule: str, slope: Expr) -> Expr | None:
    """Of a loss written in two cases; None where it is not."""
    if not isinstance(loss.expression, Piecewise) or len(loss.expression.args) != 2:
        return None
    (one, condition), (other, _) = loss.expression.args
    parts = [_with_rule(cut(part, loss.inner), rule, slope) for part in (one, other)]
    if parts[0] is None or parts[1] is None:
        return None
    return Piecewise((joined(parts[0]), condition), (joined(parts[1]), True))


def _derivative(part: Expr, x: Any, rule: str) -> Expr:  # noqa: C901  # one case per node
    """The derivative with one rule of differentiation wrong, wherever it is used."""

    def of(inner: Expr) -> Expr:
        return _derivative(inner, x, rule)

    def chain(outer: Expr, inner: Expr) -> Expr:
        if inner == x:
            return outer
        if rule == "inner":
            return outer
        slope = of(inner)
        return outer * (-slope if rule == "sign" and slope.could_extract_minus_sign() else slope)

    if not part.has(x):
        return S.Zero
    if part == x:
        return S.One
    if isinstance(part, Add):
        return Add(*map(of, part.args))
    if isinstance(part, Mul):
        constant, varying = part.as_independent(x, as_Add=False)
        factors = Mul.make_args(varying)
        if len(factors) == 1:
            return constant * of(varying)
        first, rest = factors[0], Mul(*factors[1:])
        if rule == "product":
            return constant * of(first) * of(rest)
        if rule == "half product":
            return constant * of(first) * rest
        return constant * (of(first) * rest + first * of(rest))
    if isinstance(part, exp):
        return chain(part, part.args[0])
    if isinstance(part, log):
        return chain(1 / part.args[0], part.args[0])
    if isinstance(part, Pow):
        base, power = part.as_base_exp()
        if power.has(x):
            return part.diff(x)
        factor = S.One if rule == "factor" else power
        lowered = power if rule == "exponent" else power - 1
        return chain(factor * base**lowered, base)
    if isinstance(part, Function) and len(part.args) == 1:
        return chain(part.fdiff(1), part.args[0])
    return part.diff(x)


def _each(pieces: Pieces, change: Callable[[Expr], Expr]) -> Pieces:
    return Pieces(pieces.variable, pieces.cuts, tuple(map(change, pieces.smooth)))


def made(right: Pieces, wrong: Pieces) -> str:
    """What the wrong slope is where it differs: that makes the slope r for r > delta. Never what is
    right; empty where the one is a part of the other, and where it depends on the parameters which
    part lies where.
    """
    cuts = list(dict.fromkeys((*right.cuts, *wrong.cuts)))
    try:
        cuts.sort(key=cmp_to_key(_order))
    except PackError:
        return ""
    differing: list[tuple[int, int, str]] = []
    for place in range(len(cuts) + 1):
        known = set(cuts[:place])
        one, other = (
            pieces.smooth[sum(cut in known for cut in pieces.cuts)] for pieces in (right, wrong)
        )
        if _equal(one, other):
            continue
        text = plain(tidy(other), right.variable)
        if other.count_ops() > LONGEST_SLOPE or holds(text, plain(tidy(one), right.variable)):
            return ""
        if differing and differing[-1][1:] == (place, text):
            differing[-1] = (differing[-1][0], place + 1, text)
        else:
            differing.append((place, place + 1, text))
    wheres: dict[str, list[str]] = {}
    for start, stop, text in differing:
        low = cuts[start - 1] if start > 0 else None
        high = cuts[stop - 1] if stop <= len(cuts) else None
        wheres.setdefault(text, []).append(_between(right.variable, low, high))
    said_of = [f"{text} {' and '.join(where)}".strip() for text, where in list(wheres.items())[:2]]
    return f"that makes the slope {', and '.join(said_of)}" if said_of else ""


def holds(text: str, part: str) -> bool:
    """Whether a formula stands in another as a whole; one name or number stands in most of them."""
    return part in text and not re.fullmatch(r"-?\w+", part)


def _interval(x: Any, cuts: Sequence[Expr], place: int) -> str:
    low = cuts[place - 1] if place > 0 else None
    return _between(x, low, cuts[place] if place < len(cuts) else None)


def _between(x: Any, low: Expr | None, high: Expr | None) -> str:
    if low is not None and high is not None:
        return f"for {plain(low)} < {plain(x)} < {plain(high)}"
    if high is not None:
        return f"for {plain(x)} < {plain(high)}"
    return f"for {plain(x)} > {plain(low)}" if low is not None else ""


def _equal(one: Expr, other: Expr) -> bool:
    """In numbers: at three places inside every domain."""
    if one == other:
        return True
    difference = one - other
    symbols = sorted(difference.free_symbols, key=str)
    for shift in (3, 5, 9):
        values = {symbol: S(1) / (shift + place) for place, symbol in enumerate(symbols)}
        if abs(difference.subs(values).evalf(30)) > 1e-12:
            return False
    return True


def _order(one: Expr, other: Expr) -> int:
    difference = one - other
    if difference.is_positive or difference.is_negative:
        return 1 if difference.is_positive else -1
    raise PackError(f"which of {one} and {other} is larger depends on the parameters.")
