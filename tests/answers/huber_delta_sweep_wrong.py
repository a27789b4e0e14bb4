"""Wrong answers to huber-delta-sweep, as many different people would write them."""

import numpy as np


def least_squares_whatever_delta(x, y, clean, deltas):
    s, b = np.polyfit(x, y, 1)
    r = np.abs(s * x + b - y)
    m = len(deltas)
    return {
        "slope": [s] * m,
        "mae_clean": [r[clean].mean()] * m,
        "mae_outliers": [r[~clean].mean()] * m,
    }


def three_rounds(x, y, clean, deltas):
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(3):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        rows.append((s, r[clean].mean(), r[~clean].mean()))
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.array(rows).T))


def keyed_by_delta(x, y, clean, deltas):
    found = {}
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(200):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        found[str(d)] = {"slope": s, "mae_clean": r[clean].mean(), "mae_outliers": r[~clean].mean()}
    return found


def a_table(x, y, clean, deltas):
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(200):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        rows.append((s, r[clean].mean(), r[~clean].mean()))
    return np.array(rows)


def outliers_dropped(x, y, clean, deltas):
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(20):
            r = np.abs(s * x + b - y)
            keep = r <= max(d, np.median(r))
            s, b = np.polyfit(x[keep], y[keep], 1)
        r = np.abs(s * x + b - y)
        rows.append((s, r[clean].mean(), r[~clean].mean()))
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.array(rows).T))


def clean_means_within_delta(x, y, clean, deltas):
    """Sorts the samples by the threshold, not by `clean`."""
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(200):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        near = r <= d
        rows.append(
            (s, r[near].mean() if near.any() else 0, r[~near].mean() if (~near).any() else 0)
        )
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.array(rows).T))


def absolute_error_fit(x, y, clean, deltas):
    s, b = np.polyfit(x, y, 1)
    for _ in range(300):
        r = np.abs(s * x + b - y)
        s, b = np.polyfit(x, y, 1, w=1 / np.sqrt(np.maximum(r, 1e-8)))
    r = np.abs(s * x + b - y)
    m = len(deltas)
    return {
        "slope": [s] * m,
        "mae_clean": [r[clean].mean()] * m,
        "mae_outliers": [r[~clean].mean()] * m,
    }


def slope_from_the_two_ends(x, y, clean, deltas):
    s = (y[-1] - y[0]) / (x[-1] - x[0])
    b = y[0] - s * x[0]
    r = np.abs(s * x + b - y)
    m = len(deltas)
    return {
        "slope": [s] * m,
        "mae_clean": [r[clean].mean()] * m,
        "mae_outliers": [r[~clean].mean()] * m,
    }


def rounded(x, y, clean, deltas):
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(200):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        rows.append((s, r[clean].mean(), r[~clean].mean()))
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.round(rows, 2).T))


def column_of_deltas(x, y, clean, deltas):
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(200):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        rows.append((s, r[clean].mean(), r[~clean].mean()))
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.array(rows).T[:, :, None]))


def sorts_the_callers_deltas(x, y, clean, deltas):
    deltas.sort()
    rows = []
    for d in deltas:
        s, b = np.polyfit(x, y, 1)
        for _ in range(200):
            r = np.abs(s * x + b - y)
            s, b = np.polyfit(x, y, 1, w=np.sqrt(d / np.maximum(r, d)))
        r = np.abs(s * x + b - y)
        rows.append((s, r[clean].mean(), r[~clean].mean()))
    return dict(zip(("slope", "mae_clean", "mae_outliers"), np.array(rows).T))
