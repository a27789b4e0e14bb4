"""Two objectives have the same minimiser when one is a multiple of the other."""

import math

from lossdrill.judging.value_words import Number, mistake, right, values


def given(draw):
    return {
        "n": draw.choice([40, 60, 80, 120, 150, 250]),
        "lam": draw.choice([0.01, 0.02, 0.03, 0.06, 0.2, 0.3]),
        "A": draw.choice([3, 6, 12, 15, 30]),
    }


def cells(n, lam, A):
    """n times your objective is the sum of squares + n lam Σβ²: alpha = n lam, and lam = A / n back.
    Half of it is 1/(2n) times the sum + lam/2 Σ|β|: alpha = lam / 2. The logistic objective divided
    by n C is the mean + 1/(2 n C) Σβ²: C = 1 / (2 n lam). And the gradient of lam Σβ² is 2 lam β:
    the weight decay is 2 lam.
    """
    return {
        "Ridge alpha": Number(n * lam),
        "Lasso alpha": Number(lam / 2),
        "Logistic C": Number(1 / (2 * n * lam)),
        "weight decay": Number(2 * lam),
        "lam of Ridge(A)": Number(A / n),
    }


@right
def by_minimisers(n, lam, A):
    """One feature that is always 1, targets with the mean 3: minimise yours, and see for which strength
    that is the minimum of theirs.
    """
    mean = 3.0
    # yours: 2 (b - mean) + 2 lam b = 0, or 2 (b - mean) + lam = 0
    ridge, lasso = mean / (1 + lam), mean - lam / 2
    # half of the labels 1, and one feature that is 1 for them and -1 for the others
    low, high = 0.0, 10.0
    for _ in range(200):
        b = (low + high) / 2
        slope = -1 / (1 + math.exp(b))  # of the mean log loss
        low, high = (b, high) if slope + 2 * lam * b < 0 else (low, b)
    theirs = n * mean / (n + A)  # of sum (b - 3)² + A b²
    return {
        "Ridge alpha": n * (mean - ridge) / ridge,
        "Lasso alpha": mean - lasso,
        "Logistic C": -b / (n * slope),
        "weight decay": -2 * (ridge - mean) / ridge,
        "lam of Ridge(A)": (mean - theirs) / theirs,
    }


@mistake(
    "Ridge adds its penalty to the sum of squares, n times as much as your mean. For the same minimum the "
    "penalty must grow n times too."
)
def ridge_as_it_is(n, lam, A):
    return {"Ridge alpha": lam}


@mistake(
    "The wrong way: the loss of Ridge is n times yours, so its penalty must be larger than lam, not "
    "smaller. Multiply your whole objective by n."
)
def ridge_divided(n, lam, A):
    return {"Ridge alpha": lam / n}


@mistake(
    "There is no half in the objective of Ridge: it is the sum of squares plus alpha times the sum of "
    "squared weights."
)
def ridge_with_a_half(n, lam, A):
    return {"Ridge alpha": n * lam / 2}


@mistake(
    "There is no factor 2 in the objective of Ridge, nor in yours: both penalties are a number times the "
    "sum of squared weights."
)
def ridge_doubled(n, lam, A):
    return {"Ridge alpha": 2 * n * lam}


@mistake(
    "Lasso divides the sum of squares by 2n, so its loss is half of your mean. The penalty must be halved "
    "with it."
)
def lasso_as_it_is(n, lam, A):
    return {"Lasso alpha": lam}


@mistake(
    "The wrong way: the loss of Lasso is half of yours, so the penalty is halved, not doubled."
)
def lasso_doubled(n, lam, A):
    return {"Lasso alpha": 2 * lam}


@mistake(
    "That would be for a sum of squares, as in Ridge. Lasso divides the sum by 2n: its objective is half of "
    "yours, and n has gone."
)
def lasso_like_ridge(n, lam, A):
    return {"Lasso alpha": n * lam}


@mistake(
    "n is divided out once too often: both your loss and that of Lasso have a 1/n in front already. What "
    "differs is the half."
)
def lasso_divided_by_n(n, lam, A):
    return {"Lasso alpha": lam / (2 * n)}


@mistake(
    "Multiplied by n once too often: both your loss and that of Lasso have a 1/n in front. What differs is "
    "the half."
)
def lasso_multiplied_by_n(n, lam, A):
    return {"Lasso alpha": n * lam / 2}


