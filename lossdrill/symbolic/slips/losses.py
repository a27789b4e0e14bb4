"""Slips in the tree of the loss of one sample: a factor, a term, a sign, a power, an absolute value.

Each node of the tree is visited; what concerns the cases of a loss is in `cases`, what concerns its
arguments in `inputs`.
"""

from collections.abc import Iterator
from typing import Any

from sympy import (
    Abs,
    Add,
    And,
    Expr,
    Heaviside,
    Integer,
    Max,
    Min,
    Mul,
    Number,
    Piecewise,
    Pow,
    Rational,
    S,
    exp,
    log,
)
from sympy.core.relational import Relational

from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.plain import plain, shared, slug
from lossdrill.symbolic.slips.slip import Wrong
from lossdrill.symbolic.slips.tree import Path, branches, nodes, put


def in_the_tree(loss: Loss) -> Iterator[Wrong]:
    """One slip at one node of the expression."""
    yield from _as_a_whole(loss)
    for path, node in nodes(loss.expression):
        if _in_a_condition(loss, path):
            continue
        for name, rank, cause, new in _at(loss, node, path):
            yield _wrong(loss, path, new, name, rank, cause)


def _as_a_whole(loss: Loss) -> Iterator[Wrong]:
    whole = loss.expression
    minus = "The minus sign in front is lost" if _minus(whole) else "The sign is reversed"
    yield Wrong(
        "sign_reversed",
        16,
        minus,
        -whole,
        "the better the predictions, the larger this is",
    )
    if whole.has(log) and not whole.has(Piecewise, Max, Min):
        yield Wrong(
            "base_two",
            44,
            "Right in bits; this exercise measures in nats: log is the natural logarithm, and log2 "
            "is 1.4427 times as large",
            whole.replace(log, lambda argument: log(argument) / log(2)),
        )


def _at(loss: Loss, node: Any, path: Path) -> Iterator[tuple[str, int, str, Any]]:
    """(id, rank, cause, what stands in the place of the node)."""
    if isinstance(node, Mul):
        yield from _factors(loss, node)
    if isinstance(node, Add):
        yield from _terms(loss, node)
    if isinstance(node, Pow):
        yield from _powers(loss, node)
    if isinstance(node, Abs):
        (inside,) = node.args
        text = plain(node)
        yield (
            f"signed_{slug(inside)}",
            17,
            f"The absolute value in {text} is lost",
            inside,
        )
    if isinstance(node, Max | Min):
        yield from _extremes(loss, node, path)
    if isinstance(node, exp):
        (power,) = node.args
        text = f"exp({plain(-power)}) instead of {plain(node)}"
        lost = "lost" if _minus(power) else "one too many"
        yield (
            "sign_in_the_exponent",
            30,
            f"The minus sign in the exponent is {lost}, {text}",
            exp(-power),
        )
    if isinstance(node, log):
        yield from _logarithms(node)


def _factors(loss: Loss, node: Mul) -> Iterator[tuple[str, int, str, Any]]:
    coefficient, rest = node.as_coeff_Mul()
    size = abs(coefficient)
    if size != 1 and coefficient.is_Rational:
        name = "half_lost" if size == Rational(1, 2) else f"{_word(size)}_lost"
        yield name, 14, f"The factor {plain(size)} is lost", node / size
    for factor in Mul.make_args(rest):
        base, power = factor.as_base_exp()
        if isinstance(factor, Number) or factor.has(loss.inner, loss.of):
            continue
        if power.is_number and power.is_negative:
            text = f"The division by {plain(base ** -power)} is lost"
            yield f"not_divided_by_{slug(base)}", 20, text, node / factor
        else:
            text = f"The factor {plain(factor)} is lost"
            yield f"{slug(factor)}_lost", 20, text, node / factor


def _terms(loss: Loss, node: Add) -> Iterator[tuple[str, int, str, Any]]:
    content, rest = shared(node)
    if content != 1:
        name = "half_lost" if content == Rational(1, 2) else f"{_word(content)}_lost"
        yield name, 14, f"The factor {plain(content)} in front is lost", rest
    one, other = node.as_coeff_Add()
    if one == 1 and _minus(other) and not isinstance(other, Add):
        text = f"1 - {plain(-other)} became {plain(-other)}"
        yield f"complement_of_{slug(-other)}_lost", 46, text, -other
    for term in node.as_ordered_terms():
        left = node - term
        kind = "constant" if not term.has(loss.inner, loss.of) else "term"
        rank = 22 if kind == "constant" or len(node.args) > 2 else 46
        yield f"without_{slug(term)}", rank, f"The {kind} {_alone(term)} is missing", left
        text = f"The sign of {_alone(term, bare=True)} is the wrong one"
        yield f"sign_of_{slug(term)}", 34, text, left - term


