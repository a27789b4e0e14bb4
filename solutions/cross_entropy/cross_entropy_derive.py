"""The log-sum-exp gives p_j, the logit of the label y_j."""

from lossdrill.judging.formula_words import ONE_HOT, by_prediction, formula, mistake, vector

from ._cross_entropy_derivative_mistakes import mistakes
from ._derived import cross_entropy

judge = formula(
    by_prediction(cross_entropy),
    variables=[vector("y", "k", ONE_HOT), vector("z", "k")],
    aliases={"p": ("y_hat",)},
    right=[
        "p_j - y_j",
        "p - y",
        "softmax(z) - y",
        r"\frac{e^{z_j}}{\sum_{c=1}^k e^{z_c}} - y_j",
        "np.exp(z) / np.sum(np.exp(z)) - y",
        "p[j] - y[j]",
        r"\hat y_j - y_j",
        "pⱼ − yⱼ",
        "where(y_j == 1, p_j - 1, p_j)",
        r"\begin{cases} p_j - 1 & y_j = 1 \\ p_j & \text{otherwise} \end{cases}",
        "(1 - y_j)*p_j - y_j*(1 - p_j)",
        "exp(z) ./ sum(exp(z)) - y",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "slope-0-at-the-label",
            "p*(1 - y)",
            "Right for the wrong classes. At the class of the label the slope is p_j - 1 and not "
            "0: its probability is still to grow.",
        ),
        mistake(
            "extra-probability",
            "(p - y)*p",
            "The factor p_j is too much: it cancels against the 1/p of the logarithm.",
        ),
        mistake(
            "log-loss-in-p",
            "(p - y)/(p*(1 - p))",
            "That is the slope of the log loss with respect to p. With respect to a logit the "
            "denominator cancels.",
        ),
    ],
)
