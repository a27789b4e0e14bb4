"""A density whose negative logarithm is a loss, up to scale and offset: the case for that loss."""

from dataclasses import dataclass

from sympy import Expr, Symbol, expand_log, log, logcombine, simplify

from lossdrill.errors import PackError
from lossdrill.symbolic.loss import Loss


@dataclass(frozen=True, eq=False)
class Likelihood:
    """The density of one target, given the prediction.

    Example: Likelihood(exp(-Abs(r) / b) / (2 * b), loss=mae).
    """

    density: Expr
    """In the inner quantity of the loss, and parameters."""
    loss: Loss

    @property
    def parameters(self) -> tuple[Symbol, ...]:
        """What the density depends on beside the inner quantity."""
        return tuple(sorted(self.density.free_symbols - {self.loss.inner}, key=str))

    def affine(self) -> tuple[Expr, Expr]:
        """(scale, offset), free of the prediction: -log(density) = scale * loss + offset.

        Raises:
            PackError: there are no such two.
        """
        inner = self.loss.inner
        surprise = expand_log(-log(self.density), force=True)
        scale = simplify(surprise.diff(inner) / self.loss.expression.diff(inner))
        offset = simplify(logcombine(simplify(surprise - scale * self.loss.expression), force=True))
        if scale.has(inner) or offset.has(inner):
            raise PackError(
                f"the negative logarithm of {self.density} is not a multiple of "
                f"{self.loss.expression} plus a constant."
            )
        return scale, offset
