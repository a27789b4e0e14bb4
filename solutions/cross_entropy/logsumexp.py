"""Take the largest logit of each row out before the exponential, and add it back to the logarithm."""

import functools
import math

import numpy as np

from lossdrill.judging.words import (
    Point,
    along_logit_gap,
    function,
    logit_rows,
    mistake,
    right,
    sample_value,
)

from ._derived import log_sum_exp


def logsumexp(z):
    m = np.max(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@right
def by_logaddexp(z):
    """Two at a time: log(e^a + e^b) is a function of NumPy, which shifts by itself."""
    return np.logaddexp.reduce(z, axis=1)


@right
def by_loops(z):
    results = []
    for row in z:
        largest = max(row)
        results.append(largest + math.log(math.fsum(math.exp(entry - largest) for entry in row)))
    return np.array(results)


@right
def classes_first(z):
    """Transposed, one number per row lines up with the last axis by itself."""
    largest = z.max(axis=1)
    return np.log(np.exp(z.T - largest).sum(axis=0)) + largest


@right
def without_the_largest(z):
    """The largest entry counts 1 exactly, the others are added by log1p."""
    ordered = np.sort(z, axis=1)
    largest = ordered[:, -1]
    return largest + np.log1p(np.exp(ordered[:, :-1] - largest[:, np.newaxis]).sum(axis=1))


@right
def one_entry_after_the_other(z):
    """A running maximum, and the sum measured from it: one pass over the entries."""

    def step(so_far, entry):
        largest, total = so_far
        higher = max(largest, entry)
        if higher == -math.inf:
            return so_far
        return higher, total * math.exp(largest - higher) + math.exp(entry - higher)

    results = []
    for row in z.tolist():
        largest, total = functools.reduce(step, row, (-math.inf, 0.0))
        results.append(largest + math.log(total))
    return np.array(results)


@mistake(
    "The maximum was taken off before the exponential, and not added back: log-sum-exp is "
    "max + log(sum(exp(z - max)))."
)
def maximum_not_added_back(z):
    return np.log(np.sum(np.exp(z - np.max(z, axis=1, keepdims=True)), axis=1))


@mistake(
    "Without a shift exp overflows for logits above 709, and all exponentials of a row underflow "
    "below -745. Take the largest logit of the row out first, and add it back to the logarithm."
)
def no_shift(z):
    return np.log(np.sum(np.exp(z), axis=1))


@mistake(
    "One maximum for all rows: in a row far below it all exponentials underflow, and the logarithm "
    "of their sum is -inf. Each row needs its own: axis=1."
)
def global_maximum(z):
    m = np.max(z)
    return m + np.log(np.sum(np.exp(z - m), axis=1))


@mistake(
    "The maximum is subtracted a second time where it has to be added back: taken out of the sum as the "
    "factor e^max, it comes out of the logarithm as + max."
)
def maximum_subtracted_again(z):
    m = np.max(z, axis=1)
    return np.log(np.sum(np.exp(z - m[:, np.newaxis]), axis=1)) - m


@mistake(
    "The maximum is added inside the logarithm. Taken out of the sum it is a factor e^max, and the "
    "logarithm of a product is a sum: it belongs outside, max + log(...)."
)
def maximum_inside_the_logarithm(z):
    m = np.max(z, axis=1)
    return np.log(m + np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "This is the maximum alone. The other exponentials count too: for k equal logits log k is missing."
)
def hard_maximum(z):
    return np.max(z, axis=1) * 1.0


@mistake(
    "This is the upper bound, max + log k, which holds with equality only where all logits of a row are equal. "
    "How much the others add depends on how far they are behind."
)
def upper_bound(z):
    return np.max(z, axis=1) + np.log(z.shape[1])


@mistake("The logarithm is missing: this is the sum of the exponentials.")
def logarithm_missing(z):
    return np.sum(np.exp(z), axis=1)


@mistake(
    "The exponentials of the shifted logits are added up, and the maximum is added back without a logarithm."
)
def logarithm_of_the_sum_missing(z):
    m = np.max(z, axis=1)
    return m + np.sum(np.exp(z - m[:, np.newaxis]), axis=1)


@mistake(
    "The logarithm and the exponential are taken of each entry, where they undo each other; the sum "
    "comes between them: log(sum(exp(z)))."
)
def sum_of_the_logits(z):
    return np.sum(z, axis=1) * 1.0


@mistake("This is the logarithm of the mean of the exponentials, log k too small. Add them up.")
def mean_of_the_exponentials(z):
    m = np.max(z, axis=1)
    return m + np.log(np.mean(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "The sum runs down the columns, over the samples. Each row has a log-sum-exp of its own: axis=1."
)
def down_the_columns(z):
    return np.logaddexp.reduce(z, axis=0)


@mistake(
    "Without an axis the sum runs over the whole matrix, and one number comes out, or the same for all "
    "rows. Each row has its own: axis=1."
)
def over_everything(z):
    return np.full(len(z), np.logaddexp.reduce(np.ravel(z)))


@mistake(
    "Clipping the logits makes those beyond the limit equal. A shift keeps the differences, and can be "
    "undone after the logarithm."
)
def clipped_logits(z):
    return np.log(np.sum(np.exp(np.clip(z, -500, 500)), axis=1))


@mistake(
    "Shifting by the mean leaves large positive numbers where one logit stands far above the others, and "
    "an entry of -inf makes the mean -inf too. The maximum leaves none above 0."
)
def shifted_by_the_mean(z):
    m = np.mean(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "Shifting by the minimum leaves every number at or above 0, and exp overflows for a gap above 709. "
    "The maximum leaves all at or below 0."
)
def shifted_by_the_minimum(z):
    m = np.min(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "Shifting by the first entry repairs nothing where another stands far above it. It has to be the "
    "largest of the row."
)
def shifted_by_the_first(z):
    return z[:, 0] + np.log(np.sum(np.exp(z - z[:, :1]), axis=1))


@mistake(
    "The first entry counts twice: the running sum begins with it, and the loop adds it again. Begin the "
    "loop at the second, or the sum at -inf, the logarithm of 0."
)
def first_entry_twice(z):
    total = z[:, 0] * 1.0
    for j in range(z.shape[1]):
        total = np.logaddexp(total, z[:, j])
    return total


@mistake(
    "A running sum that begins at 0 holds one entry more, a logit of 0 with the exponential 1. In "
    "logarithms nothing is -inf: begin there, or with the first entry."
)
def begins_at_zero(z):
    total = np.zeros(len(z))
    for j in range(z.shape[1]):
        total = np.logaddexp(total, z[:, j])
    return total


@mistake(
    "The largest entry counts twice: log1p adds a 1 to a sum that has it already, e^0. Use log, or leave "
    "the largest out of the sum."
)
def largest_twice(z):
    m = np.max(z, axis=1)
    return m + np.log1p(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "An entry of -inf is taken for 0, and counts as a logit of 0 does: with 1. Its exponential is 0: leave "
    "it as it is."
)
def infinite_taken_for_zero(z):
    return np.logaddexp.reduce(np.where(np.isfinite(z), z, 0), axis=1)


@mistake(
    "1e-6 inside the logarithm is not needed: after the shift the sum is at least 1. It makes the result "
    "too large in the seventh digit."
)
def guard_of_1e_6(z):
    m = np.max(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, np.newaxis]), axis=1) + 1e-6)