@mistake(
    "C stands before the loss, not before the penalty: the stronger the penalty, the smaller C. And there "
    "are a sum in place of a mean, and a half."
)
def c_for_lambda(n, lam, A):
    return {"Logistic C": lam}


@mistake(
    "C is large where the penalty is weak, that is right. But it multiplies a sum of n losses, and the "
    "penalty carries a half."
)
def inverse_alone(n, lam, A):
    return {"Logistic C": 1 / lam}


@mistake(
    "The half in front of their penalty is missing: divided by n C, the objective has 1/(2 n C) before the "
    "penalty, and that is to be lam."
)
def half_forgotten(n, lam, A):
    return {"Logistic C": 1 / (n * lam)}


@mistake(
    "C multiplies the sum of the losses. Divide by n C to get their mean: the penalty is left with "
    "1/(2 n C), in which n stands too."
)
def sum_forgotten(n, lam, A):
    return {"Logistic C": 1 / (2 * lam)}


@mistake(
    "Upside down: C stands before the loss, so it is the smaller, the stronger the penalty is."
)
def upside_down(n, lam, A):
    return {"Logistic C": 2 * n * lam}


@mistake(
    "The half is on the wrong side: 1/(2 n C) is to be lam, so the 2 stands below, with n and lam."
)
def two_above(n, lam, A):
    return {"Logistic C": 2 / (n * lam)}


@mistake(
    "n is on the wrong side: it multiplies C in the objective, so the more samples there are, the smaller C "
    "has to be for the same lam."
)
def n_above(n, lam, A):
    return {"Logistic C": n / (2 * lam)}


@mistake(
    "That is the penalty's factor; added to the gradient is its derivative, and the derivative of "
    "lam β² is 2 lam β."
)
def decay_as_it_is(n, lam, A):
    return {"weight decay": lam}


@mistake(
    "The wrong way: differentiating β² brings a factor 2, so the decay is twice lam, not half of it."
)
def decay_halved(n, lam, A):
    return {"weight decay": lam / 2}


@mistake(
    "The loss of the fourth program is the mean, as yours is, so n does not come in. What does is the 2 "
    "from the derivative of β²."
)
def decay_with_n(n, lam, A):
    return {"weight decay": 2 * n * lam}


@mistake(
    "Ridge adds A to a sum of n squares. Divide the whole objective by n: the sum becomes your mean, and A "
    "becomes lam."
)
def back_as_it_is(n, lam, A):
    return {"lam of Ridge(A)": A}


@mistake(
    "That is the way there; back it is divided by n, since your loss is n times smaller than theirs."
)
def back_multiplied(n, lam, A):
    return {"lam of Ridge(A)": n * A}


@mistake(
    "That is the alpha of Lasso, whose loss has a 1/(2n) in front. Ridge has the bare sum of squares: its "
    "loss is n times yours."
)
def ridge_like_lasso(n, lam, A):
    return {"Ridge alpha": lam / 2}


@mistake(
    "Dividing by n is not what Lasso asks for: its loss has a 1/n in front as yours has, and a half besides."
)
def lasso_over_n(n, lam, A):
    return {"Lasso alpha": lam / n}


@mistake(
    "The wrong way: the loss of Lasso is the sum over 2n, half of your mean. Multiply your objective by 1/2, "
    "not by 2n."
)
def lasso_times_two_n(n, lam, A):
    return {"Lasso alpha": 2 * n * lam}


@mistake(
    "/ and * are taken from left to right: 1 / 2 * n * lam multiplies by n and lam. Put the product in "
    "brackets: 1 / (2 * n * lam)."
)
def without_brackets(n, lam, A):
    return {"Logistic C": 1 / 2 * n * lam}


@mistake(
    "The 2 from the derivative is there, but n does not come in: the gradient is that of the mean, as in "
    "your own objective."
)
def decay_over_n(n, lam, A):
    return {"weight decay": 2 * lam / n}


@mistake(
    "Upside down: one sample more makes the sum of Ridge heavier and so A lighter, so n stands below A."
)
def back_upside_down(n, lam, A):
    return {"lam of Ridge(A)": n / A}


judge = values(cells, given=given)
