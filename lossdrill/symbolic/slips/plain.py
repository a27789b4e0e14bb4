"""Expressions as one writes them in a sentence: delta (|r| - delta/2), r²/2, -log p."""

# ruff: noqa: N802  (SymPy's printers find a method by the name of the class)

import re
from typing import Any

from sympy import Add, And, Eq, Expr, Indexed, Integer, Ne, Not, Piecewise, Pow, Rational, S, Symbol
from sympy.core.relational import Relational
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from lossdrill.symbolic.textbook import facing, fraction, is_negative, positive_first

_RAISED = {2: "²", 3: "³"}


def plain(expression: Any, variable: Any = None) -> str:
    """One line for a sentence; relations have the variable on the left."""
    return str(_Plain(variable).doprint(expression))


def slug(expression: Any) -> str:
    """The expression as a part of an identifier: delta/2 is half_delta."""
    text = plain(expression).replace("²", " squared").replace("1/2", "half").replace("√", "root ")
    text = re.sub(r"(\w+)/2\b", r"half_\1", text)
    text = re.sub(r"\|(\w+)\|", r"size_of_\1", text).replace("-", " minus ").replace("+", " plus ")
    return re.sub(r"\W+", "_", text).strip("_").lower() or "it"


def shared(total: Add) -> tuple[Rational, Expr]:
    """The number in front of a sum that SymPy has multiplied out, and the rest: 2 (p - y)."""
    content, rest = total.primitive()
    same = {abs(term.as_coeff_Mul()[0]) for term in total.args} == {content}
    return (content, rest) if same and isinstance(rest, Add) else (S.One, total)


class _Plain(StrPrinter):  # type: ignore[misc]  # SymPy has no types
    printmethod = "_plain"

    def __init__(self, variable: Any) -> None:
        super().__init__()
        self._variable = variable

    def _print_Add(self, expression: Add, **_: Any) -> str:
        content, rest = shared(expression)
        if content != 1:
            front = f"{content}" if content.q == 1 else f"{content.p}/{content.q}"
            return f"{front} ({self._print(rest)})"
        text = ""
        for term in positive_first(expression.args):
            negative = is_negative(term)
            printed = self._factor(-term if negative else term, PRECEDENCE["Mul"])
            sign = "-" if negative else "+"
            text += f" {sign} {printed}" if text else ("-" if negative else "") + printed
        return text

    def _print_Mul(self, expression: Any) -> str:
        negative, above, below = fraction(expression)
        text = ("-" if negative else "") + self._product(above)
        if not below:
            return text
        return f"{text}/{self._product(below, alone=True)}"

    def _product(self, factors: list[Expr], *, alone: bool = False) -> str:
        ordered = sorted(factors, key=self._last)
        parts = [self._factor(part, PRECEDENCE["Pow"]) for part in ordered]
        text = " ".join(parts) or "1"
        return f"({text})" if alone and len(parts) > 1 else text

    def _last(self, factor: Expr) -> bool:
        """The variable itself comes behind what it is multiplied with: (1 - tau) r."""
        return bool(self._variable is not None and factor.has(self._variable))

    def _factor(self, part: Any, level: int) -> str:
        text = str(self._print(part))
        # What is printed with a factor in front is no sum any more.
        if isinstance(part, Add) and not re.match(r"^[\d/]+ \(.*\)$", text):
            return f"({text})" if level > PRECEDENCE["Add"] else text
        return f"({text})" if isinstance(part, Piecewise) else text

    def _print_Pow(self, power: Pow, **_: Any) -> str:
        base, exponent = power.as_base_exp()
        if exponent.could_extract_minus_sign():
            return self._print_Mul(power)
        if exponent == S.Half:
            inner = str(self._print(base))
            return f"√{inner}" if isinstance(base, Symbol | Integer) else f"√({inner})"
        inner = str(self._print(base))
        if not isinstance(base, Symbol | Indexed) and not re.fullmatch(
            r"\|[^|]*\||[a-z]+\(.*\)", inner
        ):
            inner = f"({inner})"
        if exponent in _RAISED:
            return inner + _RAISED[int(exponent)]
        raised = str(self._print(exponent))
        return f"{inner}^{raised}" if re.fullmatch(r"\w+", raised) else f"{inner}^({raised})"

    def _print_Rational(self, number: Rational) -> str:
        return f"{number.p}/{number.q}"

    def _print_Abs(self, function: Any) -> str:
        return f"|{self._print(function.args[0])}|"

    def _print_exp(self, function: Any) -> str:
        return f"exp({self._print(function.args[0])})"

    def _print_log(self, function: Any) -> str:
        (argument,) = function.args
        text = str(self._print(argument))
        return f"log {text}" if isinstance(argument, Symbol | Integer | Indexed) else f"log({text})"

    def _print_Function(self, function: Any) -> str:
        name = type(function).__name__.lower()
        return f"{name}({', '.join(str(self._print(part)) for part in function.args)})"

    def _print_Max(self, function: Any) -> str:
        return f"max({', '.join(self._arguments(function))})"

    def _print_Min(self, function: Any) -> str:
        return f"min({', '.join(self._arguments(function))})"

    def _arguments(self, function: Any) -> list[str]:
        """Numbers first, what begins with a minus last: SymPy has forgotten the author's order."""
        numbers = {str(self._print(part)) for part in function.args if part.is_number}
        printed = [str(self._print(part)) for part in function.args]
        return sorted(printed, key=lambda text: (text not in numbers, text.startswith("-"), text))

    def _print_Indexed(self, indexed: Any) -> str:
        return str(indexed.base.label)

    def _print_Sum(self, total: Any) -> str:
        return f"sum({self._print(total.function)})"

    def _print_Piecewise(self, cases: Piecewise) -> str:
        *guarded, (otherwise, _) = cases.args
        texts = [f"{self._print(value)} where {self._print(cond)}" for value, cond in guarded]
        return ", ".join([*texts, f"{self._print(otherwise)} elsewhere"])

    def _print_Relational(self, relation: Relational) -> str:
        if self._variable is not None:
            relation = facing(relation, self._variable)
        sign = "=" if isinstance(relation, Eq) else relation.rel_op
        sign = "≠" if isinstance(relation, Ne) else sign
        return f"{self._print(relation.lhs)} {sign} {self._print(relation.rhs)}"

    def _print_And(self, conjunction: And) -> str:
        return " and ".join(sorted(str(self._print(part)) for part in conjunction.args))

    def _print_Not(self, negation: Not) -> str:
        return f"not {self._print(negation.args[0])}"
