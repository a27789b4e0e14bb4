"""exp comes before the division: what is infinite, or 0, by then no normalising puts right."""

from fractions import Fraction
from math import log, log2, log10

import numpy as np

from lossdrill.judging.all_of import all_of
from lossdrill.judging.value_words import Number, mistake, right, values
from lossdrill.judging.witness_words import Claim, near_miss, vector, witness

DOUBLE = (2 - 2**-52) * 2.0**1023
SINGLE = (2 - 2**-23) * 2.0**127
HALF = (2 - 2**-10) * 2.0**15
SMALLEST = 2.0**-1074


def given(draw):
    return {"k": draw.choice([10, 20, 50, 100, 200, 1000])}


def cells(k):
    """exp(z) is at most M for z up to log M, and k exp(z) for z up to log M - log k. Nothing lies
    between 0 and the smallest number, and half of it is where rounding turns to 0: log of it is
    -744.4, of the half -745.1.
    """
    return {
        "float64": Number(log(DOUBLE), digits=4),
        "float32": Number(log(SINGLE), digits=4),
        "float16": Number(log(HALF), digits=4),
        "float16, sum": Number(log(HALF / k), digits=3),
        "float64, low": Number(log(SMALLEST) - log(2), digits=3),
    }


@right
def by_numpy(k):
    """From what NumPy knows of the formats."""
    largest = {kind: np.log(float(np.finfo(kind).max)) for kind in ("f8", "f4", "f2")}
    return {
        "float64": largest["f8"],
        "float32": largest["f4"],
        "float16": largest["f2"],
        "float16, sum": largest["f2"] - np.log(k),
        "float64, low": np.log(np.finfo("f8").smallest_subnormal),
    }


@right
def by_the_exponents(k):
    """A format whose numbers end at 2^e: e log 2, to 4 digits."""
    return {
        "float64": 1024 * log(2),
        "float32": 128 * log(2),
        "float16": 16 * log(2),
        "float16, sum": 16 * log(2) - log(k),
        "float64, low": -1075 * log(2),
    }


@mistake(
    "That is the logarithm to base 10, the exponent in the table. exp takes powers of e: np.log, or 2.3026 times "
    "as much."
)
def base_ten(k):
    return {
        "float64": log10(DOUBLE),
        "float32": log10(SINGLE),
        "float16": log10(HALF),
        "float16, sum": log10(HALF / k),
        "float64, low": log10(SMALLEST),
    }


@mistake("That is the logarithm to base 2. exp takes powers of e: multiply by log 2.")
def base_two(k):
    return {
        "float64": log2(DOUBLE),
        "float32": log2(SINGLE),
        "float16": log2(HALF),
        "float16, sum": log2(HALF / k),
        "float64, low": log2(SMALLEST),
    }


@mistake(
    "That is the largest number itself. Asked for is the logit whose exponential it is: its logarithm."
)
def largest_number(k):
    return {"float64": DOUBLE, "float32": SINGLE, "float16": HALF, "float16, sum": HALF}


@mistake(
    "That is the limit of float64. With fewer bits for the exponent numbers end sooner, and so do logits."
)
def the_same_in_all(k):
    return {"float32": log(DOUBLE), "float16": log(DOUBLE)}


@mistake("float32 and float16 are two formats: this is the limit of float32.")
def half_like_single(k):
    return {"float16": log(SINGLE), "float16, sum": log(SINGLE / k)}


@mistake(
    "A single exponential may get that large. The sum of k of them is k times as large, so it overflows log k "
    "sooner."
)
def sum_like_one(k):
    return {"float16, sum": log(HALF)}


@mistake(
    "The sum of k exponentials overflows sooner than one, not later: k e^z is at most M for z up to "
    "log M - log k."
)
def log_k_added(k):
    return {"float16, sum": log(HALF * k)}


@mistake("It is the number that is divided by k, not its logarithm: log(M / k) = log M - log k.")
def logarithm_divided_by_k(k):
    return {"float16, sum": log(HALF) / k}


@mistake(
    "That is the largest number over k, the size of one exponential. The logit is its logarithm."
)
def number_over_k(k):
    return {"float16, sum": HALF / k}


