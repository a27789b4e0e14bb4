"""How far the logit of the label is behind the log-sum-exp of its row, on average."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_logit_gap,
    function,
    mean_value,
    mistake,
    one_hot_logits,
    right,
)

from ._cross_entropy_value_mistakes import *
from ._derived import cross_entropy as surprise


def cross_entropy(Y, Z):
    Z = Z - np.max(Z, axis=1, keepdims=True)
    log_sum_exp = np.log(np.sum(np.exp(Z), axis=1))
    return np.mean(log_sum_exp - np.sum(Y * Z, axis=1))


@right
def by_loops(Y, Z):
    total = 0.0
    for one_hot, logits in zip(Y, Z):
        largest = max(logits)
        total += largest + math.log(sum(math.exp(z - largest) for z in logits))
        for label, logit in zip(one_hot, logits):
            if label == 1:
                total -= logit
    return total / len(Z)


@right
def by_log_softmax(Y, Z):
    log_p = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    return -np.sum(Y * log_p) / Y.shape[0]


@right
def by_einsum(Y, Z):
    shift = Z.max(axis=1)
    exponentials = np.exp(Z - shift[:, np.newaxis])
    log_sum_exp = shift + np.log(np.einsum("ij->i", exponentials))
    return (log_sum_exp.sum() - np.einsum("ij,ij->", Y, Z)) / len(shift)


@right
def by_picking(Y, Z):
    """Indices in place of one-hot rows."""
    labels = np.argmax(Y, axis=1)
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.average(log_p[np.arange(len(labels)), labels])


@right
def by_gaps(Y, Z):
    """log1p of the other classes, measured from the label's own logit or from the largest one."""
    behind = Z - np.sum(Y * Z, axis=1, keepdims=True)
    largest = np.maximum(behind.max(axis=1), 0)
    return np.mean(largest + np.log(np.exp(behind - largest[:, np.newaxis]).sum(axis=1)))


def probabilities(Z):
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)


@mistake(
    "A probability that underflows to 0 has the logarithm -inf, and 0 * -inf is NaN, even for a "
    "class that is not the label. Take the logarithm before the exponential is lost: "
    "log p = z - log-sum-exp."
)
def log_of_the_softmax(Y, Z):
    return -np.mean(np.sum(Y * np.log(probabilities(Z)), axis=1))


@mistake(
    "Where the label lies 1000 behind, its probability underflows to 0 (or one divided by it "
    "overflows), and the logarithm is infinite, although the loss is only about as large as the gap. "
    "Use log p = z - log-sum-exp."
)
def log_of_the_label_softmax(Y, Z):
    return -np.mean(np.log(np.sum(Y * probabilities(Z), axis=1)))


@mistake(
    "1e-12 inside the logarithm caps the loss of a sample at 27.6, so that a gap of 40 and one of "
    "1000 cost the same. With log p = z - log-sum-exp there is no log 0 to guard against."
)
def guard_of_1e_12(Y, Z):
    return -np.mean(np.sum(Y * np.log(probabilities(Z) + 1e-12), axis=1))


@mistake(
    "Clipping the probabilities at 1e-15 caps the loss of a sample at 34.5, so that a gap of 40 and "
    "one of 1000 cost the same. With log p = z - log-sum-exp nothing needs to be clipped."
)
def clipped_probabilities(Y, Z):
    p = np.clip(probabilities(Z), 1e-15, 1 - 1e-15)
    return -np.mean(np.sum(Y * np.log(p), axis=1))


@mistake(
    "Without a shift exp overflows for logits above 709, and all exponentials of a row underflow "
    "below -745. Subtract the largest logit of the row first; it cancels."
)
def no_shift(Y, Z):
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - np.sum(Y * Z, axis=1))


@mistake(
    "exp overflows for logits above 709, and inf / inf is NaN; below -745 all exponentials of a row "
    "are 0, and 0/0 is NaN too. Subtract the largest logit of the row, and spare the softmax: "
    "log p = z - log-sum-exp."
)
def log_of_the_unshifted_softmax(Y, Z):
    P = np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)
    return -np.mean(np.sum(Y * np.log(P), axis=1))


@mistake(
    "One maximum for all rows: in a row far below it all exponentials underflow, and the logarithm "
    "of their sum is -inf. Each row needs its own: axis=1, keepdims=True."
)
def global_maximum(Y, Z):
    Z = Z - np.max(Z)
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - np.sum(Y * Z, axis=1))


@mistake(
    "The maximum was taken off before the exponential, and not added back: log-sum-exp is "
    "max + log(sum(exp(z - max))). (Or subtract it from the label's logit as well.)"
)
def maximum_not_added_back(Y, Z):
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    return np.mean(np.log(np.sum(np.exp(shifted), axis=1)) - np.sum(Y * Z, axis=1))


