"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "-2 * (mu - y) / mu",
        "The sign is reversed: as it stands this is the direction in which the loss falls.",
    ),
    mistake(
        "two-lost",
        "(mu - y) / mu",
        "The factor 2 in front is lost: the loss is 2 (mu + y log(y/mu) - y), and not mu + y "
        "log(y/mu) - y. That makes the slope (mu - y)/mu.",
    ),
    mistake(
        "two-lost-3",
        "(mu - 2 * y) / mu",
        "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not mu + 2 y log(y/mu) - "
        "2 y. That makes the slope (mu - 2 y)/mu.",
    ),
    mistake(
        "two-lost-4",
        "(2 * mu - y) / mu",
        "The factor 2 is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 mu + y log(y/mu) - "
        "2 y. That makes the slope (2 mu - y)/mu.",
    ),
    mistake(
        "target-and-prediction-exchanged",
        "2 * log(mu) + 2 * log(1 / y)",
        "The target y and the prediction mu are exchanged: the loss is 2 (mu + y log(y/mu) - y).",
    ),
    mistake(
        "factor-y-lost",
        "-2 * (1 - mu) / mu",
        "The factor y is lost: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + log(y/mu) - "
        "y). That makes the slope -2 (1 - mu)/mu.",
    ),
    mistake(
        "without-2-mu",
        "-2 * y / mu",
        "The term 2 mu is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (y log(y/mu) - "
        "y). That makes the slope -2 y/mu.",
    ),
    mistake(
        "without-2-y-log-y-mu",
        "2",
        "The term 2 y log(y/mu) is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu - "
        "y). That makes the slope 2.",
    ),
    mistake(
        "inner-derivative-lost",
        "2 * mu + 2",
        "The chain rule brings the derivative of what stands inside, which is lost: that makes the "
        "slope 2 (mu + 1).",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "2 * (mu + y) / mu",
        "The power rule brings the exponent down as a factor, which is lost: that makes the slope "
        "2 (mu + y)/mu.",
    ),
    mistake(
        "exponent-not-lowered",
        "2 - 2 * y",
        "The power rule lowers the exponent by one, and here it is kept: that makes the slope 2 (1 "
        "- y).",
    ),
    mistake(
        "with-respect-to-y",
        "2 * log(y / mu)",
        "This is the derivative with respect to y. Asked for is the one with respect to mu.",
    ),
    mistake(
        "value-instead",
        "where(y == 0, 2 * mu, 2 * mu + 2 * y * log(y / mu) - 2 * y)",
        "That is the loss of each sample, 2 (mu + y log(y/mu) - y). Asked for is its slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * mu - 2 * y",
        "That is the slope of another loss, the squared error, (mu - y)².",
    ),
    mistake(
        "logarithm-missing",
        "2 * (mu + y) * (mu - y) / mu**2",
        "The logarithm of y/mu is missing: the loss is 2 (mu + y log(y/mu) - y), and not 2 (mu + "
        "y²/mu - y).",
    ),
    mistake(
        "doubled",
        "4 * (mu - y) / mu",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "base-two",
        "2 * (mu * log(2) - y) / (mu * log(2))",
        "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times "
        "as large.",
    ),
    mistake(
        "second-derivative",
        "2 * y / mu**2",
        "That is the second derivative. Asked for is the first.",
    ),
    mistake(
        "size-of-the-slope",
        "2 * abs(mu - y) / mu",
        "The slope has lost its sign: where the loss falls it is negative.",
    ),
    mistake(
        "sign-of-2-mu",
        "2 * (-mu - y) / mu",
        "The sign of 2 mu is the wrong one: the loss is 2 (mu + y log(y/mu) - y), and not 2 (y "
        "log(y/mu) - mu - y). That makes the slope 2 (-mu - y)/mu.",
    ),
]
