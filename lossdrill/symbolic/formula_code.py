"""SymPy expressions in the language of typed formulas, as an expected answer is written.

Formulas are computed with as many digits as they need, so nothing is rearranged for stability.
"""

# ruff: noqa: N802, N815  (SymPy's printers find a method by the name of the class)

from typing import Any

from sympy import Piecewise, Sum

from lossdrill.symbolic.one_line import OneLine, tidied


def formula_source(expression: Any, *, variable: Any = None, by_row: bool = False) -> str:
    """One line that `lossdrill.formula` reads; relations have the variable on the left.

    With `by_row` the result has one number per class, so what is summed over the classes keeps
    its axis.
    """
    return tidied(_Formula(variable, by_row=by_row).doprint(expression))


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
