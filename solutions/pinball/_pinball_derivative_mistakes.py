"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "with-respect-to-y",
        "-where(r <= 0, -tau, 1 - tau)",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "tau-for-1-minus-tau",
        "where(r <= 0, tau - 1, tau)",
        "tau and 1 - tau are exchanged: the loss of a sample is max((1 - tau) r, -tau r). That "
        "makes the slope tau - 1 for r < 0, and tau for r > 0.",
    ),
    mistake(
        "residual-reversed",
        "where(y - y_hat <= 0, -tau, 1 - tau)",
        "r is y_hat - y, and here it is y - y_hat.",
    ),
    mistake(
        "factor-tau-lost",
        "where(r <= 0, -1, 1 - tau)",
        "The factor tau is lost: the loss is max((1 - tau) r, -tau r), and not max((1 - tau) r, "
        "-r). That makes the slope -1 for r < 0.",
    ),
    mistake(
        "factor-1-minus-tau-lost",
        "where(r < 0, -tau, where(r == 0, 0, 1))",
        "The factor 1 - tau is lost: the loss is max((1 - tau) r, -tau r), and not max(r, -tau r). "
        "That makes the slope 1 for r > 0.",
    ),
    mistake(
        "tau-forgotten",
        "where(r < 0, -tau, 0)",
        "1 stands in the place of tau: the loss is max((1 - tau) r, -tau r), and not max(0, -tau "
        "r). That makes the slope 0 for r > 0.",
    ),
    mistake(
        "always-tau-half",
        "sign(r) / 2",
        "tau is not used: this is right for tau = 1/2 only. That makes the slope -1/2 for r < 0, "
        "and 1/2 for r > 0.",
    ),
    mistake(
        "only-r-1-minus-tau",
        "1 - tau",
        "Only (1 - tau) r is left of max((1 - tau) r, -tau r). That makes the slope 1 - tau for r "
        "< 0.",
    ),
    mistake(
        "only-minus-r-tau",
        "-tau",
        "Only -tau r is left of max((1 - tau) r, -tau r). That makes the slope -tau for r > 0.",
    ),
    mistake(
        "value-instead",
        "max(-r * tau, r * (1 - tau))",
        "That is the loss of each sample, max((1 - tau) r, -tau r). Asked for is its slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * r",
        "That is the slope of another loss, the squared error, r².",
    ),
    mistake(
        "half-squared-error-instead",
        "r",
        "That is the slope of another loss, half the squared error, r²/2.",
    ),
    mistake(
        "doubled",
        "2 * where(r <= 0, -tau, 1 - tau)",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "absolute-error-instead",
        "sign(r)",
        "That is the slope of another loss, the absolute error, |r|.",
    ),
    mistake(
        "halved",
        "where(r <= 0, -tau, 1 - tau) / 2",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "complement-of-tau-lost",
        "tau * sign(r)",
        "tau stands in the place of 1 - tau: the loss is max((1 - tau) r, -tau r), and not max(tau "
        "r, -tau r). That makes the slope tau for r > 0.",
    ),
    mistake(
        "flat-below",
        "where(r <= 0, 0, 1 - tau)",
        "For r < 0 yours is 0, and the loss is not flat there.",
    ),
    mistake(
        "size-of-the-slope",
        "where(r <= 0, tau, abs(tau - 1))",
        "The slope has lost its sign: where the loss falls it is negative.",
    ),
    mistake(
        "difference-of-sizes",
        "where(abs(y) - abs(y_hat) >= 0, -tau, 1 - tau)",
        "r is y_hat - y, and here it is |y_hat| - |y|.",
    ),
    mistake(
        "added-instead-of-subtracted",
        "where(y + y_hat <= 0, -tau, 1 - tau)",
        "r is y_hat - y, and here it is y + y_hat.",
    ),
]
