"""The pull on a prediction is bounded, the pull on the slope is not: it is multiplied by x.

The slope is found by bisection. For each slope s the best intercept b(s) is where the clipped residuals
add up to 0, a function of b that is made of straight pieces. What is left, the mean loss at (s, b(s)), is
a convex function of s with the derivative of the mean loss with respect to s alone.
"""

from bisect import bisect_left
from functools import lru_cache

from lossdrill.judging.witness_words import Claim, near_miss, within, witness

SLOPE = 2
DIGITS = 1e-12
FLAT = 1e-30
"""A derivative as small is 0: where the loss is flat, rounding must not decide."""


def given(draw):
    xs = sorted(draw.sample(range(13), draw.randint(6, 9)))
    c = draw.randint(-5, 5)
    return {
        "xs": xs,
        "ys": [SLOPE * x + c for x in xs],
        "delta": draw.choice([0.5, 1, 1.5, 2]),
    }


def clipped(errors, b, delta):
    return [max(-delta, min(delta, e - b)) for e in errors]


def intercept(errors, delta):
    """A best b for these values of y - s x: where the clipped e - b add up to 0."""
    knots = sorted([e + delta for e in errors] + [e - delta for e in errors])
    # They add up to less, the larger b is; between two knots along a straight line.
    right = bisect_left(knots, 0, key=lambda b: -sum(clipped(errors, b, delta)))
    if right == 0:
        return knots[0]
    low, high = knots[right - 1], knots[right]
    above, below = (sum(clipped(errors, b, delta)) for b in (low, high))
    return low + (high - low) * above / (above - below)


def rise(s, points, delta):
    """The derivative of the loss with respect to s, at the best b for it, times n."""
    errors = [y - s * x for x, y in points]
    pulls = clipped(errors, intercept(errors, delta), delta)
    return -sum(pull * x for pull, (x, _) in zip(pulls, points))


@lru_cache(maxsize=64)
def steepest(points, delta):
    """The slope of the best line; the largest one, where several are best."""
    low, high, step = SLOPE, SLOPE, 1
    while rise(low, points, delta) > FLAT:
        low, step = low - step, 2 * step
    while rise(high, points, delta) <= FLAT:
        high, step = high + step, 2 * step
    while high - low > DIGITS * max(1, abs(low)):
        middle = (low + high) / 2
        if rise(middle, points, delta) > FLAT:
            high = middle
        else:
            low = middle
    return high


def slope(x, y, xs, ys, delta):
    return steepest((*zip(xs, ys), (x, y)), delta)


def moved_from_the_end(x, y, xs, ys, delta):
    """By how much the slope changes when the same error is made at the last of the xs."""
    error = y - (ys[0] + SLOPE * (x - xs[0]))
    return abs(slope(xs[-1], ys[-1] + error, xs, ys, delta) - SLOPE)


def off_the_line(x, y, xs, ys):
    return y - (ys[0] + SLOPE * (x - xs[0]))


@near_miss(
    "Your point lies on the line of the others, or within delta of it. However far out it stands, it confirms "
    "their slope: a lever does harm only when it is pulled.",
    lambda xs, ys, delta: {"x": 100_000, "y": ys[0] + SLOPE * (100_000 - xs[0])},
)
def on_the_line(x, y, xs, ys, delta):
    return abs(off_the_line(x, y, xs, ys)) <= delta


@near_miss(
    "A wild target above or below the other points: this is what Huber is made for. The point pulls at the "
    "line with delta and no more, and with a short lever, so the slope hardly moves however large y is. "
    "Think of x instead.",
    lambda xs, ys, delta: {"x": xs[-1], "y": -1_000_000},
)
def among_the_others(x, y, xs, ys, delta):
    return min(xs) <= x <= max(xs)


@near_miss(
    "The slope has become larger. Right of the others your point must lie below their line, left of them "
    "above it.",
    lambda xs, ys, delta: {"x": 10_000, "y": 100_000},
)
def turned_the_other_way(x, y, xs, ys, delta):
    return slope(x, y, xs, ys, delta) > SLOPE + DIGITS


@near_miss(
    "The lever is long enough: the line now passes within delta of your point. But the line to it is too "
    "steep: choose y nearer to the heights of the other points.",
    lambda xs, ys, delta: {"x": 10_000, "y": 10_000},
)
def too_steep(x, y, xs, ys, delta):
    s = slope(x, y, xs, ys, delta)
    errors = [y - s * x for x, y in [*zip(xs, ys), (x, y)]]
    return abs(errors[-1] - intercept(errors, delta)) < delta


@near_miss(
    "Your point pulls in the right direction, but the others still hold the line: the lever is too short. "
    "They hold it with delta times the sum of their distances from the middle; put x further away than "
    "that sum.",
    lambda xs, ys, delta: {"x": xs[-1] + 3, "y": ys[0]},
)
def lever_too_short(x, y, xs, ys, delta):
    return slope(x, y, xs, ys, delta) >= 0.1


def mirrored(xs, ys, delta):
    """On the left, as high as the others."""
    return {"x": -1000, "y": max(ys)}


def just_far_enough(xs, ys, delta):
    """At a little more than the sum of the distances, and far below."""
    middle = xs[len(xs) // 2]
    return {"x": middle + 2 * sum(abs(x - middle) for x in xs) + 40, "y": -1000.5}


judge = witness(
    Claim("the slope of the Huber line through all points", slope, less_than=0.1),
    Claim(
        "the change of the slope, had the same error been made at the last of the xs",
        moved_from_the_end,
        less_than=0.5,
    ),
    x=within(1e6),
    y=within(1e6),
    given=given,
    examples=[
        {"x": 10_000, "y": 0},
        mirrored,
        just_far_enough,
        {"x": 1_000_000, "y": -1_000_000},
    ],
    near_misses=[
        on_the_line,
        among_the_others,
        turned_the_other_way,
        too_steep,
        lever_too_short,
    ],
)
