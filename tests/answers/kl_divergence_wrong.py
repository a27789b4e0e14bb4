"""Wrong answers to kl-divergence, as people write them."""

import math

import numpy as np


def textbook(p, q):
    return np.sum(p * np.log(p / q))


def epsilon_in_the_model(p, q):
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / (q[keep] + 1e-10)))


def epsilon_everywhere(p, q):
    eps = np.finfo(float).eps
    return np.sum((p + eps) * np.log((p + eps) / (q + eps)))


def clipped_model(p, q):
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / np.maximum(q[keep], 1e-12)))


def mask_of_the_model_alone(p, q):
    keep = q > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def nansum_of_masked_infinities(p, q):
    terms = p * np.log(p / q)
    terms[np.isinf(terms)] = np.nan
    return np.nansum(terms)


def large_number_for_infinity(p, q):
    if np.any((q == 0) & (p > 0)):
        return 1e9
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep]))


def reversed_arguments(p, q):
    keep = q > 0
    with np.errstate(divide="ignore"):
        return np.sum(q[keep] * (np.log(q[keep]) - np.log(p[keep])))


def mean_of_the_terms(p, q):
    with np.errstate(all="ignore"):
        return np.nanmean(p * np.log(p / q))


def cross_entropy(p, q):
    keep = p > 0
    return -np.sum(p[keep] * np.log(q[keep]))


def bits(p, q):
    keep = p > 0
    return np.sum(p[keep] * np.log2(p[keep] / q[keep]))


def negated(p, q):
    keep = p > 0
    return -np.sum(p[keep] * np.log(p[keep] / q[keep]))


def scipy_terms_with_a_sign_wrong(p, q):
    keep = p > 0
    terms = p[keep] * np.log(p[keep] / q[keep]) + p[keep] - q[keep]
    return np.sum(terms)


def pointwise_terms_without_the_others(p, q):
    """SciPy's kl_div needs + q where p is 0."""
    keep = p > 0
    return np.sum(p[keep] * np.log(p[keep] / q[keep]) - p[keep] + q[keep])


def logarithm_of_the_sum(p, q):
    keep = q > 0
    return np.log(np.sum(p[keep] ** 2 / q[keep]))


def last_class_forgotten(p, q):
    total = 0.0
    for j in range(len(p) - 1):
        if p[j] > 0:
            total += p[j] * math.log(p[j] / q[j]) if q[j] > 0 else math.inf
    return total


def returns_too_early(p, q):
    total = 0.0
    for a, b in zip(p, q):
        if a == 0:
            return total
        if b == 0:
            return math.inf
        total += a * math.log(a / b)
    return total


def taken_for_log_probabilities(p, q):
    """PyTorch's kl_div takes log q first."""
    return np.sum(np.exp(q) * (q - p))


def changes_its_arguments(p, q):
    p[p == 0] = 1e-300
    return np.sum(p * (np.log(p) - np.log(q)))


def root_of_it(p, q):
    keep = p > 0
    return np.sqrt(max(0.0, np.sum(p[keep] * np.log(p[keep] / q[keep]))))


def one_where_it_is_infinite(p, q):
    keep = p > 0
    value = np.sum(p[keep] * np.log(p[keep] / q[keep]))
    return value if np.isfinite(value) else 1.0


def chi_squared(p, q):
    return np.sum((p - q) ** 2 / q)
