"""Solve for the prediction; look at the slope on either side."""

from lossdrill.judging.value_words import Interval, Number, mistake, values


# What the stub gives in the place of its line `# GIVEN`; `draw` is a random.Random of the variant.
def given(draw):
    return {
        "y": draw.choice((-9, -8, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 8, 9)),
        "tau": draw.choice((0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)),
    }


# The right cells; the docstring is the working, shown once all is right.
def cells(y, tau):
    """At r = 0, which is y_hat = y, the slope with respect to y_hat goes from -tau to 1 - tau."""
    return {
        "y_hat at r = 0": Number(y),
        "slopes at r = 0": Interval(-tau, 1 - tau),
    }


@mistake("That is r at the corner. Asked for is y_hat: solve r = y_hat - y for it.")
def r_for_y_hat(y, tau):
    return {
        "y_hat at r = 0": 0,
    }


@mistake("That is the slope just below the corner. Just above it is another one: give both.")
def only_below(y, tau):
    return {
        "slopes at r = 0": -tau,
    }


@mistake("That is the slope just above the corner. Just below it is another one: give both.")
def only_above(y, tau):
    return {
        "slopes at r = 0": 1 - tau,
    }


@mistake("The signs are turned. Ask what the loss does when y_hat grows a little.")
def signs_turned(y, tau):
    return {
        "slopes at r = 0": (tau - 1, tau),
    }


@mistake("0 lies between the two slopes, and is a good choice in code. Both ends are asked for.")
def only_0(y, tau):
    return {
        "slopes at r = 0": 0,
    }


@mistake("That is the mean of the two slopes. Both ends are asked for.")
def mean_of_the_two(y, tau):
    return {
        "slopes at r = 0": 1 / 2 - tau,
    }


@mistake("-1 and 1 are the slopes of |u|. Differentiate the two pieces that meet here.")
def as_of_a_size(y, tau):
    return {
        "slopes at r = 0": (-1, 1),
    }


judge = values(cells, given=given)
