"""How far each probability is from its label, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import ONE_HOT, by_weight_matrix, formula, matrix, mistake

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
        mistake(
            "sum",
            "X.T @ (P - Y)",
            "Right for the sum of the losses; this exercise takes their mean: divide by n.",
        ),
        mistake(
            "sign",
            "X.T @ (Y - P) / n",
            "The sign: as it stands this is the direction in which the loss falls. With respect "
            "to the logits the slope is P - Y.",
        ),
        mistake(
            "mean-over-all-numbers",
            "X.T @ (P - Y) / (n*k)",
            "The mean is over the n samples. The k classes of a sample are added up in its loss, "
            "and not averaged.",
        ),
        mistake(
            "chain-rule-stops-at-the-logits",
            "(P - Y) / n",
            "The chain rule stops at the logits: this has the shape (n, k). X transposed takes it to "
            "the weights.",
        ),
        mistake(
            "transposed",
            "(P - Y).T @ X / n",
            "This has the shape (k, d): it is the transpose. W has one column per class, and its "
            "gradient has the same shape.",
        ),
        mistake(
            "chain-rule-skips-the-softmax",
            "-X.T @ (Y/P) / n",
            "The chain rule skips the softmax: -Y/P is the derivative with respect to the "
            "probabilities, and the Jacobian between them and the logits is missing.",
        ),
        mistake(
            "only-the-diagonal",
            "-X.T @ (Y*(1 - P)) / n",
            "Only the diagonal of the Jacobian of the softmax was used. A logit changes the "
            "probabilities of all classes, so the wrong classes have a slope too: P.",
        ),
        mistake(
            "without-the-softmax",
            "X.T @ (X @ W - Y) / n",
            "The logits themselves are no probabilities: each row has to go through the softmax "
            "first.",
        ),
        mistake(
            "labels-lost",
            "X.T @ P / n",
            "The labels are lost: this is the gradient of the mean log-sum-exp, and the loss takes "
            "the logits of the labels away from it.",
        ),
        mistake(
            "extra-slope",
            "X.T @ ((P - Y)*P*(1 - P)) / n",
            "The factor P(1 - P) is in P - Y already: it cancels against the 1/P of the logarithm.",
        ),
        mistake(
            "sigmoid-for-softmax",
            "X.T @ (sigma(X @ W) - Y) / n",
            "That is a sigmoid for each class by itself. The softmax divides each row by its sum.",
        ),
        mistake(
            "factor-2-of-the-squared-error",
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
        mistake(
            "loss-in-place-of-slope",
            "-X.T @ (Y*log(P)) / n",
            "The terms of the loss stand where their slopes should.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * (softmax(X @ W) - Y) / n": "`*` between matrices whose shapes fit only so is read as the matrix product",
    "X.T @ (softmax(X * W) - Y) / n": "`*` between matrices whose shapes fit only so is read as the matrix product",
}
