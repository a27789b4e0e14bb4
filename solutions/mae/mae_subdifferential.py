"""Away from 0 one slope, the sign; at 0 all of them, from -1 to 1; in a mean they add up."""

from fractions import Fraction

import numpy as np

from lossdrill.judging.value_words import Interval, mistake, right, values


def given(draw):
    zeros, below, above = draw.choice([(1, 1, 3), (1, 3, 1), (2, 1, 3), (1, 2, 4), (2, 4, 2)])
    residuals = [0] * zeros + draw.sample(range(-9, 0), below) + draw.sample(range(1, 10), above)
    draw.shuffle(residuals)
    return {"left": -draw.randint(2, 9), "right": draw.randint(2, 9), "residuals": residuals}


def counted(residuals):
    """How many lie below, at and above 0, and how many there are."""
    below, above = (sum(sign * r > 0 for r in residuals) for sign in (-1, 1))
    return below, len(residuals) - below - above, above, len(residuals)


def cells(left, right, residuals):
    """|r| has slope -1 below 0 and 1 above, whatever the size of r. At 0 every line through the tip
    with a slope from -1 to 1 stays below the graph, and no other. In the mean each residual above 0
    adds 1/n, each below takes 1/n away, and each at 0 adds anything from -1/n to 1/n.
    """
    below, zeros, above, n = counted(residuals)
    return {
        "left": Interval(-1, -1),
        "zero": Interval(-1, 1),
        "right": Interval(1, 1),
        "mean": Interval(Fraction(above - below - zeros, n), Fraction(above - below + zeros, n)),
    }


@right
def by_one_sided_slopes(left, right, residuals):
    """The ends of the set are the slopes on the left and on the right."""
    h = 2.0**-10
    r = np.array(residuals)

    def slopes(f, at):
        return (f(at) - f(at - h)) / h, (f(at + h) - f(at)) / h

    return {
        "left": slopes(abs, left),
        "zero": slopes(abs, 0),
        "right": slopes(abs, right),
        "mean": slopes(lambda c: np.mean(np.abs(r + c)), 0),
    }


@mistake(
    "There is no derivative at 0, but subgradients there are: every line through the tip with a slope "
    "from one end to the other stays below the graph. The whole interval is the answer."
)
def undefined_at_zero(left, right, residuals):
    return {"zero": "undefined"}


@mistake(
    "sign(0) = 0 is one subgradient, and a good choice in code. The subdifferential is the set of all "
    "of them."
)
def only_zero(left, right, residuals):
    return {"zero": 0}


@mistake(
    "Lines with a negative slope stay below the graph at the tip just as well: it is the same on both "
    "sides."
)
def only_one_side(left, right, residuals):
    return {"zero": (0, 1)}


@mistake(
    "The size of the residual stays out of it: the slope of |r| is its sign alone. A slope that grows "
    "with r belongs to the square."
)
def slope_of_the_square(left, right, residuals):
    return {"left": 2 * left, "right": 2 * right}


@mistake("The slope of |r| is the sign of r, not r: it does not grow with the residual.")
def slope_is_the_residual(left, right, residuals):
    return {"left": left, "right": right}


@mistake("That is the value of |r|, how high the graph is; its slope is the question.")
def value_for_the_slope(left, right, residuals):
    return {"left": -left, "right": right}


@mistake(
    "There is a kink at 0 only. Where the graph is straight, a single line touches it without crossing."
)
def kinks_everywhere(left, right, residuals):
    return {"left": (-1, 1), "right": (-1, 1)}


@mistake("Below 0 the graph falls and above it rises: the two signs are exchanged.")
def signs_exchanged(left, right, residuals):
    return {"left": 1, "right": -1}


@mistake(
    "That is the set for the sum. The mean divides by n, and with it both ends of the interval."
)
def sum_for_the_mean(left, right, residuals):
    below, zeros, above, n = counted(residuals)
    return {"mean": (above - below - zeros, above - below + zeros)}


@mistake(
    "The residuals at 0 are taken to add nothing. Each of them adds any number from -1/n to 1/n, so the "
    "mean has a whole interval of subgradients, with this number in its middle."
)
def zeros_add_nothing(left, right, residuals):
    below, zeros, above, n = counted(residuals)
    return {"mean": Fraction(above - below, n)}


@mistake(
    "The residuals at 0 are left out of n. They are samples like the others, and the mean is over all."
)
def zeros_not_counted(left, right, residuals):
    below, zeros, above, n = counted(residuals)
    k = n - zeros
    return {"mean": (Fraction(above - below - zeros, k), Fraction(above - below + zeros, k))}


@mistake(
    "The set from -1 to 1 belongs to one residual at 0. In the mean the others add their signs, and "
    "each counts 1/n."
)
def kink_of_one_sample(left, right, residuals):
    return {"mean": (-1, 1)}


@mistake(
    "Right for a constant that is taken away. Here c is added: a residual above 0 grows with it, so its "
    "slope is +1."
)
def constant_taken_away(left, right, residuals):
    below, zeros, above, n = counted(residuals)
    return {"mean": (Fraction(below - above - zeros, n), Fraction(below - above + zeros, n))}


judge = values(cells, given=given)
