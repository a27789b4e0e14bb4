"""The expected difference of two logarithms, over the classes that happen at all."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_share,
    expectation,
    function,
    mistake,
    right,
    two_distributions,
)

from ._derived import log_ratio


def kl(p, q):
    happens = p > 0
    with np.errstate(divide="ignore"):
        return np.sum(p[happens] * (np.log(p[happens]) - np.log(q[happens])))


@right
def by_loops(p, q):
    total = 0.0
    for p_j, q_j in zip(p, q):
        if p_j == 0:
            continue
        if q_j == 0:
            return math.inf
        total += p_j * math.log(p_j / q_j)
    return total


@right
def cross_entropy_minus_entropy(p, q):
    """What the model pays, less what the truth would pay."""
    happens = p > 0
    with np.errstate(divide="ignore"):
        cross_entropy = -np.sum(p[happens] * np.log(q[happens]))
    entropy = -np.sum(p[happens] * np.log(p[happens]))
    return cross_entropy - entropy


@right
def with_replaced_ratios(p, q):
    """Where p is 0 any ratio will do, as its logarithm is multiplied by 0."""
    with np.errstate(divide="ignore"):
        ratio = np.divide(p, q, out=np.full(p.shape, np.inf), where=q > 0)
        return np.sum(p * np.log(np.where(p > 0, ratio, 1.0)))


@right
def without_what_is_no_number(p, q):
    """0 * log 0 is NaN, and nansum takes that for 0."""
    with np.errstate(all="ignore"):
        return np.nansum(p * np.log(p / q))


@right
def with_the_difference_of_the_sums(p, q):
    """p log(p/q) - p + q, entry by entry: each is at least 0, and the additions cancel in the sum."""
    with np.errstate(all="ignore"):
        terms = np.where(p > 0, p * np.log(p / q) - p + q, q)
    return np.sum(terms)


@mistake(
    "0 * log(0) is NaN in floating point. A class with p = 0 never happens and contributes nothing: leave "
    "these classes out, or replace their terms by 0."
)
def zeros_give_nan(p, q):
    return np.sum(p * np.log(p / q))


@mistake(
    "p and q are exchanged: this is KL(q, p). The average runs over what happens, under p, the first argument."
)
def exchanged(p, q):
    happens = q > 0
    return np.sum(q[happens] * np.log(q[happens] / p[happens]))


@mistake(
    "A guard of 1e-12 inside the logarithm makes a finite number of what is infinite: a model that rules out "
    "something that happens. It also caps what a small q costs."
)
def guard_of_1e_12(p, q):
    return np.sum(p * np.log((p + 1e-12) / (q + 1e-12)))


@mistake(
    "Clipping at 1e-15 makes a finite number of what is infinite: a model that rules out something that "
    "happens. Zeros in p need care, zeros in q come out right by themselves."
)
def clipped_at_1e_15(p, q):
    p, q = np.clip(p, 1e-15, 1), np.clip(q, 1e-15, 1)
    return np.sum(p * np.log(p / q))


@mistake(
    "Classes with q = 0 are left out too (or infinite terms are taken for 0), and with them what the model "
    "pays when one of them happens: an infinite price. Only those with p = 0 contribute nothing."
)
def zeros_of_the_model_left_out(p, q):
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(p[both] / q[both]))


@mistake(
    "np.nan_to_num makes 0 of NaN, which is right here, and a large finite number of infinity, which is not. "
    "Treat the classes with p = 0 alone."
)
def infinity_made_finite(p, q):
    return np.sum(np.nan_to_num(p * np.log(p / q)))


@mistake(
    "This is the cross entropy, what the model pays. What the truth itself would pay, the entropy of p, comes "
    "off it: for q = p the divergence is 0."
)
def cross_entropy_instead(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log(q[happens]))


@mistake("This is the entropy of p alone; the model q has no part in it.")
def entropy_instead(p, q):
    happens = p > 0
    return -np.sum(p[happens] * np.log(p[happens]))


@mistake(
    "The sign is reversed: the divergence is never negative. With log(p / q) there is no minus in front, with "
    "log(q / p) there is one."
)
def sign_reversed(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(q[happens] / p[happens]))


@mistake(
    "The mean over the classes divides by k. The terms have their weights already, the probabilities p: add "
    "them up."
)
def mean_over_the_classes(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens] / q[happens])) / len(p)


@mistake(
    "The mean over the classes that happen divides by their number. The terms have their weights already, the "
    "probabilities p: add them up."
)
def mean_over_what_happens(p, q):
    happens = p > 0
    return np.mean(p[happens] * np.log(p[happens] / q[happens]))


@mistake("Right in bits; this exercise measures in nats: log is the natural logarithm.")
def base_two(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log2(p[happens] / q[happens]))


@mistake(
    "The weights p are missing: the logarithms are added up as if all classes were equally likely to happen."
)
def weights_missing(p, q):
    happens = p > 0
    return np.sum(np.log(p[happens] / q[happens]))


@mistake(
    "The logarithms are weighted by q. What happens is drawn from p, so the average is taken with its "
    "probabilities."
)
def weighted_by_the_model(p, q):
    happens = p > 0
    return np.sum(q[happens] * np.log(p[happens] / q[happens]))


@mistake(
    "Every term is made positive. The negative ones belong to it: where the model says more than the truth, "
    "it pays less there. Their sum is never negative."
)
def absolute_values(p, q):
    happens = p > 0
    return np.sum(np.abs(p[happens] * np.log(p[happens] / q[happens])))


@mistake(
    "This is KL(p, q) + KL(q, p), which no longer changes when the two are exchanged. The Kullback-Leibler "
    "divergence is the first of them alone."
)
def both_directions(p, q):
    return np.sum((p - q) * (np.log(p) - np.log(q)))


@mistake(
    "This is the Jensen-Shannon divergence, in which both are compared with their middle. Here p is compared "
    "with q itself."
)
def jensen_shannon(p, q):
    middle = (p + q) / 2
    one, other = p > 0, q > 0
    return 0.5 * np.sum(p[one] * np.log(p[one] / middle[one])) + 0.5 * np.sum(
        q[other] * np.log(q[other] / middle[other])
    )


@mistake(
    "p and q are probabilities already. Another softmax takes them for logits, and makes them nearly equal to "
    "each other."
)
def softmax_first(p, q):
    p, q = np.exp(p) / np.sum(np.exp(p)), np.exp(q) / np.sum(np.exp(q))
    return np.sum(p * np.log(p / q))


@mistake(
    "The logarithms are divided by each other. The logarithm of a quotient is their difference: "
    "log p - log q."
)
def logarithms_divided(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens]) / np.log(q[happens]))


@mistake(
    "Precedence: in `p * log(p) / q` only the product is divided. q belongs inside the logarithm, log(p / q)."
)
def divided_outside_the_logarithm(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens]) / q[happens])


@mistake(
    "Precedence: `p * log(p) - log(q)` multiplies before it subtracts. Both logarithms have the weight p: "
    "p * (log(p) - log(q))."
)
def brackets_missing(p, q):
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens]) - np.log(q[happens]))


@mistake(
    "This is the squared distance of the two. It is bounded, and a model that rules out what happens is not "
    "punished as it should be."
)
def squared_distance(p, q):
    return np.sum((p - q) ** 2)


@mistake(
    "This is half the sum of the distances, the total variation. It has no logarithm, and is never above 1."
)
def total_variation(p, q):
    return np.sum(np.abs(p - q)) / 2


@mistake(
    "That is for logarithms of probabilities, as some libraries take them: exp(q) * (q - p). Here p and q are "
    "the probabilities themselves."
)
def taken_for_logarithms(p, q):
    return np.sum(np.exp(q) * (q - p))


@mistake(
    "q is taken for the logarithm of the model's probabilities, as PyTorch's kl_div takes it. Here q holds the "
    "probabilities themselves: log q comes off log p."
)
def model_taken_for_logarithms(p, q):
    happens = p > 0
    return np.sum(p[happens] * (np.log(p[happens]) - q[happens]))


@mistake("The last class is missing in the sum: does a loop end one too early?")
def last_class_missing(p, q):
    p, q = p[:-1], q[:-1]
    happens = p > 0
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))


@mistake(
    "At the first class with p = 0 the loop returns, and the classes behind it do not count. Skip such a "
    "class: `continue`, not `return` or `break`."
)
def ends_at_the_first_zero(p, q):
    total = 0.0
    for p_j, q_j in zip(p, q):
        if p_j == 0:
            return total
        if q_j == 0:
            return math.inf
        total += p_j * math.log(p_j / q_j)
    return total


@mistake(
    "This is the chi-squared divergence, the sum of (p - q)² / q. It is never smaller; the Kullback-Leibler "
    "divergence takes logarithms."
)
def chi_squared(p, q):
    return np.sum((p - q) ** 2 / q)


@mistake(
    "The terms come out one by one, k of them; the divergence is their sum. (Libraries that return them so "
    "leave the sum to the caller.)"
)
def terms_not_added_up(p, q):
    terms = np.zeros(len(p))
    happens = p > 0
    terms[happens] = p[happens] * np.log(p[happens] / q[happens])
    return terms


def rounding(p, q):
    """Each logarithm that is added, with its weight, and 1 for p itself, which is rounded too."""
    happens = p > 0
    logarithms = 1 + np.abs(np.log(p[happens])) + np.abs(np.log(q[happens]))
    return np.sum(p[happens] * logarithms)


judge = function(
    kl,
    signature="(k),(k)->()",
    derived=expectation(log_ratio, scale=rounding),
    points=[two_distributions()],
    along=along_share("Divergence of two classes, where the model gives the first 1/4"),
)

equivalent_mutants = {
    "with np.errstate():": "the same number, with the warning about log 0",
}
