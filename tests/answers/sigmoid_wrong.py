"""Wrong answers to sigmoid, as people write them; each says in a few words what is wrong."""

import math

import numpy as np


def both_exponentials(z):
    """NaN above 709."""
    return np.exp(z) / (np.exp(z) + 1)


def nan_to_half(z):
    """NaN made 1/2."""
    e = np.exp(z)
    return np.nan_to_num(e / (1 + e), nan=0.5)


def scalar_math(z):
    """math.exp takes one number."""
    return 1 / (1 + math.exp(-z))


def scalar_if(z):
    """An array has no truth value."""
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def first_sign_for_all(z):
    """The branch of the first logit for all of them."""
    if z[0] >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


def loop_with_math(z):
    """math.exp raises OverflowError below -709."""
    return np.array([1 / (1 + math.exp(-v)) for v in z])


def where_evaluates_both(z):
    """The same unstable form in both branches."""
    return np.where(z >= 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))


def sign_forgotten(z):
    """1 / (1 + e^z)."""
    return 1 / (1 + np.exp(z))


def brackets(z):
    """Division before the sum."""
    return 1 / 1 + np.exp(-z)


def integer_buffer(z):
    """A result in the dtype of the logits is cut off to 0 and 1 for integers."""
    out = np.zeros_like(z)
    out[:] = 1 / (1 + np.exp(-z))
    return out


def in_place(z):
    """Changes the caller's array."""
    np.clip(z, -500, 500, out=z)
    return 1 / (1 + np.exp(-z))


def hard_sigmoid(z):
    """Straight pieces."""
    return np.clip(0.2 * z + 0.5, 0, 1)


def fast_sigmoid(z):
    """z / (1 + |z|) has other tails."""
    return 0.5 * (z / (1 + np.abs(z)) + 1)


def probit(z):
    """The normal distribution function."""
    return np.array([0.5 * (1 + math.erf(v / math.sqrt(2))) for v in z])


def probit_scaled(z):
    """The usual approximation of the sigmoid by the normal distribution function, off by 0.01."""
    return np.array([0.5 * (1 + math.erf(v / 1.702 / math.sqrt(2) * 1.702 / 1.702)) for v in z])


def arctan(z):
    """Another S."""
    return 0.5 + np.arctan(z) / np.pi


def logit(z):
    """The inverse function."""
    return np.log(z / (1 - z))


def rounded_to_four(z):
    """Four decimals."""
    return np.round(1 / (1 + np.exp(-z)), 4)


def rounded_to_eight(z):
    """Eight decimals."""
    return np.round(1 / (1 + np.exp(-z)), 8)


def clipped_at_20(z):
    """2e-9 too much."""
    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))


def clipped_at_1e_8(z):
    """1e-8 away from 0 and 1."""
    return np.clip(1 / (1 + np.exp(-z)), 1e-8, 1 - 1e-8)


def guard_in_the_denominator(z):
    """1e-8 in the denominator."""
    return 1 / (1 + np.exp(-z) + 1e-8)


def single_precision(z):
    """float32 has 7 digits."""
    return 1 / (1 + np.exp(-z.astype(np.float32)))


def column(z):
    """Shape (n, 1)."""
    return 1 / (1 + np.exp(-z.reshape(-1, 1)))


def first_only(z):
    """Returns in the loop."""
    for v in z:
        return 1 / (1 + np.exp(-v))


def total(z):
    """One number."""
    return np.sum(1 / (1 + np.exp(-z)))


def nothing(z):
    """No return."""
    p = 1 / (1 + np.exp(-z))


def complement(z):
    """The probability of label 0."""
    return 1 - 1 / (1 + np.exp(-z))


def slope_by_z(z):
    """z (1 - z): the slope as code that expects probabilities has it."""
    return z * (1 - z)


def signed(z):
    """2 sigmoid - 1."""
    return 2 / (1 + np.exp(-z)) - 1


def standardised(z):
    """The logits are standardised first."""
    return 1 / (1 + np.exp(-(z - z.mean()) / (z.std() + 1e-12)))