@mistake(
    "float64 keeps numbers below its smallest normal one, 2.2e-308, with fewer and fewer digits: 0 comes only "
    "below 4.9e-324."
)
def smallest_normal(k):
    return {"float64, low": log(2.0**-1022)}


@mistake(
    "Not as far below 0 as the largest logit is above: the smallest number is not 1 over the largest."
)
def one_over_the_largest(k):
    return {"float64, low": -log(DOUBLE)}


@mistake("The sign is missing: exponentials of positive numbers are above 1. Underflow is below 0.")
def positive(k):
    return {"float64, low": -log(SMALLEST) + log(2)}


def row(logits):
    """What was handed in, in the format in which both functions are run."""
    return np.array([float(logit) for logit in logits])


def exponentials(logits):
    with np.errstate(all="ignore"):
        return np.exp(row(logits))


def total(logits):
    with np.errstate(all="ignore"):
        return np.sum(exponentials(logits))


def nans(logits, shift=0.0):
    """How many entries of the softmax are NaN."""
    with np.errstate(all="ignore"):
        e = np.exp(row(logits) - shift)
        return int(np.sum(np.isnan(e / e.sum())))


@near_miss(
    "The largest logit of high is not above 0: what breaks there breaks by underflow. For overflow a logit has "
    "to be large and positive.",
    high=[-800.0, -900.0],
    low=[-800.0, -900.0],
)
def high_is_low(high, low):
    return max(high) <= 0


@near_miss(
    "The largest logit of low is not below 0. Its exponential is at least 1, and so is the sum: nothing "
    "underflows to 0 / 0.",
    high=[800.0, 0.0],
    low=[0.0, -800.0],
)
def low_is_high(high, low):
    return max(low) >= 0


@near_miss(
    "In high every exponential is finite, only their sum overflows: then all quotients are 0, which is wrong as "
    "well, but no NaN. Raise one logit until its own exponential overflows.",
    high=[709.5, 709.5],
    low=[-800.0, -900.0],
)
def only_the_sum_overflows(high, low):
    return not nans(high) and np.isinf(total(high))


@near_miss(
    "float64 bears all the exponentials of high, and their sum: the largest logit is not high enough. Fill in "
    "the limits first.",
    high=[700.0, 0.0],
    low=[-800.0, -900.0],
)
def high_is_not_high_enough(high, low):
    return not nans(high)


@near_miss(
    "In low some exponentials are 0, but not all of them. One that is above 0 is enough to make the sum a number "
    "above 0, and the quotients numbers. Lower the largest logit too.",
    high=[800.0, 0.0],
    low=[-1.0, -800.0],
)
def one_is_not_low_enough(high, low):
    return not nans(low) and np.any(exponentials(low) == 0)


@near_miss(
    "The exponentials of low are small, but float64 still tells them from 0, so that they can be divided. "
    "Lower all logits further.",
    high=[800.0, 0.0],
    low=[-740.0, -741.0],
)
def low_is_not_low_enough(high, low):
    return not nans(low)


judge = all_of(
    limits=values(cells, given=given),
    rows=witness(
        Claim("the largest logit of high", lambda high, low: max(high), more_than=0),
        Claim("entries that are NaN in plain(high)", lambda high, low: nans(high), more_than=0),
        Claim("the largest logit of low", lambda high, low: max(low), less_than=0),
        Claim("entries that are NaN in plain(low)", lambda high, low: nans(low), more_than=0),
        Claim(
            "entries that are NaN in shifted(high) and shifted(low)",
            lambda high, low: nans(high, max(row(high))) + nans(low, max(row(low))),
            at_most=0,
        ),
        high=vector(bound=1e4),
        low=vector(bound=1e4),
        examples=[
            {"high": [1000, 0, 0], "low": [-1000, -1001, -1002]},
            {"high": [710.0], "low": [-746.0]},
            {"high": [-1000, Fraction(1420, 2)], "low": [Fraction(-1491, 2), -1000]},
        ],
        near_misses=[
            high_is_low,
            low_is_high,
            only_the_sum_overflows,
            high_is_not_high_enough,
            one_is_not_low_enough,
            low_is_not_low_enough,
        ],
    ),
)
