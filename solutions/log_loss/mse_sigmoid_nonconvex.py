"""Between two weights the loss rises above its chord, so it is not convex."""

from lossdrill.judging.exact import NOISE, log, sigmoid
from lossdrill.judging.witness_words import Claim, near_miss, unit, within, witness


def squared_error(w):
    return (sigmoid(w) - 1) ** 2


def cross_entropy(w):
    return -log(sigmoid(w))


def above_the_chord(loss, w1, w2, t):
    return loss(t * w1 + (1 - t) * w2) - (t * loss(w1) + (1 - t) * loss(w2))


@near_miss(
    "At t = 0 or t = 1, or with w1 = w2, the point lies at an end of the chord, where loss and "
    "chord are equal. Choose a point between two different weights.",
    w1=-12.0,
    w2=2.0,
    t=1.0,
)
def at_an_end(w1, w2, t):
    return t in {0, 1} or w1 == w2


@near_miss(
    "Both weights lie where p > 1/3. There the second derivative, 2 p (1 - p)² (3p - 1), is "
    "positive and the loss is convex: move one weight to where p < 1/3.",
    w1=1.0,
    w2=3.0,
    t=0.5,
)
def both_on_the_convex_side(w1, w2, t):
    return min(sigmoid(w1), sigmoid(w2)) > sigmoid(-log(2))


@near_miss(
    "To 40 digits, loss and chord are equal here: the chord is too short or too flat, or t is next "
    "to 0 or 1. Take weights between which the loss falls, and a point well inside.",
    w1=-900.0,
    w2=-800.0,
    t=0.5,
)
def no_difference(w1, w2, t):
    return abs(above_the_chord(squared_error, w1, w2, t)) < NOISE


@near_miss(
    "The loss does rise above this chord, which already refutes convexity, but by no more than 0.01. "
    "Let the chord reach from the plateau on the left to where the loss is nearly 0.",
    w1=-3.0,
    w2=-2.5,
    t=0.5,
)
def too_little(w1, w2, t):
    return above_the_chord(squared_error, w1, w2, t) > 0


@near_miss(
    "Here the loss lies below the chord, as it would for a convex function. The point between must "
    "stand on the plateau: choose t such that it lies nearer to the smaller weight.",
    w1=-3.0,
    w2=20.0,
    t=0.05,
)
def below_the_chord(w1, w2, t):
    return above_the_chord(squared_error, w1, w2, t) <= 0


judge = witness(
    Claim(
        "the squared error rises above its chord",
        lambda w1, w2, t: above_the_chord(squared_error, w1, w2, t),
        more_than=0.01,
    ),
    Claim(
        "the cross-entropy, at the same points, does not",
        lambda w1, w2, t: above_the_chord(cross_entropy, w1, w2, t),
        at_most=0,
    ),
    w1=within(1e3),
    w2=within(1e3),
    t=unit,
    examples=[
        {"w1": -12.0, "w2": 2.25, "t": 0.5},
        {"w1": 10, "w2": -10, "t": 0.4},
        {"w1": -1000, "w2": 1000, "t": 0.51},
    ],
    near_misses=[
        at_an_end,
        both_on_the_convex_side,
        no_difference,
        too_little,
        below_the_chord,
    ],
)
