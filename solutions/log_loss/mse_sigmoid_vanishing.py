"""On a confident mistake log loss keeps pulling with p - y; squared error has lost its p (1 - p)."""

from lossdrill.judging.exact import derivative, log, sigmoid
from lossdrill.judging.witness_words import Claim, label, near_miss, within, witness


def log_loss(y, z):
    return -log(sigmoid(z)) if y == 1 else -log(sigmoid(-z))


def squared_error(y, z):
    return (sigmoid(z) - y) ** 2


def pull(loss, y, z):
    return abs(derivative(lambda logit: loss(y, logit), z))


@near_miss(
    "This prediction is sure and right: |p - y| is below 0.1, so both derivatives are small, as they "
    "should be. Look at one that is sure and wrong: flip the label or the sign of z.",
    y=1,
    z=15.0,
)
def sure_and_right(y, z):
    return pull(log_loss, y, z) < 0.1


@near_miss(
    "The model is not sure enough of a mistake here: |p - y| is not above 0.9, so even the log loss "
    "does not pull with full force. Move the logit further to the wrong side.",
    y=1,
    z=0.0,
)
def not_sure_enough(y, z):
    return pull(log_loss, y, z) <= 0.9


@near_miss(
    "Sure and wrong, but not far enough: 2 |p - y| p (1 - p), the derivative of the squared error, "
    "is still not below one in a million. Make the model surer of its mistake.",
    y=0,
    z=5.0,
)
def not_far_enough(y, z):
    return pull(squared_error, y, z) >= 1e-6


judge = witness(
    Claim("|derivative of the log loss|", lambda y, z: pull(log_loss, y, z), more_than=0.9),
    Claim(
        "|derivative of the squared error|",
        lambda y, z: pull(squared_error, y, z),
        less_than=1e-6,
    ),
    y=label,
    z=within(1e3),
    examples=[{"y": 1, "z": -15.0}, {"y": 0, "z": 15}, {"y": 1, "z": -1000}],
    near_misses=[sure_and_right, not_sure_enough, not_far_enough],
)
