"""Minus the labels of those that fall short, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import SIGN, by_weights, formula, matrix, mistake, vector

from ._derived import hinge
from ._hinge_weight_derivative_mistakes import mistakes

judge = formula(
    by_weights(hinge, "w"),
    variables=[
        matrix("X", "n", "d"),
        vector("y", "n", SIGN),
        vector("w", "d", aliases=("beta", "b", "theta")),
    ],
    right=[
        "X.T @ where(y*(X @ w) < 1, -y, 0) / n",
        r"-\frac{1}{n}\sum_{i=1}^n \mathbb{1}[y_i x_i^\top w < 1]\, y_i x_i",
        "-X.T @ (y * (y*(X @ w) < 1)) / n",
        "X.T @ np.where(m < 1, -y, 0) / len(y)",
        "sum(where(y[i]*(X[i] @ w) < 1, -y[i], 0)*X[i] for i in range(n)) / n",
        r"\frac1n \sum_{i=1}^n x_i \begin{cases} -y_i & y_i x_i^\top w < 1 \\ 0 & \text{otherwise} \end{cases}",
        "-X' * (y .* (y .* (X*w) < 1)) / n",
        "-(y * (m <= 1)) @ X / n",
        "−Xᵀ(y·[m < 1])/n",
        "-X.T @ (y * (1 + sign(1 - m))/2) / n",
        "-mean((m < 1)[:, None] * y[:, None] * X, axis=0)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "perceptron",
            "X.T @ where(m < 0, -y, 0) / n",
            "The threshold is a margin of 1 and not of 0: samples on the right side, but too near, "
            "pull too. At 0 it is the perceptron's.",
        ),
        mistake(
            "label-forgotten",
            "X.T @ where(s < 1, -y, 0) / n",
            "The condition is on the margin y s. With s alone, label -1 is treated as if its score "
            "had to be above 1.",
        ),
        mistake(
            "weighted-by-what-is-missing",
            "-X.T @ (y*max(0, 1 - m)) / n",
            "The pull of a sample does not grow with what it is short of. This is the gradient of "
            "half the mean squared hinge.",
        ),
        mistake(
            "with-a-penalty",
            "w + X.T @ where(m < 1, -y, 0) / n",
            "The gradient of half the squared length of w is added. No penalty is part of this "
            "loss.",
        ),
        mistake(
            "max-of-the-mean",
            "where(mean(m) < 1, -X.T @ y / n, 0*w)",
            "The max is taken for each sample by itself, and not of the mean margin.",
        ),
        mistake(
            "pushed-back",
            "X.T @ where(m < 1, -y, y) / n",
            "Beyond a margin of 1 the loss is flat: such samples pull nowhere, they do not push "
            "back.",
        ),
        mistake(
            "logistic-slope",
            "-X.T @ (y*sigma(-m)) / n",
            "That is the gradient of the mean log loss for labels -1 and 1. The hinge has a "
            "corner: -y below a margin of 1, and 0 beyond.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * where(y * (X @ w) < 1, -y, 0) / n": "`*` between a matrix and a vector is read as the matrix product",
    "X.T @ where(y * (X * w) < 1, -y, 0) / n": "`*` between a matrix and a vector is read as the matrix product",
    "X.T @ where(y * (X @ w) <= 1, -y, 0) / n": "at a margin of exactly 1 every slope from 0 to -y is a subgradient",
}
