"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "-where(m < 1, 2 * y**2, 0)",
        "The sign is reversed.",
    ),
    mistake(
        "chain-rule-stops-at-m",
        "where(m < 1, 2 * y, 0)",
        "The chain rule stops at m: this is the derivative with respect to m. It has to be "
        "multiplied by the slope of m with respect to s, y.",
    ),
    mistake(
        "two-lost-linear",
        "where(m <= 1, y**2, 0)",
        "The factor 2 is lost: that makes the second derivative y² for m < 1.",
    ),
    mistake(
        "label-forgotten",
        "where(s < 1, 2 * y**2, 0)",
        "m is y s, and here it is s.",
    ),
    mistake(
        "never-flat",
        "2 * y**2",
        "The flat branch is missing: that makes the second derivative 2 y² for m > 1.",
    ),
    mistake(
        "margin-reversed",
        "where(s * y > -1, 2 * y**2, 0)",
        "m is y s, and here it is -y s.",
    ),
    mistake(
        "branches-exchanged",
        "where(m <= 1, 0, 2 * y**2)",
        "The branches are exchanged: that makes the second derivative 0 for m < 1, and 2 y² for m "
        "> 1.",
    ),
    mistake(
        "label-forgotten-throughout",
        "where(s <= 1, 2 * y, 0)",
        "The label has no effect: the margin m is y s, and here every sample is taken for one with "
        "label 1.",
    ),
    mistake(
        "margin-reversed-throughout",
        "where(s * y >= -1, -2 * y**2, 0)",
        "The sign of the margin is reversed: m is y s, and not -y s. A score that is right and "
        "confident is treated as the worst.",
    ),
    mistake(
        "first-derivative",
        "where(m <= 1, -2 * y * (1 - m), 0)",
        "That is the slope, the first derivative. Differentiate once more.",
    ),
    mistake(
        "doubled",
        "2 * where(m < 1, 2 * y**2, 0)",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "labels-recoded",
        "where(s * (2 * y - 1) < 1, 2 * y**2, 0)",
        "m is y s, and here it is (2 y - 1) s.",
    ),
    mistake(
        "threshold-at-half",
        "where(m <= 1 / 2, 2 * y**2, 0)",
        "The branches change at half the threshold, m = 1/2, and not at m = 1: that makes the "
        "second derivative 0 for 1/2 < m < 1.",
    ),
    mistake(
        "threshold-at-twice",
        "where(m <= 2, 2 * y**2, 0)",
        "The branches change at twice the threshold, m = 2, and not at m = 1: that makes the "
        "second derivative 2 y² for 1 < m < 2.",
    ),
    mistake(
        "labels-recoded-throughout",
        "where(s * (2 * y - 1) <= 1, -2 * y * (1 - 2 * y), 0)",
        "The labels are -1 and 1 already. 2 y - 1 recodes labels 0 and 1, and makes -3 of a label "
        "-1.",
    ),
]
