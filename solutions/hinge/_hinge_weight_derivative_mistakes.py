"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "X.T @ (where(m < 1, -y, 0))",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(where(m < 1, -y, 0)) / n",
        "The chain rule stops at the predictions: this is the gradient with respect to s, of shape "
        "(n,). X transposed takes it to the weights.",
    ),
    mistake(
        "averaged-twice",
        "X.T @ (where(m < 1, -y, 0)) / n**2",
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
    ),
    mistake(
        "reversed-sign",
        "X.T @ (-where(m < 1, -y, 0)) / n",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-m",
        "X.T @ (where(m < 1, -1, 0)) / n",
        "The chain rule stops at m: this is the derivative with respect to m. It has to be "
        "multiplied by the slope of m with respect to s, y.",
    ),
    mistake(
        "without-maximum",
        "X.T @ (-y) / n",
        "max(0, ...) is lost: the loss is max(0, 1 - m), and not 1 - m. That makes the slope -y "
        "for m > 1.",
    ),
    mistake(
        "perceptron",
        "X.T @ (where(m < 0, -y, 0)) / n",
        "That is the slope of another loss, the loss of the perceptron, max(0, -m).",
    ),
    mistake(
        "label-forgotten",
        "X.T @ (where(s < 1, -y, 0)) / n",
        "m is y s, and here it is s.",
    ),
    mistake(
        "margin-reversed",
        "X.T @ (where(s * y > -1, -y, 0)) / n",
        "m is y s, and here it is -y s.",
    ),
    mistake(
        "mean-over-features",
        "X.T @ (where(m < 1, -y, 0)) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "label-forgotten-throughout",
        "X.T @ (where(s < 1, -1, 0)) / n",
        "The label has no effect: the margin m is y s, and here every sample is taken for one with "
        "label 1.",
    ),
    mistake(
        "smaller-for-larger",
        "X.T @ (where(m <= 1, 0, -y)) / n",
        "min stands in the place of max: the loss is max(0, 1 - m), and not min(0, 1 - m). That "
        "makes the slope 0 for m < 1, and -y for m > 1.",
    ),
    mistake(
        "sign-of-m",
        "X.T @ (where(m <= -1, 0, y)) / n",
        "The sign of m is the wrong one: the loss is max(0, 1 - m), and not max(0, m + 1). That "
        "makes the slope 0 for m < -1, and y for m > -1.",
    ),
    mistake(
        "sides-exchanged",
        "X.T @ (where(m <= 1, 0, y)) / n",
        "The sign within the maximum is reversed: the loss is max(0, 1 - m), and not max(0, m - "
        "1). That makes the slope 0 for m < 1, and y for m > 1.",
    ),
    mistake(
        "value-instead",
        "X.T @ (max(0, 1 - m)) / n",
        "That is the loss of each sample, max(0, 1 - m). Asked for is its slope.",
    ),
    mistake(
        "absolute-value",
        "X.T @ (where(m < 1, -y, where(m == 1, 0, y))) / n",
        "|1 - m| stands in the place of max(0, 1 - m). That makes the slope y for m > 1.",
    ),
    mistake(
        "product-of-means",
        "mean((where(m < 1, -y, 0))) * mean(X, axis=0)",
        "The mean of a product is not the product of the means: the slope of each sample must meet "
        "its own row of X before anything is averaged.",
    ),
    mistake(
        "doubled",
        "X.T @ (2 * where(m < 1, -y, 0)) / n",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "squared-hinge-instead",
        "X.T @ (where(m <= 1, -2 * y * (1 - m), 0)) / n",
        "That is the slope of another loss, the squared hinge loss, max(0, 1 - m)².",
    ),
    mistake(
        "halved",
        "X.T @ (where(m < 1, -y, 0) / 2) / n",
        "Half of what it should be, right for half of this loss.",
    ),
]
