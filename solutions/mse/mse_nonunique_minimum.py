"""Dependent columns: along the direction that X does not see, the loss is flat."""

from fractions import Fraction

import numpy as np

from lossdrill.judging.witness_words import Claim, matrix, near_miss, vector, witness


def steepest(X, y, beta):
    """The largest entry of the gradient."""
    return np.max(np.abs(2 * X.T @ (X @ beta - y) / len(y)))


def distance(X, y, b1, b2):
    return np.max(np.abs(b1 - b2))


def has_full_rank(X):
    """Two columns are independent exactly when XᵀX has a determinant other than 0."""
    H = X.T @ X
    return H[0, 0] * H[1, 1] - H[0, 1] * H[1, 0] != 0


@near_miss(
    "b1 and b2 are the same point, or nearly. Two different ones are asked for: they exist where the "
    "columns of X are dependent.",
    X=[[1, 2], [2, 4]],
    y=[1, 2],
    b1=[1, 0],
    b2=[1, 0],
)
def the_same_point(X, y, b1, b2):
    return distance(X, y, b1, b2) <= 1e-3


@near_miss(
    "The columns of X are independent here, so the loss is strictly convex and has exactly one "
    "minimiser. Make one column a multiple of the other.",
    X=[[1, 0], [0, 1]],
    y=[1, 2],
    b1=[1, 2],
    b2=[1, 1],
)
def independent_columns(X, y, b1, b2):
    return has_full_rank(X)


@near_miss(
    "The gradients are nearly 0, but not exactly: the numbers are rounded. Take integers, halves, or "
    "Fraction(1, 10) instead of 0.1.",
    X=[[1, 3]],
    y=[0.3],
    b1=[0.3, 0],
    b2=[0, 0.1],
)
def rounded(X, y, b1, b2):
    return max(steepest(X, y, b1), steepest(X, y, b2)) < 1e-6


@near_miss(
    "The columns are dependent, as they must be, and one of the two points is a minimiser. The other "
    "must give the same predictions: move from the first along a direction v with X v = 0.",
    X=[[1, 2], [2, 4]],
    y=[1, 2],
    b1=[1, 0],
    b2=[0, 1],
)
def one_of_them(X, y, b1, b2):
    return min(steepest(X, y, b1), steepest(X, y, b2)) == 0


@near_miss(
    "The columns are dependent, as they must be, but the gradient is 0 at neither point. Find one "
    "minimiser first, then move along a direction v with X v = 0.",
    X=[[1, 2], [2, 4]],
    y=[1, 2],
    b1=[1, 1],
    b2=[0, 0],
)
def neither_of_them(X, y, b1, b2):
    return min(steepest(X, y, b1), steepest(X, y, b2)) > 0


judge = witness(
    Claim(
        "the largest entry of the gradient at b1",
        lambda X, y, b1, b2: steepest(X, y, b1),
        at_most=0,
    ),
    Claim(
        "the largest entry of the gradient at b2",
        lambda X, y, b1, b2: steepest(X, y, b2),
        at_most=0,
    ),
    Claim("the largest difference between b1 and b2", distance, more_than=1e-3),
    X=matrix("n", 2),
    y=vector("n"),
    b1=vector(2),
    b2=vector(2),
    examples=[
        {"X": [[1, 2], [2, 4], [3, 6]], "y": [1, 2, 3], "b1": [1, 0], "b2": [0, 0.5]},
        {"X": [[0, 0]], "y": [7], "b1": [0, 0], "b2": [1, -1000]},
        {
            "X": [[1, 1]],
            "y": [Fraction(1, 3)],
            "b1": [Fraction(1, 3), 0],
            "b2": [0, Fraction(1, 3)],
        },
        {"X": [[1, -1], [1, -1]], "y": [0, 1], "b1": [0.5, 0], "b2": [1.5, 1]},
    ],
    near_misses=[the_same_point, independent_columns, rounded, one_of_them, neither_of_them],
)
