"""Each factor of ten in a wrong probability costs log 10 more, without end; a square costs 1 at most."""

import math
from fractions import Fraction

import numpy as np

from lossdrill.judging.value_words import Number, mistake, right, values


def given(draw):
    return {
        "q": draw.choice([0.8, 0.9, 0.95, 0.98]),
        "k": draw.choice([3, 4, 5, 6]),
        "n": draw.choice([20, 30, 40, 50]),
    }


def cells(q, k, n):
    """-log 1/2 is log 2, and -log 10^-k is k log 10: each factor of ten in a wrong probability adds
    log 10, about 2.3, and there is no last one, so the log loss has no bound. The square of 1 - p
    comes near to 1 and stays below: a mistake in a million costs hardly more than one in a
    thousand. Of the n samples one costs k log 10, and the others -log q each.
    """
    wrong, one = k * math.log(10), -math.log(q)
    return {
        "coin": Number(math.log(2), digits=3),
        "right": Number(one, digits=3),
        "wrong": Number(wrong, digits=3),
        "ten times surer": Number(math.log(10), digits=3),
        "squared error": Number((1 - 10.0**-k) ** 2, digits=8),
        "most log loss": Number(math.inf),
        "most squared error": Number(1),
        "share": Number(wrong / (wrong + (n - 1) * one), digits=3),
    }


@right
def by_numpy(q, k, n):
    """Computed sample by sample."""
    p = np.full(n, q)
    p[-1] = 10.0**-k
    loss = -np.log(p)
    return {
        "coin": -np.log(0.5),
        "right": loss[0],
        "wrong": loss[-1],
        "ten times surer": -np.log(10.0 ** (-k - 1)) - loss[-1],
        "squared error": np.square(1 - p[-1]),
        "most log loss": np.inf,
        "most squared error": 1.0,
        "share": loss[-1] / loss.sum(),
    }


@right
def rounded(q, k, n):
    """As many digits as are asked for, from a pocket calculator."""
    return {
        "coin": 0.693,
        "wrong": round(k * 2.302585, 2 if k < 5 else 1),
        "ten times surer": 2.3,
        "squared error": round(1 - 2 * 10.0**-k + 10.0 ** (-2 * k), 8),
        "most log loss": float("inf"),
    }


@mistake(
    "Those are logarithms to another base, 2: the loss in bits. Here the logarithm is natural, so a coin toss "
    "costs log 2."
)
def in_bits(q, k, n):
    return {
        "coin": 1,
        "right": -math.log2(q),
        "wrong": k * math.log2(10),
        "ten times surer": math.log2(10),
    }


@mistake(
    "Those are logarithms to base 10. The log loss takes the natural one: each power of ten counts log 10."
)
def decadic(q, k, n):
    return {
        "coin": math.log10(2),
        "right": -math.log10(q),
        "wrong": k,
        "ten times surer": 1,
    }


@mistake(
    "The sign: the logarithm of a probability is negative, and the loss is minus that. A mistake costs; it does "
    "not pay."
)
def minus_missing(q, k, n):
    return {
        "coin": -math.log(2),
        "right": math.log(q),
        "wrong": -k * math.log(10),
        "ten times surer": -math.log(10),
    }


@mistake("That is the cost for label 0, -log(1 - p). The label is 1, so the sample pays -log p.")
def other_label(q, k, n):
    return {"right": -math.log(1 - q), "wrong": -math.log1p(-(10.0**-k))}


@mistake("That is the squared error, (1 - p)². The log loss is asked for here, -log p.")
def squared_error_for_the_log_loss(q, k, n):
    return {"coin": Fraction(1, 4), "right": (1 - q) ** 2, "wrong": (1 - 10.0**-k) ** 2}


@mistake(
    "That is how far p is from the label, 1 - p, the absolute error. The log loss takes the logarithm of p."
)
def distance_from_the_label(q, k, n):
    return {"coin": Fraction(1, 2), "right": 1 - q, "wrong": 1 - 10.0**-k}


@mistake("The square is missing: that is 1 - p, the absolute error.")
def square_missing(q, k, n):
    return {"squared error": 1 - 10.0**-k}


@mistake("Nearly, but (1 - p)² is a little below 1: eight digits are asked for.")
def one_for_the_square(q, k, n):
    return {"squared error": 1}


