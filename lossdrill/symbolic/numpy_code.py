"""SymPy expressions as NumPy source that stays right where exp overflows and p rounds to 0 or 1.

Three identities do the work, and nothing else is rearranged:

    1 + e^w       = e^softplus(w)      np.logaddexp(0, w)
    e^v + e^w     = e^logaddexp(v, w)  np.logaddexp(v, w); below a logarithm, where 2 cosh(w) is one
    sum_j e^z_j   = e^logsumexp(z)     np.logaddexp.reduce(z, axis=-1)

SymPy then cancels log against exp, and e^a / e^b becomes e^(a - b).
"""

# ruff: noqa: N802  (SymPy's printers find a method by the name of the class)

from collections.abc import Iterator
from functools import reduce
from typing import Any

from sympy import (
    Add,
    Dummy,
    Expr,
    Function,
    Mul,
    Piecewise,
    Sum,
    Wild,
    apart,
    cosh,
    exp,
    expand,
    expand_log,
    factor,
    log,
    powsimp,
    simplify,
    sqrt,
    tanh,
)

from lossdrill.errors import PackError
from lossdrill.symbolic.one_line import OneLine, tidied


class softplus(Function):  # type: ignore[misc]  # noqa: N801  # named like SymPy's own functions
    """log(1 + e^w)"""

    is_extended_real = True


class logaddexp(Function):  # type: ignore[misc]  # noqa: N801
    """log(e^v + e^w)"""

    is_extended_real = True


class logsumexp(Function):  # type: ignore[misc]  # noqa: N801
    """log(sum_j e^f(j)), of the summand f and its limits."""

    is_extended_real = True


def stable(expression: Expr) -> Expr:
    """The same quantity, with what may overflow written as the exponential of what does not."""
    return powsimp(_tame(expression.replace(log, _stable_log)), combine="exp")


def alternatives(expression: Expr) -> Iterator[Expr]:
    """Other ways of writing the same, where the first one overflows or loses its digits."""
    yield in_parts(expression)
    yield simplify(expression)
    yield _conjugated(expression)
    yield factor(expression)
    yield expand(expression)
    yield simplify(expression.rewrite(tanh))
    yield simplify(expression.rewrite(exp))


def in_parts(expression: Expr) -> Expr:
    """Partial fractions in e^w: y - e^w / (1 + e^w) and not (y + y e^w - e^w) / (1 + e^w)."""
    exponents = {part.args[0] for part in expression.atoms(exp)}
    if len(exponents) != 1 or expression.has(Piecewise):
        return expression
    power, plain = exp(exponents.pop()), Dummy("power", positive=True)
    in_power = expression.subs(power, plain)
    if not in_power.is_rational_function(plain):
        return expression
    return apart(in_power, plain).subs(plain, power)


def _conjugated(expression: Expr) -> Expr:
    """sqrt(a) - b as (a - b^2) / (sqrt(a) + b): two numbers that are nearly equal are not
    subtracted.
    """
    a, b = Wild("a"), Wild("b", exclude=[0])
    return expression.replace(sqrt(a) - b, lambda a, b: expand(a - b**2) / (sqrt(a) + b))


def _stable_log(argument: Expr) -> Expr:
    """Of the forms at hand one without a logarithm, and of one term: a difference may cancel."""
    forms = [log(_tame(argument))]
    forms += [
        expand_log(log(form), force=True)
        for written in (argument, simplify(argument))
        for form in (_tame(written), _without_cosh(_tame(written)))
    ]
    return min(forms, key=_awkwardness)


def _awkwardness(form: Expr) -> tuple[bool, bool, bool]:
    """Logarithms of exponentials are worst, then any of variables, then differences."""
    logs = [part for part in form.atoms(log) if part.free_symbols]
    return any(part.has(exp, cosh) for part in logs), bool(logs), isinstance(form, Add)


def _without_cosh(expression: Expr) -> Expr:
    """Sums of exponentials as one."""
    w = Wild("w")
    return expression.replace(cosh(w), lambda w: exp(logaddexp(w, -w)) / 2).replace(
        lambda part: isinstance(part, Add), _one_exponential
    )


