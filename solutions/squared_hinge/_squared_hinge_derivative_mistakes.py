"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "-where(m <= 1, -2 * y * (1 - m), 0)",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-m",
        "where(m <= 1, 2 * m - 2, 0)",
        "The chain rule stops at m: this is the derivative with respect to m. It has to be "
        "multiplied by the slope of m with respect to s, y.",
    ),
    mistake(
        "without-maximum",
        "-2 * y * (1 - m)",
        "max(0, ...) is lost: the loss is max(0, 1 - m)², and not (1 - m)². That makes the slope "
        "-2 y (1 - m) for m > 1.",
    ),
    mistake(
        "perceptron",
        "where(m < 0, -y, 0)",
        "That is the slope of another loss, the loss of the perceptron, max(0, -m).",
    ),
    mistake(
        "label-forgotten",
        "where(s <= 1, -2 * y * (1 - s), 0)",
        "m is y s, and here it is s.",
    ),
    mistake(
        "without-1",
        "where(m <= 0, 2 * m * y, 0)",
        "The constant 1 is missing: the loss is max(0, 1 - m)², and not max(0, -m)². That makes "
        "the slope 2 y m for m < 0, and 0 for 0 < m < 1.",
    ),
    mistake(
        "margin-reversed",
        "where(s * y >= -1, -2 * y * (s * y + 1), 0)",
        "m is y s, and here it is -y s.",
    ),
    mistake(
        "square-lost",
        "where(m < 1, -y, 0)",
        "The square of max(0, 1 - m) is lost: the loss is max(0, 1 - m)², and not max(0, 1 - m). "
        "That makes the slope -y for m < 1.",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "where(m <= 1, -y * (1 - m), 0)",
        "The power rule brings the exponent down as a factor, which is lost: that makes the slope "
        "-y (1 - m) for m < 1.",
    ),
    mistake(
        "exponent-not-lowered",
        "where(m <= 1, -2 * y * (1 - m) ** 2, 0)",
        "The power rule lowers the exponent by one, and here it is kept.",
    ),
    mistake(
        "label-forgotten-throughout",
        "where(s <= 1, 2 * s - 2, 0)",
        "The label has no effect: the margin m is y s, and here every sample is taken for one with "
        "label 1.",
    ),
    mistake(
        "smaller-for-larger",
        "where(m <= 1, 0, -2 * y * (1 - m))",
        "min stands in the place of max: the loss is max(0, 1 - m)², and not min(0, 1 - m)². That "
        "makes the slope 0 for m < 1, and -2 y (1 - m) for m > 1.",
    ),
    mistake(
        "sign-of-m",
        "where(m <= -1, 0, 2 * y * (m + 1))",
        "The sign of m is the wrong one: the loss is max(0, 1 - m)², and not max(0, m + 1)². That "
        "makes the slope 0 for m < -1, and 2 y (m + 1) for m > -1.",
    ),
    mistake(
        "value-instead",
        "max(0, 1 - m) ** 2",
        "That is the loss of each sample, max(0, 1 - m)². Asked for is its slope.",
    ),
    mistake(
        "doubled",
        "2 * where(m <= 1, -2 * y * (1 - m), 0)",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "logistic-instead",
        "-y * sigmoid(-m)",
        "That is the slope of another loss, the log loss of the scores, log(1 + exp(-m)).",
    ),
    mistake(
        "complement-of-m-lost",
        "where(m <= 0, 0, 2 * m * y)",
        "m stands in the place of 1 - m: the loss is max(0, 1 - m)², and not max(0, m)². That "
        "makes the slope 0 for m < 0, and 2 y m for m > 0.",
    ),
    mistake(
        "doubled-instead-of-squared",
        "where(m < 1, -2 * y, 0)",
        "max(0, 1 - m) is doubled, and not squared: the loss is max(0, 1 - m)², and not 2 max(0, 1 "
        "- m). That makes the slope -2 y for m < 1.",
    ),
    mistake(
        "second-derivative",
        "where(m < 1, 2 * y**2, 0)",
        "That is the second derivative. Asked for is the first.",
    ),
    mistake(
        "exponential-instead",
        "-y * exp(-m)",
        "That is the slope of another loss, the exponential loss, exp(-m).",
    ),
]
