"""SymPy expressions in the language of typed formulas, as an expected answer is written.

Formulas are computed with as many digits as they need, so nothing is rearranged for stability. But
powers are bounded, and e^z / sum_j e^z_j is then 0/0 far out; so sigmoid and softmax go by name.
"""

# ruff: noqa: N802, N815  (SymPy's printers find a method by the name of the class)

from typing import Any

from sympy import Expr, Function, Piecewise, Pow, S, Sum, Wild, exp

from lossdrill.symbolic.one_line import OneLine, tidied


class sigmoid(Function):  # type: ignore[misc]  # noqa: N801  # named like SymPy's own functions
    """1 / (1 + e^-w)"""


class softmax(Function):  # type: ignore[misc]  # noqa: N801
    """e^f(i) / sum_j e^f(j), of the summand f(i)."""


def formula_source(expression: Any, *, variable: Any = None, by_row: bool = False) -> str:
    """One line that `lossdrill.formula` reads; relations have the variable on the left.

    With `by_row` the result has one number per class, so what is summed over the classes keeps
    its axis.
    """
    return tidied(_Formula(variable, by_row=by_row).doprint(_named(expression)))


def _named(expression: Any) -> Any:
    """With sigmoid and softmax instead of their definitions."""
    w = Wild("w")
    return expression.replace(1 / (1 + exp(w)), lambda w: sigmoid(-w)).replace(
        lambda part: part.is_Mul and _softmax_of(*part.args) is not None,
        lambda part: _softmax_of(*part.args),
    )


def _softmax_of(*factors: Expr) -> Expr | None:
    """The softmax that the product of these is; None where it is none."""
    parts = {type(part): part for part in factors}
    if len(factors) != 2 or parts.keys() != {exp, Pow}:
        return None
    (summand,), (total, exponent) = parts[exp].args, parts[Pow].args
    if exponent != -S.One or not isinstance(total, Sum) or not isinstance(total.function, exp):
        return None
    (index, *_), of = total.limits[0], total.function.args[0]
    same = any(of.subs(index, i) == summand for i in summand.free_symbols)
    return softmax(summand) if same else None


def between(low: str, high: str) -> str:
    """Any number from low to high: the subgradients of a loss, of which each is right."""
    return f"between({low}, {high})"


class _Formula(OneLine):
    printmethod = "_formula"

    def __init__(self, variable: Any, *, by_row: bool) -> None:
        super().__init__(variable)
        self._by_row = by_row

    def _print_Function(self, function: Any) -> str:
        return f"{type(function).__name__.lower()}({self.stringify(function.args, ', ')})"

    _print_Max = _print_Min = _print_Abs = _print_exp = _print_Function

    def _print_Piecewise(self, cases: Piecewise) -> str:
        *guarded, (otherwise, _) = cases.args
        text = str(self._print(otherwise))
        for value, condition in reversed(guarded):
            text = f"where({self._print(condition)}, {self._print(value)}, {text})"
        return text

    def _print_And(self, conjunction: Any) -> str:
        parts = [f"({self._print(part)})" for part in conjunction.args]
        return " & ".join(sorted(parts, reverse=True))

    def _print_Sum(self, total: Sum) -> str:
        inner = _Formula(self._variable, by_row=True).doprint(total.function)
        return f"sum({inner}, axis=-1{', keepdims=True' if self._by_row else ''})"
