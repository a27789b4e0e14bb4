"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "reversed-sign",
        "-2 * y / mu**2",
        "The sign is reversed.",
    ),
    mistake(
        "two-lost",
        "y / mu**2",
        "The factor 2 is lost: that makes the second derivative y/mu².",
    ),
    mistake(
        "target-and-prediction-exchanged",
        "-2 / y",
        "The target y and the prediction mu are exchanged: that makes the second derivative -2/y.",
    ),
    mistake(
        "y-forgotten",
        "2 / mu**2",
        "1 stands in the place of y: that makes the second derivative 2/mu².",
    ),
    mistake(
        "factor-of-the-power-rule-lost",
        "2 * (2 * mu - y) / mu**2",
        "The power rule brings the exponent down as a factor, which is lost: that makes the second "
        "derivative 2 (2 mu - y)/mu².",
    ),
    mistake(
        "exponent-not-lowered",
        "2 * (y + 1 - mu) / mu",
        "The power rule lowers the exponent by one, and here it is kept: that makes the second "
        "derivative 2 (y + 1 - mu)/mu.",
    ),
    mistake(
        "with-respect-to-y",
        "-2 / mu",
        "Here the second time it is differentiated with respect to y. Asked for is the one with "
        "respect to mu.",
    ),
    mistake(
        "first-derivative",
        "2 * (mu - y) / mu",
        "That is the slope, the first derivative. Differentiate once more.",
    ),
    mistake(
        "doubled",
        "4 * y / mu**2",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "product-of-derivatives",
        "-2 / mu**2",
        "The derivative of a product is not the product of the derivatives: that makes the second "
        "derivative -2/mu².",
    ),
    mistake(
        "half-of-the-product-rule",
        "2 * (y - mu) / mu**2",
        "The product rule has two terms, and only one is there: that makes the second derivative 2 "
        "(y - mu)/mu².",
    ),
    mistake(
        "third-derivative",
        "-4 * y / mu**3",
        "That is the third derivative. Asked for is the second.",
    ),
]
