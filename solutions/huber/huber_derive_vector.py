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
from ._huber_weight_derivative_mistakes import mistakes

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
        *mistakes,
        mistake(
            "with-respect-to-y",
            "X.T @ clip(y - X @ beta, -delta, delta) / n",
            "The sign: the inner derivative of y - X beta is -X and not X. As it stands this is "
            "the direction in which the loss falls.",
        ),
        mistake(
            "factor-delta-lost-linear",
            "X.T @ where(abs(r) <= delta, r, sign(r)) / n",
            "A slope of ±1 belongs to Smooth-L1, which is Huber divided by delta. Here the loss goes "
            "on as delta (|r| - delta/2).",
        ),
        mistake(
            "gradient-clipping",
            "clip(X.T @ r / n, -delta, delta)",
            "Here the gradient is limited, after all samples are added up. Huber limits each "
            "residual by itself, before X transposed.",
        ),
        mistake(
            "flat-beyond-delta",
            "X.T @ where(abs(r) <= delta, r, 0) / n",
            "Beyond delta the loss goes on rising, along a straight line. A slope that drops to 0 "
            "belongs to a redescending loss, which forgets outliers altogether.",
        ),
        mistake(
            "slope-of-the-absolute-error",
            "X.T @ sign(r) / n",
            "That is the slope of the absolute error. Huber has it neither within delta, where the "
            "slope is r, nor beyond, where it is ±delta.",
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
