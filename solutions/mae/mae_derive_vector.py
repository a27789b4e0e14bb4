"""Each sample votes with its sign."""

from lossdrill.judging.formula_words import by_weights, formula, matrix, mistake, vector

from ._derived import mae

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
        mistake(
            "sum",
            "X.T @ sign(r)",
            "Right for the sum of the absolute errors; this exercise takes their mean: divide by "
            "n.",
        ),
        mistake(
            "sign-of-the-whole",
            "X.T @ sign(y - X @ beta) / n",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is a "
            "direction in which the loss falls.",
        ),
        mistake(
            "chain-rule-stops-at-the-prediction",
            "sign(r) / n",
            "The chain rule stops at the prediction: this belongs to y_hat and has the shape (n,). "
            "X transposed takes it to the weights.",
        ),
        mistake(
            "size-instead-of-slope",
            "X.T @ abs(r) / n",
            "The size of a residual is its loss. Its slope is the sign, the same for a large "
            "residual and a small one.",
        ),
        mistake(
            "residual-instead-of-slope",
            "X.T @ r / n",
            "The residual is the slope of r²/2. That of |r| is the sign of r: a large error pulls "
            "no harder than a small one.",
        ),
        mistake(
            "gradient-of-the-squared-error",
            "2/n * X.T @ r",
            "That is the gradient of the mean squared error. The slope of |r| is the sign of r.",
        ),
        mistake(
            "sign-after-the-sum",
            "sign(X.T @ r) / n",
            "The sign is taken of each residual, before X transposed adds them up.",
        ),
        mistake(
            "mean-over-features",
            "X.T @ sign(r) / d",
            "The mean is over the n samples and not over the d weights.",
        ),
        mistake(
            "only-predictions-that-are-too-high",
            "X.T @ where(r > 0, 1, 0) / n",
            "Predictions that are too low have the slope -1 and not 0.",
        ),
        mistake(
            "only-predictions-that-are-too-low",
            "X.T @ where(r < 0, -1, 0) / n",
            "Predictions that are too high have the slope 1 and not 0.",
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
