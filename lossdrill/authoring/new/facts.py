"""What is known of a loss: its arguments, its formulas in LaTeX, where it bends."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import Eq, Expr, Piecewise, S, simplify

from lossdrill.symbolic.derivatives import Derivatives, SymbolicKink, differentiate
from lossdrill.symbolic.ends import with_ends
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.numpy_code import numpy_source
from lossdrill.symbolic.pieces import cut
from lossdrill.symbolic.signs import sign
from lossdrill.symbolic.slips.inputs import is_difference, is_margin
from lossdrill.symbolic.slips.plain import plain
from lossdrill.symbolic.textbook import latex


@dataclass(frozen=True)
class Facts:
    """One loss of one number per sample."""

    name: str
    """As loss.py binds it."""
    loss: Loss
    title: str
    """Pinball loss."""
    sentence: str
    """What it is, without the title; may be empty."""

    @property
    def id(self) -> str:
        return self.name.replace("_", "-")

    @cached_property
    def derived(self) -> Derivatives:
        return differentiate(self.loss)

    # the arguments

    @property
    def arguments(self) -> str:
        return ", ".join(self.loss.names)

    @property
    def target(self) -> str:
        return self.loss.names[0] if self.loss.given else ""

    @property
    def prediction(self) -> str:
        return str(self.loss.of)

    @property
    def parameters(self) -> tuple[str, ...]:
        return self.loss.names[2:]

    @property
    def shapes(self) -> str:
        """Of the arguments, as signatures have them."""
        arrays = ["(n)"] * len(self.loss.names[:2])
        return ",".join([*arrays, *("()" for _ in self.parameters)])

    @property
    def quantities(self) -> tuple[tuple[tuple[Any, ...], tuple[Any, ...]], ...]:
        """(arrays, numbers): target and prediction, and the parameters."""
        given = self.loss.given
        return (*given[:1], self.loss.of), given[1:]

    # formulas

    def latex(self, expression: Any) -> str:
        return latex(expression, self.loss.inner)

    @property
    def inner(self) -> str:
        """The name of the quantity in which the loss is written; empty for the prediction."""
        return plain(self.loss.inner) if self.loss.link is not None else ""

    @property
    def of(self) -> str:
        """LaTeX of the prediction."""
        return self.latex(self.loss.of)

    @property
    def noun(self) -> str:
        """Residual or margin; empty where the quantity has no name of its own."""
        return "residual" if is_difference(self.loss) else "margin" if is_margin(self.loss) else ""

    @property
    def value(self) -> str:
        """LaTeX of the loss of one sample."""
        return self.latex(self.loss.expression)

    @property
    def gradient(self) -> str:
        return self.latex(self.derived.gradient)

    @property
    def curvature(self) -> str:
        return self.latex(self.derived.curvature)

    @cached_property
    def pieces(self) -> tuple[Expr, ...]:
        """The smooth pieces of the loss, from left to right."""
        return cut(self.loss.expression, self.loss.inner).smooth

    @cached_property
    def at_ends(self) -> tuple[tuple[Expr, Expr], ...]:
        """(where, what): ends of the target's domain at which the loss is meant as a limit."""
        found = with_ends(self.loss, self.loss.expression)
        if found == self.loss.expression:
            return ()
        return tuple((where, what) for what, where in found.args[:-1])

    @property
    def is_even(self) -> bool:
        """Whether the sign of the inner quantity makes no difference."""
        loss = self.loss
        turned = loss.expression.subs(loss.inner, -loss.inner, simultaneous=True)
        return loss.link is not None and bool(simplify(turned - loss.expression) == 0)

    @property
    def reversed_link(self) -> str:
        """The inner quantity with the other sign, in NumPy."""
        return f"{self.inner} = {numpy_source((self.loss.link or self.loss.of) * S.NegativeOne)}"

    @property
    def has_cases(self) -> bool:
        return bool(self.loss.expression.has(Piecewise))

    # where it bends

    @property
    def corners(self) -> tuple[SymbolicKink, ...]:
        """Where the gradient jumps."""
        return tuple(kink for kink in self.derived.kinks if kink.jumps == "gradient")

    @property
    def corners_are_certain(self) -> bool:
        """Whether the gradient jumps at each of them, whatever the parameters are."""
        return all(sign(corner.right - corner.left) for corner in self.corners)

    @property
    def seams(self) -> tuple[SymbolicKink, ...]:
        """Where only the curvature jumps."""
        return tuple(kink for kink in self.derived.kinks if kink.jumps == "curvature")

    def places(self, kinks: tuple[SymbolicKink, ...]) -> str:
        """In LaTeX, joined with commas and an "and"."""
        shown = [f"${self.place(kink)}$" for kink in kinks]
        return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)

    def place(self, kink: SymbolicKink) -> str:
        """In LaTeX."""
        return self.latex(Eq(self.loss.inner, kink.inner, evaluate=False))

    def plain_place(self, kink: SymbolicKink) -> str:
        """In a sentence: r = -delta."""
        return f"{plain(self.loss.inner)} = {plain(kink.inner)}"
