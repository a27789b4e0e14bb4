"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "missing-mean",
        "X.T @ (where(abs(r) <= delta, r, delta * sign(r)))",
        "Right for the sum of the losses; this exercise takes their mean: divide by n.",
    ),
    mistake(
        "chain-rule-stops-at-the-prediction",
        "(where(abs(r) <= delta, r, delta * sign(r))) / n",
        "The chain rule stops at the predictions: this is the gradient with respect to y_hat, of "
        "shape (n,). X transposed takes it to the weights.",
    ),
    mistake(
        "averaged-twice",
        "X.T @ (where(abs(r) <= delta, r, delta * sign(r))) / n**2",
        "Every entry is n times too small: the sum over the samples is divided by n once, and "
        "np.mean does that itself.",
    ),
    mistake(
        "with-respect-to-y",
        "X.T @ (-where(abs(r) <= delta, r, delta * sign(r))) / n",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "half-lost-quadratic",
        "X.T @ (where(abs(r) <= delta, 2 * r, delta * sign(r))) / n",
        "The factor 1/2 is lost: within delta the loss is r²/2, and not r². That makes the slope 2 "
        "r for -delta < r < delta.",
    ),
    mistake(
        "signed-r-linear",
        "X.T @ (where(abs(r) <= delta, r, delta)) / n",
        "The absolute value in |r| is lost: beyond delta the loss is delta (|r| - delta/2), and "
        "not delta (r - delta/2). That makes the slope delta for r < -delta.",
    ),
    mistake(
        "signed-threshold",
        "X.T @ (where(r <= delta, r, delta * sign(r))) / n",
        "The threshold applies to |r|. Without the absolute value every negative r, however large, "
        "counts as if |r| <= delta held, and is on the quadratic branch.",
    ),
    mistake(
        "factor-delta-lost-linear",
        "X.T @ (where(abs(r) <= delta, r, sign(r))) / n",
        "The factor delta is lost: beyond delta the loss is delta (|r| - delta/2), and not |r| - "
        "delta/2. That makes the slope -1 for r < -delta, and 1 for r > delta.",
    ),
    mistake(
        "never-linear",
        "X.T @ (r) / n",
        "The linear branch is missing: beyond delta the loss is delta (|r| - delta/2), and not "
        "r²/2. That makes the slope r for r < -delta and for r > delta.",
    ),
    mistake(
        "never-quadratic",
        "X.T @ (delta * sign(r)) / n",
        "The quadratic branch is missing: within delta the loss is r²/2, and not delta (|r| - "
        "delta/2). That makes the slope -delta for -delta < r < 0, and delta for 0 < r < delta.",
    ),
    mistake(
        "branches-exchanged",
        "X.T @ (where(abs(r) <= delta, delta * sign(r), r)) / n",
        "The branches are exchanged: within delta the loss is r²/2, and beyond delta it is delta "
        "(|r| - delta/2). That makes the slope r for r < -delta and for r > delta, and -delta for "
        "-delta < r < 0.",
    ),
    mistake(
        "mean-over-features",
        "X.T @ (where(abs(r) <= delta, r, delta * sign(r))) / d",
        "The mean is over the n samples, the rows of X; this divides by d, the features.",
    ),
    mistake(
        "square-lost-quadratic",
        "X.T @ (where(abs(r) <= delta, 1 / 2, delta * sign(r))) / n",
        "The square of r is lost: within delta the loss is r²/2, and not r/2. That makes the slope "
        "1/2 for -delta < r < delta.",
    ),
    mistake(
        "always-delta-1",
        "X.T @ (where(abs(r) <= 1, r, sign(r))) / n",
        "delta is not used: this is right for delta = 1 only.",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "X.T @ (where(abs(r) <= delta, r / 2, delta * sign(r))) / n",
        "The power rule brings the exponent down as a factor, which is lost: that makes the slope "
        "r/2 for -delta < r < delta.",
    ),
    mistake(
        "flat-beyond-delta",
        "X.T @ (where(abs(r) <= delta, r, 0)) / n",
        "The linear branch stays at delta²/2: beyond delta the loss is delta (|r| - delta/2). That "
        "makes the slope 0 for r < -delta and for r > delta.",
    ),
    mistake(
        "flat-within-delta",
        "X.T @ (where(abs(r) <= delta, 0, delta * sign(r))) / n",
        "The quadratic branch stays at delta²/2: within delta the loss is r²/2. That makes the "
        "slope 0 for -delta < r < delta.",
    ),
    mistake(
        "exponent-not-lowered",
        "X.T @ (where(abs(r) <= delta, r**2, delta * sign(r))) / n",
        "The power rule lowers the exponent by one, and here it is kept: that makes the slope r² "
        "for -delta < r < delta.",
    ),
    mistake(
        "value-instead",
        "X.T @ (where(abs(r) <= delta, r**2 / 2, delta * (abs(r) - delta / 2))) / n",
        "That is the loss of each sample, r²/2 where |r| <= delta, delta (|r| - delta/2) "
        "elsewhere. Asked for is its slope.",
    ),
    mistake(
        "product-of-means",
        "mean((where(abs(r) <= delta, r, delta * sign(r)))) * mean(X, axis=0)",
        "The mean of a product is not the product of the means: the slope of each sample must meet "
        "its own row of X before anything is averaged.",
    ),
]
