"""The residuals, gathered by the columns of X, over n and the RMSE."""

from lossdrill.judging.formula_words import by_weights, formula, matrix, mistake, vector

from ._derived import rmse
from ._rmse_weight_derivative_mistakes import mistakes

judge = formula(
    by_weights(rmse, "beta"),
    variables=[
        matrix("X", "n", "d"),
        vector("y", "n"),
        vector("beta", "d", aliases=("w", "b", "theta")),
    ],
    aliases={"m": ("MSE", "mse")},
    right=[
        "X.T @ r / (n * sqrt(m))",
        r"\frac{X^\top (X\beta - y)}{n\sqrt{m}}",
        "X.T @ (X @ beta - y) / (n * np.sqrt(np.mean((X @ beta - y)**2)))",
        r"\frac{X^\top (X\beta - y)}{n\sqrt{\frac1n\sum_{i=1}^n (x_i^\top\beta - y_i)^2}}",
        "1/(2*sqrt(m)) * 2/n * X.T @ r",
        "X.T @ r / (sqrt(n) * norm(r))",
        r"\frac{X^\top r}{\sqrt{n}\,\|r\|}",
        "X' * (X*b - y) / (n*sqrt(sum((X*b - y).^2)/n))",
        "sum(r[i]*X[i] for i in range(n)) / (n*sqrt(sum(r[i]**2 for i in range(n))/n))",
        "-X.T @ (y - X @ w) / n / MSE**0.5",
        "Xᵀr/(n·√m)",
        "r @ X / np.sqrt(n * (r @ r))",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "missing-mean",
            "X.T @ r / sqrt(m)",
            "The mean below the root brings a factor 1/n, which is lost here.",
        ),
        mistake(
            "with-respect-to-y",
            "X.T @ (y - X @ beta) / (n*sqrt(m))",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is "
            "the direction in which the loss falls.",
        ),
        mistake(
            "length-instead-of-rmse",
            "X.T @ r / norm(r)",
            "The length of r is sqrt(n) times the RMSE: this is the gradient of the length, and "
            "that of the RMSE is sqrt(n) times smaller.",
        ),
        mistake(
            "gradient-of-the-absolute-error",
            "X.T @ sign(r) / n",
            "That is the gradient of the mean absolute error. The root is taken once, of the "
            "mean, and not of each square.",
        ),
        mistake(
            "divided-by-the-mae",
            "X.T @ r / (n*mean(abs(r)))",
            "Below stands the root of the mean square, the RMSE, and not the mean size of the "
            "residuals.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * r / (n * sqrt(m))": "`*` between a matrix and a vector is read as the matrix product",
}
