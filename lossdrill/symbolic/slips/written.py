"""The loss or the slope of one sample as a person writes it in NumPy: first the residual, then the
formula.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import Eq, Expr, Piecewise, log

from lossdrill.errors import PackError
from lossdrill.symbolic.domains import domain_of
from lossdrill.symbolic.ends import with_ends
from lossdrill.symbolic.formula_code import formula_source
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import numpy_source, stable
from lossdrill.symbolic.one_line import tidied


@dataclass(frozen=True)
class Names:
    """What the arguments of the function are called."""

    loss: Loss

    @property
    def target(self) -> str:
        """Of the loss; for one without a target its prediction, which has as many samples."""
        return self.loss.names[0]

    @property
    def prediction(self) -> str:
        return self.loss.names[1] if self.loss.given else self.loss.names[0]

    @property
    def parameters(self) -> tuple[str, ...]:
        return self.loss.names[2:]

    @cached_property
    def weights(self) -> str:
        taken = {*self.loss.names, str(self.loss.inner)}
        return next(name for name in ("beta", "w", "theta", "weights") if name not in taken)

    def of(self, *, through_weights: bool) -> tuple[str, ...]:
        """The arguments, in order."""
        if not through_weights:
            return self.loss.names
        return ("X", *self.loss.names[: len(self.loss.given[:1])], self.weights, *self.parameters)


@dataclass(frozen=True)
class Sample:
    """What is computed for each sample: the lines before it, and the expression itself."""

    lines: tuple[str, ...]
    text: str


def sample(loss: Loss, expression: Expr, link: Any = None, *, vector: bool = False) -> Sample:
    """Of an expression in the inner quantity; with `vector` it has one number for each sample
    whatever stands in it.
    """
    text = numpy(loss, _with_limits(loss, expression))
    if vector and not expression.has(loss.inner, loss.of, *loss.given[:1]):
        text = f"np.full(len({Names(loss).target}), {text})"
    link = loss.link if link is None else link
    if link is None or not expression.has(loss.inner):
        return Sample((), text)
    return Sample((f"{loss.inner} = {numpy(loss, link)}",), text)


def _with_limits(loss: Loss, expression: Expr) -> Expr:
    """With what belongs at an end of the target's domain: a slip elsewhere is no NaN at y = 0."""
    try:
        return with_ends(loss, expression)
    except PackError:
        return expression  # this slip is infinite there


def numpy(loss: Loss, expression: Any) -> str:
    """Relations turned so that the inner quantity stands on the left."""
    if isinstance(expression, Expr):
        expression = _computable(loss, expression)
    return numpy_source(expression, variable=loss.inner)


def plain_numpy(loss: Loss, expression: Expr) -> str:
    """As it stands in the definition, with 0 log 0 where it comes to that."""
    return numpy_source(expression, variable=loss.inner)


def _computable(loss: Loss, expression: Expr) -> Expr:
    """With a case for each label, or for an end of the domain, where it would be 0 log 0."""
    target = loss.given[0] if loss.given else None
    if target is None or not expression.has(log):
        return stable(expression)
    labels = domain_of(target).labels
    if domain_of(loss.of).touches and labels:
        low, high = (stable(expression.subs(target, label)) for label in labels)
        return low if low == high else Piecewise((high, Eq(target, labels[1])), (low, True))
    try:
        ends = with_ends(loss, expression)
    except PackError:  # of a wrong loss nothing is asked there
        return stable(expression)
    if ends == expression:
        return stable(expression)
    return Piecewise(*((stable(form), condition) for form, condition in ends.args))


def formula(loss: Loss, expression: Any) -> str:
    """As it is typed."""
    with suppress(PackError):  # of a wrong loss nothing is asked there
        expression = with_ends(loss, expression)
    return formula_source(expression, variable=loss.inner)


def times(factor: str, text: str) -> str:
    """`factor * text`, with brackets where they are needed."""
    return tidied(f"{factor} * ({text})")


def over(text: str, divisor: str) -> str:
    return tidied(f"({text}) / {divisor}")


def function_source(name: str, arguments: Sequence[str], lines: Sequence[str]) -> str:
    body = "".join(f"    {line}\n" for line in lines)
    return f"def {name}({', '.join(arguments)}):\n{body}"
