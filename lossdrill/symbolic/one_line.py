"""SymPy expressions on one line of text, in the order in which one writes them: y_hat - y, 2 * r.

What functions are called is the business of `numpy_code` and `formula_code`.
"""

# ruff: noqa: N802  (SymPy's printers find a method by the name of the class)

import ast
import re
from typing import Any

from sympy import Expr, Pow, S
from sympy.core.relational import Relational
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from lossdrill.symbolic.textbook import facing, fraction, is_negative, positive_first

_RELATIONS = {"==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def tidied(text: str) -> str:
    """Without brackets that are not needed, and with r**2 written tight."""
    return re.sub(r"(?<![\w.)\]])(\w+) \*\* (\w+)", r"\1**\2", ast.unparse(ast.parse(text)))


class OneLine(StrPrinter):  # type: ignore[misc]
    """Sums, products, powers, relations and entries; `variable` stands on the left of relations."""

    square_root = "sqrt"

    def __init__(self, variable: Any) -> None:
        super().__init__()
        self._variable = variable

    def _print_Add(self, expression: Any, **_: Any) -> str:
        text = ""
        for term in positive_first(expression.args):
            negative = is_negative(term)
            printed = self.parenthesize(-term if negative else term, PRECEDENCE["Mul"], strict=True)
            text += f"{'-' if negative else '+'} {printed} "
        return text.removeprefix("+ ")

    def _print_Mul(self, expression: Any) -> str:
        negative, above, below = fraction(expression)
        text = "-" if negative else ""
        text += self._product(above)
        if not below:
            return text
        bottom = self._product(below)
        return f"{text} / {bottom if len(below) == 1 else f'({bottom})'}"

    def _product(self, factors: list[Expr]) -> str:
        return " * ".join(self.parenthesize(part, PRECEDENCE["Pow"]) for part in factors) or "1"

    def _print_Pow(self, power: Pow, **_: Any) -> str:
        base, exponent = power.as_base_exp()
        if exponent.could_extract_minus_sign():
            return self._print_Mul(power)
        if exponent == S.Half:
            return f"{self.square_root}({self._print(base)})"
        parts = (self.parenthesize(part, PRECEDENCE["Pow"]) for part in (base, exponent))
        return "**".join(parts)

    def _print_Indexed(self, indexed: Any) -> str:
        return str(indexed.base.label)

    def _print_Relational(self, relation: Relational) -> str:
        relation = facing(relation, self._variable)
        left, right = self._print(relation.lhs), self._print(relation.rhs)
        return f"{left} {_RELATIONS[relation.rel_op]} {right}"
