"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "y - p",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-p",
        "-y / p",
        "The chain rule stops at p: this is the derivative with respect to p. Between p and z "
        "stands exp(z)/sum(exp(z)), which depends on all classes.",
    ),
    mistake(
        "only-the-diagonal",
        "-y * (1 - p)",
        "Only the slope of p with respect to its own logit was used, p (1 - p). Each logit changes "
        "the probabilities of all classes.",
    ),
    mistake(
        "without-p",
        "-y",
        "p is lost: that makes the slope -y.",
    ),
    mistake(
        "without-y",
        "p",
        "y is lost: that makes the slope p.",
    ),
    mistake(
        "sigmoid-per-class",
        "sigmoid(z) - y",
        "A sigmoid for every class belongs to k separate yes-or-no questions. Here the classes "
        "exclude each other, and their probabilities share one sum.",
    ),
    mistake(
        "link-forgotten",
        "z - y",
        "z holds logits, and here they are taken for p: put the rows through exp(z)/sum(exp(z)) "
        "first.",
    ),
    mistake(
        "sign-of-p",
        "-p - y",
        "The sign of p is the wrong one.",
    ),
    mistake(
        "sign-of-y",
        "p + y",
        "The sign of y is the wrong one: that makes the slope p + y.",
    ),
    mistake(
        "slope-of-p-twice",
        "p * (1 - p) * (p - y)",
        "The factor p (1 - p) is one too many.",
    ),
    mistake(
        "value-instead",
        "-y * log(p)",
        "These are the terms of the loss, -sum(y log p). Asked for is the slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * p * (p + sum(p * y, axis=-1, keepdims=True) + sum(-p**2, axis=-1, keepdims=True) - y)",
        "That is the slope of another loss, the squared error of the probabilities.",
    ),
    mistake(
        "logarithm-missing",
        "p * (sum(p * y, axis=-1, keepdims=True) - y)",
        "The logarithm of p is missing: the loss is -sum(y log p), and not -sum(p y). That makes "
        "the slope p (sum(p y) - y).",
    ),
    mistake(
        "labels-turned-round",
        "p + y - 1",
        "1 - y stands in the place of y: that makes the slope p + y - 1.",
    ),
    mistake(
        "doubled",
        "2 * p - 2 * y",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "base-two",
        "(p - y) / log(2)",
        "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times "
        "as large.",
    ),
    mistake(
        "halved",
        "p / 2 - y / 2",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "label-for-every-class",
        "p - 1",
        "1 stands in the place of y, for every class: that makes the slope p - 1.",
    ),
    mistake(
        "slope-of-p-alone",
        "p * (1 - p)",
        "That is the slope of p itself with respect to its own logit; the loss around it brings "
        "more.",
    ),
    mistake(
        "one-inside-the-logarithm",
        "p * (p * sum(p * y / (p + 1), axis=-1, keepdims=True) + sum(p * y / (p + 1), axis=-1, keepdims=True) - y) / (p + 1)",
        "1 is added inside log p: the loss is -sum(y log p), and not -sum(y log(p + 1)).",
    ),
]