@mistake(
    "This is the maximum minus the log-sum-exp, the logarithm of the largest probability. Asked for is the "
    "log-sum-exp itself."
)
def behind_the_maximum(z):
    m = np.max(z, axis=1)
    return m - np.logaddexp.reduce(z, axis=1)


@mistake(
    "This is the softmax, the gradient of the log-sum-exp: as many numbers as logits. Asked for is one "
    "number for each row."
)
def softmax_instead(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@mistake(
    "This is the log-softmax, z minus its log-sum-exp. Asked for is the log-sum-exp alone, one number for "
    "each row."
)
def log_softmax_instead(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


@mistake("Powers of 2 and a logarithm to base 2. Asked for are those to base e: np.exp and np.log.")
def base_two(z):
    return np.logaddexp2.reduce(z, axis=1)


@mistake(
    "The logarithm is that of base 2, and the exponentials are natural, so the two do not undo each other. "
    "np.log is the natural one."
)
def logarithm_of_base_two(z):
    m = np.max(z, axis=1)
    return m + np.log2(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "The logarithm is that of base 10, and the exponentials are natural, so the two do not undo each other. "
    "np.log is the natural one."
)
def logarithm_of_base_ten(z):
    m = np.max(z, axis=1)
    return m + np.log10(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake(
    "Dividing by the maximum is no shift: it changes the differences between the logits, and no factor undoes "
    "that after the logarithm. Subtract it."
)
def divided_by_the_maximum(z):
    m = np.max(z, axis=1)
    return m * np.log(np.sum(np.exp(z / m[:, np.newaxis]), axis=1))


@mistake("The last entry is missing in the sum of the exponentials: does a loop end one too early?")
def last_entry_missing(z):
    m = np.max(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, np.newaxis])[:, :-1], axis=1))


