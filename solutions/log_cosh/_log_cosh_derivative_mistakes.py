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
        "The chain rule brings the derivative of what stands inside, which is lost: the slope is "
        "tanh(r), and not 1/cosh(r).",
    ),
    mistake(
        "value-instead",
        "log(cosh(r))",
        "That is the loss of each sample, log(cosh(r)). Asked for is its slope.",
    ),
    mistake(
        "squared-error-instead",
        "2 * r",
        "That is the slope of another loss, the squared error, r²: the slope is tanh(r), and not 2 "
        "r.",
    ),
    mistake(
        "logarithm-missing",
        "sinh(r)",
        "The logarithm of cosh(r) is missing: the slope is tanh(r), and not sinh(r).",
    ),
    mistake(
        "half-squared-error-instead",
        "r",
        "That is the slope of another loss, half the squared error, r²/2: the slope is tanh(r), "
        "and not r.",
    ),
    mistake(
        "doubled",
        "2 * tanh(r)",
        "Twice too much, right for twice this loss: the slope is tanh(r).",
    ),
    mistake(
        "absolute-error-instead",
        "sign(r)",
        "That is the slope of another loss, the absolute error, |r|: for r < 0 the slope is "
        "tanh(r), and not -1, and for r > 0 the slope is tanh(r), and not 1.",
    ),
    mistake(
        "base-two",
        "tanh(r) / log(2)",
        "The logarithm is taken to base 2. Here log is the natural one, and log2 is 1.4427 times "
        "as large: the slope is tanh(r), and not tanh(r)/log 2.",
    ),
    mistake(
        "halved",
        "tanh(r) / 2",
        "Half of what it should be, right for a loss with another factor 1/2 in front: the slope "
        "is tanh(r).",
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
        "1 is added inside log(cosh(r)): the slope is tanh(r), and not sinh(r)/(cosh(r) + 1).",
    ),
]
