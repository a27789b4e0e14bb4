"""SymPy expressions of one sample in plain Python, with `math`, and conditionals for cases."""

# ruff: noqa: N802  (SymPy's printers find a method by the name of the class)

from typing import Any

from sympy import Piecewise

from lossdrill.errors import PackError
from lossdrill.symbolic.one_line import OneLine, tidied

_MATH = {
    "exp", "log", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh",
    "acosh", "atanh", "floor",
}  # fmt: skip


def python_source(expression: Any, *, variable: Any = None) -> str:
    """One line of Python; relations have the variable on the left."""
    return tidied(_Python(variable).doprint(expression))


class _Python(OneLine):
    printmethod = "_pythonsource"
    square_root = "math.sqrt"

    def _print_Function(self, function: Any) -> str:
        name = type(function).__name__
        if name not in _MATH:
            raise PackError(f"math has no function {name}.")
        return f"math.{name}({self.stringify(function.args, ', ')})"

    _print_exp = _print_Function

    def _print_log(self, function: Any) -> str:
        (argument,) = function.args
        constant, rest = argument.as_coeff_Add()
        if constant == 1:
            return f"math.log1p({self._print(rest)})"
        return f"math.log({self._print(argument)})"

    def _print_Abs(self, function: Any) -> str:
        return f"abs({self._print(function.args[0])})"

    def _print_Max(self, function: Any) -> str:
        return f"max({self.stringify(function.args, ', ')})"

    def _print_Min(self, function: Any) -> str:
        return f"min({self.stringify(function.args, ', ')})"

    def _print_sign(self, function: Any) -> str:
        argument = self._print(function.args[0])
        return f"(({argument} > 0) - ({argument} < 0))"

    def _print_softplus(self, function: Any) -> str:
        argument = self._print(function.args[0])
        return f"(max({argument}, 0) + math.log1p(math.exp(-abs({argument}))))"

    def _print_logaddexp(self, function: Any) -> str:
        first, second = (self._print(part) for part in function.args)
        gap = self._print(function.args[0] - function.args[1])
        return f"(max({first}, {second}) + math.log1p(math.exp(-abs({gap}))))"

    def _print_And(self, conjunction: Any) -> str:
        parts = sorted((str(self._print(part)) for part in conjunction.args), reverse=True)
        return " and ".join(parts)

    def _print_Piecewise(self, cases: Piecewise) -> str:
        *guarded, (otherwise, _) = cases.args
        chosen = "".join(
            f"({self._print(form)}) if {self._print(condition)} else "
            for form, condition in guarded
        )
        return f"({chosen}({self._print(otherwise)}))"
