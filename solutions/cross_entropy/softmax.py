"""Shift each row so that its largest logit is 0, then exponentiate and normalise."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_logit_gap,
    function,
    logit_rows,
    mistake,
    right,
    sample_gradient,
)

from ._derived import log_sum_exp


def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@right
def by_loops(z):
    rows = []
    for row in z:
        largest = max(row)
        exponentials = [math.exp(entry - largest) for entry in row]
        total = sum(exponentials)
        rows.append([e / total for e in exponentials])
    return np.array(rows)


@right
def through_log_sum_exp(z):
    """The exponential of the log-softmax."""
    return np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))


@right
def classes_first(z):
    """Transposed, a row of numbers per sample lines up with the last axis by itself."""
    shifted = z.T - z.max(axis=1)
    e = np.exp(shifted)
    return (e / e.sum(axis=0)).T


@right
def by_einsum(z):
    e = np.exp(z - z.max(axis=-1)[:, np.newaxis])
    return np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e))


@right
def from_gaps(z):
    """1 over the sum of exp of the gaps to all classes; a gap that overflows makes exactly 0."""
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[:, np.newaxis, :] - z[:, :, np.newaxis]).sum(axis=2)


@mistake(
    "exp overflows for logits above 709, and inf / inf is NaN. Subtracting the largest logit of "
    "each row first changes nothing in exact arithmetic, and keeps every exponential at most 1."
)
def no_shift(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "One maximum for all rows: in a row far below it every exponential underflows to 0, and 0/0 is "
    "NaN. Each row needs its own maximum: axis=1, keepdims=True."
)
def global_maximum(z):
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "Shifting by the mean leaves large positive numbers where one logit stands far above the "
    "others, and exp overflows there. The maximum leaves none above 0."
)
def shifted_by_the_mean(z):
    e = np.exp(z - z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "Shifting by the minimum leaves every number at or above 0, and exp overflows for a gap above "
    "709. The maximum leaves all at or below 0."
)
def shifted_by_the_minimum(z):
    e = np.exp(z - z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "Clipping the logits makes those beyond the limit equal, and equal logits get equal "
    "probabilities. A shift keeps the differences, and only these matter."
)
def clipped_logits(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "The sum runs down the columns here, over the samples. Each row is one sample, and its k "
    "probabilities add up to 1: axis=1."
)
def normalised_over_samples(z):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@mistake(
    "Without an axis the sum runs over the whole matrix, and all n x k numbers together add up to "
    "1. Each row has to: axis=1, keepdims=True."
)
def normalised_over_everything(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()


@mistake(
    "The row sums have shape (n,), and NumPy lines that up with the columns: an error for n other "
    "than k, and silently the wrong sums for n = k. keepdims=True keeps them as a column."
)
def sums_without_keepdims(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@mistake(
    "The maximum of each column is subtracted here, and that changes the differences within a row. "
    "One and the same number has to come off all logits of a row: axis=1, keepdims=True."
)
def shifted_by_column_maxima(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


@mistake("The exponentials are not divided by their sum: the rows do not add up to 1.")
def not_normalised(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


@mistake(
    "The softmax is invariant when a number is added to a row, not when the row is divided by one. "
    "Subtract the maximum; dividing by it flattens or sharpens the distribution."
)
def divided_by_the_maximum(z):
    e = np.exp(z / z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "1e-6 in the denominator takes away up to a millionth of every probability. The sum is at "
    "least 1 once the row is shifted by its maximum, so there is nothing to guard."
)
def guarded_denominator(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / (e.sum(axis=1, keepdims=True) + 1e-6)


@mistake(
    "This is the logarithm of the softmax, which losses are computed with; the exercise asks for "
    "the probabilities."
)
def log_softmax(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


@mistake(
    "A sigmoid for every class answers k separate yes-or-no questions, and the answers do not add "
    "up to 1. The classes have to share: divide by their common sum."
)
def sigmoid_per_class(z):
    return 0.5 * (1 + np.tanh(z / 2))


@mistake(
    "The softmax is applied twice. The second time it takes probabilities for logits: numbers "
    "between 0 and 1 lie so close together that the result is nearly uniform."
)
def applied_twice(z):
    for _ in range(2):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        z = e / e.sum(axis=1, keepdims=True)
    return z


@mistake(
    "The sign of the logits is reversed: large ones get small probabilities. (Shifting by the "
    "maximum is z - max, not max - z.)"
)
def sign_reversed(z):
    e = np.exp(z.min(axis=1, keepdims=True) - z)
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "This puts everything on the largest logit. The softmax shares: what a class gets depends on "
    "how far it is behind."
)
def all_to_the_largest(z):
    e = (z == z.max(axis=1, keepdims=True)).astype(float)
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "Powers of 2 in place of powers of e: that is the softmax of log(2) z, a flatter distribution."
)
def base_two(z):
    e = np.exp2(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@mistake(
    "The sums run down the columns: np.sum(..., axis=0), or an array without keepdims that NumPy "
    "lines up with the columns. Each row is one sample: axis=1, keepdims=True."
)
def divided_by_column_sums(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


@mistake(
    "The logits are normalised without their exponential: shares of a sum, negative where a logit "
    "is, and 0/0 where they add up to 0. Take exp first."
)
def exponential_missing(z):
    return z / z.sum(axis=1, keepdims=True)


@mistake(
    "The maximum is subtracted in the numerator alone. The shift cancels only when the same number "
    "comes off every exponential: compute exp(z - max) once, and use it twice."
)
def shifted_above_only(z):
    e = np.exp(z)
    return np.exp(z - z.max(axis=1, keepdims=True)) / e.sum(axis=1, keepdims=True)


@mistake(
    "Sigmoids divided by their sum add up to 1, but they are another distribution: it is not "
    "invariant when a number is added to a row. The softmax takes exponentials."
)
def sigmoids_normalised(z):
    s = np.exp(-np.logaddexp(0, -z))
    return s / s.sum(axis=1, keepdims=True)


def rounding(z):
    """Relative to each probability; exponents near 1000 are themselves rounded, 1000 times as much."""
    return softmax(z) * (1 + np.max(np.abs(z), axis=1, keepdims=True))


judge = function(
    softmax,
    signature="(n,k)->(n,k)",
    derived=sample_gradient(log_sum_exp, scale=rounding),
    points=[logit_rows()],
    along=along_logit_gap("Probability of the first of two classes", labels=False, entry=(0, 0)),
)
