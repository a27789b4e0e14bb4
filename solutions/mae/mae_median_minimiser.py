"""The slope of the loss counts the targets on either side: it changes its sign in the middle of them."""

import numpy as np

from lossdrill.judging.minimiser_words import (
    Measure,
    Point,
    minimiser,
    mistake,
    normal,
    right,
    vector,
)


def best_constant(y):
    return np.median(y)


@right
def lower_of_the_middle(y):
    return np.sort(y)[(len(y) - 1) // 2]


@right
def upper_of_the_middle(y):
    return sorted(y.tolist())[len(y) // 2]


@right
def the_best_of_the_targets(y):
    """The loss is straight between targets, so one of them is among the best constants."""
    losses = np.mean(np.abs(y[:, None] - y), axis=1)
    return y[np.argmin(losses)]


@right
def where_the_slope_changes_sign(y):
    """As many targets below as above, by halving."""
    low, high = float(np.min(y)), float(np.max(y))
    for _ in range(200):
        middle = (low + high) / 2
        if np.sum(y > middle) > np.sum(y < middle):
            low = middle
        else:
            high = middle
    return high


@right
def ends_taken_off(y):
    """The largest and the smallest target pull against each other, wherever c is between them."""
    rest = list(y)
    while len(rest) > 2:
        rest.remove(max(rest))
        rest.remove(min(rest))
    return rest[0]


@right
def by_partition(y):
    k = len(y) // 2
    return np.partition(y, k)[k]


@mistake(
    "The mean is the best constant under squared error. Under absolute error a target pulls with its sign "
    "alone, however far out it lies, so the best constant has as many targets on either side."
)
def mean(y):
    return np.mean(y)


@mistake(
    "That is halfway between the smallest and the largest target: it makes the largest error small. For the "
    "mean of the errors all targets count."
)
def midrange(y):
    return (np.min(y) + np.max(y)) / 2


@mistake(
    "That is the entry in the middle of the array as it comes. The targets are in any order: sort a copy "
    "first."
)
def middle_of_the_unsorted(y):
    return y[len(y) // 2]


@mistake(
    "That is the entry in the middle of the array as it comes, the first of two where n is even. The targets "
    "are in any order: sort a copy first."
)
def first_middle_of_the_unsorted(y):
    return y[(len(y) - 1) // 2]


@mistake(
    "The mean of the two entries in the middle of the array, or the entry there, of the array as it comes. "
    "The targets are in any order: sort a copy first."
)
def median_of_the_unsorted(y):
    n = len(y)
    return (y[(n - 1) // 2] + y[n // 2]) / 2


@mistake(
    "That is the value that occurs most often, which is the best constant when every miss costs the same, "
    "near or far. Here a miss costs its distance."
)
def most_frequent(y):
    found, counts = np.unique(y, return_counts=True)
    return found[np.argmax(counts)]


@mistake(
    "Each value is counted once, however often it occurs. Every target is a term of the sum: keep them all."
)
def without_repeats(y):
    return np.median(np.unique(y))


@mistake(
    "One place too high: after sorting, the places are numbered from 0, and the middle is n // 2."
)
def one_place_too_high(y):
    return np.sort(y)[min(len(y) // 2 + 1, len(y) - 1)]


@mistake(
    "One place too low where n is odd: after sorting, the places are numbered from 0, and with 5 targets "
    "the middle one is at place 2."
)
def one_place_too_low(y):
    return np.sort(y)[max(len(y) // 2 - 1, 0)]


@mistake("That is the smallest loss itself, f at the best constant. Asked for is the constant.")
def the_loss_of_it(y):
    return np.mean(np.abs(y - np.median(y)))


@mistake(
    "That is the place of the best target in the array, not the target: y[...] of it is asked for."
)
def its_place(y):
    return np.argmin(np.mean(np.abs(y[:, None] - y), axis=1))


@mistake("That is the place of the middle target after sorting, not the target itself.")
def place_of_the_middle(y):
    return len(y) // 2


@mistake(
    "The signs of the targets are lost: that is the middle of the sizes. The distance from c is to be "
    "small, not from 0."
)
def median_of_sizes(y):
    return np.median(np.abs(y))


@mistake(
    "The constant is cut off to a whole number, and the targets are not whole numbers. Return it as it is."
)
def whole_number(y):
    return int(np.median(y))


@mistake(
    "That is the best whole number. Between whole numbers the loss may be smaller: it bends at the targets, "
    "so look there."
)
def best_whole_number(y):
    grid = np.arange(np.floor(np.min(y)), np.ceil(np.max(y)) + 1)
    return grid[np.argmin(np.mean(np.abs(grid[:, None] - y), axis=1))]


@mistake(
    "A grid between the smallest and the largest target hits the best constant by luck only. The loss bends "
    "at the targets and nowhere else, so look there."
)
def best_of_a_grid(y):
    grid = np.linspace(np.min(y), np.max(y), 1001)
    return grid[np.argmin(np.mean(np.abs(grid[:, None] - y), axis=1))]


@mistake(
    "The smallest and the largest target are left out, and the rest averaged: less is left of an outlier, "
    "but the mean of the rest is no better constant than the mean."
)
def trimmed_mean(y):
    ordered = np.sort(y)
    return np.mean(ordered[1:-1]) if len(y) > 2 else np.mean(y)


@mistake("Halfway between median and mean neither loss is at its smallest.")
def between_median_and_mean(y):
    return (np.median(y) + np.mean(y)) / 2


@mistake(
    "That is the smallest of the targets: all others lie on one side of it. The slope of the loss is 0 where "
    "as many lie below as above."
)
def smallest(y):
    return np.min(y)


@mistake(
    "That is the entry at a quarter of the sorted targets: about three times as many lie above it as below. "
    "The slope of the loss is 0 in the middle."
)
def lower_quartile(y):
    return np.quantile(y, 0.25)


@mistake(
    "That is the sum of the targets. The constant stands for one target, in the middle of them."
)
def total(y):
    return np.sum(y)


def loss(c, y):
    return np.mean(np.abs(c - y))


def above_the_smallest(c, y):
    """By how much the loss of c is larger; rounding in c aside."""
    gap = loss(c, y) - loss(np.median(y), y)
    return 0.0 if gap <= 1e-9 * np.max(np.abs(y)) else gap


def all_right(y):
    """The interval between the two targets in the middle; a single number need not be told."""
    ordered = np.sort(y)
    low, high = ordered[(len(y) - 1) // 2], ordered[len(y) // 2]
    return None if low == high else f"any number from {low:g} to {high:g}"


def small(draw):
    yield Point((vector(3),), "one target")
    yield Point((vector(4, 2),), "two targets")
    yield Point((vector(1, 9, 2),), "three targets")
    yield Point((vector(30, 4, 1, 2),), "four targets, one far out")
    yield Point((vector(5, 1, 9, 5),), "four targets, the two in the middle the same")
    yield Point((vector(0, 7, 0, 5, 6),), "five targets, one of them twice")
    yield Point((vector(1, 1, 1, 2, 3),), "more than half of the targets the same")
    yield Point((vector(2.5, 2.5, 2.5),), "all targets the same")
    yield Point((vector(-8, -1.5, -3, -2, -60),), "all targets negative")
    yield Point((vector(-1.75, 1.25, -0.5, 0.5, -2.25, 0.75, 0.625),), "targets of both signs")
    yield Point((np.array([3, 10, 4, 1, 7, 8]),), "integers")
    yield Point((np.array([6, -1, 2]),), "integers, three of them")
    yield Point((np.arange(12.0)[::-3],), "a reversed view of a larger array")


def drawn(draw):
    for n in (5, 6, 13, 40, 41):
        yield Point((normal(draw, n, spread=3.0),), f"{n} random targets")
    skewed = np.exp(normal(draw, 15, spread=1.5))
    yield Point((skewed,), "15 random targets, most of them small")
    yield Point((-skewed[:8],), "8 random targets, most of them near 0, none above")


judge = minimiser(
    best_constant,
    Measure(
        "mean absolute error above the smallest",
        above_the_smallest,
        at_most=0,
        sentence="There is a constant with a smaller mean absolute error: count the targets on either side of "
        "yours.",
    ),
    problems=[small, drawn],
    all_right=all_right,
)
