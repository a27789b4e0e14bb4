"""Twice the residuals, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import by_weights, formula, matrix, mistake, vector

from ._derived import mse
from ._mse_weight_derivative_mistakes import mistakes

judge = formula(
    by_weights(mse, "beta"),
    variables=[
        matrix("X", "n", "d"),
        vector("y", "n"),
        vector("beta", "d", aliases=("w", "b", "theta")),
    ],
    right=[
        "2/n * X.T @ (X @ beta - y)",
        r"\frac{2}{n} X^\top (X\beta - y)",
        "-2/n * X.T @ (y - X @ beta)",
        "2 * X.T @ r / n",
        "sum(2*(X[i] @ beta - y[i])*X[i] for i in range(n)) / n",
        r"\frac{2}{n}\sum_{i=1}^n (x_i^\top\beta - y_i)\,x_i",
        "2/n * X' * (X*b - y)",
        "2*(X.T @ X @ w - X.T @ y)/n",
        "2/n·Xᵀ(Xβ − y)",
        "2 * r @ X / len(y)",
        "np.dot(X.T, 2*(np.dot(X, beta) - y)) / X.shape[0]",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "factor-of-the-power-rule-lost",
            "X.T @ r / n",
            "Right for the 1/(2n) convention; this exercise takes the mean, 1/n, and the 2 of the "
            "square stays.",
        ),
        mistake(
            "with-respect-to-y",
            "2/n * X.T @ (y - X @ beta)",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is "
            "the direction in which the loss falls.",
        ),
        mistake(
            "target-lost",
            "2/n * X.T @ X @ beta",
            "The target is lost: this is the gradient of the mean of y_hat², which pulls all "
            "predictions to zero.",
        ),
        mistake(
            "second-derivative",
            "2/n * X.T @ X",
            "That is the second derivative, a matrix that does not depend on beta. Asked for is the "
            "first, of shape (d,).",
        ),
        mistake(
            "precedence",
            "X.T @ r / 2*n",
            "Read from left to right this divides by 2 and multiplies by n. In the right factor, "
            "2/n, the 2 is above and n below.",
        ),
        mistake(
            "weights-instead-of-inputs",
            "2/n * sum(r) * beta",
            "The inner derivative of x'beta with respect to beta is x, and not beta.",
        ),
        mistake(
            "factor-on-one-term",
            "2/n * X.T @ X @ beta - X.T @ y",
            "The factor 2/n belongs to both terms: put brackets around X beta - y.",
        ),
    ],
)

equivalent_mutants = {
    "2 / n * X.T * (X @ beta - y)": "`*` between a matrix and a vector is read as the matrix product",
    "2 / n * X.T @ (X * beta - y)": "`*` between a matrix and a vector is read as the matrix product",
}
