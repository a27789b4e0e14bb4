"""Each sample votes with its sign."""

from lossdrill.judging.formula_words import by_weights, formula, matrix, mistake, vector

from ._derived import mae
from ._mae_weight_derivative_mistakes import mistakes

judge = formula(
    by_weights(mae, "beta"),
    variables=[
        matrix("X", "n", "d"),
        vector("y", "n"),
        vector("beta", "d", aliases=("w", "b", "theta")),
    ],
    right=[
        "X.T @ sign(X @ beta - y) / n",
        r"\frac{1}{n} X^\top \operatorname{sign}(X\beta - y)",
        "-X.T @ np.sign(y - X @ beta) / n",
        "sign(r) @ X / n",
        "sum(sign(X[i] @ beta - y[i])*X[i] for i in range(n)) / n",
        r"\frac{1}{n}\sum_{i=1}^n \operatorname{sgn}(\hat y_i - y_i)\, x_i",
        "X' * sign(X*b - y) / n",
        "Xᵀ sgn(Xβ − y)/n",
        "X.T @ where(r > 0, 1, -1) / n",
        "X.T @ (1*(r > 0) - 1*(r < 0)) / n",
        r"\frac1n \sum_{i=1}^n x_i \begin{cases} 1 & r_i > 0 \\ 0 & r_i = 0 \\ -1 & r_i < 0 \end{cases}",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "with-respect-to-y",
            "X.T @ sign(y - X @ beta) / n",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is a "
            "direction in which the loss falls.",
        ),
        mistake(
            "half-squared-error-instead",
            "X.T @ r / n",
            "The residual is the slope of r²/2. With |r| a large error pulls no harder than a small "
            "one.",
        ),
        mistake(
            "sign-after-the-sum",
            "sign(X.T @ r) / n",
            "The sign is taken of each residual, before X transposed adds them up.",
        ),
        mistake(
            "sign-of-the-gradient",
            "sign(X.T @ r)",
            "Here the sign is taken of d sums. It is taken of each of the n residuals, before X "
            "transposed adds them up, and the mean divides by n.",
        ),
        mistake(
            "weights-instead-of-inputs",
            "sum(sign(r)) * beta / n",
            "The inner derivative of x'beta with respect to beta is x, and not beta.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * sign(X @ beta - y) / n": "`*` between a matrix and a vector is read as the matrix product",
    "X.T @ sign(X * beta - y) / n": "`*` between a matrix and a vector is read as the matrix product",
}
