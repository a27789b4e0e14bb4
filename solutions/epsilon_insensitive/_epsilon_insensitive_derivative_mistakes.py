"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "with-respect-to-y",
        "-where(r < -epsilon, -1, where(r <= epsilon, 0, 1))",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "signed-r",
        "where(r <= epsilon, 0, 1)",
        "The absolute value in |r| is lost: the loss is max(0, |r| - epsilon), and not max(0, r - "
        "epsilon). That makes the slope 0 for r < -epsilon.",
    ),
    mistake(
        "without-maximum",
        "sign(r)",
        "max(0, ...) is lost: the loss is max(0, |r| - epsilon), and not |r| - epsilon. That makes "
        "the slope -1 for -epsilon < r < 0, and 1 for 0 < r < epsilon.",
    ),
    mistake(
        "epsilon-forgotten",
        "where(r < -1, -1, where(r <= 1, 0, 1))",
        "1 stands in the place of epsilon: the loss is max(0, |r| - epsilon), and not max(0, |r| - "
        "1).",
    ),
    mistake(
        "smaller-for-larger",
        "where(r <= -epsilon, 0, where(r < 0, -1, where(r == 0, 0, where(r < epsilon, 1, 0))))",
        "min stands in the place of max: the loss is max(0, |r| - epsilon), and not min(0, |r| - "
        "epsilon). That makes the slope 0 for r < -epsilon and for r > epsilon, and -1 for "
        "-epsilon < r < 0.",
    ),
    mistake(
        "sides-exchanged",
        "where(r <= -epsilon, 0, where(r < 0, 1, where(r == 0, 0, where(r < epsilon, -1, 0))))",
        "The sign within the maximum is reversed: the loss is max(0, |r| - epsilon), and not "
        "max(0, epsilon - |r|). That makes the slope 0 for r < -epsilon and for r > epsilon, and 1 "
        "for -epsilon < r < 0.",
    ),
    mistake(
        "value-instead",
        "max(0, abs(r) - epsilon)",
        "That is the loss of each sample, max(0, |r| - epsilon). Asked for is its slope.",
    ),
    mistake(
        "absolute-value",
        "where(r < -epsilon, -1, where(r == -epsilon, 0, where(r < 0, 1, where(r == 0, 0, where(r < epsilon, -1, where(r == epsilon, 0, 1))))))",
        "||r| - epsilon| stands in the place of max(0, |r| - epsilon). That makes the slope 1 for "
        "-epsilon < r < 0, and -1 for 0 < r < epsilon.",
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
        "2 * where(r < -epsilon, -1, where(r <= epsilon, 0, 1))",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "halved",
        "where(r < -epsilon, -1, where(r <= epsilon, 0, 1)) / 2",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "divided-by-epsilon",
        "where(r < -epsilon, -1 / epsilon, where(r <= epsilon, 0, 1 / epsilon))",
        "Right for this loss divided by epsilon. The two agree at epsilon = 1 only. That makes the "
        "slope -1/epsilon for r < -epsilon, and 1/epsilon for r > epsilon.",
    ),
    mistake(
        "times-epsilon",
        "where(r < -epsilon, -epsilon, where(r <= epsilon, 0, epsilon))",
        "Right for this loss times epsilon. The two agree at epsilon = 1 only. That makes the "
        "slope -epsilon for r < -epsilon, and epsilon for r > epsilon.",
    ),
    mistake(
        "flat-above",
        "where(r < -epsilon, -1, 0)",
        "For r > epsilon yours is 0, and the loss is not flat there.",
    ),
    mistake(
        "relative-error",
        "where(epsilon < -(y_hat - y) / abs(y), -1, where(epsilon >= (y_hat - y) / abs(y), 0, 1))",
        "r is y_hat - y, and here it is (y_hat - y)/|y|.",
    ),
    mistake(
        "size-of-the-slope",
        "where(r < -epsilon, 1, where(r <= epsilon, 0, 1))",
        "The slope has lost its sign: where the loss falls it is negative.",
    ),
    mistake(
        "only-too-low",
        "where(epsilon >= max(0, y - y_hat), 0, 1)",
        "r is y_hat - y, and here it is max(0, y - y_hat).",
    ),
    mistake(
        "difference-of-sizes",
        "where(epsilon < abs(y) - abs(y_hat), -1, where(epsilon >= abs(y_hat) - abs(y), 0, 1))",
        "r is y_hat - y, and here it is |y_hat| - |y|.",
    ),
    mistake(
        "added-instead-of-subtracted",
        "where(epsilon < -y - y_hat, -1, where(epsilon >= y + y_hat, 0, 1))",
        "r is y_hat - y, and here it is y + y_hat.",
    ),
]
