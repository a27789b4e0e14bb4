"""Eight losses by what decides between them. Each cell carries the reason that is shown for it."""

from fractions import Fraction
from math import isqrt

import numpy as np

from lossdrill.judging.value_words import Number, Word, mistake, right, values

YES_OR_NO = ("yes", "no", "depends")
UNITS = ("unit of y", "squared unit of y", "no unit")
DISTRIBUTIONS = (
    "normal",
    "Laplace",
    "normal with Laplace tails",
    "Bernoulli",
    "categorical",
    "none",
)


def given(draw):
    return {
        "n": draw.choice([4, 9, 16, 25, 36, 64]),
        "R": draw.choice([50, 60, 70, 80, 90]),
        "delta": draw.choice([1, 2, 3, 5]),
    }


convex = {
    "MSE": ("yes", "Each term is the square of something linear in the weights."),
    "MAE": ("yes", "Each term is the size of something linear in the weights."),
    "RMSE": (
        "yes",
        "It is the length of the vector of residuals, divided by sqrt(n), and a length of something "
        "linear is convex. That the root itself is concave does not matter.",
    ),
    "Huber": ("yes", "Its slope clip(r, -delta, delta) never decreases as the residual grows."),
    "log loss": (
        "yes",
        "Its second derivative in the logit is p (1 - p) > 0, and the logit is linear in the weights.",
    ),
    "cross-entropy": (
        "yes",
        "It is log-sum-exp of the logits minus the logit of the true class: convex minus linear.",
    ),
    "hinge": ("yes", "It is the larger of 0 and 1 - margin, and both are linear in the weights."),
    "Brier": (
        "no",
        "Along a line in the weights it stays between 0 and 1 and is not constant; a convex function "
        "would have to leave any bound.",
    ),
}
differentiable = {
    "MSE": ("yes", "It is a polynomial of the predictions."),
    "MAE": ("no", "Where a residual is 0 its slope jumps from -1/n to 1/n."),
    "RMSE": ("no", "At a perfect fit it has a tip, as |r| has at 0; anywhere else it is smooth."),
    "Huber": (
        "yes",
        "Both branches have the slope delta where they meet: it is the second derivative that jumps.",
    ),
    "log loss": ("yes", "In the logit it is log(1 + e^z) - y z, which is smooth."),
    "cross-entropy": ("yes", "Log-sum-exp of the logits is smooth."),
    "hinge": ("no", "Where a margin is exactly 1 its slope jumps."),
    "Brier": ("yes", "The sigmoid is smooth, and so is its squared distance from the label."),
}
bounded = {
    "MSE": ("no", "The pull of a sample is 2 |r| / n, which grows with the residual."),
    "MAE": ("yes", "Each sample pulls with at most 1/n."),
    "RMSE": (
        "yes",
        "Wherever there is a gradient its length is 1/sqrt(n): it is the gradient of MSE divided by "
        "2 RMSE.",
    ),
    "Huber": ("yes", "Each sample pulls with at most delta / n."),
    "log loss": (
        "yes",
        "In the logit each sample pulls with |p - y| / n, at most 1/n. It is in the probability that "
        "the slope has no bound.",
    ),
    "cross-entropy": (
        "yes",
        "In the logits a sample's gradient is (p - y) / n, with entries of at most 1/n in size.",
    ),
    "hinge": ("yes", "Each sample pulls with at most 1/n."),
    "Brier": ("yes", "In the logit a sample pulls with 2 |p - y| p (1 - p) / n, less than 1/n."),
}
unit = {
    "MSE": ("squared unit of y", "Residuals are squared: metres become square metres."),
    "MAE": ("unit of y", "It is a mean of sizes of residuals."),
    "RMSE": ("unit of y", "The root takes the square of the unit back."),
    "Huber": (
        "squared unit of y",
        "r² / 2 near 0, and delta times |r| beyond, where delta has the unit of y too.",
    ),
    "log loss": ("no unit", "It is a logarithm of a probability."),
    "cross-entropy": ("no unit", "It is a logarithm of a probability."),
    "hinge": ("no unit", "A score is compared with a margin of 1, which is a plain number."),
    "Brier": ("no unit", "It is the square of a difference of probabilities."),
}
distribution = {
    "MSE": ("normal", "-log of the normal density is r² / (2 s²) and a constant."),
    "MAE": ("Laplace", "-log of the Laplace density is |r| / b and a constant."),
    "RMSE": (
        "none",
        "For independent samples -log of the likelihood is a sum over the samples, and the root of a "
        "sum is none.",
    ),
    "Huber": (
        "normal with Laplace tails",
        "exp(-Huber) is a normal curve up to delta, and falls off as exp(-delta |r|) beyond.",
    ),
    "log loss": ("Bernoulli", "-log of p where the label is 1, and of 1 - p where it is 0."),
    "cross-entropy": ("categorical", "-log of the probability of the class that occurred."),
    "hinge": (
        "none",
        "exp(-c hinge), added up over the labels -1 and 1, depends on the score: it would have to be "
        "constant.",
    ),
    "Brier": (
        "none",
        "exp(-c (p - y)²), added up over the labels 0 and 1, depends on p: it would have to be "
        "constant.",
    ),
}
unique = {
    "MSE": ("yes", "Its second derivative 2/n XᵀX is positive definite: X has full column rank."),
    "MAE": (
        "depends",
        "With a constant to be fitted, the targets 0, 1, 2 have one best value, and 0, 1 have all "
        "between.",
    ),
    "RMSE": ("yes", "The root is increasing, so its minimiser is that of MSE."),
    "Huber": (
        "depends",
        "With a constant to be fitted, the targets 0 and 1 have one best value for delta = 1; of 0 "
        "and 10 all from 1 to 9 are as good.",
    ),
    "log loss": (
        "depends",
        "It is strictly convex, so there is at most one. Where the labels can be separated there is "
        "none: larger weights always cost less.",
    ),
    "cross-entropy": (
        "no",
        "One vector added to the weights of every class leaves the softmax as it is.",
    ),
    "hinge": (
        "depends",
        "With one weight, x = 1, 2 and y = 1, -1 have the minimiser -1/2 alone; y = 1, 1 has every "
        "weight from 1 on.",
    ),
    "Brier": (
        "depends",
        "With a constant logit, the labels 0 and 1 have the minimiser 0 alone; the labels 1 and 1 "
        "have none.",
    ),
}
outlier = {
    "MSE": "One sample costs R², and the mean divides by n.",
    "MAE": "One sample costs R, and the mean divides by n.",
    "RMSE": "The root of R² / n is R / sqrt(n): the outlier's cost falls off more slowly with n.",
    "Huber": "Beyond delta one sample costs delta (R - delta / 2), and the mean divides by n.",
    "log loss": "log(1 + e^R) is R as far as digits can tell, and the mean divides by n.",
    "cross-entropy": "log(1 + e^R) is R as far as digits can tell, and the mean divides by n.",
    "hinge": "The margin is -R, so one sample costs 1 + R, and the mean divides by n.",
    "Brier": "p is 0 as far as digits can tell: one sample costs 1, and never more.",
}
WORDS = {
    "convex": (convex, YES_OR_NO),
    "differentiable": (differentiable, YES_OR_NO),
    "bounded": (bounded, YES_OR_NO),
    "unit": (unit, UNITS),
    "distribution": (distribution, DISTRIBUTIONS),
    "unique": (unique, YES_OR_NO),
}


