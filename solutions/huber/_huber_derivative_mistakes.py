"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "with-respect-to-y",
        "-where(abs(r) <= delta, r, delta * sign(r))",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "half-lost-quadratic",
        "where(abs(r) <= delta, 2 * r, delta * sign(r))",
        "The factor 1/2 is lost: within delta the loss is r²/2, and not r². That makes the slope 2 "
        "r for -delta < r < delta.",
    ),
    mistake(
        "signed-r-linear",
        "where(abs(r) <= delta, r, delta)",
        "The absolute value in |r| is lost: beyond delta the loss is delta (|r| - delta/2), and "
        "not delta (r - delta/2). That makes the slope delta for r < -delta.",
    ),
    mistake(
        "signed-threshold",
        "where(r <= delta, r, delta * sign(r))",
        "The threshold applies to |r|. Without the absolute value every negative r, however large, "
        "counts as if |r| <= delta held, and is on the quadratic branch.",
    ),
    mistake(
        "factor-delta-lost-linear",
        "where(abs(r) <= delta, r, sign(r))",
        "The factor delta is lost: beyond delta the loss is delta (|r| - delta/2), and not |r| - "
        "delta/2. That makes the slope -1 for r < -delta, and 1 for r > delta.",
    ),
    mistake(
        "never-linear",
        "r",
        "The linear branch is missing: beyond delta the loss is delta (|r| - delta/2), and not "
        "r²/2. That makes the slope r for r < -delta and for r > delta.",
    ),
    mistake(
        "never-quadratic",
        "delta * sign(r)",
        "The quadratic branch is missing: within delta the loss is r²/2, and not delta (|r| - "
        "delta/2). That makes the slope -delta for -delta < r < 0, and delta for 0 < r < delta.",
    ),
    mistake(
        "branches-exchanged",
        "where(abs(r) <= delta, delta * sign(r), r)",
        "The branches are exchanged: within delta the loss is r²/2, and beyond delta it is delta "
        "(|r| - delta/2). That makes the slope r for r < -delta and for r > delta, and -delta for "
        "-delta < r < 0.",
    ),
    mistake(
        "square-lost-quadratic",
        "where(abs(r) <= delta, 1 / 2, delta * sign(r))",
        "The square of r is lost: within delta the loss is r²/2, and not r/2. That makes the slope "
        "1/2 for -delta < r < delta.",
    ),
    mistake(
        "always-delta-1",
        "where(abs(r) <= 1, r, sign(r))",
        "delta is not used: this is right for delta = 1 only.",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "where(abs(r) <= delta, r / 2, delta * sign(r))",
        "The power rule brings the exponent down as a factor, which is lost: that makes the slope "
        "r/2 for -delta < r < delta.",
    ),
    mistake(
        "flat-beyond-delta",
        "where(abs(r) <= delta, r, 0)",
        "The linear branch stays at delta²/2: beyond delta the loss is delta (|r| - delta/2). That "
        "makes the slope 0 for r < -delta and for r > delta.",
    ),
    mistake(
        "flat-within-delta",
        "where(abs(r) <= delta, 0, delta * sign(r))",
        "The quadratic branch stays at delta²/2: within delta the loss is r²/2. That makes the "
        "slope 0 for -delta < r < delta.",
    ),
    mistake(
        "exponent-not-lowered",
        "where(abs(r) <= delta, r**2, delta * sign(r))",
        "The power rule lowers the exponent by one, and here it is kept: that makes the slope r² "
        "for -delta < r < delta.",
    ),
    mistake(
        "value-instead",
        "where(abs(r) <= delta, r**2 / 2, delta * (abs(r) - delta / 2))",
        "That is the loss of each sample, r²/2 where |r| <= delta, delta (|r| - delta/2) "
        "elsewhere. Asked for is its slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * r",
        "That is the slope of another loss, the squared error, r².",
    ),
    mistake(
        "doubled",
        "2 * where(abs(r) <= delta, r, delta * sign(r))",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "absolute-error-instead",
        "sign(r)",
        "That is the slope of another loss, the absolute error, |r|.",
    ),
    mistake(
        "halved",
        "where(abs(r) <= delta, r, delta * sign(r)) / 2",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "doubled-instead-of-squared-quadratic",
        "where(abs(r) <= delta, 1, delta * sign(r))",
        "r is doubled, and not squared: within delta the loss is r²/2, and not r. That makes the "
        "slope 1 for -delta < r < delta.",
    ),
]
