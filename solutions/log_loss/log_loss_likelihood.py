"""A product of probabilities is a sum of logarithms: minus n times the mean log loss."""

import math
from fractions import Fraction

import numpy as np

from lossdrill.judging.all_of import all_of
from lossdrill.judging.value_words import Number, values
from lossdrill.judging.words import (
    Point,
    function,
    minus_total,
    mistake,
    probabilities,
    right,
    vector,
)

from ._derived import log_loss

SMALLEST = Fraction(1, 2**1074)
"""Of the positive floats."""


def log_likelihood(y, p):
    return np.sum(np.log(np.where(y == 1, p, 1 - p)))


@right(part="program")
def by_the_formula(y, p):
    return np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@right(part="program")
def by_loop(y, p):
    total = 0.0
    for label, probability in zip(y, p):
        total += math.log(probability if label == 1 else 1 - probability)
    return total


@right(part="program")
def by_products(y, p):
    return y @ np.log(p) + (1 - y) @ np.log1p(-p)


@right(part="program")
def minus_n_times_the_log_loss(y, p):
    mean_log_loss = -np.mean(np.log(p**y * (1 - p) ** (1 - y)))
    return -len(y) * mean_log_loss


@mistake(
    "The product is computed first, and its logarithm afterwards. With many samples the product underflows to "
    "0, and its logarithm is -infinity: add up the logarithms instead.",
    part="program",
)
def logarithm_of_the_product(y, p):
    return np.log(np.prod(np.where(y == 1, p, 1 - p)))


@mistake(
    "The product is kept away from 0 before its logarithm is taken: now every long list of samples has the same "
    "log-likelihood. Add up the logarithms instead.",
    part="program",
)
def guarded_product(y, p):
    return np.log(np.maximum(np.prod(np.where(y == 1, p, 1 - p)), 1e-300))


@mistake(
    "This is the likelihood itself. With many samples it underflows to 0; its logarithm is asked for.",
    part="program",
)
def the_likelihood_itself(y, p):
    return np.prod(np.where(y == 1, p, 1 - p))


@mistake(
    "This is minus the mean log loss. The log-likelihood is the logarithm of the whole product: a sum over the "
    "samples, not divided by n.",
    part="program",
)
def mean_for_the_sum(y, p):
    return np.mean(np.log(np.where(y == 1, p, 1 - p)))


@mistake(
    "This is the mean log loss. The log-likelihood has the other sign, and is a sum over the samples: minus n "
    "times this.",
    part="program",
)
def mean_log_loss(y, p):
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@mistake(
    "The sign: this is the negative log-likelihood, which one minimises. The logarithm of a probability is never "
    "above 0.",
    part="program",
)
def negative_log_likelihood(y, p):
    return -np.sum(np.log(np.where(y == 1, p, 1 - p)))


@mistake(
    "Only the samples with label 1 count here. A label 0 had the probability 1 - p, and contributes log(1 - p).",
    part="program",
)
def only_label_one(y, p):
    return np.sum(y * np.log(p))


@mistake(
    "Every sample contributes log p, as if all labels were 1. A label 0 had the probability 1 - p.",
    part="program",
)
def every_label_taken_for_one(y, p):
    return np.sum(np.log(p))


@mistake(
    "The labels are exchanged: p is the probability of label 1, and label 0 has what is left.",
    part="program",
)
def labels_exchanged(y, p):
    return np.sum(np.log(np.where(y == 1, 1 - p, p)))


@mistake(
    "The second term stands without its factor 1 - y, so that samples with label 1 contribute both. The "
    "probability of what did not happen has no place in the product.",
    part="program",
)
def second_term_for_all(y, p):
    return np.sum(y * np.log(p) + np.log(1 - p))


@mistake(
    "The probabilities are added up, and the logarithm is taken of their sum. They have to be multiplied: that "
    "is, their logarithms are added up.",
    part="program",
)
def logarithm_of_the_sum(y, p):
    return np.log(np.sum(np.where(y == 1, p, 1 - p)))


@mistake(
    "The probabilities of the labels are added up without their logarithms.",
    part="program",
)
def logarithm_missing(y, p):
    return np.sum(np.where(y == 1, p, 1 - p))


@mistake(
    "Logarithm to base 2: this is the log-likelihood in bits. The exercise takes the natural logarithm.",
    part="program",
)
def base_two(y, p):
    return np.sum(np.log2(np.where(y == 1, p, 1 - p)))


