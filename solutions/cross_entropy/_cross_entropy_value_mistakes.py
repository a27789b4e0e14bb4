"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def sum_of_losses(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.sum(-np.sum(y * np.log(p), axis=-1))


@mistake(
    "The mean runs over all n x k entries, and so each loss is divided by the number of classes "
    "too. Add up over the classes, then take the mean over the samples."
)
def mean_over_classes_too(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1)) / z.shape[1]


@mistake(
    "Right for a loss with a factor 1/2 in front, as in 1/(2n); this exercise takes the mean "
    "without it."
)
def half_of_it(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1)) / 2


@mistake(
    "The mean is taken twice: the sum over the samples is divided by n once, and np.mean does that "
    "itself."
)
def averaged_twice(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1)) / len(y)


@mistake("The minus sign in front is lost: the better the predictions, the larger this is.")
def sign_reversed(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(np.sum(y * np.log(p), axis=-1))


@mistake("The factor y is lost: the loss is -sum(y log p), and not -sum(log p).")
def factor_y_lost(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(np.log(p), axis=-1))


@mistake(
    "p is normalised down the columns, over the samples. Each row is one sample, and its k numbers "
    "share one sum: axis=1."
)
def normalised_over_samples(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=0, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake(
    "A sigmoid for every class belongs to k separate yes-or-no questions. Here the classes exclude "
    "each other, and their probabilities share one sum."
)
def sigmoid_per_class(y, z):
    p = np.exp(-np.logaddexp(0, -z))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake(
    "Without an axis p shares one sum among all samples. Each row has its own: axis=1, "
    "keepdims=True."
)
def normalised_over_everything(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=None, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake(
    "p is computed twice over: z holds logits, and it takes exp(z)/sum(exp(z)) once to make "
    "probabilities of them."
)
def normalised_twice(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    p = np.exp(p - np.logaddexp.reduce(p, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake("The sign of the logits is reversed: large ones get small probabilities.")
def logits_reversed(y, z):
    p = np.exp((-z) - np.logaddexp.reduce((-z), axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake(
    "That is the squared error of the probabilities, sum((p - y)²): asked for is -sum(y log p)."
)
def squared_error_instead(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(np.sum((p - y) ** 2, axis=-1))


@mistake("The logarithm of p is missing: the loss is -sum(y log p), and not -sum(p y).")
def logarithm_missing(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(p * y, axis=-1))


@mistake("1 - y stands in the place of y: the classes that are not the label are counted.")
def labels_turned_round(y, z):
    y = 1 - y
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake(
    "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times as "
    "large."
)
def base_two(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p) / np.log(2), axis=-1))


@mistake(
    "The class with the largest logit stands in the place of the label: the loss looks at y, "
    "whatever the model prefers."
)
def preferred_class_for_the_label(y, z):
    y = np.eye(z.shape[1])[np.argmax(z, axis=1)]
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log(p), axis=-1))


@mistake("That is the median of the losses. The mean counts every sample, outliers too.")
def median_of_losses(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.median(-np.sum(y * np.log(p), axis=-1))


@mistake("1 is added inside log p: the loss is -sum(y log p), and not -sum(y log(p + 1)).")
def one_inside_the_logarithm(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return np.mean(-np.sum(y * np.log1p(p), axis=-1))
