"""How far each probability is from its label, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import ZERO_ONE, by_weights, formula, matrix, mistake, vector

from ._derived import log_loss_logit
from ._log_loss_logit_weight_derivative_mistakes import mistakes

judge = formula(
    by_weights(log_loss_logit, "beta"),
    variables=[
        matrix("X", "n", "d"),
        vector("y", "n", ZERO_ONE),
        vector("beta", "d", aliases=("w", "b", "theta")),
    ],
    aliases={"p": ("y_hat",)},
    right=[
        "X.T @ (sigma(X @ beta) - y) / n",
        r"\frac{1}{n} X^\top (\sigma(X\beta) - y)",
        "X.T @ (p - y) / n",
        "X.T @ (1/(1 + np.exp(-X @ beta)) - y) / len(y)",
        "sum((sigma(X[i] @ beta) - y[i])*X[i] for i in range(n)) / n",
        r"\frac{1}{n}\sum_{i=1}^n \bigl(\sigma(x_i^\top\beta) - y_i\bigr)\, x_i",
        "X' * (1 ./ (1 + exp(-X*b)) - y) / n",
        "Xᵀ(σ(Xβ) − y)/n",
        "(p - y) @ X / n",
        "-X.T @ (y - p) / n",
        r"\frac1n \sum_{i=1}^n \left(\frac{1}{1+e^{-x_i^\top w}} - y_i\right) x_i",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "slope-of-p-twice",
            "X.T @ ((p - y)*p*(1 - p)) / n",
            "The factor p(1 - p) cancels: the derivative with respect to p is "
            "(p - y)/(p(1 - p)), and the slope of the sigmoid stands above what is below there.",
        ),
        mistake(
            "y-forgotten",
            "-X.T @ (y*(1 - p)) / n",
            "Only the samples with label 1 pull here. Those with label 0 have the slope p.",
        ),
        mistake(
            "doubled",
            "2/n * X.T @ (p - y)",
            "The 2 belongs to the square of the squared error; the logarithm brings none.",
        ),
        mistake(
            "inner-derivative-lost",
            "-X.T @ (y*(1 - p) + (1 - y)*p) / n",
            "What label 0 costs has the wrong sign: the inner derivative of log(1 - p) is -1, and "
            "the two minus signs make a plus.",
        ),
        mistake(
            "only-label-0",
            "X.T @ ((1 - y)*p) / n",
            "Only the samples with label 0 pull here. Those with label 1 have the slope p - 1.",
        ),
        mistake(
            "decision-instead-of-probability",
            "X.T @ ((p > 1/2) - y) / n",
            "The slope follows the probability itself. With the decision p > 1/2 in its place "
            "this is the perceptron's update.",
        ),
        mistake(
            "weights-instead-of-inputs",
            "sum(p - y) * beta / n",
            "The inner derivative of x'beta with respect to beta is x, and not beta.",
        ),
    ],
)

equivalent_mutants = {
    "X.T * (sigma(X @ beta) - y) / n": "`*` between a matrix and a vector is read as the matrix product",
    "X.T @ (sigma(X * beta) - y) / n": "`*` between a matrix and a vector is read as the matrix product",
}
