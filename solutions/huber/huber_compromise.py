"""Bounded like the absolute error, round at the bottom like the square; but the straight branches come
at a price: the best constant need not be unique.
"""

from fractions import Fraction

import numpy as np

from lossdrill.judging.value_words import Interval, Word, mistake, right, values

LOSSES = ("MSE", "MAE", "Huber")
PROPERTIES = {
    "differentiable": ("yes", "no", "yes"),
    "bounded": ("no", "yes", "yes"),
    "curved at 0": ("yes", "no", "yes"),
    "unique": ("yes", "no", "no"),
}


def given(draw):
    """Two targets below and two above, with more than twice delta between them."""
    delta = draw.choice([1, 1.5, 2, 2.5])
    below = sorted(draw.sample(range(-6, 1), 2))
    # Not as far apart as those below: the mean is then not in the middle of the gap.
    apart = draw.choice([k for k in range(1, 8) if k != below[1] - below[0]])
    first = below[1] + draw.randint(7, 14)
    return {"y": [*below, first, first + apart], "delta": delta}


def table(name, words):
    return {f"{loss} {name}": word for loss, word in zip(LOSSES, words)}


def cells(y, delta):
    """The Huber loss is the square in the middle, so it is differentiable and curved at 0, and a line
    outside, so its slope is bounded. Its price is that of the absolute error: lines are not curved. Where
    all targets are further than delta away, as many below as above, their pulls delta and -delta balance
    wherever the constant stands, so all constants from the second target + delta to the third - delta are
    best. Only the square, curved everywhere, has a single one, the mean.
    """
    _, second, third, _ = map(Fraction, y)
    mean = Fraction(sum(y), 4)
    words = {
        key: Word(word, ("yes", "no"))
        for name, row in PROPERTIES.items()
        for key, word in table(name, row).items()
    }
    return {
        **words,
        "MSE best": Interval(mean, mean),
        "MAE best": Interval(second, third),
        "Huber best": Interval(second + Fraction(delta), third - Fraction(delta)),
    }


@right
def by_slopes(y, delta):
    """The set is where the slope of the mean loss is neither negative on the left nor positive on the
    right; its ends are where the slope of one of the pieces begins or stops to be 0.
    """
    ends = sorted({*y, *(t + delta for t in y), *(t - delta for t in y)})

    def huber_slope(c):
        return np.mean(np.clip(c - np.array(y), -delta, delta))

    flat = [c for c in ends if abs(huber_slope(c)) < 1e-12]
    return {
        "MSE best": np.mean(y),
        "MAE best": np.sort(y)[1:3],
        "Huber best": [min(flat), max(flat)],
    }


@mistake(
    "At 0 the slope of |r| jumps from -1 to 1: there is a corner, and no derivative. Everywhere else "
    "there is one, but one place is enough."
)
def absolute_value_without_its_corner(y, delta):
    return {"MAE differentiable": "yes"}


@mistake(
    "Both branches have the slope delta at r = delta, and around 0 the loss is a parabola: it has a "
    "derivative everywhere. What it lacks, at ±delta, is a second one."
)
def huber_with_a_corner(y, delta):
    return {"Huber differentiable": "no"}


@mistake(
    "The slope of r² is 2r and grows with the residual without end. That is why one wild target can "
    "take over the fit."
)
def square_with_a_bounded_slope(y, delta):
    return {"MSE bounded": "yes"}


@mistake(
    "The loss grows without bound, but its slope does not: it is ±1 however large the residual is."
)
def value_for_the_slope_of_the_absolute_error(y, delta):
    return {"MAE bounded": "no"}


@mistake(
    "The loss grows without bound, but its slope stops at ±delta: that is the limit on the pull of any one "
    "target."
)
def value_for_the_slope_of_huber(y, delta):
    return {"Huber bounded": "no"}


@mistake(
    "|r| has not even a first derivative at 0, and on both sides of it the graph is straight: nothing is "
    "curved there."
)
def curved_absolute_value(y, delta):
    return {"MAE curved at 0": "yes"}


@mistake(
    "Around 0 the Huber loss is the parabola r²/2, with the second derivative 1. Without curvature it is "
    "beyond delta."
)
def huber_straight_at_zero(y, delta):
    return {"Huber curved at 0": "no"}


@mistake(
    "The absolute error has a flat bottom whenever as many targets lie below as above: your four targets "
    "are an example."
)
def absolute_error_always_unique(y, delta):
    return {"MAE unique": "yes"}


@mistake(
    "Convex with a continuous derivative is not enough. Where every target is further than delta away, all "
    "branches are straight, and their sum may be flat: look at your four targets, with c in the middle of "
    "the gap."
)
def huber_always_unique(y, delta):
    return {"Huber unique": "yes"}


@mistake(
    "r² is curved everywhere, so the mean loss is a parabola in c, whatever the targets are: it has one "
    "lowest point, at their mean."
)
def square_not_unique(y, delta):
    return {"MSE unique": "no"}


@mistake(
    "Those are the best constants of the absolute error. Under Huber a target that is nearer than delta "
    "pulls less than the others: the pulls balance only further than delta from all four."
)
def set_of_the_absolute_error(y, delta):
    return {"Huber best": (y[1], y[2])}


@mistake(
    "At the mean the distances balance. Under Huber a distance counts as delta at most: the best constants "
    "are those at which these cut distances balance."
)
def mean_for_huber(y, delta):
    return {"Huber best": Fraction(sum(y), 4)}


@mistake(
    "The middle of the gap is a best constant, but so are others: how far can c move before the pulls no "
    "longer balance?"
)
def middle_for_huber(y, delta):
    return {"Huber best": Fraction(y[1] + y[2], 2)}


@mistake(
    "That is the middle one of the medians. Between the two targets in the middle the slope of the mean "
    "absolute error is 0, so every constant there is best."
)
def one_median(y, delta):
    return {"MAE best": Fraction(y[1] + y[2], 2)}


@mistake(
    "Beyond the second target one more pulls down than up: the best constants of the absolute error lie "
    "between the second and the third target only."
)
def from_the_first_to_the_last(y, delta):
    return {"MAE best": (y[0], y[3])}


@mistake("That is a median. Under the square the best constant is the mean.")
def median_for_the_square(y, delta):
    return {"MSE best": Fraction(y[1] + y[2], 2)}


@mistake(
    "delta points the other way: the set is smaller than that of the absolute error. The constant must be "
    "further than delta from all four targets."
)
def widened_by_delta(y, delta):
    return {"Huber best": (y[1] - delta, y[2] + delta)}


@mistake("Half of delta is too little: a target pulls with delta only from the distance delta on.")
def half_of_delta(y, delta):
    return {"Huber best": (y[1] + delta / 2, y[2] - delta / 2)}


@mistake(
    "r² is a parabola with the second derivative 2, at 0 as anywhere else. Convex, smooth and curved go "
    "together there."
)
def square_straight_at_zero(y, delta):
    return {"MSE curved at 0": "no"}


@mistake("r² has the derivative 2r everywhere, at r = 0 too, where it is 0.")
def square_with_a_corner(y, delta):
    return {"MSE differentiable": "no"}


@mistake("That is the sum of the targets. The constant that balances their distances is the mean.")
def sum_for_the_mean(y, delta):
    return {"MSE best": sum(y)}


@mistake(
    "That is one end of the set. Every constant up to the other end is best as well: give both."
)
def lower_end_alone(y, delta):
    return {"Huber best": y[1] + delta}


judge = values(cells, given=given)