def of_an_outlier(n, R, delta):
    """The whole loss when one sample is off by R, and the others cost nothing."""
    return {
        "MSE": Fraction(R * R, n),
        "MAE": Fraction(R, n),
        "RMSE": Fraction(R, isqrt(n)),
        "Huber": Fraction(delta * (2 * R - delta), 2 * n),
        "log loss": Fraction(R, n),
        "cross-entropy": Fraction(R, n),
        "hinge": Fraction(1 + R, n),
        "Brier": Fraction(1, n),
    }


def cells(n, R, delta):
    """Convexity, kinks and bounds follow from one slope: 2 r, the sign, the clipped r, p - y. The
    unit follows from what is squared, the distribution from exp(-loss), and uniqueness from
    curvature: where there is none, some data have a flat bottom. The cost of an outlier is R² for
    squares, about R for everything with a bounded slope, and 1 for squared probabilities.
    """
    words = {
        f"{column}: {loss}": Word(word, options, because)
        for column, (table, options) in WORDS.items()
        for loss, (word, because) in table.items()
    }
    numbers = {
        f"outlier: {loss}": Number(value, because=outlier[loss])
        for loss, value in of_an_outlier(n, R, delta).items()
    }
    return {**words, **numbers}


@right
def by_numpy(n, R, delta):
    """Each loss of arrays in which one sample is off by R."""
    r = np.zeros(n)
    r[0] = R
    y, z = np.ones(n), np.full(n, 800.0)
    z[0] = -R
    scores = np.column_stack([z, np.zeros(n)])
    p = 1 / (1 + np.exp(-z))
    return {
        "outlier: MSE": np.mean(r**2),
        "outlier: MAE": np.mean(np.abs(r)),
        "outlier: RMSE": np.sqrt(np.mean(r**2)),
        "outlier: Huber": np.mean(
            np.where(np.abs(r) <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2))
        ),
        "outlier: log loss": np.mean(np.logaddexp(0, z) - y * z),
        "outlier: cross-entropy": np.mean(np.logaddexp.reduce(scores, axis=1) - scores[:, 0]),
        "outlier: hinge": np.mean(np.maximum(0, 1 - z)),
        "outlier: Brier": np.mean((p - y) ** 2),
    }


