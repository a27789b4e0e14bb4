"""Proves with SymPy that two typed formulas are identical: a process of its own.

`lossdrill.formula.proof` starts it and ends it. Standard input is a pickle of our own making
(answer, expected, variables); what is printed is "proved" or nothing.
"""

import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import sympy
from sympy import (
    Abs,
    And,
    Eq,
    Max,
    Min,
    Ne,
    Not,
    Or,
    Piecewise,
    Rational,
    S,
    Symbol,
    exp,
    log,
    sign,
    simplify,
    sqrt,
    tanh,
)

from lossdrill.formula.tree import (
    Binary,
    Call,
    Compare,
    Constant,
    Logic,
    Name,
    Negative,
    Number,
    Product,
    Times,
    Transpose,
    Tree,
    Where,
)
from lossdrill.formula.variables import Variable

_ASSUMPTIONS: dict[str, dict[str, bool]] = {
    "real": {"real": True},
    "positive": {"positive": True},
    "probability": {"positive": True},
    "count": {"integer": True, "positive": True},
    "zero-one": {"integer": True},
    "sign": {"integer": True, "nonzero": True},
}

_FUNCTIONS: dict[str, Any] = {
    "exp": exp,
    "log": log,
    "log2": lambda x: log(x) / log(2),
    "log10": lambda x: log(x) / log(10),
    "log1p": lambda x: log(1 + x),
    "expm1": lambda x: exp(x) - 1,
    "sqrt": sqrt,
    "abs": Abs,
    "sign": sign,
    "sigmoid": lambda z: 1 / (1 + exp(-z)),
    "logsigmoid": lambda z: -log(1 + exp(-z)),
    "softplus": lambda z: log(1 + exp(z)),
    "logit": lambda p: log(p / (1 - p)),
    "tanh": tanh,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "max": Max,
    "min": Min,
    "clip": lambda x, low, high: Min(Max(x, low), high),
}

_RELATIONS: dict[str, Any] = {
    "<": sympy.Lt,
    "<=": sympy.Le,
    ">": sympy.Gt,
    ">=": sympy.Ge,
    "==": Eq,
    "!=": Ne,
}


class Unsupported(Exception):
    """A node about which SymPy is not asked."""


def main() -> None:
    answer, expected, variables = pickle.load(sys.stdin.buffer)  # noqa: S301  # from `formula.proof` alone
    try:
        proved = identical(answer, expected, variables)
    except Unsupported:
        proved = False
    print("proved" if proved else "", end="")  # the reply


def identical(answer: Tree, expected: Tree, variables: Sequence[Variable]) -> bool:
    """Whether the difference simplifies to zero, for every label."""
    return all(
        a == b or simplify((a - b).rewrite(exp)) == 0
        for a, b in expressions(answer, expected, variables)
    )


def expressions(
    answer: Tree, expected: Tree, variables: Sequence[Variable]
) -> Iterator[tuple[Any, Any]]:
    """Both as SymPy's expressions, once for every combination of labels."""
    labelled = [v for v in variables if v.domain.labels]
    symbols = {v.name: Symbol(v.name, **_ASSUMPTIONS[v.domain.name]) for v in variables}
    for labels in product(*(v.domain.labels for v in labelled)):
        chosen = {v.name: S(label) for v, label in zip(labelled, labels, strict=True)}
        values = {**symbols, **chosen}
        yield _expression(answer, values), _expression(expected, values)


def _expression(tree: Tree, values: Mapping[str, Any]) -> Any:  # noqa: C901, PLR0912  # one case per node
    def of(part: Tree) -> Any:
        return _expression(part, values)

    match tree:
        case Number(value):
            return _rational(value)
        case Constant("pi"):
            return sympy.pi
        case Constant("e"):
            return sympy.E
        case Name(name):
            return values[name]
        case Negative(inner):
            return -of(inner)
        case Binary("+", left, right):
            return of(left) + of(right)
        case Binary("-", left, right):
            return of(left) - of(right)
        case Binary("/", left, right):
            return of(left) / of(right)
        case Binary("^", left, right):
            return of(left) ** of(right)
        case Times(_, left, right) | Product("elementwise", left, right):
            return of(left) * of(right)
        case Transpose(inner, _):
            return of(inner)
        case Call(function, arguments) if function in _FUNCTIONS:
            return _FUNCTIONS[function](*map(of, arguments))
        case Where(cases, otherwise):
            return Piecewise(*((of(v), _condition(c, of)) for c, v in cases), (of(otherwise), True))
        case Compare() | Logic():
            return Piecewise((S.One, _condition(tree, of)), (S.Zero, True))
    raise Unsupported


def _condition(tree: Tree, of: Any) -> Any:
    match tree:
        case Compare(operands, relations):
            return And(
                *(
                    _RELATIONS[r](of(a), of(b))
                    for r, a, b in zip(relations, operands, operands[1:], strict=False)
                )
            )
        case Logic("not", (part,)):
            return Not(_condition(part, of))
        case Logic(op, parts):
            return (And if op == "and" else Or)(*(_condition(part, of) for part in parts))
    raise Unsupported


def _rational(value: Fraction) -> Any:
    return Rational(value.numerator, value.denominator)


if __name__ == "__main__":
    main()
