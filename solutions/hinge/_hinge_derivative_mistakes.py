"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "-where(m < 1, -y, 0)",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-m",
        "where(m < 1, -1, 0)",
        "The chain rule stops at m: this is the derivative with respect to m. It has to be "
        "multiplied by the slope of m with respect to s, y.",
    ),
    mistake(
        "without-maximum",
        "-y",
        "max(0, ...) is lost: the loss is max(0, 1 - m), and not 1 - m. That makes the slope -y "
        "for m > 1.",
    ),
    mistake(
        "perceptron",
        "where(m < 0, -y, 0)",
        "That is the slope of another loss, the loss of the perceptron, max(0, -m).",
    ),
    mistake(
        "label-forgotten",
        "where(s < 1, -y, 0)",
        "m is y s, and here it is s.",
    ),
    mistake(
        "margin-reversed",
        "where(s * y > -1, -y, 0)",
        "m is y s, and here it is -y s.",
    ),
    mistake(
        "label-forgotten-throughout",
        "where(s < 1, -1, 0)",
        "The label has no effect: the margin m is y s, and here every sample is taken for one with "
        "label 1.",
    ),
    mistake(
        "smaller-for-larger",
        "where(m <= 1, 0, -y)",
        "min stands in the place of max: the loss is max(0, 1 - m), and not min(0, 1 - m). That "
        "makes the slope 0 for m < 1, and -y for m > 1.",
    ),
    mistake(
        "sign-of-m",
        "where(m <= -1, 0, y)",
        "The sign of m is the wrong one: the loss is max(0, 1 - m), and not max(0, m + 1). That "
        "makes the slope 0 for m < -1, and y for m > -1.",
    ),
    mistake(
        "sides-exchanged",
        "where(m <= 1, 0, y)",
        "The sign within the maximum is reversed: the loss is max(0, 1 - m), and not max(0, m - "
        "1). That makes the slope 0 for m < 1, and y for m > 1.",
    ),
    mistake(
        "value-instead",
        "max(0, 1 - m)",
        "That is the loss of each sample, max(0, 1 - m). Asked for is its slope.",
    ),
    mistake(
        "absolute-value",
        "where(m < 1, -y, where(m == 1, 0, y))",
        "|1 - m| stands in the place of max(0, 1 - m). That makes the slope y for m > 1.",
    ),
    mistake(
        "doubled",
        "2 * where(m < 1, -y, 0)",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "squared-hinge-instead",
        "where(m <= 1, -2 * y * (1 - m), 0)",
        "That is the slope of another loss, the squared hinge loss, max(0, 1 - m)².",
    ),
    mistake(
        "halved",
        "where(m < 1, -y, 0) / 2",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "logistic-instead",
        "-y * sigmoid(-m)",
        "That is the slope of another loss, the log loss of the scores, log(1 + exp(-m)).",
    ),
    mistake(
        "complement-of-m-lost",
        "where(m <= 0, 0, y)",
        "m stands in the place of 1 - m: the loss is max(0, 1 - m), and not max(0, m). That makes "
        "the slope 0 for m < 0, and y for m > 0.",
    ),
    mistake(
        "half-squared-hinge-instead",
        "where(m <= 1, -y * (1 - m), 0)",
        "That is the slope of another loss, half the squared hinge loss, max(0, 1 - m)²/2.",
    ),
    mistake(
        "squared-distance-instead",
        "-2 * y * (1 - m)",
        "That is the slope of another loss, the squared distance from 1, (1 - m)².",
    ),
    mistake(
        "exponential-instead",
        "-y * exp(-m)",
        "That is the slope of another loss, the exponential loss, exp(-m).",
    ),
]
