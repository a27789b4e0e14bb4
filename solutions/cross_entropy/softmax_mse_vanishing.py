"""On a confident mistake the cross entropy pulls with p - y; the slope of the softmax has cancelled. In the
squared error it stays, and it is nearly 0.
"""

import numpy as np

from lossdrill.judging.domains import Domain
from lossdrill.judging.exact import exp
from lossdrill.judging.witness_words import Claim, near_miss, vector, witness


def softmax(z):
    e = np.array([exp(logit - max(z)) for logit in z])
    return e / np.sum(e)


def of_cross_entropy(z, y):
    return softmax(z) - y


def of_squared_error(z, y):
    """The derivative with respect to p, 2 (p - y), times the Jacobian of the softmax, diag(p) - p p'."""
    p = softmax(z)
    slope = 2 * (p - y)
    return p * (slope - np.sum(p * slope))


def length(gradient, z, y):
    return np.sum(gradient(z, y) ** 2) ** 0.5


def own(z, y):
    """The probability of the label."""
    return np.sum(softmax(z) * y)


@near_miss(
    "y is not one-hot: it needs a single 1, at the class of the label, and zeros elsewhere.",
    z=[20.0, 0.0, 0.0],
    y=[0, 1, 1],
)
def not_one_hot(z, y):
    return np.sum(y) != 1


@near_miss(
    "With two classes it is the sigmoid over again. Take at least three.",
    z=[20.0, 0.0],
    y=[0, 1],
)
def fewer_than_three(z, y):
    return len(z) < 3


@near_miss(
    "Here the model is sure and right: both gradients are short, as they should be. Move the 1 of the label to "
    "another class.",
    z=[20.0, 0.0, 0.0],
    y=[1, 0, 0],
)
def sure_and_right(z, y):
    return own(z, y) > 0.9


@near_miss(
    "The model is not sure enough of a mistake: the label has so much probability left that even the gradient "
    "of the cross entropy is no longer than 1. Put more on another class.",
    z=[0.0, 0.0, 0.0],
    y=[0, 1, 0],
)
def not_sure_enough(z, y):
    return length(of_cross_entropy, z, y) <= 1


@near_miss(
    "The model is wrong and undecided between the other classes: there the softmax is not flat, and the "
    "squared error still pulls. Put one logit far above the rest.",
    z=[20.0, 0.0, 19.0],
    y=[0, 1, 0],
)
def undecided_among_the_others(z, y):
    return max(softmax(z)) < 0.9 and length(of_squared_error, z, y) >= 1e-6


@near_miss(
    "Sure and wrong, but not far enough: the gradient of the squared error is still not below one in a "
    "million. Make the model surer of its mistake.",
    z=[5.0, 0.0, 0.0],
    y=[0, 1, 0],
)
def not_far_enough(z, y):
    return length(of_squared_error, z, y) >= 1e-6


judge = witness(
    Claim("number of classes", lambda z, y: len(z), more_than=2),
    Claim("distance of y from a one-hot label", lambda z, y: abs(np.sum(y) - 1), at_most=0),
    Claim(
        "length of the gradient of the cross entropy",
        lambda z, y: length(of_cross_entropy, z, y),
        more_than=1,
    ),
    Claim(
        "length of the gradient of the squared error",
        lambda z, y: length(of_squared_error, z, y),
        less_than=1e-6,
    ),
    z=vector("k"),
    y=Domain("a list of as many zeros and a single 1", lambda value: value in {0, 1}, ("k",)),
    examples=[
        {"z": [20.0, 0.0, 0.0], "y": [0, 1, 0]},
        {"z": [-10, 30, 0, 1.5], "y": [1, 0, 0, 0]},
        {"z": [1000, 1000, -1000], "y": [0, 0, 1]},
    ],
    near_misses=[
        not_one_hot,
        fewer_than_three,
        sure_and_right,
        not_sure_enough,
        undecided_among_the_others,
        not_far_enough,
    ],
)
