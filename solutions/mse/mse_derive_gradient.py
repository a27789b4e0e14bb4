"""Twice the residual, times what moves with b."""

from lossdrill.judging.formula_words import by_slope, formula, mistake, scalar

from ._derived import mse

judge = formula(
    by_slope(mse),
    variables=[scalar("y"), scalar("a"), scalar("b"), scalar("x")],
    right=[
        "2*x*(a + b*x - y)",
        r"-2x\,\bigl(y - (a + bx)\bigr)",
        "-2*x*(y - a - b*x)",
        "2*(y_hat - y)*x",
        "2·x·(ŷ − y)",
        "2*r*x",
        "2*a*x + 2*b*x**2 - 2*x*y",
        r"2\left(a + b x - y\right) \cdot x",
        "-2 .* x .* (y - a - b.*x)",
        "2*np.multiply(x, np.add(a, b*x) - y)",
    ],
    mistakes=[
        mistake(
            "sign",
            "2*x*(y - a - b*x)",
            "The sign: the inner derivative of y - (a + b x) with respect to b is -x and not x.",
        ),
        mistake(
            "chain-rule-stops-at-the-prediction",
            "2*(a + b*x - y)",
            "The chain rule stops at the prediction: this is the derivative with respect to y_hat. "
            "When b grows by 1, y_hat grows by x, and that factor is missing.",
        ),
        mistake(
            "with-respect-to-y",
            "2*(y - a - b*x)",
            "This is the derivative with respect to y. With respect to b the inner derivative of "
            "y - (a + b x) is -x.",
        ),
        mistake(
            "without-the-2",
            "x*(a + b*x - y)",
            "Right for the loss with 1/2 in front; here the square stands alone, and the 2 of the "
            "power rule stays.",
        ),
        mistake(
            "with-respect-to-x",
            "2*b*(a + b*x - y)",
            "This is the derivative with respect to x. b is what changes here, and x stands beside "
            "it.",
        ),
        mistake(
            "residual-alone",
            "a + b*x - y",
            "That is the residual. The power rule brings a factor 2, and the line inside the "
            "square another one, x.",
        ),
        mistake(
            "square-kept",
            "2*x*(a + b*x - y)**2",
            "The power rule lowers the exponent: u² becomes 2u, times the derivative of u.",
        ),
        mistake(
            "cross-terms-lost",
            "2*b*x**2",
            "Only (b x)² was differentiated. Multiplied out, the square has the terms 2abx and "
            "-2bxy too, and they depend on b.",
        ),
        mistake(
            "x-twice",
            "2*x**2*(a + b*x - y)",
            "The inner derivative x is there twice; the chain rule brings it once.",
        ),
        mistake(
            "second-derivative",
            "2*x**2",
            "That is the second derivative, the curvature. Asked for is the first.",
        ),
        mistake(
            "a-and-b-exchanged",
            "2*x*(b + a*x - y)",
            "a and b are exchanged: the line is a + b x, and b stands beside x.",
        ),
    ],
)
