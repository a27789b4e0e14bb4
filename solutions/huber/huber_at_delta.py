"""Value and slope meet, the curvature jumps: differentiable once, not twice."""

from fractions import Fraction

import numpy as np

from lossdrill.judging.value_words import Number, Word, mistake, right, values

ORDERS = ("value", "slope", "curvature")


def given(draw):
    # Neither 1 nor 2 nor the root of 2: delta, delta²/2, 1 and 0 are then four different numbers.
    return {"delta": draw.choice([0.5, 0.6, 0.8, 1.2, 1.5, 1.6, 2.4, 2.5, 3, 4, 5, 6, 8, 10])}


def cells(delta):
    """Put r = delta into both formulas: the parabola r²/2 has the height delta²/2, the slope delta and
    the curvature 1 there; the line delta r - delta²/2 has the height delta²/2, the slope delta and the
    curvature 0. Value and slope agree, so the loss is differentiable with a continuous derivative; the
    second derivative does not exist at the threshold. At r = -delta everything is mirrored, and the
    slope is -delta. Since both formulas give the same number at |r| = delta, < and <= define the same
    loss.
    """
    height = Fraction(delta) ** 2 / 2
    return {
        "value inside": Number(height),
        "value outside": Number(height),
        "slope inside": Number(delta),
        "slope outside": Number(delta),
        "curvature inside": Number(1),
        "curvature outside": Number(0),
        "slope at -delta": Number(-delta),
        "continuous up to": Word("slope", ORDERS),
        "< for <=": Word("no", ("yes", "no")),
    }


@right
def by_polynomials(delta):
    """Each piece as a polynomial in r, differentiated twice by NumPy."""
    inside = np.poly1d([0.5, 0, 0])
    outside = np.poly1d([delta, -delta * delta / 2])
    mirrored = np.poly1d([-delta, -delta * delta / 2])
    found = {"slope at -delta": mirrored.deriv()(-delta)}
    for order, name in enumerate(ORDERS):
        for piece, where in ((inside, "inside"), (outside, "outside")):
            found[f"{name} {where}"] = piece.deriv(order)(delta)
    return found


@right
def in_words_of_delta(delta):
    """Written down as formulas, and a truth value for the word."""
    return {
        "value inside": delta**2 / 2,
        "value outside": delta * (delta - delta / 2),
        "slope inside": delta,
        "slope outside": delta,
        "curvature inside": 1.0,
        "curvature outside": 0.0,
        "slope at -delta": -delta,
        "continuous up to": "Slope",
        "< for <=": False,
    }


@mistake(
    "The line lacks its -delta/2: at |r| = delta it would be twice as high as the parabola, and the loss "
    "would jump."
)
def line_without_its_constant(delta):
    return {"value outside": Fraction(delta) ** 2}


@mistake("That is r², without the 1/2 of the Huber loss.")
def square_without_the_half(delta):
    return {"value inside": Fraction(delta) ** 2}


@mistake("The derivative of r²/2 is r: the 2 and the 1/2 cancel. 2r belongs to r².")
def slope_of_the_full_square(delta):
    return {"slope inside": 2 * delta}


@mistake("The derivative of r²/2 is r, not r/2: the exponent 2 comes down and cancels the 1/2.")
def half_the_slope(delta):
    return {"slope inside": Fraction(delta) / 2}


@mistake(
    "A line that goes up with slope 1 is the absolute error, or Smooth-L1. The outer branch carries the "
    "factor delta, so that it goes on as steeply as the parabola was at delta."
)
def slope_of_the_absolute_error(delta):
    return {"slope outside": 1}


@mistake(
    "Beyond the threshold the loss still rises, along a line with slope delta. It is the slope that stops "
    "growing."
)
def flat_outside(delta):
    return {"slope outside": 0}


@mistake(
    "Smooth to the eye, but outside the loss is a straight line, and a line is not bent at all: the "
    "curvature drops from 1 to 0 at the threshold."
)
def curved_on_both_sides(delta):
    return {"curvature outside": 1}


@mistake(
    "Inside the loss is the parabola r²/2, whose slope r grows by 1 for each unit of r: its curvature is "
    "1 everywhere, also next to the threshold."
)
def straight_on_both_sides(delta):
    return {"curvature inside": 0}


@mistake(
    "That is the slope of the line. Its curvature is how fast the slope changes, and it does not change."
)
def slope_for_the_curvature_outside(delta):
    return {"curvature outside": delta}


@mistake(
    "That is the slope of the parabola there. Its curvature is the derivative of r, which is 1."
)
def slope_for_the_curvature_inside(delta):
    return {"curvature inside": delta}


@mistake("2 is the curvature of r². The Huber loss has r²/2 inside.")
def curvature_of_the_full_square(delta):
    return {"curvature inside": 2}


@mistake(
    "The loss is even, so its slope is odd: on the left it falls towards 0, and the slope is negative."
)
def sign_lost_on_the_left(delta):
    return {"slope at -delta": delta}


@mistake(
    "The loss is differentiable at both thresholds: the two slopes that meet there are the same. A "
    "corner it has nowhere."
)
def corner_on_the_left(delta):
    return {"slope at -delta": 0}


@mistake(
    "The slopes from inside and from outside are the same as well, delta: there is no corner. That is what "
    "the factor delta of the outer branch is for."
)
def has_a_corner(delta):
    return {"continuous up to": "value"}


@mistake(
    "The curvature is 1 on the one side and 0 on the other: the loss is differentiable once, not twice. "
    "'Smooth' is to be taken with care."
)
def twice_differentiable(delta):
    return {"continuous up to": "curvature"}


@mistake(
    "The two signs differ only in which formula is used at |r| = delta itself, and there both give "
    "delta²/2."
)
def the_sign_matters(delta):
    return {"< for <=": "yes"}


@mistake(
    "At the threshold itself there is no second derivative, that is right. From each side, though, the "
    "curvature tends to a number: those of the parabola and of the line."
)
def undefined_curvature(delta):
    return {"curvature inside": "undefined", "curvature outside": "undefined"}


@mistake("That is the slope of the line, not its height: at r = delta the line stands at delta²/2.")
def slope_for_the_value(delta):
    return {"value outside": delta}


judge = values(cells, given=given)
