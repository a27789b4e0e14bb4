"""Right answers to mae-median-minimiser, as many different people would write them; none is shown to a
learner.
"""

import bisect
import heapq
import statistics

import numpy as np


def numpy_median(y):
    return float(np.median(y))


def from_the_standard_library(y):
    return statistics.median(y.tolist())


def lower_median(y):
    return statistics.median_low(list(y))


def upper_median(y):
    return statistics.median_high(list(y))


def half_quantile(y):
    return np.quantile(y, 0.5, method="lower")


def fiftieth_percentile(y):
    return np.percentile(y, 50)


def sorted_with_cases(y):
    s = sorted(y)
    n = len(s)
    if n % 2:
        return s[n // 2]
    return (s[n // 2 - 1] + s[n // 2]) / 2


def a_third_of_the_way(y):
    s = np.sort(y)
    low, high = s[(len(s) - 1) // 2], s[len(s) // 2]
    return low + (high - low) / 3


def key_of_min(y):
    return min(y, key=lambda c: sum(abs(c - t) for t in y))


def double_loop(y):
    best, least = None, float("inf")
    for c in y:
        loss = 0.0
        for t in y:
            loss += abs(float(t) - float(c))
        if loss < least:
            best, least = c, loss
    return best


def ternary_search(y):
    def f(c):
        return np.mean(np.abs(y - c))

    low, high = float(min(y)), float(max(y))
    for _ in range(300):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        if f(a) <= f(b):
            high = b
        else:
            low = a
    return (low + high) / 2


def heap_of_the_smaller_half(y):
    return heapq.nsmallest(len(y) // 2 + 1, y.tolist())[-1]


def inserted_in_order(y):
    order = []
    for t in y:
        bisect.insort(order, float(t))
    return order[(len(order) - 1) // 2]


def quickselect(y):
    rest, k = list(y), len(y) // 2
    while True:
        pivot = rest[0]
        below = [t for t in rest if t < pivot]
        equal = [t for t in rest if t == pivot]
        if k < len(below):
            rest = below
        elif k < len(below) + len(equal):
            return pivot
        else:
            k -= len(below) + len(equal)
            rest = [t for t in rest if t > pivot]


def slope_at_each_target(y):
    for t in np.unique(y):
        if np.sum(y <= t) >= np.sum(y > t):
            return t


def subgradient_contains_zero(y):
    below, at = (y[:, None] > y).sum(axis=1), (y[:, None] == y).sum(axis=1)
    above = len(y) - below - at
    return y[np.abs(below - above) <= at][0]


def sorted_copy_in_place(y):
    z = y.copy()
    z.sort()
    return z[len(z) // 2]


def zero_dimensional(y):
    return np.array(np.median(y))


def cumulative_weights(y):
    values, counts = np.unique(y, return_counts=True)
    return values[np.searchsorted(np.cumsum(counts), len(y) / 2)]
