"""Written by `lossdrill dev derive` from loss.py: change that, never this file."""

from lossdrill.judging.formula_words import mistake

mistakes = [
    mistake(
        "with-respect-to-y",
        "-tanh(r)",
        "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
        "y_hat - y is 1, so the sign is the other one.",
    ),
    mistake(
        "inner-derivative-lost",
        "1 / cosh(r)",
        "The chain rule brings the derivative of what stands inside, which is lost: that makes the "
        "slope 1/cosh(r).",
    ),
    mistake(
        "value-instead",
        "log(cosh(r))",
        "That is the loss of each sample, log(cosh(r)). Asked for is its slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * r",
        "That is the slope of another loss, the squared error, r².",
    ),
    mistake(
        "logarithm-missing",
        "sinh(r)",
        "The logarithm of cosh(r) is missing: the loss is log(cosh(r)), and not cosh(r). That "
        "makes the slope sinh(r).",
    ),
    mistake(
        "half-squared-error-instead",
        "r",
        "That is the slope of another loss, half the squared error, r²/2.",
    ),
    mistake(
        "doubled",
        "2 * tanh(r)",
        "Twice too much, right for twice this loss.",
    ),
    mistake(
        "absolute-error-instead",
        "sign(r)",
        "That is the slope of another loss, the absolute error, |r|.",
    ),
    mistake(
        "base-two",
        "tanh(r) / log(2)",
        "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times "
        "as large.",
    ),
    mistake(
        "halved",
        "tanh(r) / 2",
        "Half of what it should be, right for half of this loss.",
    ),
    mistake(
        "second-derivative",
        "1 / cosh(r) ** 2",
        "That is the second derivative. Asked for is the first.",
    ),
    mistake(
        "relative-error",
        "tanh((y_hat - y) / abs(y))",
        "r is y_hat - y, and here it is (y_hat - y)/|y|.",
    ),
    mistake(
        "size-of-the-slope",
        "abs(tanh(r))",
        "The slope has lost its sign: where the loss falls it is negative.",
    ),
    mistake(
        "only-too-high",
        "tanh(max(0, y_hat - y))",
        "r is y_hat - y, and here it is max(0, y_hat - y).",
    ),
    mistake(
        "only-too-low",
        "tanh(max(0, y - y_hat))",
        "r is y_hat - y, and here it is max(0, y - y_hat).",
    ),
    mistake(
        "difference-of-sizes",
        "-tanh(abs(y) - abs(y_hat))",
        "r is y_hat - y, and here it is |y_hat| - |y|.",
    ),
    mistake(
        "added-instead-of-subtracted",
        "tanh(y + y_hat)",
        "r is y_hat - y, and here it is y + y_hat.",
    ),
    mistake(
        "target-forgotten",
        "tanh(y_hat)",
        "r is y_hat - y, and here it is y_hat.",
    ),
    mistake(
        "prediction-forgotten",
        "-tanh(y)",
        "r is y_hat - y, and here it is -y.",
    ),
    mistake(
        "one-inside-the-logarithm",
        "sinh(r) / (cosh(r) + 1)",
        "1 is added inside log(cosh(r)): the loss is log(cosh(r)), and not log(cosh(r) + 1). That "
        "makes the slope sinh(r)/(cosh(r) + 1).",
    ),
]