def _powers(loss: Loss, node: Pow) -> Iterator[tuple[str, int, str, Any]]:
    base, power = node.as_base_exp()
    if not node.has(loss.inner, loss.of) or (power.is_number and power.is_negative):
        return
    if power == 2:
        yield "square_lost", 26, f"The square is lost, {plain(node)} became {plain(base)}", base
        text = f"{plain(base)} is doubled, and not squared"
        yield "doubled_instead_of_squared", 48, text, 2 * base
        text = f"The square has lost its sign rule, {plain(base)} |{plain(base)}| keeps the sign"
        yield "signed_squares", 58, text, base * Abs(base)
    elif power == S.Half:
        yield "root_lost", 24, f"The root of {plain(base)} is lost", base
    else:
        text = f"The exponent {plain(power)} is lost, {plain(node)} became {plain(base)}"
        yield "exponent_lost", 26, text, base
        if power != 2 and not power.is_Integer:
            yield "squared", 56, f"{plain(base)} is squared, its exponent is {plain(power)}", base**2


def _extremes(loss: Loss, node: Any, path: Path) -> Iterator[tuple[str, int, str, Any]]:
    function = "max" if isinstance(node, Max) else "min"
    other = Min if isinstance(node, Max) else Max
    text = plain(node)
    numbers = [part for part in node.args if part.is_number]
    for part in node.args:
        left = node.func(*(one for one in node.args if one != part))
        if part.is_number:
            cause = f"{function}({plain(part)}, ...) is lost, {text} became {plain(left)}"
            yield f"without_{function}imum", 18, cause, left
        elif not numbers:
            cause = f"Only {plain(left)} is left of {text}"
            yield f"only_{slug(left)}", 28, cause, left
    name = "smaller_for_larger" if isinstance(node, Max) else "larger_for_smaller"
    wanted = "larger" if isinstance(node, Max) else "smaller"
    yield name, 32, f"The {wanted} of the two counts, {text}", other(*node.args)
    if numbers == [0] and isinstance(node, Max):
        (inside,) = (part for part in node.args if not part.is_number)
        yield (
            "absolute_value",
            38,
            f"|{plain(inside)}| charges both sides; where {plain(inside)} is negative the loss of "
            f"max(0, {plain(inside)}) is 0",
            Abs(inside),
        )
        cause = f"The sign within the maximum is reversed, max(0, {plain(-inside)})"
        yield "sides_exchanged", 36, cause, Max(0, -inside)
        counted = f"This counts where {plain(inside)} is positive; the loss measures how large it is"
        yield "violations_counted", 52, counted, Heaviside(inside, 0)
        capped = f"max(0, {plain(inside)}) is cut off at 1; it goes on growing"
        yield "cut_off_at_one", 62, capped, Min(1, node)


def _logarithms(node: Any) -> Iterator[tuple[str, int, str, Any]]:
    (inside,) = node.args
    text = f"The logarithm is missing, {plain(node)} became {plain(inside)}"
    yield "logarithm_missing", 40, text, inside
    if not isinstance(inside, Add):
        text = f"log(1 + {plain(inside)}) is not {plain(node)}"
        yield "one_inside_the_logarithm", 66, text, log(1 + inside)
    if isinstance(inside, Mul):
        above, below = inside.as_numer_denom()
        if below != 1:
            text = f"{plain(node)} is turned over, log({plain(below / above)})"
            yield "ratio_turned_over", 42, text, log(below / above)


def _in_a_condition(loss: Loss, path: Path) -> bool:
    node: Any = loss.expression
    for place in path:
        if isinstance(node, Relational | And):
            return True
        node = node.args[place]
    return isinstance(node, Relational | And)


def _wrong(loss: Loss, path: Path, new: Any, name: str, rank: int, cause: str) -> Wrong:
    """The slip, with what it makes of the branch in which it stands."""
    expression = put(loss.expression, path, new)
    found = branches(loss)
    if found and len(path) > 1:
        branch = found[path[0]]
        wrong = put(branch.expression, path[2:], new)
        effect = f"{branch.where} the loss is {_compared(loss, branch.expression, wrong)}"
        return Wrong(f"{name}_{branch.short}", rank, cause, expression, effect)
    effect = f"the loss is {_compared(loss, loss.expression, expression)}"
    return Wrong(name, rank, cause, expression, effect)


def _compared(loss: Loss, right: Expr, wrong: Expr) -> str:
    return f"{plain(right, loss.inner)}, and not {plain(wrong, loss.inner)}"


def _minus(expression: Expr) -> bool:
    return bool(expression.could_extract_minus_sign())


def _alone(term: Expr, *, bare: bool = False) -> str:
    return plain(-term if bare and _minus(term) else term)


def _word(number: Expr) -> str:
    words = {Integer(2): "two", Integer(3): "three", Rational(1, 2): "half"}
    return words.get(number, slug(number))
