"""At the corner any slope from -1 to 0 touches from below; any other gets above the graph somewhere."""

from fractions import Fraction

from lossdrill.judging.all_of import all_of
from lossdrill.judging.value_words import Interval, mistake, right, values
from lossdrill.judging.witness_words import Claim, near_miss, within, witness


def given(draw):
    return {"inside": draw.choice([-3, -2, -0.5, 0.25, 0.5]), "beyond": draw.choice([1.5, 2, 3, 4])}


def cells(inside, beyond):
    """Below 1 the loss falls with slope -1, whatever the margin; above 1 it is flat. At the corner
    a line may have any slope between the two.
    """
    return {"inside": Interval(-1, -1), "corner": Interval(-1, 0), "beyond": Interval(0, 0)}


@right
def by_one_sided_slopes(inside, beyond):
    """The ends of the set are the slopes on the left and on the right."""
    h = 2.0**-10

    def slopes(m):
        f = [max(0, 1 - at) for at in (m - h, m, m + h)]
        return (f[1] - f[0]) / h, (f[2] - f[1]) / h

    return {"inside": slopes(inside), "corner": slopes(1), "beyond": slopes(beyond)}


@mistake(
    "The corner has no derivative, but subgradients it has: all slopes from that on the left to that on "
    "the right. It is not being differentiable that makes a function convex."
)
def undefined_at_the_corner(inside, beyond):
    return {"corner": "undefined"}


@mistake(
    "Those are the subgradients of |r| at 0. The hinge is flat on one side: a line with a slope above 0 "
    "would be above the graph there."
)
def corner_of_the_absolute_value(inside, beyond):
    return {"corner": (-1, 1)}


@mistake("Only one end of the set: every slope from -1 to 0 stays below the graph.")
def left_slope_alone(inside, beyond):
    return {"corner": -1}


@mistake("Only one end of the set: every slope from -1 to 0 stays below the graph.")
def right_slope_alone(inside, beyond):
    return {"corner": 0}


@mistake("The sign is the other one: with a growing margin the loss falls.")
def rising(inside, beyond):
    return {"inside": 1, "corner": (0, 1)}


@mistake(
    "Those are the losses, how high the graph is. A slope does not depend on how far the margin is from 1."
)
def value_for_the_slope(inside, beyond):
    return {"inside": 1 - inside}


@mistake("Beyond the margin the loss is 0 and stays 0: it is flat there.")
def falls_for_ever(inside, beyond):
    return {"beyond": -1}


def hinge(m):
    return max(0, 1 - m)


def above(g, m):
    """How far the line with slope g through the corner is above the graph at m."""
    return g * (m - 1) - hinge(m)


@near_miss(
    "g is a subgradient, from -1 to 0: its line is above the graph nowhere. Choose one that is not.",
    g=-0.5,
    m=3,
)
def a_subgradient(g, m):
    return -1 <= g <= 0


@near_miss(
    "At m = 1 every line goes through the corner, so it is not above the graph. Move away from it.",
    g=1,
    m=1,
)
def at_the_corner(g, m):
    return m == 1


@near_miss(
    "g is no subgradient, and its line is above the graph on the other side of the corner: with g > 0 look "
    "at m > 1, with g < -1 at m < 1.",
    g=1,
    m=0,
)
def on_the_other_side(g, m):
    return above(g, m) <= 0


@near_miss(
    "The line is above the graph here, but by no more than 0.1. Go further away from the corner.",
    g=1,
    m=1.05,
)
def too_little(g, m):
    return above(g, m) > 0


judge = all_of(
    sets=values(cells, given=given),
    slope=witness(
        Claim("the line is above the graph by", above, more_than=0.1),
        g=within(100),
        m=within(1000),
        examples=[{"g": 1, "m": 3}, {"g": -2, "m": -1.5}, {"g": Fraction(1, 9), "m": 1000}],
        near_misses=[a_subgradient, at_the_corner, on_the_other_side, too_little],
    ),
)
