"""What an answer is compared with, as an exercise hands it over."""

from dataclasses import dataclass

from lossdrill.formula.tree import Tree


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that people give, and what to tell them."""

    id: str
    formula: str | Tree
    message: str


@dataclass(frozen=True)
class Region:
    """A part of the domain with a name that a learner understands: "beyond delta"."""

    name: str
    condition: str | Tree


@dataclass(frozen=True)
class Expected:
    """The right formula: text in the language of answers, or a tree.

    Kinks. Where a jump of the formula depends on a continuous variable (a sign, a comparison),
    every value between the one-sided limits is accepted there, sample by sample; nothing needs to
    be said. A set that is known otherwise is written with `between(low, high)`, any value from low
    to high: a derivative that SymPy gave with its interval (low, high) of subgradients is
    `between(low, high)`, per sample or inside a vector formula, as in
    `X.T @ between(where(r <= 0, -1, 1), where(r < 0, -1, 1)) / n`. The formula has to be affine in
    what is between.

    Undefined. Where the formula itself has no value at a single point (RMSE at a perfect fit),
    nothing is asked of the answer; a formula without a value at an ordinary point is a fault.
    """

    formula: str | Tree
    loss: str | Tree | None = None
    """The loss of which this is the derivative, to recognise an answer that did not derive it."""
    regions: tuple[Region, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    subgradients: bool = True
    """Whether what is right at a jump is called a subgradient; at one of a curvature it is none."""
