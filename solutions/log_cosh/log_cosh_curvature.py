"""The slope is tanh r, and the derivative of tanh is 1 - tanh², or one over cosh²."""

from lossdrill.judging.formula_words import by_curvature, formula, mistake, scalar

from ._derived import log_cosh
from ._log_cosh_second_derivative_mistakes import mistakes

judge = formula(
    by_curvature(log_cosh),
    variables=[scalar("y"), scalar("y_hat")],
    right=[
        "1 - tanh(r)**2",
        "1 / cosh(r)**2",
        r"\frac{1}{\cosh^2(\hat y - y)}",
        "1 - np.tanh(y_hat - y)**2",
        r"\frac{4}{(e^r + e^{-r})^2}",
        "(1 - tanh(r)) * (1 + tanh(r))",
        "4*sigma(2*r) * (1 - sigma(2*r))",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "cosine-instead",
            "1 + tanh(r)**2",
            "The sign: 1 + tan² belongs to the tangent of the circle. For tanh it is 1 - tanh².",
        ),
        mistake(
            "square-lost",
            "1 / cosh(r)",
            "The square is lost: below stands cosh², as the quotient rule leaves it.",
        ),
        mistake(
            "size-lost",
            "1 - tanh(r)",
            "The square is lost: 1 - tanh r is 2 for large negative r, and the curvature is the same for r and -r.",
        ),
        mistake(
            "as-of-huber",
            "where(abs(r) <= 1, 1, 0)",
            "That is the curvature of the Huber loss with delta = 1, which jumps. This one fades.",
        ),
        mistake(
            "as-of-the-square",
            "1",
            "1 is the curvature of r²/2, right at r = 0 alone.",
        ),
    ],
)
