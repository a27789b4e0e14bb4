"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "with-respect-to-y",
        "-1 / cosh(r) ** 2",
        "Here the second time it is differentiated with respect to y. With respect to y_hat the "
        "inner derivative of y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "first-derivative",
        "tanh(r)",
        "That is the slope, the first derivative. Differentiate once more.",
    ),
    mistake(
        "doubled",
        "2 / cosh(r) ** 2",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "halved",
        "1 / (2 * cosh(r) ** 2)",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "third-derivative",
        "-2 * sinh(r) / cosh(r) ** 3",
        "That is the third derivative. Asked for is the second.",
    ),
    mistake(
        "relative-error",
        "1 / cosh((y_hat - y) / abs(y)) ** 2",
        "r is y_hat - y, and here it is (y_hat - y)/|y|.",
    ),
    mistake(
        "only-too-high",
        "1 / cosh(max(0, y_hat - y)) ** 2",
        "r is y_hat - y, and here it is max(0, y_hat - y).",
    ),
    mistake(
        "only-too-low",
        "1 / cosh(max(0, y - y_hat)) ** 2",
        "r is y_hat - y, and here it is max(0, y - y_hat).",
    ),
    mistake(
        "difference-of-sizes",
        "1 / cosh(abs(y) - abs(y_hat)) ** 2",
        "r is y_hat - y, and here it is |y_hat| - |y|.",
    ),
    mistake(
        "added-instead-of-subtracted",
        "1 / cosh(y + y_hat) ** 2",
        "r is y_hat - y, and here it is y + y_hat.",
    ),
    mistake(
        "target-forgotten",
        "1 / cosh(y_hat) ** 2",
        "r is y_hat - y, and here it is y_hat.",
    ),
    mistake(
        "prediction-forgotten",
        "1 / cosh(y) ** 2",
        "r is y_hat - y, and here it is -y.",
    ),
]
