"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

import numpy as np

from lossdrill.judging.words import mistake


@mistake("Right for the sum of the losses; this exercise takes their mean: divide by n.")
def missing_mean(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return p - y


@mistake(
    "Divided by n x k, the number of entries. The loss is a mean over the n samples; over the "
    "classes it is a sum."
)
def mean_over_classes_too(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return (p - y) / z.size


@mistake("The mean is taken twice: each entry carries 1/n once.")
def averaged_twice(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return (p - y) / len(y) ** 2


@mistake("The sign is reversed: as it stands this is the direction in which the loss falls.")
def reversed_sign(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return (y - p) / len(y)


@mistake(
    "The chain rule stops at p: this is the derivative with respect to p. Between p and z stands "
    "exp(z)/sum(exp(z)), which depends on all classes."
)
def chain_rule_stops_at_p(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return -y / p / len(y)


@mistake(
    "Only the slope of p with respect to its own logit was used, p (1 - p). Each logit changes the "
    "probabilities of all classes."
)
def only_the_diagonal(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return -y * (1 - p) / len(y)


@mistake("p is lost: that makes the slope -y.")
def without_p(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return -y / len(y)


@mistake("y is lost: that makes the slope p.")
def without_y(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return p / len(y)


@mistake(
    "p is normalised down the columns, over the samples. Each row is one sample, and its k numbers "
    "share one sum: axis=1."
)
def normalised_over_samples(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=0, keepdims=True))
    return (p - y) / len(y)


@mistake(
    "A sigmoid for every class belongs to k separate yes-or-no questions. Here the classes exclude "
    "each other, and their probabilities share one sum."
)
def sigmoid_per_class(y, z):
    p = np.exp(-np.logaddexp(0, -z))
    return (p - y) / len(y)


@mistake(
    "z holds logits, and here they are taken for p: put the rows through exp(z)/sum(exp(z)) first."
)
def link_forgotten(y, z):
    p = z
    return (p - y) / len(y)


@mistake(
    "Without an axis p shares one sum among all samples. Each row has its own: axis=1, "
    "keepdims=True."
)
def normalised_over_everything(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=None, keepdims=True))
    return (p - y) / len(y)


@mistake("Divided by k, the number of classes. The mean is taken over the n samples, the rows.")
def divided_by_classes(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return (p - y) / z.shape[1]


@mistake(
    "p is computed twice over: z holds logits, and it takes exp(z)/sum(exp(z)) once to make "
    "probabilities of them."
)
def normalised_twice(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    p = np.exp(p - np.logaddexp.reduce(p, axis=-1, keepdims=True))
    return (p - y) / len(y)


@mistake("The sign of the logits is reversed: large ones get small probabilities.")
def logits_reversed(y, z):
    p = np.exp((-z) - np.logaddexp.reduce((-z), axis=-1, keepdims=True))
    return (p - y) / len(y)


@mistake("The sign of p is the wrong one.")
def sign_of_p(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return (-p - y) / len(y)


@mistake("The sign of y is the wrong one: that makes the slope p + y.")
def sign_of_y(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return (p + y) / len(y)


@mistake("The factor p (1 - p) is one too many.")
def slope_of_p_twice(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return p * (1 - p) * (p - y) / len(y)


@mistake("These are the terms of the loss, -sum(y log p). Asked for is the slope.")
def value_instead(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return -y * np.log(p) / len(y)


@mistake("That is the slope of another loss, the squared error of the probabilities.")
def squared_error_instead(y, z):
    p = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
    return 2 * p * (p + np.sum(p * y, axis=-1, keepdims=True) + np.sum(-p**2, axis=-1, keepdims=True) - y) / len(y)
