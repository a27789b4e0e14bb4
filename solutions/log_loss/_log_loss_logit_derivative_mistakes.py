"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "y - p",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "chain-rule-stops-at-p",
        "(y - p) / (p * (p - 1))",
        "The chain rule stops at p: this is the derivative with respect to p. It has to be "
        "multiplied by the slope of p with respect to z, p (1 - p).",
    ),
    mistake(
        "factor-1-minus-y-lost",
        "p * y + p - y",
        "The factor 1 - y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -y log p - "
        "log(1 - p).",
    ),
    mistake(
        "y-forgotten",
        "-y * (1 - p)",
        "1 stands in the place of y: the loss is -y log p - (1 - y) log(1 - p), and not -y log p. "
        "That makes the slope -y (1 - p).",
    ),
    mistake(
        "factor-y-lost",
        "2 * p - p * y - 1",
        "The factor y is lost: the loss is -y log p - (1 - y) log(1 - p), and not -(1 - y) log(1 - "
        "p) - log p.",
    ),
    mistake(
        "link-forgotten",
        "z - y",
        "p is 1/(1 + exp(-z)), and here it is z.",
    ),
    mistake(
        "labels-exchanged",
        "p + y - 1",
        "The labels are exchanged: label 1 costs -log p, and label 0 costs -log(1 - p). That makes "
        "the slope p + y - 1.",
    ),
    mistake(
        "inner-derivative-lost",
        "2 * p * y - p - y",
        "The chain rule brings the derivative of what stands inside, which is lost.",
    ),
    mistake(
        "link-mirrored",
        "sigmoid(-z) - y",
        "p is 1/(1 + exp(-z)), and here it is 1/(exp(z) + 1).",
    ),
    mistake(
        "every-label-taken-for-one",
        "p - 1",
        "Every sample is treated as if its label were 1: with label 0 the loss is -log(1 - p). "
        "That makes the slope p - 1.",
    ),
    mistake(
        "every-label-taken-for-zero",
        "p",
        "Every sample is treated as if its label were 0: with label 1 the loss is -log p. That "
        "makes the slope p.",
    ),
    mistake(
        "sign-of-y-log-p",
        "p + y - 2 * p * y",
        "The sign of y log p is the wrong one: the loss is -y log p - (1 - y) log(1 - p), and not "
        "y log p - (1 - y) log(1 - p). That makes the slope p + y - 2 y p.",
    ),
    mistake(
        "value-instead",
        "-y * log(p) - (1 - y) * log(1 - p)",
        "That is the loss of each sample, -y log p - (1 - y) log(1 - p). Asked for is its slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * p * (1 - p) * (p - y)",
        "That is the slope of another loss, the squared error, (p - y)².",
    ),
    mistake(
        "logarithm-missing",
        "(p - p * y - y) * (1 - p)",
        "The logarithm of 1 - p is missing: the loss is -y log p - (1 - y) log(1 - p), and not -y "
        "log p - (1 - y) (1 - p).",
    ),
    mistake(
        "logarithm-missing-2",
        "p * (p * y + 1 - 2 * y)",
        "The logarithm of p is missing: the loss is -y log p - (1 - y) log(1 - p), and not -y p - "
        "(1 - y) log(1 - p). That makes the slope p (y p + 1 - 2 y).",
    ),
    mistake(
        "slope-of-p-twice",
        "p * (1 - p) * (p - y)",
        "The slope of p with respect to z, p (1 - p), is one factor too many.",
    ),
    mistake(
        "doubled",
        "2 * p - 2 * y",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "base-two",
        "(p - y) / log(2)",
        "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times "
        "as large.",
    ),
    mistake(
        "halved",
        "p / 2 - y / 2",
        "Half of what it should be, right for half of this loss.",
    ),
]
