"""The residuals, gathered by the columns of X, over n and the RMSE."""

from lossdrill.judging.formula_words import by_weights, formula, matrix, mistake, vector

from ._derived import rmse

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
        mistake(
            "half-lost",
            "2 * X.T @ r / (n*sqrt(m))",
            "The derivative of the root of m is 1/(2 sqrt(m)): its 2 cancels that of the square.",
        ),
        mistake(
            "n-lost",
            "X.T @ r / sqrt(m)",
            "The mean below the root brings a factor 1/n, which is lost here.",
        ),
        mistake(
            "gradient-of-the-mse",
            "2/n * X.T @ r",
            "That is the gradient of the MSE. The root around it brings the factor 1/(2 sqrt(m)).",
        ),
        mistake(
            "sign",
            "X.T @ (y - X @ beta) / (n*sqrt(m))",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is "
            "the direction in which the loss falls.",
        ),
        mistake(
            "square-lost",
            "X.T @ r / (2*n*sqrt(m))",
            "The 2 of the square is lost: it cancels the 2 of the root.",
        ),
        mistake(
            "divided-by-the-mse",
            "X.T @ r / (n*m)",
            "What stands below is the RMSE, the root of m, and not m. m below belongs to the "
            "logarithm of m.",
        ),
        mistake(
            "chain-rule-stops-at-the-prediction",
            "r / (n*sqrt(m))",
            "The chain rule stops at the prediction: this is the gradient with respect to y_hat, of "
            "shape (n,). X transposed takes it to the weights.",
        ),
        mistake(
            "length-instead-of-rmse",
            "X.T @ r / norm(r)",
            "The length of r is sqrt(n) times the RMSE: this is the gradient of the length, and "
            "that of the RMSE is sqrt(n) times smaller.",
        ),
        mistake(
            "times-the-rmse",
            "2/n * sqrt(m) * X.T @ r",
            "The gradient is multiplied by the derivative of the root, 1/(2 sqrt(m)), and not by "
            "the root.",
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