@mistake("That is the probability itself. What it costs is minus its logarithm.")
def probability_for_the_cost(q, k, n):
    return {"coin": Fraction(1, 2), "right": q, "wrong": 10.0**-k}


@mistake(
    "That is log10 of p, negative and to base 10. The log loss is minus the natural logarithm."
)
def decadic_without_the_minus(q, k, n):
    return {
        "coin": -math.log10(2),
        "right": math.log10(q),
        "wrong": -k,
        "ten times surer": -1,
    }


@mistake(
    "10^-k is small, but it is not 0: the cost is a plain number, k times the logarithm of 10. Only p = 0 would "
    "cost infinitely much."
)
def infinite_at_once(q, k, n):
    return {"wrong": math.inf}


@mistake(
    "That is what p = 10^-k costs altogether. The cell asks how much more the next power of ten costs."
)
def whole_cost_for_the_difference(q, k, n):
    return {"ten times surer": k * math.log(10)}


@mistake(
    "Ten times as sure does not cost ten times as much: the logarithm turns the factor ten into a summand, "
    "-log(p/10) = -log p + log 10."
)
def ten_times_the_cost(q, k, n):
    return {"ten times surer": 9 * k * math.log(10)}


@mistake(
    "That is how many times as much it costs. The cell asks for the difference of the two costs."
)
def ratio_for_the_difference(q, k, n):
    return {"ten times surer": (k + 1) / k}


@mistake(
    "That is what p = 10^-(k + 1) costs altogether. The cell asks how much more that is than p = 10^-k."
)
def cost_for_the_difference(q, k, n):
    return {"ten times surer": (k + 1) * math.log(10)}


@mistake(
    "It is the log loss that has no bound. 1 - p lies between 0 and 1, and so does its square."
)
def squared_error_unbounded(q, k, n):
    return {"most squared error": math.inf}


@mistake(
    "That is the square of p itself. The error is how far p is from the label, 1 - p, and that is nearly 1."
)
def square_of_p(q, k, n):
    return {"squared error": 10.0 ** (-2 * k)}


@mistake(
    "The log loss is not bounded by 1, nor by what p = 10^-k costs: as p tends to 0, -log p grows beyond every "
    "number."
)
def log_loss_at_most_1(q, k, n):
    return {"most log loss": 1}


@mistake(
    "That is what libraries make of p = 0 when they clip it, at 1e-15 or near it. The loss itself has no bound: "
    "no p above 0 costs most."
)
def clipped_at_1e_15(q, k, n):
    return {"most log loss": -math.log(1e-15)}


@mistake(
    "That is what the given mistake costs. A model may be surer still, and then it costs more: there is no "
    "bound."
)
def bound_at_the_given_one(q, k, n):
    return {"most log loss": k * math.log(10)}


@mistake(
    "That is the share of the one sample in the number of samples. In the loss it weighs with what it costs."
)
def share_of_the_samples(q, k, n):
    return {"share": 1 / n}


@mistake("The wrong sample is counted as one more: there are n samples, so n - 1 others, not n.")
def one_sample_more(q, k, n):
    wrong, one = k * math.log(10), -math.log(q)
    return {"share": wrong / (wrong + n * one)}


@mistake("The wrong sample is compared with the others alone; a share is a part of the whole.")
def odds_for_a_share(q, k, n):
    return {"share": k * math.log(10) / ((n - 1) * -math.log(q))}


@mistake("That is what the other samples have together. The cell asks for the share of the one.")
def share_of_the_others(q, k, n):
    wrong, one = k * math.log(10), -math.log(q)
    return {"share": (n - 1) * one / (wrong + (n - 1) * one)}


@mistake(
    "The share is taken of the one sample and a single other one. There are n - 1 others, and each costs -log q."
)
def one_other_only(q, k, n):
    wrong, one = k * math.log(10), -math.log(q)
    return {"share": wrong / (wrong + one)}


@mistake(
    "That is the share in the squared error. In log loss the one sample weighs k log 10 against -log q each."
)
def share_in_squared_error(q, k, n):
    wrong, one = (1 - 10.0**-k) ** 2, (1 - q) ** 2
    return {"share": wrong / (wrong + (n - 1) * one)}


judge = values(cells, given=given)
