"""Right spellings of a derivative that follow from a loss: as a program, as a conditional, in
LaTeX, in the prediction itself, in other algebra. Each is judged; what is wrong is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sympy import (
    And,
    Expr,
    Max,
    Min,
    Piecewise,
    apart,
    cancel,
    cosh,
    exp,
    expand,
    factor,
    sinh,
    tanh,
    together,
)
from sympy.polys.polyerrors import PolynomialError

from lossdrill.errors import PackError
from lossdrill.formula import Abbreviation, Variable, scalar
from lossdrill.formula import variables as domains
from lossdrill.formula.variables import Domain
from lossdrill.judging.derivations import Derivation, by_curvature, by_prediction
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.formula import Asked
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.formula_code import formula_source
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import numpy_source, stable
from lossdrill.symbolic.python_code import python_source
from lossdrill.symbolic.slips.plain import plain as as_said
from lossdrill.symbolic.textbook import latex

FEWEST = 6
MOST = 9

WORDS: dict[str, tuple[str, Domain]] = {
    "real": ("", domains.REAL),
    "positive": ("POSITIVE", domains.POSITIVE),
    "non-negative": ("NON_NEGATIVE", domains.NON_NEGATIVE),
    "probability": ("PROBABILITY", domains.PROBABILITY),
    "whole": ("WHOLE", domains.WHOLE),
    "zero-one": ("ZERO_ONE", domains.ZERO_ONE),
    "sign": ("SIGN", domains.SIGN),
}
"""What a solution file calls the domain of a variable; numbers are real where nothing is said."""


@dataclass(frozen=True)
class ProposedSpellings:
    """What the judge of a derivation is given, as source text."""

    variables: str
    words: tuple[str, ...]
    """What it needs from `lossdrill.judging.formula_words`."""
    right: tuple[str, ...]
    """The one that is shown as the solution first."""


def proposed_spellings(
    loss: Loss, derived: DerivedLoss, *, curvature: bool = False
) -> ProposedSpellings:
    """Of the slope of one sample's loss, or of its curvature.

    Raises:
        PackError: not even one spelling is right.
    """
    derivation = by_curvature(derived) if curvature else by_prediction(derived)
    asked = Asked(derivation, _variables(loss, derivation), (), ())
    right: list[str] = []
    for text in _spellings(loss, curvature=curvature):
        if text not in right and asked.compare(text).status == "equal":
            right.append(text)
        if len(right) == MOST:
            break
    if not right:
        raise PackError(f"{derived.name}: no spelling of its derivative can be proposed.")
    words = {WORDS[domain_of(quantity).word][0] for quantity in loss.arguments} - {""}
    given = ((by_curvature if curvature else by_prediction).__name__,)
    return ProposedSpellings(
        _source(loss), tuple(sorted({*words, *given, "formula", "scalar"})), tuple(right)
    )


def _variables(loss: Loss, derivation: Derivation) -> tuple[Variable | Abbreviation, ...]:
    named = zip(loss.names, loss.arguments, strict=True)
    scalars = (scalar(name, WORDS[domain_of(quantity).word][1]) for name, quantity in named)
    return (*scalars, *derivation.names)


def _source(loss: Loss) -> str:
    each = []
    for name, quantity in zip(loss.names, loss.arguments, strict=True):
        word = WORDS[domain_of(quantity).word][0]
        each.append(f'scalar("{name}", {word})' if word else f'scalar("{name}")')
    return f"[{', '.join(each)}]"


def _spellings(loss: Loss, *, curvature: bool) -> Iterator[str]:
    """The plainest first, then those that are least like it."""
    derived = differentiate(loss)
    plain = derived.curvature if curvature else derived.gradient
    inner = loss.inner
    unfolded = loss.unfold(plain)
    forms = list(_forms(plain))
    ways: list[Callable[[], str]] = [
        lambda: formula_source(plain, variable=inner),
        lambda: latex(plain, inner),
        lambda: numpy_source(stable(unfolded), variable=loss.of),
        lambda: _without_modules(python_source(plain, variable=inner)),
        lambda: _by_indicators(plain, inner),
        lambda: latex(unfolded, loss.of),
        lambda: formula_source(unfolded, variable=loss.of),
        *(partial(formula_source, form, variable=inner) for form in forms),
        *(partial(formula_source, loss.unfold(form), variable=loss.of) for form in forms),
        lambda: numpy_source(stable(plain), variable=inner),
        *(partial(latex, form, inner) for form in forms),
        lambda: formula_source(plain, variable=inner).replace("**", "^").replace(" * ", "·"),
        lambda: as_said(plain, inner),
        lambda: as_said(unfolded, loss.of),
        lambda: formula_source(plain, variable=inner).replace(" ** ", "^").replace("**", "^"),
        lambda: f"-({formula_source(expand(-plain), variable=inner)})",
        lambda: f"({formula_source(expand(2 * plain), variable=inner)}) / 2",
        lambda: " + ".join([formula_source(plain / 2, variable=inner)] * 2),
    ]
    for way in ways:
        try:
            text = way()
        except (PackError, NotImplementedError):
            continue
        if text:
            yield text


def _forms(expression: Expr) -> Iterator[Expr]:
    """The same in other algebra, each form once."""
    seen = {expression}
    whole = (_shorter, _longer)
    for change in (*whole, *_CHANGES):
        try:
            form = change(expression) if change in whole else _each_case(expression, change)
        except (NotImplementedError, ValueError, TypeError, AttributeError, PolynomialError):
            continue
        if form not in seen:
            seen.add(form)
            yield form


def _each_case(expression: Expr, change: Callable[[Expr], Expr]) -> Expr:
    if not isinstance(expression, Piecewise):
        return change(expression)
    return Piecewise(*((change(form), condition) for form, condition in expression.args))


def _to_exp(form: Expr) -> Expr:
    return form.rewrite(exp)


def _to_tanh(form: Expr) -> Expr:
    return form.rewrite(tanh)


def _without_tanh(form: Expr) -> Expr:
    return form.replace(tanh, lambda w: sinh(w) / cosh(w))


_CHANGES: tuple[Callable[[Expr], Expr], ...] = (
    expand,
    factor,
    together,
    cancel,
    _to_exp,
    _to_tanh,
    _without_tanh,
    apart,
)


def _shorter(expression: Expr) -> Expr:
    """Two lines that meet as the larger (or the smaller) of both; three as a clip. Tried only: what
    is not right is not proposed.
    """
    if not isinstance(expression, Piecewise):
        return expression
    forms = [form for form, _ in expression.args]
    if len(forms) == 3:
        return Max(forms[0], Min(forms[1], forms[2]))
    return Max(*forms)


def _longer(expression: Expr) -> Expr:
    """The other one of the two."""
    if not isinstance(expression, Piecewise):
        return expression
    return Min(*(form for form, _ in expression.args))


def _by_indicators(expression: Expr, inner: Expr) -> str:
    """Each case, times whether it holds."""
    if not isinstance(expression, Piecewise):
        return ""
    terms: list[str] = []
    before: list[str] = []
    for form, condition in expression.args:
        holds = [f"({text})" for text in before]
        if condition != True:  # noqa: E712 - SymPy's own
            text = formula_source(condition, variable=inner)
            holds.append(f"({text})")
            before.append(formula_source(And(~condition), variable=inner))
        if form != 0:
            factors = [f"({formula_source(form, variable=inner)})", *holds]
            terms.append("*".join(factors))
    return " + ".join(terms)


def _without_modules(text: str) -> str:
    return text.replace("math.", "")