@mistake(
    "The softmax is applied twice: this loss takes logits, and its own softmax is the only one. "
    "Probabilities taken for logits lie so close together that even a perfect model pays."
)
def normalised_twice(Y, Z):
    P = probabilities(Z)
    return -np.mean(np.sum(Y * (P - np.logaddexp.reduce(P, axis=1, keepdims=True)), axis=1))


@mistake(
    "This adds the terms (1 - y) log(1 - p), which belong to k separate yes-or-no questions. "
    "The classes exclude each other: only the label's own term counts."
)
def other_classes_charged(Y, Z):
    P = probabilities(Z)
    return -np.mean(np.sum(Y * np.log(P) + (1 - Y) * np.log(1 - P), axis=1))


@mistake(
    "A sigmoid for every class treats the classes as k separate yes-or-no questions. They exclude "
    "each other, so their probabilities share one sum: the softmax."
)
def log_loss_per_class(Y, Z):
    return np.mean(np.sum(np.logaddexp(0, Z) - Y * Z, axis=1))


@mistake(
    "The logits are taken for probabilities. Any real number can be a logit, also a negative one; "
    "the softmax makes probabilities of them."
)
def logits_taken_for_probabilities(Y, Z):
    return -np.mean(np.sum(Y * np.log(np.clip(Z, 1e-15, 1)), axis=1))


@mistake(
    "This is the entropy of the prediction: it says how undecided the model is, and never looks at "
    "the labels."
)
def entropy_of_the_prediction(Y, Z):
    log_p = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    return -np.mean(np.sum(np.exp(log_p) * log_p, axis=1))


@mistake(
    "The logarithm comes first, the mean after it. The other order is never larger (Jensen's "
    "inequality), and a single certain mistake disappears in it."
)
def log_of_the_mean(Y, Z):
    return -np.log(np.mean(np.sum(Y * probabilities(Z), axis=1)))


@mistake("Right in bits; this exercise measures in nats: log is the natural logarithm.")
def base_two(Y, Z):
    log_p = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    return -np.mean(np.sum(Y * log_p, axis=1)) / np.log(2)


@mistake(
    "This is how far the label's logit lies below the largest one: log-sum-exp with a hard maximum. "
    "The other exponentials count too, and even the best prediction pays a little."
)
def hard_maximum(Y, Z):
    return np.mean(Z.max(axis=1) - np.sum(Y * Z, axis=1))


@mistake(
    "Only log-sum-exp is there. The label's own logit comes off it: the loss is log-sum-exp - z_y."
)
def label_term_missing(Y, Z):
    m = Z.max(axis=1)
    return np.mean(m + np.log(np.exp(Z - m[:, None]).sum(axis=1)))


@mistake(
    "Only the label's logit is there, with its sign reversed. log-sum-exp has to be added: without "
    "it the loss could be made as small as you like by raising all logits."
)
def log_sum_exp_missing(Y, Z):
    return -np.mean(np.sum(Y * Z, axis=1))


@mistake(
    "This is the mean squared error of the probabilities, added up over the classes (the Brier "
    "score). It is bounded; the cross entropy is not."
)
def squared_error_instead(Y, Z):
    return np.mean(np.sum((probabilities(Z) - Y) ** 2, axis=1))


@mistake("This is 1 minus the probability of the label: the logarithm is missing.")
def one_minus_the_probability(Y, Z):
    return np.mean(1 - np.sum(Y * probabilities(Z), axis=1))


@mistake("The last class is missing in the sum of the exponentials: does a loop end one too early?")
def last_class_missing_in_the_sum(Y, Z):
    m = Z.max(axis=1)
    e = np.exp(Z - m[:, None])[:, :-1]
    return np.mean(m + np.log(e.sum(axis=1)) - np.sum(Y * Z, axis=1))


@mistake(
    "`log_p[:, labels]` takes the columns of all labels for every sample, an n x n table. One entry "
    "per row is log_p[np.arange(n), labels], or the sum of Y * log_p over the row."
)
def columns_for_entries(Y, Z):
    return -np.mean(np.log(probabilities(Z))[:, Y.argmax(axis=1)])


def rounding(Y, Z):
    """The largest logit and the label's are subtracted from each other, and the result added to."""
    terms = 1 + np.max(np.abs(Z), axis=1) + np.abs(np.sum(Y * Z, axis=1))
    return np.mean(terms)


judge = function(
    cross_entropy,
    signature="(n,k),(n,k)->()",
    derived=mean_value(surprise, scale=rounding),
    points=[one_hot_logits()],
    along=along_logit_gap("Cross entropy of one sample of two classes"),
)
