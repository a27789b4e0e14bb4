"""Right answers to kl-divergence, as people write them."""

import math

import numpy as np


def masked_ratio(p, q):
    mask = p != 0
    return np.sum(p[mask] * np.log(p[mask] / q[mask]))


def where_on_the_terms(p, q):
    with np.errstate(all="ignore"):
        return np.where(p == 0, 0.0, p * np.log(p / q)).sum()


def python_sum(p, q):
    def term(a, b):
        if a == 0:
            return 0.0
        return math.inf if b == 0 else a * (math.log(a) - math.log(b))

    return sum(term(float(a), float(b)) for a, b in zip(p, q))


def careful_sum(p, q):
    if any(b == 0 < a for a, b in zip(p, q)):
        return float("inf")
    return math.fsum(a * math.log(a / b) for a, b in zip(p.tolist(), q.tolist()) if a > 0)


def early_infinity(p, q):
    if np.any((q == 0) & (p > 0)):
        return np.inf
    both = (p > 0) & (q > 0)
    return np.sum(p[both] * np.log(p[both] / q[both]))


def dot_product(p, q):
    keep = np.flatnonzero(p)
    with np.errstate(divide="ignore"):
        return p[keep] @ (np.log(p[keep]) - np.log(q[keep]))


def cross_entropy_less_entropy(p, q):
    def surprise(weights, probabilities):
        total = 0.0
        for w, probability in zip(weights, probabilities):
            if w > 0:
                total -= w * np.log(probability)
        return total

    return surprise(p, q) - surprise(p, p)


def mean_times_count(p, q):
    keep = p > 0
    terms = p[keep] * np.log(p[keep] / q[keep])
    return len(terms) * np.mean(terms)


def weighted_average(p, q):
    keep = p > 0
    with np.errstate(divide="ignore"):
        return np.average(np.log(p[keep]) - np.log(q[keep]), weights=p[keep])


def normalised_first(p, q):
    p, q = p / p.sum(), q / q.sum()
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def negative_log_of_the_inverse(p, q):
    keep = p > 0
    with np.errstate(divide="ignore"):
        return -np.sum(p[keep] * np.log(q[keep] / p[keep]))


def base_two_and_back(p, q):
    keep = p > 0
    return np.log(2) * np.sum(p[keep] * np.log2(p[keep] / q[keep]))


def logarithms_set_to_zero(p, q):
    with np.errstate(all="ignore"):
        log_p = np.where(p > 0, np.log(p), 0.0)
        log_q = np.where(p > 0, np.log(q), 0.0)
    return np.sum(p * (log_p - log_q))


def einsum(p, q):
    keep = p > 0
    return np.einsum("i,i->", p[keep], np.log(p[keep]) - np.log(q[keep]))


def ufunc_with_where(p, q):
    log_p = np.log(p, where=p > 0, out=np.zeros(len(p)))
    log_q = np.log(q, where=p > 0, out=np.zeros(len(q)))
    return float(np.dot(p, log_p) - np.dot(p, log_q))


def array_of_no_dimensions(p, q):
    keep = p > 0
    return np.array(np.sum(p[keep] * np.log(p[keep] / q[keep])))


def added_up_entry_by_entry(p, q):
    """p log(p/q) - p + q, with the cases that SciPy distinguishes."""
    total = 0.0
    for a, b in zip(p.tolist(), q.tolist()):
        if a > 0 and b > 0:
            total += a * math.log(a / b) - a + b
        elif a == 0:
            total += b
        else:
            total = math.inf
    return total


def guard_of_the_smallest_number(p, q):
    """In the numerator alone: 0 times a finite logarithm is 0."""
    keep = (p > 0) | (q > 0)
    p, q = p[keep], q[keep]
    return np.sum(p * (np.log(p + 1e-300) - np.log(q)))