@mistake(
    "Logarithm to base 10. The exercise takes the natural logarithm.",
    part="program",
)
def base_ten(y, p):
    return np.sum(np.log10(np.where(y == 1, p, 1 - p)))


@mistake(
    "1 - y without brackets: `1 - y * log(1 - p)` multiplies first, and adds 1 for every sample. The factor is "
    "(1 - y).",
    part="program",
)
def brackets_missing(y, p):
    return np.sum(y * np.log(p) + 1 - y * np.log(1 - p))


@mistake(
    "This takes p for a logit and puts it through a sigmoid. It is a probability already.",
    part="program",
)
def probabilities_taken_for_logits(y, p):
    return np.sum(y * p - np.logaddexp(0, p))


@mistake(
    "The number of ways to arrange the labels is counted too, as in the binomial distribution. The likelihood is "
    "that of the labels in their order, without it.",
    part="program",
)
def binomial_coefficient_added(y, p):
    ways = math.log(math.comb(len(y), int(np.sum(y))))
    return ways + np.sum(np.log(np.where(y == 1, p, 1 - p)))


def given(draw):
    n = draw.choice([8, 10, 12])
    return {
        "n": n,
        "m": draw.randint(2, n // 2 - 1),
        "p": draw.choice([0.55, 0.65, 0.85]),
        "h": draw.choice([0.5, 0.25, 0.125, 0.0625]),
    }


def ordered(n, m, p):
    """The probability of m ones and n - m zeros in one order."""
    return p**m * (1 - p) ** (n - m)


def first_zero(h):
    """h is 2 to the minus an integer: below half of the smallest float, and exactly at it, is 0."""
    count, product = 1, Fraction(h)
    while product > SMALLEST / 2:
        count, product = count + 1, product * Fraction(h)
    return count


def cells(n, m, p, h):
    """m factors p and n - m factors 1 - p; their logarithms are added up, and the mean log loss is
    minus the n-th part of that. The derivative of m log p + (n - m) log(1 - p) is 0 at p = m/n, the
    share of the ones. With h = 2^-j each sample takes j from the exponent, and the product is 0 as
    soon as it has passed -1074; the log-likelihood there is no more than some hundreds.
    """
    zero = first_zero(h)
    return {
        "likelihood": Number(ordered(n, m, p), digits=3),
        "log-likelihood": Number(math.log(ordered(n, m, p)), digits=3),
        "mean log loss": Number(-math.log(ordered(n, m, p)) / n, digits=3),
        "best p": Number(Fraction(m, n), digits=3),
        "first zero": Number(zero),
        "log there": Number(zero * math.log(h), digits=3),
    }


@right(part="table")
def by_counting(n, m, p, h):
    """Sample by sample, in floats."""
    labels = np.array([1] * m + [0] * (n - m))
    given_to_the_label = np.where(labels == 1, p, 1 - p)
    product, count = 1.0, 0
    while product > 0:
        product, count = product * h, count + 1
    grid = np.arange(1, 120 * n) / (120 * n)
    return {
        "likelihood": np.prod(given_to_the_label),
        "log-likelihood": np.log(given_to_the_label).sum(),
        "mean log loss": -np.log(given_to_the_label).mean(),
        "best p": grid[np.argmax(m * np.log(grid) + (n - m) * np.log(1 - grid))],
        "first zero": count,
        "log there": count * np.log(h),
    }


@mistake(
    "That is the probability of m ones in any order: the binomial coefficient counts the orders. The likelihood "
    "is that of the labels in their order.",
    part="table",
)
def any_order(n, m, p, h):
    return {"likelihood": math.comb(n, m) * ordered(n, m, p)}


@mistake(
    "Only the samples with label 1 are in this product. A label 0 had the probability 1 - p, and there are n - m "
    "of them.",
    part="table",
)
def ones_alone(n, m, p, h):
    return {
        "likelihood": p**m,
        "log-likelihood": m * math.log(p),
        "mean log loss": -m * math.log(p) / n,
    }


@mistake(
    "The labels are exchanged: m samples have label 1, and each of them had the probability p.",
    part="table",
)
def labels_exchanged_in_the_table(n, m, p, h):
    value = ordered(n, n - m, p)
    return {
        "likelihood": value,
        "log-likelihood": math.log(value),
        "mean log loss": -math.log(value) / n,
    }


@mistake(
    "The sign: a probability is at most 1, so its logarithm is not above 0. It is the log loss that has the "
    "minus in front.",
    part="table",
)
def sign_of_the_log_likelihood(n, m, p, h):
    return {
        "log-likelihood": -math.log(ordered(n, m, p)),
        "log there": -first_zero(h) * math.log(h),
    }


@mistake(
    "That is the negative log-likelihood, the sum over the samples. The mean log loss is the n-th part of it.",
    part="table",
)
def sum_for_the_mean_log_loss(n, m, p, h):
    return {"mean log loss": -math.log(ordered(n, m, p))}


@mistake(
    "Those are logarithms to base 10. Here the logarithm is natural.",
    part="table",
)
def decadic(n, m, p, h):
    return {
        "log-likelihood": math.log10(ordered(n, m, p)),
        "mean log loss": -math.log10(ordered(n, m, p)) / n,
        "log there": first_zero(h) * math.log10(h),
    }


@mistake(
    "Those are logarithms to base 2. Here the logarithm is natural.",
    part="table",
)
def dyadic(n, m, p, h):
    return {
        "log-likelihood": math.log2(ordered(n, m, p)),
        "mean log loss": -math.log2(ordered(n, m, p)) / n,
        "log there": first_zero(h) * math.log2(h),
    }


@mistake(
    "The likelihood is largest where p is the share of label 1 among the samples, and not at the p that the model "
    "says.",
    part="table",
)
def the_given_p(n, m, p, h):
    return {"best p": p}


@mistake(
    "1/2 is the best p only if both labels are equally frequent. Set the derivative of m log p + (n - m) "
    "log(1 - p) to 0.",
    part="table",
)
def one_half(n, m, p, h):
    return {"best p": 0.5}


@mistake(
    "A larger p helps the ones, but each label 0 has the probability 1 - p, and with p = 1 the likelihood is 0.",
    part="table",
)
def certainty(n, m, p, h):
    return {"best p": 1}


@mistake(
    "That is the share of label 0. p is the probability of label 1.",
    part="table",
)
def share_of_label_0(n, m, p, h):
    return {"best p": Fraction(n - m, n)}


@mistake(
    "That is the smoothed share, with one sample of each label added. The likelihood of the samples alone is "
    "largest at m/n.",
    part="table",
)
def smoothed_share(n, m, p, h):
    return {"best p": Fraction(m + 1, n + 2)}


@mistake(
    "So many samples give a product that is a float still, if only just. It takes one sample more.",
    part="table",
)
def last_that_is_not_zero(n, m, p, h):
    return {"first zero": first_zero(h) - 1}


@mistake(
    "The floats do not end where the exponents of ordinary ones do, at 2^-1022: below that they go on with fewer "
    "digits, down to 2^-1074.",
    part="table",
)
def without_subnormal_numbers(n, m, p, h):
    return {"first zero": 1022 // round(-math.log2(h)) + 1}


@mistake(
    "The log-likelihood is a sum of logarithms, and a harmless number; it is only the product that became 0.",
    part="table",
)
def infinite_log_likelihood(n, m, p, h):
    return {"log there": -math.inf}


def rounding(y, p):
    """Each logarithm near p = 1 is as uncertain as p itself, hence the 1."""
    return np.sum(1 + np.abs(np.log(np.where(y == 1, p, 1 - p))))


def points(draw):
    """Short lists, without the ends of the unit interval; and long ones, where the product is 0."""
    yield from (point for point in probabilities()(draw) if inside(point))
    yield Point((vector(1), vector(0.001)), "p = 0.001, label 1")
    yield Point((vector(0, 1), vector(0.999, 0.999)), "p = 0.999, labels 0 and 1")
    ones = np.ones(1500)
    yield Point((ones, ones / 2), "1500 samples of 1/2", "stability")
    rare = np.arange(2000) % 10 == 0
    yield Point(
        (rare.astype(int), np.where(rare, 0.001, 0.75)),
        "2000 samples, some surprising",
        "stability",
    )
    # Far below 2^-16445 too, where the product of extended floats ends.
    turns = np.arange(10_000) % 3 == 0
    yield Point(
        (turns.astype(float), np.where(turns, 0.02, 0.98)),
        "10000 samples, all surprising",
        "stability",
    )


def inside(point):
    return np.all((point.arguments[1] > 1e-3) & (point.arguments[1] < 1 - 1e-3))


judge = all_of(
    program=function(
        log_likelihood,
        signature="(n),(n)->()",
        derived=minus_total(log_loss, scale=rounding),
        points=[points],
    ),
    table=values(cells, given=given),
)
