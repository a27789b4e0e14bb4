"""The derivative of log u is u'/u, and that of cosh is sinh: their quotient is tanh."""

from lossdrill.judging.formula_words import by_prediction, formula, mistake, scalar

from ._derived import log_cosh
from ._log_cosh_derivative_mistakes import mistakes

judge = formula(
    by_prediction(log_cosh),
    variables=[scalar("y"), scalar("y_hat")],
    right=[
        "tanh(r)",
        "np.tanh(y_hat - y)",
        r"\tanh(\hat y - y)",
        "sinh(r) / cosh(r)",
        r"\frac{e^r - e^{-r}}{e^r + e^{-r}}",
        "1 - 2 / (exp(2*r) + 1)",
        "2*sigma(2*r) - 1",
        "sign(r) * (1 - exp(-2*|r|)) / (1 + exp(-2*|r|))",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "upside-down",
            "cosh(r) / sinh(r)",
            "The quotient is upside down: the derivative of log u is u'/u, so cosh stands below. The slope at 0 "
            "is 0, and not infinite.",
        ),
        mistake(
            "clipped-residual",
            "clip(r, -1, 1)",
            "That is the slope of the Huber loss with delta = 1. Log-cosh goes from r to the signs without a "
            "threshold.",
        ),
        mistake(
            "root-instead",
            "r / sqrt(1 + r**2)",
            "That is the slope of √(1 + r²): alike near zero and far away, and another curve between.",
        ),
    ],
)