def _one_exponential(total: Add) -> Expr:
    """A sum of positive multiples of exponentials as the exponential of one logaddexp."""
    exponents = []
    for term in total.args:
        factors = Mul.make_args(term)
        powers = [part for part in factors if isinstance(part, exp)]
        rest = Mul(*(part for part in factors if not isinstance(part, exp)))
        if not rest.is_positive:
            return total
        exponents.append(Add(*(part.args[0] for part in powers)) + log(rest))
    if not any(part.free_symbols for part in exponents):
        return total
    return exp(reduce(logaddexp, exponents))


def _tame(expression: Expr) -> Expr:
    w = Wild("w")
    return expression.replace(
        lambda part: isinstance(part, Sum) and isinstance(part.function, exp),
        lambda part: exp(logsumexp(part.function.args[0], *part.limits[0])),
    ).replace(1 + exp(w), lambda w: exp(softplus(w)))


def numpy_source(expression: Any, *, variable: Any = None, by_row: bool = False) -> str:
    """One line of NumPy; relations have the variable on the left.

    With `by_row` the result has one number per class, so what is summed over the classes keeps
    its axis.
    """
    return tidied(_NumPy(variable, by_row=by_row).doprint(expression))


_NUMPY = {
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "asin": "arcsin",
    "acos": "arccos",
    "atan": "arctan",
    "sinh": "sinh",
    "cosh": "cosh",
    "tanh": "tanh",
    "asinh": "arcsinh",
    "acosh": "arccosh",
    "atanh": "arctanh",
    "sign": "sign",
    "logaddexp": "logaddexp",
    "floor": "floor",
    "ceiling": "ceil",
}
"""SymPy's functions beside exp, log, Abs, Max and Min, with what NumPy calls them."""


class _NumPy(OneLine):
    printmethod = "_numpystr"
    square_root = "np.sqrt"

    def __init__(self, variable: Any, *, by_row: bool) -> None:
        super().__init__(variable)
        self._by_row = by_row

    def _axis(self) -> str:
        return "axis=-1, keepdims=True" if self._by_row else "axis=-1"

    def _print_exp(self, function: Any) -> str:
        return f"np.exp({self._print(function.args[0])})"

    def _print_log(self, function: Any) -> str:
        (argument,) = function.args
        constant, rest = argument.as_coeff_Add()
        if constant == 1:
            return f"np.log1p({self._print(rest)})"
        return f"np.log({self._print(argument)})"

    def _print_Abs(self, function: Any) -> str:
        return f"np.abs({self._print(function.args[0])})"

    def _print_Max(self, function: Any) -> str:
        return self._pairwise("np.maximum", function.args)

    def _print_Min(self, function: Any) -> str:
        return self._pairwise("np.minimum", function.args)

    def _pairwise(self, name: str, arguments: Any) -> str:
        text, *others = [str(self._print(argument)) for argument in arguments]
        for other in others:
            text = f"{name}({text}, {other})"
        return text

    def _print_Function(self, function: Any) -> str:
        name = type(function).__name__
        if name not in _NUMPY:
            raise PackError(
                f"NumPy has no function {name}: write the loss with one of {', '.join(_NUMPY)}."
            )
        return f"np.{_NUMPY[name]}({self.stringify(function.args, ', ')})"

    def _print_softplus(self, function: softplus) -> str:
        return f"np.logaddexp(0, {self._print(function.args[0])})"

    def _print_logsumexp(self, function: logsumexp) -> str:
        summand = self._print(function.args[0])
        return f"np.logaddexp.reduce({summand}, {self._axis()})"

    def _print_Sum(self, total: Sum) -> str:
        inner = _NumPy(self._variable, by_row=True)
        return f"np.sum({inner.doprint(total.function)}, {self._axis()})"

    def _print_And(self, conjunction: Any) -> str:
        parts = [f"({self._print(part)})" for part in conjunction.args]
        return " & ".join(sorted(parts, reverse=True))

    def _print_Piecewise(self, cases: Piecewise) -> str:
        *guarded, (otherwise, _) = cases.args
        values = [self._print(value) for value, _ in guarded]
        conditions = [self._print(condition) for _, condition in guarded]
        default = self._print(otherwise)
        if len(guarded) == 1:
            return f"np.where({conditions[0]}, {values[0]}, {default})"
        return f"np.select([{', '.join(conditions)}], [{', '.join(values)}], {default})"
