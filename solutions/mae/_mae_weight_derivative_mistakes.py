"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "X.T @ (sign(r))",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(sign(r)) / n",
        "The chain rule stops at the predictions: this is the gradient with respect to y_hat, of "
        "shape (n,). X transposed takes it to the weights.",
    ),
    mistake(
        "averaged-twice",
        "X.T @ (sign(r)) / n**2",
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
    ),
    mistake(
        "with-respect-to-y",
        "X.T @ (-sign(r)) / n",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "signed-r",
        "(1) * mean(X, axis=0)",
        "The absolute value in |r| is lost: the loss is |r|, and not r. That makes the slope 1 for "
        "r < 0.",
    ),
    mistake(
        "mean-over-features",
        "X.T @ (sign(r)) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "value-instead",
        "X.T @ (abs(r)) / n",
        "That is the loss of each sample, |r|. Asked for is its slope.",
    ),
    mistake(
        "product-of-means",
        "mean((sign(r))) * mean(X, axis=0)",
        "The mean of a product is not the product of the means: the slope of each sample must meet "
        "its own row of X before anything is averaged.",
    ),
    mistake(
        "squared-error-instead",
        "X.T @ (2 * r) / n",
        "That is the slope of another loss, the squared error, r².",
    ),
    mistake(
        "half-squared-error-instead",
        "X.T @ (r) / n",
        "That is the slope of another loss, half the squared error, r²/2.",
    ),
    mistake(
        "like-its-neighbour-above",
        "(-1) * mean(X, axis=0)",
        "For r > 0 yours is as on the other side of r = 0. The loss changes its form there.",
    ),
    mistake(
        "doubled",
        "X.T @ (2 * sign(r)) / n",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "halved",
        "X.T @ (sign(r) / 2) / n",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "flat-below",
        "X.T @ (where(r <= 0, 0, 1)) / n",
        "For r < 0 yours is 0, and the loss is not flat there.",
    ),
    mistake(
        "flat-above",
        "X.T @ (where(r < 0, -1, 0)) / n",
        "For r > 0 yours is 0, and the loss is not flat there.",
    ),
    mistake(
        "only-too-low",
        "X.T @ (sign(max(0, y - y_hat))) / n",
        "r is y_hat - y, and here it is max(0, y - y_hat).",
    ),
    mistake(
        "difference-of-sizes",
        "X.T @ (sign(abs(y_hat) - abs(y))) / n",
        "r is y_hat - y, and here it is |y_hat| - |y|.",
    ),
    mistake(
        "added-instead-of-subtracted",
        "X.T @ (sign(y + y_hat)) / n",
        "r is y_hat - y, and here it is y + y_hat.",
    ),
    mistake(
        "halved-and-multiplied-by-n",
        "X.T @ (sign(r)) / 2 * n",
        "/ and * are taken from left to right: `/ 2 * n` divides by 2 and then multiplies by n. "
        "The mean divides by n.",
    ),
    mistake(
        "target-forgotten",
        "X.T @ (sign(y_hat)) / n",
        "r is y_hat - y, and here it is y_hat.",
    ),
]
