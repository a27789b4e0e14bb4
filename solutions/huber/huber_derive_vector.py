"""Each residual limited by itself, then gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import (
    POSITIVE,
    by_weights,
    formula,
    matrix,
    mistake,
    scalar,
    vector,
)

from ._derived import huber

judge = formula(
    by_weights(huber, "beta"),
    variables=[
        matrix("X", "n", "d"),
        vector("y", "n"),
        vector("beta", "d", aliases=("w", "b", "theta")),
        scalar("delta", POSITIVE),
    ],
    right=[
        "X.T @ clip(X @ beta - y, -delta, delta) / n",
        r"\frac{1}{n} X^\top \operatorname{clip}(X\beta - y, -\delta, \delta)",
        "X.T @ where(abs(r) <= delta, r, delta*sign(r)) / n",
        "sum(max(-delta, min(delta, X[i] @ beta - y[i]))*X[i] for i in range(n)) / n",
        r"\frac{1}{n}\sum_{i=1}^n \max(-\delta, \min(\delta, r_i))\, x_i",
        r"\frac1n \sum_{i=1}^n x_i \begin{cases} r_i & |r_i| \le \delta \\ \delta\,\operatorname{sign}(r_i) & \text{otherwise} \end{cases}",
        "X' * max(min(X*b - y, delta), -delta) / n",
        "np.clip(r, -delta, delta) @ X / len(y)",
        "X.T @ (np.abs(r + delta) - np.abs(r - delta)) / (2*n)",
        "Xᵀ clip(r, −δ, δ)/n",
        "-X.T @ clip(y - X @ w, -delta, delta) / n",
    ],
    mistakes=[
        mistake(
            "sum",
            "X.T @ clip(r, -delta, delta)",
            "Right for the sum of the losses; this exercise takes their mean: divide by n.",
        ),
        mistake(
            "sign",
            "X.T @ clip(y - X @ beta, -delta, delta) / n",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is "
            "the direction in which the loss falls.",
        ),
        mistake(
            "chain-rule-stops-at-the-prediction",
            "clip(r, -delta, delta) / n",
            "The chain rule stops at the prediction: this is the gradient with respect to y_hat, of "
            "shape (n,). X transposed takes it to the weights.",
        ),
        mistake(
            "unit-slope",
            "X.T @ where(abs(r) <= delta, r, sign(r)) / n",
            "Beyond delta the slope is ±delta. ±1 is Smooth-L1, which is Huber divided by delta.",
        ),
        mistake(
            "never-linear",
            "X.T @ r / n",
            "The linear branch is missing: beyond delta the slope stays at ±delta, it does not "
            "grow.",
        ),
        mistake(
            "lost-sign",
            "X.T @ where(abs(r) <= delta, r, delta) / n",
            "Beyond delta the slope has the sign of the residual: negative residuals pull with "
            "-delta.",
        ),
        mistake(
            "signed-threshold",
            "X.T @ where(r <= delta, r, delta) / n",
            "The threshold applies to |r|: without the absolute value every negative residual "
            "counts as small.",
        ),
        mistake(
            "gradient-clipping",
            "clip(X.T @ r / n, -delta, delta)",
            "Here the gradient is limited, after all samples are added up. Huber limits each "
            "residual by itself, before X transposed.",
        ),
        mistake(
            "doubled-inside",
            "X.T @ where(abs(r) <= delta, 2*r, delta*sign(r)) / n",
            "The quadratic branch is r²/2, so its slope is r. 2r belongs to r² without the 1/2.",
        ),
        mistake(
            "redescending",
            "X.T @ where(abs(r) <= delta, r, 0) / n",
            "Beyond delta the slope stays at ±delta. A slope that drops to 0 belongs to a "
            "redescending loss, which forgets outliers altogether.",
        ),
        mistake(
            "slope-of-the-absolute-error",
            "X.T @ sign(r) / n",
            "That is the slope of the absolute error. Huber has it neither within delta, where the "
            "slope is r, nor beyond, where it is ±delta.",
        ),
        mistake(
            "value-instead-of-slope",
            "X.T @ where(abs(r) <= delta, r**2/2, delta*(abs(r) - delta/2)) / n",
            "The losses of the samples stand where their slopes should.",
        ),
        mistake(
            "size-instead-of-slope",
            "X.T @ min(abs(r), delta) / n",
            "The slope has the sign of the residual, within delta and beyond.",
        ),
        mistake(
            "hyperbolic-tangent",
            "X.T @ (delta*tanh(r/delta)) / n",
            "delta tanh(r / delta) only resembles the clipped residual. Within delta the slope "
            "of Huber is r itself.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * clip(X @ beta - y, -delta, delta) / n": "`*` between a matrix and a vector is read as the matrix product",
    "X.T @ clip(X * beta - y, -delta, delta) / n": "`*` between a matrix and a vector is read as the matrix product",
    "X.T @ clip(-delta, X @ beta - y, delta) / n": "min(max(-delta, r), delta) is min(max(r, -delta), delta)",
}
