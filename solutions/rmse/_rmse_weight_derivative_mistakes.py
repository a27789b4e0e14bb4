"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * r)",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(1 / (2 * sqrt(m))) * (2 * r) / n",
        "The chain rule stops at the predictions: this is the gradient with respect to y_hat, of "
        "shape (n,). X transposed takes it to the weights.",
    ),
    mistake(
        "gradient-before-the-last-step",
        "(1) * X.T @ (2 * r) / n",
        "That is the gradient of the mean m itself. The loss is √m, and the chain rule brings one "
        "more factor.",
    ),
    mistake(
        "averaged-twice",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * r) / n**2",
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
    ),
    mistake(
        "with-respect-to-y",
        "(1 / (2 * sqrt(m))) * X.T @ (-2 * r) / n",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "factor-of-the-last-step-lost",
        "(1 / sqrt(m)) * X.T @ (2 * r) / n",
        "The derivative of √m has a constant factor too, which is lost.",
    ),
    mistake(
        "mean-over-features",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * r) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "square-lost",
        "(1 / (2 * sqrt(m))) * (1) * mean(X, axis=0)",
        "The square of r is lost: what is averaged is r², and not r. That makes the slope 1.",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "(1 / (2 * sqrt(m))) * X.T @ (r) / n",
        "The power rule brings the exponent down as a factor, which is lost: that makes the slope "
        "r.",
    ),
    mistake(
        "divided-by-the-mean",
        "(1 / m) * X.T @ (2 * r) / n",
        "The gradient of m is divided by m. The chain rule takes the derivative of √m.",
    ),
    mistake(
        "exponent-not-lowered",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * r**2) / n",
        "The power rule lowers the exponent by one, and here it is kept.",
    ),
    mistake(
        "times-the-value",
        "(sqrt(m)) * X.T @ (2 * r) / n",
        "The gradient of m is multiplied by √m itself. The chain rule takes the derivative of √m.",
    ),
    mistake(
        "value-instead",
        "(1 / (2 * sqrt(m))) * X.T @ (r**2) / n",
        "That is the loss of each sample, r². Asked for is its slope.",
    ),
    mistake(
        "absolute-error-instead",
        "(1 / (2 * sqrt(m))) * X.T @ (sign(r)) / n",
        "That is the slope of another loss, the absolute error, |r|.",
    ),
    mistake(
        "divided-by-twice-the-mean",
        "(1 / (2 * m)) * X.T @ (2 * r) / n",
        "1/(2 m) stands in the place of the derivative of √m.",
    ),
    mistake(
        "doubled-instead-of-squared",
        "(1 / (2 * sqrt(m))) * (2) * mean(X, axis=0)",
        "r is doubled, and not squared: that makes the slope 2.",
    ),
    mistake(
        "relative-error",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * (y_hat - y) / abs(y)) / n",
        "r is y_hat - y, and here it is (y_hat - y)/|y|.",
    ),
    mistake(
        "size-of-the-slope",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * abs(r)) / n",
        "The slope has lost its sign: where the loss falls it is negative.",
    ),
    mistake(
        "only-too-high",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * max(0, y_hat - y)) / n",
        "r is y_hat - y, and here it is max(0, y_hat - y).",
    ),
    mistake(
        "only-too-low",
        "(1 / (2 * sqrt(m))) * X.T @ (2 * max(0, y - y_hat)) / n",
        "r is y_hat - y, and here it is max(0, y - y_hat).",
    ),
]
