"""Slips in the tree of the loss of one sample: factors, terms, signs, powers, absolute values.

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
from sympy.functions.elementary.piecewise import ExprCondPair

from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips.plain import plain, shared, slug
from lossdrill.symbolic.slips.slip import Wrong
from lossdrill.symbolic.slips.tree import Path, branches, moving, nodes, put

LONGEST_EFFECT = 120
"""Characters; what is longer is not said of the whole loss."""


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
        "the better the predictions, the larger this is" if loss.given else "",
    )
    if whole.has(log) and not whole.has(Piecewise, Max, Min):
        yield Wrong(
            "base_two",
            44,
            "The logarithm is taken to base 2. Here log is the natural one, and log2 is "
            "1.4427 times "
            "as large",
            whole.replace(log, lambda argument: log(argument) / log(2)),
        )


def _at(loss: Loss, node: Any, path: Path) -> Iterator[tuple[str, int, str, Any]]:
    """(id, rank, cause, what stands in the place of the node)."""
    if isinstance(node, Mul):
        yield from _factors(loss, node)
    if isinstance(node, Add):
        yield from _terms(loss, node, inside_maximum=_inside_maximum(loss, path))
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
        yield from _extremes(loss, node)
    if isinstance(node, exp):
        (power,) = node.args
        lost, extra = (
            "The minus sign in the exponent is lost",
            "A minus sign stands in the exponent",
        )
        yield "sign_in_the_exponent", 30, lost if _minus(power) else extra, exp(-power)
    if isinstance(node, log):
        yield from _logarithms(node)


def _factors(loss: Loss, node: Mul) -> Iterator[tuple[str, int, str, Any]]:
    coefficient, rest = node.as_coeff_Mul()
    size = abs(coefficient)
    if size != 1 and coefficient.is_Rational:
        yield f"{_word(size)}_lost", 14, f"The factor {plain(size)} is lost", node / size
    for factor in Mul.make_args(rest):
        base, power = factor.as_base_exp()
        if isinstance(factor, Number) or factor.has(*moving(loss)):
            continue
        left = node / factor
        if power.is_number and power.is_negative:
            text = f"The division by {plain(base**-power)} is lost"
            yield f"not_divided_by_{slug(base)}", 20, text, left
        elif left.is_number:
            text = f"{plain(abs(left))} stands in the place of {plain(abs(left) * factor)}"
            yield f"{slug(factor)}_forgotten", 20, text, left
        else:
            text = f"The factor {plain(factor)} is lost"
            yield f"factor_{slug(factor)}_lost", 20, text, left


def _terms(loss: Loss, node: Add, *, inside_maximum: bool) -> Iterator[tuple[str, int, str, Any]]:
    content, rest = shared(node)
    if content != 1:
        yield f"{_word(content)}_lost", 14, f"The factor {plain(content)} in front is lost", rest
    one, other = node.as_coeff_Add()
    complement = one == 1 and _minus(other) and not isinstance(other, Add)
    if complement:
        text = f"{plain(-other)} stands in the place of 1 - {plain(-other)}"
        yield f"complement_of_{slug(-other)}_lost", 46, text, -other
    for term in node.as_ordered_terms():
        left = node - term
        kind = "constant" if not term.has(*moving(loss)) else "term"
        rank = 22 if kind == "constant" or len(node.args) > 2 else 46
        unlikely = complement and not inside_maximum
        rank = 65 if unlikely else rank
        yield f"without_{slug(term)}", rank, f"The {kind} {_alone(term)} is missing", left
        text = f"The sign of {_alone(term, bare=True)} is the wrong one"
        rank = 34 if _minus(term) and not unlikely else 64
        yield f"sign_of_{slug(abs_of(term))}", rank, text, left - term


def _powers(loss: Loss, node: Pow) -> Iterator[tuple[str, int, str, Any]]:
    base, power = node.as_base_exp()
    if not node.has(*moving(loss)) or (power.is_number and power.is_negative):
        return
    if power == 2:
        yield "square_lost", 26, f"The square of {plain(base)} is lost", base
        text = f"{plain(base)} is doubled, and not squared"
        yield "doubled_instead_of_squared", 48, text, 2 * base
        text = f"{plain(base * Abs(base))} has the sign of {plain(base)}, and a square has none"
        yield "signed_squares", 58, text, base * Abs(base)
    elif power == S.Half:
        yield "root_lost", 24, f"The root of {plain(base)} is lost", base
    else:
        text = f"The exponent {plain(power)} is lost"
        yield "exponent_lost", 26, text, base
        if power != 2 and not power.is_Integer:
            yield (
                "squared",
                56,
                f"{plain(base)} is squared, its exponent is {plain(power)}",
                base**2,
            )


def _extremes(loss: Loss, node: Any) -> Iterator[tuple[str, int, str, Any]]:
    function = "max" if isinstance(node, Max) else "min"
    other = Min if isinstance(node, Max) else Max
    numbers = [part for part in node.args if part.is_number]
    for part in node.args:
        left = node.func(*(one for one in node.args if one != part))
        if part.is_number:
            cause = f"{function}({plain(part)}, ...) is lost"
            yield f"without_{function}imum", 18, cause, left
        elif not numbers:
            cause = f"Only {plain(left, loss.inner)} is left of {plain(node, loss.inner)}."
            yield f"only_{slug(left)}", 28, cause, left
    name = "smaller_for_larger" if isinstance(node, Max) else "larger_for_smaller"
    turned = "min" if isinstance(node, Max) else "max"
    yield name, 32, f"{turned} stands in the place of {function}", other(*node.args)
    if numbers == [0] and isinstance(node, Max):
        (inside,) = (part for part in node.args if not part.is_number)
        yield (
            "absolute_value",
            38,
            f"|{plain(inside)}| stands in the place of {plain(node)}.",
            Abs(inside),
        )
        cause = "The sign within the maximum is reversed"
        yield "sides_exchanged", 36, cause, Max(0, -inside)
        counted = f"This counts where {plain(inside)} > 0. The loss measures how large it is there."
        yield "violations_counted", 52, counted, Piecewise((1, inside > 0), (0, True))
        capped = f"max(0, {plain(inside)}) is cut off at 1, and it goes on growing"
        yield "cut_off_at_one", 62, capped, Min(1, node)


def _logarithms(node: Any) -> Iterator[tuple[str, int, str, Any]]:
    (inside,) = node.args
    yield "logarithm_missing", 40, f"The logarithm of {plain(inside)} is missing", inside
    if not isinstance(inside, Add):
        text = f"1 is added inside {plain(node)}"
        yield "one_inside_the_logarithm", 66, text, log(1 + inside)
    if isinstance(inside, Mul):
        above, below = inside.as_numer_denom()
        if below != 1:
            text = f"The ratio in {plain(node)} is turned over"
            yield "ratio_turned_over", 42, text, log(below / above)


def _inside_maximum(loss: Loss, path: Path) -> bool:
    node: Any = loss.expression
    for place in path[:-1]:
        node = node.args[place]
    return bool(path) and isinstance(node, Max | Min)


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
    if len(effect) > LONGEST_EFFECT:
        effect = _in_its_case(loss, path, new)
    return Wrong(name, rank, cause, expression, "" if cause.endswith(".") else effect)


def _in_its_case(loss: Loss, path: Path, new: Any) -> str:
    """Of a long loss only the case in which the slip stands, or the place itself."""
    way = [loss.expression]
    for place in path:
        way.append(way[-1].args[place])
    for depth in range(len(path), -1, -1):
        if isinstance(way[depth], ExprCondPair) and depth < len(path):
            case, condition = way[depth].args
            text = _compared(loss, case, put(case, path[depth + 1 :], new))
            where = (
                "in the other case"
                if condition == S.true
                else f"where {plain(condition, loss.inner)}"
            )
            return f"{where} it is {text}"
    return f"it is {_compared(loss, way[-1], new)}"


def _compared(loss: Loss, right: Expr, wrong: Expr) -> str:
    return f"{plain(right, loss.inner)}, and not {plain(wrong, loss.inner)}"


def _minus(expression: Expr) -> bool:
    return bool(expression.could_extract_minus_sign())


def abs_of(term: Expr) -> Expr:
    return -term if _minus(term) else term


def _alone(term: Expr, *, bare: bool = False) -> str:
    return plain(-term if bare and _minus(term) else term)


def _word(number: Expr) -> str:
    words = {Integer(2): "two", Integer(3): "three", Rational(1, 2): "half"}
    return words.get(number, f"factor_{slug(number)}")
