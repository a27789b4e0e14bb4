"""Wrong answers to mae-median-minimiser, as people write them; each says in a few words what is wrong."""

import numpy as np


def mean_of_targets(y):
    """The mean."""
    return sum(y) / len(y)


def middle_as_it_comes(y):
    """Unsorted."""
    return y[(len(y) - 1) // 2]


def sorted_in_place(y):
    """The caller's array is sorted afterwards."""
    y.sort()
    return y[len(y) // 2]


def both_middles(y):
    """Two numbers."""
    s = np.sort(y)
    return s[(len(s) - 1) // 2], s[len(s) // 2]


def array_of_one(y):
    """Shape (1,)."""
    return np.median(y, keepdims=True)


def lower_quartile(y):
    """A quarter of the targets below."""
    return np.quantile(y, 0.25)


def descending_off_by_one(y):
    """One place too far for odd n."""
    return sorted(y, reverse=True)[len(y) // 2 - 1]


def rounded_to_two_decimals(y):
    """Rounded."""
    return round(float(np.median(y)), 2)


def coarse_ternary_search(y):
    """Stops after ten rounds."""
    low, high = float(min(y)), float(max(y))
    for _ in range(10):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        if np.abs(y - a).sum() <= np.abs(y - b).sum():
            high = b
        else:
            low = a
    return (low + high) / 2


def subgradient_with_a_fixed_step(y):
    """Ends up jumping to and fro."""
    c = float(np.mean(y))
    for _ in range(1000):
        c -= 0.01 * np.mean(np.sign(c - y))
    return c


def squared_descent(y):
    """Gradient descent on the squared error: the mean."""
    c = 0.0
    for _ in range(200):
        c -= 0.5 * np.mean(c - y) * 2 / 2
    return c


def winsorised_mean(y):
    """Outliers pulled in, then the mean."""
    low, high = np.quantile(y, [0.25, 0.75])
    return np.mean(np.clip(y, low, high))


def middle_half_averaged(y):
    """Interquartile mean."""
    s = np.sort(y)
    k = len(s) // 4
    return s[k : len(s) - k].mean()


def geometric_mean(y):
    """exp of the mean log."""
    with np.errstate(all="ignore"):
        return np.exp(np.mean(np.log(np.abs(y) + 1e-9)))


def nothing_returned(y):
    """None."""
    np.median(y)


def random_target(y):
    """Any target."""
    return np.random.default_rng().choice(y)


def largest_of_the_lower_half_only(y):
    """Half of the targets without the middle one, for odd n."""
    return np.sort(y)[: max(len(y) // 2, 1)][-1]


def not_a_number(y):
    """NaN."""
    return np.nan


def whole_numbers(y):
    """The targets cut off before they are sorted."""
    return np.median(y.astype(int))


def middle_of_the_range_of_places(y):
    """argsort in the place of sort."""
    return np.argsort(y)[len(y) // 2]


def deleted_by_index(y):
    """Takes off the ends of the array, not the largest and the smallest target."""
    return np.median(y[1:-1]) if len(y) > 2 else y[0]
