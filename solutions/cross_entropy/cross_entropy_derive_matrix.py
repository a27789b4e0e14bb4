"""How far each probability is from its label, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import ONE_HOT, by_weight_matrix, formula, matrix, mistake

from ._cross_entropy_weight_derivative_mistakes import mistakes
from ._derived import cross_entropy

judge = formula(
    by_weight_matrix(cross_entropy, "W"),
    variables=[
        matrix("X", "n", "d"),
        matrix("Y", "n", "k", ONE_HOT, aliases=("y",)),
        matrix("W", "d", "k", aliases=("theta", "B", "beta")),
    ],
    aliases={"P": ("Y_hat", "y_hat")},
    right=[
        "X.T @ (softmax(X @ W) - Y) / n",
        r"\frac{1}{n} X^\top (\operatorname{softmax}(XW) - Y)",
        "X.T @ (P - Y) / n",
        r"\frac1n X^\top (P - Y)",
        "X.T @ (np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True) - Y) / len(Y)",
        "sum(outer(X[i], P[i] - Y[i]) for i in range(n)) / n",
        r"\frac{1}{n}\sum_{i=1}^n x_i (p_i - y_i)^\top",
        "X' * (exp(Z) ./ sum(exp(Z), 2) - Y) / n",
        "Xᵀ(P − Y)/n",
        "-X.T @ (Y - P) / X.shape[0]",
        "((P - Y).T @ X).T / n",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "doubled",
            "2/n * X.T @ (P - Y)",
            "The 2 belongs to the square of the squared error; the logarithm brings none.",
        ),
        mistake(
            "not-normalised",
            "X.T @ (exp(Z) - Y) / n",
            "The exponentials are not yet probabilities: each row has to be divided by its sum.",
        ),
        mistake(
            "label-for-every-class",
            "X.T @ (P - 1) / n",
            "1 is taken away for every class. It is taken away only where Y is 1.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * (softmax(X @ W) - Y) / n": "`*` between matrices whose shapes fit only so is read as the matrix product",
    "X.T @ (softmax(X * W) - Y) / n": "`*` between matrices whose shapes fit only so is read as the matrix product",
}
