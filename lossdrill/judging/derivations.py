"""From the derivative of one sample's loss to the formula that an exercise asks for: the chain rule
through the linear model, written once, for every loss.

Each derivation also says how the same quantity is computed from numbers; `dev check` compares them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lossdrill.formula import Abbreviation, Region
from lossdrill.judging.derived import DerivedLoss, Likelihood, SampleLoss
from lossdrill.judging.expected import Array
from lossdrill.judging.quantities import in_weights

Numbers = Callable[..., Array]
"""f(loss, *arguments): the quantity of a loss in the arithmetic of that loss."""


@dataclass(frozen=True)
class Derivation:
    """A formula that is asked for, in the variables of `arguments` and in `names`."""

    formula: str
    of: DerivedLoss | Likelihood
    arguments: tuple[str, ...]
    numbers: Numbers
    names: tuple[Abbreviation, ...] = ()
    """What the answer may use too, each with its definition: y_hat, r, m."""
    loss: str | None = None
    """What is differentiated; None where nothing is."""
    twice: bool = False
    """Whether it is differentiated twice: then a jump is no set of subgradients."""
    regions: tuple[Region, ...] = ()


def by_prediction(loss: DerivedLoss) -> Derivation:
    """The derivative of one sample's loss with respect to its prediction, score or logits."""
    written = loss.formulas

    def numbers(loss: SampleLoss, *arguments: Any) -> Array:
        return loss.gradient(*arguments)

    return Derivation(
        written.gradient,
        loss,
        (loss.target, loss.prediction, *loss.parameters),
        names=_inner(loss),
        loss=written.value,
        regions=_regions(loss),
        numbers=numbers,
    )


def by_curvature(loss: DerivedLoss) -> Derivation:
    """The second derivative of one sample's loss with respect to its prediction; where it jumps,
    any number between its limits on the two sides.
    """
    written = loss.formulas

    def numbers(loss: SampleLoss, *arguments: Any) -> Array:
        return loss.curvature(*arguments)

    return Derivation(
        written.curvature,
        loss,
        (loss.target, loss.prediction, *loss.parameters),
        names=_inner(loss),
        loss=written.value,
        regions=_regions(loss),
        numbers=numbers,
        twice=True,
    )


def by_slope(loss: DerivedLoss) -> Derivation:
    """The derivative of one sample's loss with respect to b, for the line a + b*x."""

    def numbers(loss: SampleLoss, y: Array, a: Array, b: Array, x: Array) -> Array:
        return loss.gradient(y, a + b * x) * x

    return Derivation(
        f"({loss.formulas.gradient}) * x",
        loss,
        (loss.target, "a", "b", "x"),
        names=(Abbreviation(loss.prediction, "a + b*x"), *_inner(loss)),
        loss=loss.formulas.value,
        numbers=numbers,
    )


def by_weights(loss: DerivedLoss, weights: str) -> Derivation:
    """The gradient of the mean loss (and of what is applied to the mean) with respect to the
    weights of the linear model X @ weights.
    """
    written = loss.formulas
    names = (Abbreviation(loss.prediction, f"X @ {weights}"), *_inner(loss))
    gradient, mean = f"X.T @ ({written.gradient}) / n", f"mean({written.value})"
    if written.outer:
        names = (*names, Abbreviation("m", mean))
        gradient, mean = f"({written.outer_gradient}) * ({gradient})", written.outer
    arguments = ("X", loss.target, weights, *loss.parameters)
    return Derivation(gradient, loss, arguments, names=names, loss=mean, numbers=in_weights)


def by_weight_matrix(loss: DerivedLoss, weights: str) -> Derivation:
    """The same for a loss of one number per class: the weights are a matrix, and so are target,
    prediction and inner quantity, which therefore have capital letters too.
    """
    found = by_weights(loss, weights)
    capitals = tuple(
        Abbreviation(name.name.upper(), name.formula, (name.name,)) for name in found.names
    )
    arguments = ("X", loss.target.upper(), weights)
    return Derivation(
        found.formula, loss, arguments, names=capitals, loss=found.loss, numbers=in_weights
    )


def by_mean(loss: DerivedLoss) -> Derivation:
    """The derivative of what is applied to the mean m over samples."""
    written = loss.formulas

    def numbers(loss: SampleLoss, m: Array) -> Array:
        assert loss.outer_gradient is not None  # noqa: S101 - as it has a formula
        return loss.outer_gradient(m)

    return Derivation(written.outer_gradient, loss, ("m",), loss=written.outer, numbers=numbers)


def likelihood_scale(likelihood: Likelihood) -> Derivation:
    """What the mean loss m is multiplied with in the negative log-likelihood of n samples: the sum
    over independent samples is n times their mean.
    """

    def numbers(likelihood: Any, n: Array, *parameters: Any) -> Array:
        return n * likelihood.scale(*parameters)

    arguments = ("n", *likelihood.parameters)
    return Derivation(f"n * ({likelihood.scale})", likelihood, arguments, numbers=numbers)


def likelihood_offset(likelihood: Likelihood) -> Derivation:
    """What is added to it."""

    def numbers(likelihood: Any, n: Array, *parameters: Any) -> Array:
        return n * likelihood.offset(*parameters)

    arguments = ("n", *likelihood.parameters)
    return Derivation(f"n * ({likelihood.offset})", likelihood, arguments, numbers=numbers)


def _inner(loss: DerivedLoss) -> tuple[Abbreviation, ...]:
    written = loss.formulas
    return (Abbreviation(written.inner, written.where),) if written.where else ()


def _regions(loss: DerivedLoss) -> tuple[Region, ...]:
    return tuple(Region(name, condition) for name, condition in loss.formulas.regions)
