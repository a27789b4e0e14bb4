"""Twice the residuals, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import by_weights, formula, matrix, mistake, vector

from ._derived import mse

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
        mistake(
            "half-the-mean",
            "X.T @ r / n",
            "Right for the 1/(2n) convention; this exercise takes the mean, 1/n, and the 2 of the "
            "square stays.",
        ),
        mistake(
            "sum",
            "2 * X.T @ r",
            "Right for the sum of squares; this exercise takes their mean: divide by n.",
        ),
        mistake(
            "sign",
            "2/n * X.T @ (y - X @ beta)",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is "
            "the direction in which the loss falls.",
        ),
        mistake(
            "chain-rule-stops-at-the-prediction",
            "2/n * r",
            "The chain rule stops at the prediction: this is the gradient with respect to y_hat, of "
            "shape (n,). X transposed takes it to the weights.",
        ),
        mistake(
            "mean-over-features",
            "2/d * X.T @ r",
            "The mean is over the n samples and not over the d weights.",
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
            "gradient-of-the-absolute-error",
            "X.T @ sign(r) / n",
            "That is the gradient of the mean absolute error: squares have the slope 2r and not "
            "the sign of r.",
        ),
        mistake(
            "precedence",
            "X.T @ r / 2*n",
            "Read from left to right this divides by 2 and multiplies by n. In the right factor, "
            "2/n, the 2 is above and n below.",
        ),
        mistake(
            "averaged-twice",
            "2/n**2 * X.T @ r",
            "The mean is taken twice: X transposed times r is a sum over the samples, and one "
            "division by n makes it a mean.",
        ),
        mistake(
            "means-taken-apart",
            "2 * mean(X, axis=0) * mean(r)",
            "The mean of the products is not the product of the means: each row of X goes with "
            "its own residual.",
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
