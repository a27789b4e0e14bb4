"""Solve for the prediction; look at the slope on either side."""

from lossdrill.judging.value_words import Interval, Number, mistake, values


# What the stub gives in the place of its line `# GIVEN`; `draw` is a random.Random of the variant.
def given(draw):
    return {
        "y": draw.choice((-9, -8, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 8, 9)),
        "epsilon": draw.choice((2, 3, 4, 5, 6, 7, 8, 9)),
    }


# The right cells; the docstring is the working, shown once all is right.
def cells(y, epsilon):
    """At r = -epsilon, which is y_hat = y - epsilon, the slope with respect to y_hat goes from
    -1 to 0. At r = epsilon, which is y_hat = epsilon + y, the slope with respect to y_hat
    goes from 0 to 1.
    """
    return {
        "y_hat at r = -epsilon": Number(y - epsilon),
        "slopes at r = -epsilon": Interval(-1, 0),
        "y_hat at r = epsilon": Number(epsilon + y),
        "slopes at r = epsilon": Interval(0, 1),
    }


@mistake("That is r at the corner. Asked for is y_hat: solve r = y_hat - y for it.")
def r_for_y_hat(y, epsilon):
    return {
        "y_hat at r = -epsilon": -epsilon,
        "y_hat at r = epsilon": epsilon,
    }


@mistake("The sign of the residual is turned: r is y_hat - y.")
def residual_reversed(y, epsilon):
    return {
        "y_hat at r = -epsilon": epsilon + y,
        "y_hat at r = epsilon": y - epsilon,
    }


@mistake("That is the slope just below the corner. Just above it is another one: give both.")
def only_below(y, epsilon):
    return {
        "slopes at r = -epsilon": -1,
        "slopes at r = epsilon": 0,
    }


@mistake("That is the slope just above the corner. Just below it is another one: give both.")
def only_above(y, epsilon):
    return {
        "slopes at r = -epsilon": 0,
        "slopes at r = epsilon": 1,
    }


@mistake("The signs are turned. Ask what the loss does when y_hat grows a little.")
def signs_turned(y, epsilon):
    return {
        "slopes at r = -epsilon": (0, 1),
        "slopes at r = epsilon": (-1, 0),
    }


@mistake("That is the mean of the two slopes. Both ends are asked for.")
def mean_of_the_two(y, epsilon):
    return {
        "slopes at r = -epsilon": -1 / 2,
        "slopes at r = epsilon": 1 / 2,
    }


@mistake("-1 and 1 are the slopes of |u|. Differentiate the two pieces that meet here.")
def as_of_a_size(y, epsilon):
    return {
        "slopes at r = -epsilon": (-1, 1),
        "slopes at r = epsilon": (-1, 1),
    }


judge = values(cells, given=given)
