"""A step on |x| has the length lr wherever it starts: from within lr of 0 it leads across and back."""

from fractions import Fraction
from functools import lru_cache

from lossdrill.judging.exact import NOISE
from lossdrill.judging.witness_words import Claim, Domain, near_miss, within, witness

STEPS = 1000


@lru_cache(maxsize=4)
def on_size(x, lr):
    """The path on |x|."""
    visited = [x]
    for _ in range(STEPS):
        x -= lr * ((x > 0) - (x < 0))
        visited.append(x)
    return visited


def off_the_cycle(x0, lr):
    """How far any point lies from the one two steps before it."""
    visited = on_size(x0, lr)
    most = max(abs(after - before) for before, after in zip(visited, visited[2:]))
    return most if most > NOISE else 0


def nearest(x0, lr):
    return min(abs(x) for x in on_size(x0, lr))


def end_on_square(x0, lr):
    """Each step on x² multiplies by 1 - 2 lr."""
    return abs(x0 * (1 - 2 * lr) ** STEPS)


@near_miss(
    "x0 = 0 is the minimum: there both paths stay where they are. Start somewhere else.",
    x0=0,
    lr=0.5,
)
def at_the_minimum(x0, lr):
    return x0 == 0


@near_miss(
    "With this start the path on |x| lands on 0 exactly, and stays: x0 is a multiple of lr. That is luck; "
    "move x0 a little.",
    x0=0.5,
    lr=0.5,
)
def lands_on_the_minimum(x0, lr):
    return nearest(x0, lr) <= NOISE < abs(x0)


@near_miss(
    "The path on |x| comes nearer first, step by step, and jumps to and fro only then: x0 is further from 0 "
    "than one step is long. Let the cycle begin at x0 itself.",
    x0=5.25,
    lr=0.5,
)
def too_far_away(x0, lr):
    return abs(x0) > lr


@near_miss(
    "The learning rate is too large for x² as well: with lr = 1 a step leads from x to -x, so that path "
    "jumps to and fro too. lr must lie below 1.",
    x0=0.5,
    lr=1,
)
def both_jump(x0, lr):
    return lr == 1


@near_miss(
    "The learning rate is too large for x²: a step multiplies x by 1 - 2 lr, which is below -1 here, and the "
    "path runs away. lr must lie below 1.",
    x0=0.5,
    lr=1.5,
)
def runs_away(x0, lr):
    return lr > 1


@near_miss(
    "The path on x² does go to 0, but it is not there after 1000 steps: each multiplies x by 1 - 2 lr, which "
    "has nearly the size 1 here. Take lr nearer to 1/2.",
    x0=0.5,
    lr=0.998,
)
def too_slow(x0, lr):
    return end_on_square(x0, lr) >= 1e-6


@near_miss(
    "The path on |x| does jump between two points, but one of them is within 0.01 of the minimum. Take x0 "
    "further from 0 and from lr, and lr large enough that there is room.",
    x0=0.005,
    lr=0.5,
)
def too_near(x0, lr):
    return nearest(x0, lr) <= 0.01


judge = witness(
    Claim("the largest distance between x_k and x_(k+2) on |x|", off_the_cycle, at_most=0),
    Claim("the smallest |x_k| on |x|", nearest, more_than=0.01),
    Claim("|x_1000| on x²", end_on_square, less_than=1e-6),
    x0=within(1e3),
    lr=Domain("a number above 0, up to 10", lambda value: 0 < value <= 10),
    examples=[
        {"x0": 0.3, "lr": 0.5},
        {"x0": Fraction(-1, 3), "lr": Fraction(2, 3)},
        {"x0": 0.1, "lr": 0.125},
        {"x0": -0.7, "lr": 0.9},
    ],
    near_misses=[
        at_the_minimum,
        lands_on_the_minimum,
        too_far_away,
        both_jump,
        runs_away,
        too_slow,
        too_near,
    ],
)
