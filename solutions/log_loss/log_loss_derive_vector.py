"""How far each probability is from its label, gathered by the columns of X, over n."""

from lossdrill.judging.formula_words import ZERO_ONE, by_weights, formula, matrix, mistake, vector

from ._derived import log_loss_logit

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
        mistake(
            "sum",
            "X.T @ (p - y)",
            "Right for the sum of the losses; this exercise takes their mean: divide by n.",
        ),
        mistake(
            "sign",
            "X.T @ (y - p) / n",
            "The sign: as it stands this is the direction in which the loss falls. With respect "
            "to a logit the slope is p - y.",
        ),
        mistake(
            "extra-slope-of-the-sigmoid",
            "X.T @ ((p - y)*p*(1 - p)) / n",
            "The factor p(1 - p) cancels: the derivative with respect to p is "
            "(p - y)/(p(1 - p)), and the slope of the sigmoid stands above what is below there.",
        ),
        mistake(
            "chain-rule-skips-the-sigmoid",
            "X.T @ ((p - y)/(p*(1 - p))) / n",
            "The chain rule skips the sigmoid: this is the derivative with respect to p, and the "
            "slope p(1 - p) between p and the logit is missing.",
        ),
        mistake(
            "chain-rule-stops-at-the-logit",
            "(p - y) / n",
            "The chain rule stops at the logits: this has the shape (n,). X transposed takes it to "
            "the weights.",
        ),
        mistake(
            "without-the-sigmoid",
            "X.T @ (X @ beta - y) / n",
            "The logits themselves are no probabilities: they have to go through the sigmoid "
            "before the labels are taken away.",
        ),
        mistake(
            "only-label-1",
            "-X.T @ (y*(1 - p)) / n",
            "Only the samples with label 1 pull here. Those with label 0 have the slope p.",
        ),
        mistake(
            "factor-2-of-the-squared-error",
            "2/n * X.T @ (p - y)",
            "The 2 belongs to the square of the squared error; the logarithm brings none.",
        ),
        mistake(
            "squared-error-through-the-sigmoid",
            "2/n * X.T @ ((p - y)*p*(1 - p))",
            "That is the gradient of the mean of (p - y)². In the log loss the logarithm cancels "
            "the slope of the sigmoid, and no 2 appears.",
        ),
        mistake(
            "mean-over-features",
            "X.T @ (p - y) / d",
            "The mean is over the n samples and not over the d weights.",
        ),
        mistake(
            "label-lost",
            "X.T @ p / n",
            "The labels are lost: this is the gradient if all of them were 0.",
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
            "means-taken-apart",
            "mean(p - y) * mean(X, axis=0)",
            "The mean of the products is not the product of the means: each row of X goes with "
            "its own residual.",
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
