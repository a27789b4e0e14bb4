"""Expressions as a textbook writes them: 1 - p and not p - 1, r before delta; and their LaTeX."""

# ruff: noqa: N802  (SymPy's printers find a method by the name of the class)

from typing import Any

from sympy import Add, Expr, Indexed, Integer, Mul, Number, Pow, Rational, S, Symbol, exp, factor
from sympy.core.relational import Relational
from sympy.printing.latex import LatexPrinter


def tidy(expression: Expr) -> Expr:
    """Factors as 1 - p instead of p - 1, with a minus in front drawn into a difference."""
    coefficient, product = factor(expression).as_coeff_Mul()
    factors = list(Mul.make_args(product))
    for place, part in enumerate(factors):
        base, exponent = part.as_base_exp()
        if isinstance(base, Add) and exponent.is_integer and base.as_coeff_Add()[0].is_negative:
            factors[place] = (-base) ** exponent
            coefficient *= S.NegativeOne**exponent
    if coefficient.is_negative:
        for place, part in enumerate(factors):
            if isinstance(part, Add) and not part.as_coeff_Add()[0]:
                factors[place] = -part
                return Mul(-coefficient, *factors)
    return Mul(coefficient, *factors)


def facing(relation: Relational, variable: Any) -> Relational:
    """The same relation with the variable on the left: SymPy turns r <= -d into d <= -r."""
    if relation.rhs.has(variable) and not relation.lhs.has(variable):
        relation = relation.reversed
    return relation.reversedsign if relation.lhs == -variable else relation


def positive_first(terms: Any) -> list[Expr]:
    """The terms of a sum in the order in which one writes them: y_hat - y, not -y + y_hat."""
    ordered = Add(*terms).as_ordered_terms()
    return sorted(ordered, key=is_negative)


def is_negative(term: Expr) -> bool:
    """Whether a term is written with a minus in front."""
    return bool(term.as_coeff_Mul()[0].is_negative)


def fraction(product: Expr) -> tuple[bool, list[Expr], list[Expr]]:
    """Whether there is a minus in front, and the factors above and below the fraction bar."""
    negative = is_negative(product)
    above: list[Expr] = []
    below: list[Expr] = []
    for part in Mul.make_args(-product if negative else product):
        base, exponent = part.as_base_exp()
        if isinstance(part, Rational):
            above += [Integer(part.p)] if part.p != 1 else []
            below += [Integer(part.q)] if part.q != 1 else []
        elif exponent.could_extract_minus_sign() and not isinstance(part, exp):
            below.append(base**-exponent)
        else:
            above.append(part)
    return negative, sorted(above, key=_rank), sorted(below, key=_rank)


def _rank(factor: Expr) -> tuple[int, str]:
    """Numbers, then names, then brackets, then functions: 2 y (1 - p) log p."""
    order: tuple[Any, ...] = (Number, (Symbol, Indexed), Pow, Add)
    place = (i for i, kind in enumerate(order) if isinstance(factor, kind))
    return next(place, len(order)), str(factor)


def latex(expression: Any, variable: Any) -> str:
    """LaTeX with relations turned so that the variable stands on the left."""
    text: str = _Latex(variable).doprint(expression)
    return text


class _Latex(LatexPrinter):  # type: ignore[misc]  # SymPy has no types
    def __init__(self, variable: Any) -> None:
        super().__init__()
        self._variable = variable

    def _print_Relational(self, relation: Relational) -> str:
        text: str = super()._print_Relational(facing(relation, self._variable))
        return text

    def _print_Add(self, expression: Add, **_: Any) -> str:
        first, *others = positive_first(expression.args)
        text: str = self._print(first)
        for term in others:
            negative = is_negative(term)
            text += f"{' - ' if negative else ' + '}{self._print(-term if negative else term)}"
        return text

    def _print_Mul(self, expression: Mul) -> str:
        negative, above, below = fraction(expression)
        text = self._product(above)
        if below:
            text = rf"\frac{{{text}}}{{{self._product(below)}}}"
        return f"- {text}" if negative else text

    def _product(self, factors: list[Expr]) -> str:
        if len(factors) == 1:
            text: str = self._print(factors[0])
            return text
        parts = [
            rf"\left({self._print(factor)}\right)"
            if isinstance(factor, Add)
            else self._print(factor)
            for factor in factors
        ]
        between = r" \, " if any(r"\mathrm" in part for part in parts) else " "
        return between.join(parts) or "1"

    def _print_Sum(self, total: Any) -> str:
        ((index, low, high),) = total.limits
        bounds = rf"_{{{self._print(index)}={self._print(low)}}}^{{{self._print(high)}}}"
        return rf"\sum{bounds} {self._product([total.function])}"

    def _print_Indexed(self, indexed: Any) -> str:
        return f"{self._print(indexed.base.label)}_{{{self._print(indexed.indices[0])}}}"

    def _print_log(self, function: Any, exp: Any = None) -> str:
        (argument,) = function.args
        text = self._print(argument)
        text = (
            rf"\log {text}"
            if argument.is_Symbol or isinstance(argument, Indexed)
            else (rf"\log\left({text}\right)")
        )
        return text if exp is None else rf"\left({text}\right)^{{{exp}}}"
