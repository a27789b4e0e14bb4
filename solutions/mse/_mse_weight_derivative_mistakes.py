"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "X.T @ (2 * r)",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(2 * r) / n",
        "The chain rule stops at the predictions: this is the gradient with respect to y_hat, of "
        "shape (n,). X transposed takes it to the weights.",
    ),
    mistake(
        "averaged-twice",
        "X.T @ (2 * r) / n**2",
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
    ),
    mistake(
        "with-respect-to-y",
        "X.T @ (-2 * r) / n",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "mean-over-features",
        "X.T @ (2 * r) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "square-lost",
        "(1) * mean(X, axis=0)",
        "The square of r is lost: the loss is r², and not r. That makes the slope 1.",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "X.T @ (r) / n",
        "The power rule brings the exponent down as a factor, which is lost: that makes the slope "
        "r.",
    ),
    mistake(
        "exponent-not-lowered",
        "X.T @ (2 * r**2) / n",
        "The power rule lowers the exponent by one, and here it is kept.",
    ),
    mistake(
        "value-instead",
        "X.T @ (r**2) / n",
        "That is the loss of each sample, r². Asked for is its slope.",
    ),
    mistake(
        "product-of-means",
        "mean((2 * r)) * mean(X, axis=0)",
        "The mean of a product is not the product of the means: the slope of each sample must meet "
        "its own row of X before anything is averaged.",
    ),
    mistake(
        "doubled",
        "X.T @ (4 * r) / n",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "absolute-error-instead",
        "X.T @ (sign(r)) / n",
        "That is the slope of another loss, the absolute error, |r|.",
    ),
    mistake(
        "doubled-instead-of-squared",
        "(2) * mean(X, axis=0)",
        "r is doubled, and not squared: that makes the slope 2.",
    ),
    mistake(
        "relative-error",
        "X.T @ (2 * (y_hat - y) / abs(y)) / n",
        "r is y_hat - y, and here it is (y_hat - y)/|y|.",
    ),
    mistake(
        "size-of-the-slope",
        "X.T @ (2 * abs(r)) / n",
        "The slope has lost its sign: where the loss falls it is negative.",
    ),
    mistake(
        "only-too-high",
        "X.T @ (2 * max(0, y_hat - y)) / n",
        "r is y_hat - y, and here it is max(0, y_hat - y).",
    ),
    mistake(
        "only-too-low",
        "X.T @ (2 * max(0, y - y_hat)) / n",
        "r is y_hat - y, and here it is max(0, y - y_hat).",
    ),
    mistake(
        "difference-of-sizes",
        "X.T @ (2 * abs(y_hat) - 2 * abs(y)) / n",
        "r is y_hat - y, and here it is |y_hat| - |y|.",
    ),
    mistake(
        "added-instead-of-subtracted",
        "X.T @ (2 * y + 2 * y_hat) / n",
        "r is y_hat - y, and here it is y + y_hat.",
    ),
    mistake(
        "halved-and-multiplied-by-n",
        "X.T @ (2 * r) / 2 * n",
        "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. "
        "The mean divides by n.",
    ),
]
