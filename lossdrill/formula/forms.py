"""Functions that are only another way to write something: `np.square(x)` is x^2."""

from collections.abc import Callable
from typing import TypeAlias

from lossdrill.formula.tree import (
    ONE,
    TWO,
    ZERO,
    Binary,
    Call,
    Compare,
    Extent,
    Logic,
    Negative,
    Number,
    Over,
    Stack,
    Times,
    Transpose,
    Tree,
    Where,
)

Keywords: TypeAlias = dict[str, Tree | None]


def _compare(relation: str) -> Callable[..., Tree]:
    return lambda a, _: Compare((a[0], a[1]), (relation,))  # type: ignore[arg-type]


def _select(arguments: list[Tree], keywords: Keywords) -> Tree:
    conditions, values = arguments[0], arguments[1]
    default = arguments[2] if len(arguments) > 2 else keywords.get("default") or ZERO
    listed_c = conditions.parts if isinstance(conditions, Stack) else (conditions,)
    listed_v = values.parts if isinstance(values, Stack) else (values,)
    return Where(tuple(zip(listed_c, listed_v, strict=False)), default)


def _piecewise(_: Tree, conditions: Tree, values: Tree) -> Tree:
    listed_c = conditions.parts if isinstance(conditions, Stack) else (conditions,)
    listed_v = values.parts if isinstance(values, Stack) else (values,)
    otherwise = listed_v[len(listed_c)] if len(listed_v) > len(listed_c) else ZERO
    return Where(tuple(zip(listed_c, listed_v, strict=False)), otherwise)


def _variance(of: Tree) -> Tree:
    return Call("mean", (Binary("^", Binary("-", of, Call("mean", (of,))), TWO),))


def _heaviside(arguments: list[Tree], _: Keywords) -> Tree:
    at_zero = arguments[1] if len(arguments) > 1 else Binary("/", ONE, TWO)
    first = arguments[0]
    return Where(
        ((Compare((first, ZERO), ("<",)), ZERO), (Compare((first, ZERO), (">",)), ONE)), at_zero
    )


def _copysign(arguments: list[Tree], _: Keywords) -> Tree:
    size = Call("abs", (arguments[0],))
    return Where(((Compare((arguments[1], ZERO), (">=",)), size),), Negative(size))


def _median(arguments: list[Tree], _: Keywords) -> Tree:
    """Of a list of three; other medians are no formulas of ours."""
    match arguments[0]:
        case Stack((a, b, c)):
            upper = Call("min", (Call("max", (a, b)), c))
            return Call("max", (Call("min", (a, b)), upper))
    return Call("median", (arguments[0],))


def _filled(value: Number) -> Callable[..., Tree]:
    return lambda a, _: Over("collect", "entry", ZERO, Binary("-", a[0], ONE), value)


FORMS: dict[str, Callable[[list[Tree], Keywords], Tree]] = {
    "matmul": lambda a, _: Times("@", a[0], a[1]),
    "multiply": lambda a, _: Times(".*", a[0], a[1]),
    "divide": lambda a, _: Binary("/", a[0], a[1]),
    "add": lambda a, _: Binary("+", a[0], a[1]),
    "subtract": lambda a, _: Binary("-", a[0], a[1]),
    "power": lambda a, _: Binary("^", a[0], a[1]),
    "square": lambda a, _: Binary("^", a[0], TWO),
    "logaddexp": lambda a, _: Call(
        "log", (Binary("+", Call("exp", (a[0],)), Call("exp", (a[1],))),)
    ),
    "negative": lambda a, _: Negative(a[0]),
    "hypot": lambda a, _: Call(
        "sqrt", (Binary("+", Binary("^", a[0], TWO), Binary("^", a[1], TWO)),)
    ),
    "sech": lambda a, _: Binary("/", ONE, Call("cosh", (a[0],))),
    "coth": lambda a, _: Binary("/", ONE, Call("tanh", (a[0],))),
    "eye": lambda a, _: Call("diag", (_filled(ONE)(a, {}),)),
    "var": lambda a, _: _variance(a[0]),
    "std": lambda a, _: Call("sqrt", (_variance(a[0]),)),
    "piecewise": lambda a, _: _piecewise(*a),
    "reciprocal": lambda a, _: Binary("/", ONE, a[0]),
    "transpose": lambda a, _: Transpose(a[0], mathematical=False),
    "len": lambda a, _: Extent(a[0], 0),
    "float": lambda a, _: a[0],
    "squeeze": lambda a, _: Call("flat", (a[0],)),
    "ones_like": lambda a, _: Binary("+", Times(".*", ZERO, a[0]), ONE),
    "zeros_like": lambda a, _: Times(".*", ZERO, a[0]),
    "ones": _filled(ONE),
    "zeros": _filled(ZERO),
    "indicator": lambda a, _: a[0],
    "heaviside": _heaviside,
    "copysign": _copysign,
    "median": _median,
    "where": lambda a, _: Where(((a[0], a[1]),), a[2]),
    "select": _select,
    "logical_and": lambda a, _: Logic("and", (a[0], a[1])),
    "logical_or": lambda a, _: Logic("or", (a[0], a[1])),
    "logical_not": lambda a, _: Logic("not", (a[0],)),
    "less": _compare("<"),
    "less_equal": _compare("<="),
    "greater": _compare(">"),
    "greater_equal": _compare(">="),
    "equal": _compare("=="),
    "not_equal": _compare("!="),
    "size": lambda a, k: Extent(a[0], _size_axis(a)),
}


def _size_axis(arguments: list[Tree]) -> int | None:
    """MATLAB's `size(X, 1)` counts rows."""
    if len(arguments) < 2:
        return None
    axis = arguments[1]
    return 1 if axis == TWO else 0
