"""Cutting a function into its smooth pieces, and losses other than the built-in ones."""

import pytest
from sympy import Abs, Eq, Max, Min, Piecewise, symbols

from lossdrill.errors import PackError
from lossdrill.symbolic import Loss, positive, real, sign_label
from lossdrill.symbolic.derivatives import differentiate
from lossdrill.symbolic.pieces import cut

y, y_hat, r, s, m = real("y y_hat r s m")
epsilon, tau, a, b = positive("epsilon tau a b")


def test_smooth_functions_are_one_piece() -> None:
    """Without absolute values, maxima or cases there is nothing to cut."""
    assert cut(r**2, r).cuts == ()


def test_cuts_where_nothing_changes_are_dropped() -> None:
    """|r|^2 has no corner although |r| has one."""
    assert cut(Abs(r) ** 2, r).cuts == ()


def test_a_tube_has_two_corners() -> None:
    """max(0, |r| - epsilon) is flat between -epsilon and epsilon."""
    pieces = cut(Max(0, Abs(r) - epsilon), r)
    assert pieces.cuts == (-epsilon, epsilon)
    assert pieces.smooth == (-epsilon - r, 0, r - epsilon)


def test_the_lower_of_two_lines() -> None:
    """Min is cut like Max, and its corner is concave."""
    kink = differentiate(Loss(Min(0, r), of=r)).kinks[0]
    assert (kink.left, kink.right) == (1, 0)


def test_pinball_has_both_slopes_in_its_interval() -> None:
    """Between over- and underestimating, every slope from -tau to 1 is a subgradient."""
    pinball = Loss(
        Piecewise((-tau * r, r < 0), (r, True)), of=y_hat, given=(y, tau), where={r: y_hat - y}
    )
    derived = differentiate(pinball)
    assert derived.interval is not None
    assert [side.subs(r, 0) for side in derived.interval] == [-tau, 1]
    assert derived.gradient.subs(r, 0) == 0
    assert derived.gradient.subs(r, -1) == -tau


def test_a_falling_link_exchanges_the_sides() -> None:
    """With r = y - y_hat the prediction sees the corner from the other side."""
    kink = differentiate(Loss(Max(0, r), of=y_hat, given=y, where={r: y - y_hat})).kinks[0]
    assert (kink.at, kink.left, kink.right) == (y, -1, 0)


def test_without_an_inner_quantity() -> None:
    """A loss written in the prediction itself has its corners in terms of the target."""
    kink = differentiate(Loss(Abs(y_hat - y), of=y_hat, given=y)).kinks[0]
    assert (kink.at, kink.left, kink.right) == (y, -1, 1)


def test_corners_that_cannot_be_ordered() -> None:
    """Two corners whose order depends on the parameters are refused, not guessed."""
    with pytest.raises(PackError, match="cannot tell whether"):
        cut(Abs(r - a) + Abs(r - b), r)


def test_symbols_need_a_domain() -> None:
    """A plain SymPy symbol is refused: it would be complex."""
    with pytest.raises(PackError, match="the symbol x has no domain"):
        Loss(symbols("x") ** 2, of=r)


def test_symbols_need_to_be_declared() -> None:
    """A parameter that is not in `given` has no place among the arguments."""
    with pytest.raises(PackError, match="epsilon is used but not declared"):
        Loss(epsilon * r**2, of=r)


def test_links_must_be_one_to_one() -> None:
    """A margin that the same prediction reaches twice has no slope of its own."""
    with pytest.raises(PackError, match="exactly one"):
        differentiate(Loss(Abs(m - 1), of=s, where={m: s**2}))


def test_equal_names_in_other_domains_are_other_symbols() -> None:
    """A label y and a real y do not mix."""
    assert sign_label("y") != y
    assert real("y") == y
    assert Eq(sign_label("y") ** 2, y**2) is not True