@right
def in_other_words(n, R, delta):
    """Truth values, capitals and hyphens say the same."""
    return {
        "convex: MSE": True,
        "convex: Brier": False,
        "bounded: RMSE": "YES",
        "unit: RMSE": "Unit of Y",
        "unit: log loss": "no-unit",
        "distribution: Huber": "normal_with_laplace_tails",
        "unique: MAE": "Depends",
    }


@mistake("That is the sum over the samples; these losses are means, so it is divided by n.")
def sum_for_the_mean(n, R, delta):
    return {
        "outlier: MSE": R * R,
        "outlier: MAE": R,
        "outlier: Huber": delta * (R - delta / 2),
        "outlier: log loss": R,
        "outlier: cross-entropy": R,
        "outlier: hinge": 1 + R,
        "outlier: Brier": 1,
    }


@mistake("The root is taken of the mean, so of R² / n: n comes out of it as sqrt(n).")
def root_of_the_square_alone(n, R, delta):
    return {"outlier: RMSE": Fraction(R, n)}


@mistake("The root of the sum is R; that of the mean is R / sqrt(n).")
def root_of_the_sum(n, R, delta):
    return {"outlier: RMSE": R}


@mistake("R² / 2 holds up to delta alone. R lies beyond, on the straight branch.")
def parabola_beyond_delta(n, R, delta):
    return {"outlier: Huber": Fraction(R * R, 2 * n)}


@mistake(
    "The straight branch is delta (|r| - delta / 2): without the second part it would not meet the "
    "parabola."
)
def straight_branch_without_shift(n, R, delta):
    return {"outlier: Huber": Fraction(delta * R, n)}


@mistake("The hinge loss asks for a margin of 1: at a margin of -R that is 1 + R, not R.")
def hinge_without_the_margin(n, R, delta):
    return {"outlier: hinge": Fraction(R, n)}


@mistake("The Brier score squares p - y, which is never larger than 1; R is the logit.")
def brier_of_the_logit(n, R, delta):
    return {"outlier: Brier": Fraction(R * R, n)}


judge = values(cells, given=given)
