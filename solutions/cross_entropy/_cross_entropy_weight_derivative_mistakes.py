"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "X.T @ (P - Y)",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(P - Y) / n",
        "The chain rule stops at the logits: this has the shape (n, k). X transposed takes it to "
        "the weights.",
    ),
    mistake(
        "mean-over-classes-too",
        "X.T @ (P - Y) / (n*k)",
        "The mean is over the n samples. The k classes of a sample are added up in its loss, and "
        "not averaged.",
    ),
    mistake(
        "transposed",
        "(P - Y).T @ X / n",
        "This has the shape (k, d): it is the transpose. The weights have one column per class, "
        "and so has their gradient.",
    ),
    mistake(
        "reversed-sign",
        "X.T @ (Y - P) / n",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-p",
        "X.T @ (-Y / P) / n",
        "The chain rule stops at p: this is the derivative with respect to p. Between p and z "
        "stands exp(z)/sum(exp(z)), which depends on all classes.",
    ),
    mistake(
        "only-the-diagonal",
        "X.T @ (-Y * (1 - P)) / n",
        "Only the slope of p with respect to its own logit was used, p (1 - p). Each logit changes "
        "the probabilities of all classes.",
    ),
    mistake(
        "without-p",
        "X.T @ (-Y) / n",
        "p is lost: that makes the slope -y.",
    ),
    mistake(
        "without-y",
        "X.T @ (P) / n",
        "y is lost: that makes the slope p.",
    ),
    mistake(
        "sigmoid-per-class",
        "X.T @ (sigmoid(Z) - Y) / n",
        "A sigmoid for every class belongs to k separate yes-or-no questions. Here the classes "
        "exclude each other, and their probabilities share one sum.",
    ),
    mistake(
        "link-forgotten",
        "X.T @ (Z - Y) / n",
        "z holds logits, and here they are taken for p: put the rows through exp(z)/sum(exp(z)) "
        "first.",
    ),
    mistake(
        "mean-over-features",
        "X.T @ (P - Y) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "sign-of-p",
        "X.T @ (-P - Y) / n",
        "The sign of p is the wrong one.",
    ),
    mistake(
        "sign-of-y",
        "X.T @ (P + Y) / n",
        "The sign of y is the wrong one: that makes the slope p + y.",
    ),
    mistake(
        "slope-of-p-twice",
        "X.T @ (P * (1 - P) * (P - Y)) / n",
        "The factor p (1 - p) is one too many.",
    ),
    mistake(
        "value-instead",
        "X.T @ (-Y * log(P)) / n",
        "These are the terms of the loss, -sum(y log p). Asked for is the slope.",
    ),
    mistake(
        "squared-error-instead",
        "X.T @ (2 * P * (P + sum(P * Y, axis=-1, keepdims=True) + sum(-P**2, axis=-1, keepdims=True) - Y)) / n",
        "That is the slope of another loss, the squared error of the probabilities.",
    ),
    mistake(
        "logarithm-missing",
        "X.T @ (P * (sum(P * Y, axis=-1, keepdims=True) - Y)) / n",
        "The logarithm of p is missing: the loss is -sum(y log p), and not -sum(p y). That makes "
        "the slope p (sum(p y) - y).",
    ),
    mistake(
        "labels-turned-round",
        "X.T @ (P + Y - 1) / n",
        "1 - y stands in the place of y: that makes the slope p + y - 1.",
    ),
    mistake(
        "doubled",
        "X.T @ (2 * P - 2 * Y) / n",
        "Twice too much, right for twice this loss.",
    ),
]
