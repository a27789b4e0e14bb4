"""Wrong answers to logsumexp, as people write them."""

import math

import numpy as np


def textbook(z):
    return np.log(np.exp(z).sum(axis=1))


def keeps_the_column(z):
    m = z.max(axis=1, keepdims=True)
    return m + np.log(np.exp(z - m).sum(axis=1, keepdims=True))


def column_plus_row(z):
    m = z.max(axis=1, keepdims=True)
    return m + np.log(np.exp(z - m).sum(axis=1))


def whole_matrix(z):
    m = z.max()
    return m + np.log(np.exp(z - m).sum())


def shape_of_row_maxima_forgotten(z):
    m = z.max(axis=1)
    return m + np.log(np.exp(z - m).sum(axis=1))


def axis_zero(z):
    m = z.max(axis=0)
    return m + np.log(np.exp(z - m).sum(axis=0))


def largest_absolute_value(z):
    m = np.abs(z).max(axis=1)
    return m + np.log(np.exp(z - m[:, None]).sum(axis=1))


def shift_by_the_sum(z):
    m = z.sum(axis=1)
    return m + np.log(np.exp(z - m[:, None]).sum(axis=1))


def mean_over_the_rows(z):
    m = z.max(axis=1)
    return np.mean(m + np.log(np.exp(z - m[:, None]).sum(axis=1)))


def divided_by_the_maximum(z):
    m = np.abs(z).max(axis=1)
    return m * np.log(np.exp(z / m[:, None]).sum(axis=1))


def clipped_at_700(z):
    return np.log(np.exp(np.minimum(z, 700)).sum(axis=1))


def running_maximum_from_minus_infinity(z):
    """At a first entry of -inf it computes -inf - -inf."""
    out = []
    for row in z:
        m, s = -math.inf, 0.0
        for v in row:
            new = max(m, v)
            s = s * np.exp(m - new) + np.exp(v - new)
            m = new
        out.append(m + np.log(s))
    return np.array(out)


def running_maximum_from_zero(z):
    """The 0 with which the maximum begins is the shift of a row that is far below."""
    out = []
    for row in z:
        m = 0.0
        for v in row:
            m = max(m, v)
        out.append(m + np.log(np.exp(row - m).sum()))
    return np.array(out)


def sum_from_one(z):
    out = []
    for row in z:
        m, s = max(row), 1.0
        for v in row:
            s += math.exp(v - m)
        out.append(m + math.log(s))
    return np.array(out)


def last_entry_left_out(z):
    m = z.max(axis=1)
    total = np.zeros(len(z))
    for j in range(z.shape[1] - 1):
        total += np.exp(z[:, j] - m)
    return m + np.log(total)


def nan_to_num(z):
    z = np.nan_to_num(z, neginf=0.0)
    m = z.max(axis=1)
    return m + np.log(np.exp(z - m[:, None]).sum(axis=1))


def common_logarithm(z):
    m = z.max(axis=1)
    return m + np.log10(np.exp(z - m[:, None]).sum(axis=1))


def softplus_of_the_sum(z):
    return np.log1p(np.exp(z).sum(axis=1))


def in_place(z):
    m = z.max(axis=1)
    z -= m[:, None]
    return m + np.log(np.exp(z).sum(axis=1))


def single_precision(z):
    z = z.astype(np.float32)
    m = z.max(axis=1)
    return m + np.log(np.exp(z - m[:, None]).sum(axis=1))


def integer_buffer(z):
    out = np.zeros_like(z[:, 0])
    for i, row in enumerate(z):
        m = row.max()
        out[i] = m + np.log(np.exp(row - m).sum())
    return out


def pairwise_differences(z):
    """Rows of differences hold -inf - -inf."""
    gaps = z[:, None, :] - z[:, :, None]
    with np.errstate(over="ignore"):
        behind = np.log(np.exp(gaps).sum(axis=2))
    return (z + behind).min(axis=1)


def zeros_counted_as_missing(z):
    e = np.where(z == 0, 0, np.exp(z - z.max(axis=1, keepdims=True)))
    return z.max(axis=1) + np.log(e.sum(axis=1))


def first_row_for_all(z):
    m = z[0].max()
    return np.full(len(z), m + np.log(np.exp(z[0] - m).sum()))
