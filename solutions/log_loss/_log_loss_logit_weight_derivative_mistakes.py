"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "X.T @ (p - y)",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(p - y) / n",
        "The chain rule stops at the predictions: this is the gradient with respect to z, of shape "
        "(n,). X transposed takes it to the weights.",
    ),
    mistake(
        "averaged-twice",
        "X.T @ (p - y) / n**2",
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
    ),
    mistake(
        "reversed-sign",
        "X.T @ (y - p) / n",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-p",
        "X.T @ ((y - p) / (p * (p - 1))) / n",
        "The chain rule stops at p: this is the derivative with respect to p. It has to be "
        "multiplied by the slope of p with respect to z, p (1 - p).",
    ),
    mistake(
        "factor-1-minus-y-lost",
        "X.T @ (p * y + p - y) / n",
        "The factor 1 - y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -y log p - "
        "log(1 - p).",
    ),
    mistake(
        "y-forgotten",
        "X.T @ (-y * (1 - p)) / n",
        "1 stands in the place of y: the loss is -y log p - (1 - y) log(1 - p), and not -y log p. "
        "That makes the slope -y (1 - p).",
    ),
    mistake(
        "factor-y-lost",
        "X.T @ (2 * p - p * y - 1) / n",
        "The factor y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -(1 - y) log(1 - "
        "p) - log p.",
    ),
    mistake(
        "link-forgotten",
        "X.T @ (z - y) / n",
        "p is 1/(1 + exp(-z)), and here it is z.",
    ),
    mistake(
        "labels-exchanged",
        "X.T @ (p + y - 1) / n",
        "The labels are exchanged: label 1 costs -log p, and label 0 costs -log(1 - p). That makes "
        "the slope p + y - 1.",
    ),
    mistake(
        "mean-over-features",
        "X.T @ (p - y) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "inner-derivative-lost",
        "X.T @ (2 * p * y - p - y) / n",
        "The chain rule brings the derivative of what stands inside, which is lost.",
    ),
    mistake(
        "link-mirrored",
        "X.T @ (sigmoid(-z) - y) / n",
        "p is 1/(1 + exp(-z)), and here it is 1/(exp(z) + 1).",
    ),
    mistake(
        "every-label-taken-for-one",
        "X.T @ (p - 1) / n",
        "Every sample is treated as if its label were 1: with label 0 the loss is -log(1 - p). "
        "That makes the slope p - 1.",
    ),
    mistake(
        "every-label-taken-for-zero",
        "X.T @ (p) / n",
        "Every sample is treated as if its label were 0: with label 1 the loss is -log p. That "
        "makes the slope p.",
    ),
    mistake(
        "sign-of-y-log-p",
        "X.T @ (p + y - 2 * p * y) / n",
        "The sign of y log p is the wrong one: the loss is -y log p - (1 - y) log(1 - p), and not "
        "y log p - (1 - y) log(1 - p). That makes the slope p + y - 2 y p.",
    ),
    mistake(
        "value-instead",
        "X.T @ (-y * log(p) - (1 - y) * log(1 - p)) / n",
        "That is the loss of each sample, -y log p - (1 - y) log(1 - p). Asked for is its slope.",
    ),
    mistake(
        "product-of-means",
        "mean((p - y)) * mean(X, axis=0)",
        "The mean of a product is not the product of the means: the slope of each sample must meet "
        "its own row of X before anything is averaged.",
    ),
    mistake(
        "squared-error-instead",
        "X.T @ (2 * p * (1 - p) * (p - y)) / n",
        "That is the slope of another loss, the squared error, (p - y)².",
    ),
    mistake(
        "logarithm-missing",
        "X.T @ ((p - p * y - y) * (1 - p)) / n",
        "The logarithm of 1 - p is missing: the loss is -y log p - (1 - y) log(1 - p), and not -y "
        "log p - (1 - y) (1 - p).",
    ),
]