@mistake(
    "The sum of a row can lie far from its largest entry, on either side, so exp still overflows, or all "
    "exponentials underflow. It has to be the maximum."
)
def shifted_by_the_sum(z):
    m = np.sum(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m[:, np.newaxis]), axis=1))


@mistake("The sign is reversed; with it, this is a soft minimum of -z, or minus the log-sum-exp.")
def sign_reversed(z):
    return -np.logaddexp.reduce(z, axis=1)


@mistake(
    "The signs of the logits are reversed: -LSE(-z) is a soft version of the minimum. (Shifting by the "
    "maximum is z - max, not max - z.)"
)
def soft_minimum(z):
    return -np.logaddexp.reduce(-1.0 * z, axis=1)


def edges(_draw):
    """What a softmax is not asked for: one class, results near 0, classes that are ruled out."""
    inf = np.inf
    yield Point((np.array([[3.0]]),), "one sample, one class")
    yield Point((np.array([[5.0], [-7.0]]),), "two samples, one class")
    yield Point((np.full((1, 4), -np.log(4)),), "a result of 0")
    yield Point((np.array([[-9.0, 3.0, 0.5], [-1.0, -6.0, 9.0]]),), "gaps of 12 and 15")
    yield Point((np.array([[-np.log(2), -np.log(2), -800]]),), "a result near 0", "stability")
    yield Point((np.array([[-2000.0]]),), "one class, logit -2000", "stability")
    yield Point((np.array([[0, 1, -inf]]),), "a class with logit -inf", "stability")
    yield Point((np.array([[-inf, 0, 1], [2, -inf, 3]]),), "two rows with -inf", "stability")
    yield Point((np.array([[-inf, -inf, -3, 2]]),), "two classes with logit -inf", "stability")
    yield Point((np.array([[-inf, 1000.0]]),), "logits of -inf and 1000", "stability")
    yield Point((np.array([[-inf, -1000.0]]),), "logits of -inf and -1000", "stability")


def rounding(z):
    """The largest logit that is added; near 0 the result has no digits of its own."""
    return np.maximum(1.0, np.max(np.abs(np.where(np.isfinite(z), z, 0)), axis=1))


judge = function(
    logsumexp,
    signature="(n,k)->(n)",
    derived=sample_value(log_sum_exp, scale=rounding),
    points=[logit_rows(), edges],
    along=along_logit_gap("Log-sum-exp of two classes", labels=False, entry=(0,)),
)
