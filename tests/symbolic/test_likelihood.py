"""Densities and the losses that they make."""

from pathlib import Path

import mpmath
import pytest
from sympy import Abs, exp, log, pi, sqrt

from lossdrill.errors import PackError
from lossdrill.symbolic import Likelihood, Loss, positive, real
from lossdrill.symbolic.definitions import load_likelihoods
from lossdrill.symbolic.exact import ExactLikelihood

y, y_hat, r = real("y y_hat r")
s = positive("s")
squared = Loss(r**2, of=y_hat, given=y, where={r: y_hat - y})
absolute = Loss(Abs(r), of=y_hat, given=y, where={r: y_hat - y})


def test_gaussian() -> None:
    """The Gaussian makes the squared error, over twice the variance."""
    scale, offset = Likelihood(exp(-(r**2) / (2 * s**2)) / (s * sqrt(2 * pi)), squared).affine()
    assert scale == 1 / (2 * s**2)
    assert (offset - log(2 * pi * s**2) / 2).simplify() == 0


def test_laplace() -> None:
    """The Laplace density makes the absolute error."""
    likelihood = Likelihood(exp(-Abs(r) / s) / (2 * s), absolute)
    assert likelihood.affine() == (1 / s, log(2 * s))


def test_another_loss() -> None:
    """A density that does not make the loss is the author's mistake."""
    with pytest.raises(PackError, match="not a multiple of Abs"):
        Likelihood(exp(-(r**2) / 2), absolute).affine()


def test_numbers_from_the_density_alone() -> None:
    """Scale and offset, found without any derivative, are those that were derived."""
    likelihood = Likelihood(exp(-(r**2) / (2 * s**2)) / (s * sqrt(2 * pi)), squared)
    exact = ExactLikelihood(likelihood)
    scale, offset = (part.subs(s, 3) for part in likelihood.affine())
    with mpmath.workdps(50):
        assert abs(exact.scale(3) - mpmath.mpf(scale.p) / scale.q) < 1e-45
    assert abs(float(exact.offset(3)) - float(offset)) < 1e-15


def test_its_loss_needs_a_name(tmp_path: Path) -> None:
    """The loss of a density must be one of the file."""
    path = tmp_path / "solutions" / "topic" / "loss.py"
    path.parent.mkdir(parents=True)
    path.write_text(
        "from sympy import exp\n"
        "from lossdrill.symbolic import Likelihood, Loss, real\n"
        'r, y = real("r y")\n'
        "made = Likelihood(exp(-r**2), loss=Loss(r**2, of=r, given=y))\n"
    )
    with pytest.raises(PackError, match="made: bind its loss to a name"):
        load_likelihoods(tmp_path, "topic")
