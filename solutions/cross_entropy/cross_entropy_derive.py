"""The log-sum-exp gives p_j, the logit of the label y_j."""

from lossdrill.judging.formula_words import ONE_HOT, by_prediction, formula, mistake, vector

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
        mistake(
            "sign",
            "y - p",
            "The sign: y_j - p_j is the direction in which the loss falls. The more probability a "
            "wrong class gets, the more the loss grows with its logit.",
        ),
        mistake(
            "chain-rule-stops-at-p",
            "-y/p",
            "The chain rule stops at p: this is the derivative with respect to the probability "
            "p_j. The softmax between p and z brings its Jacobian.",
        ),
        mistake(
            "only-the-diagonal",
            "-y*(1 - p)",
            "Only the diagonal of the Jacobian of the softmax was used. z_j changes the "
            "probabilities of all classes, that of the label too when j is another class.",
        ),
        mistake(
            "label-lost",
            "p",
            "The label is lost: p_j is the derivative of the log-sum-exp, and the loss takes the "
            "logit of the label away from it.",
        ),
        mistake(
            "label-for-every-class",
            "p - 1",
            "Right for the class of the label. For the others y_j is 0, and the slope is p_j.",
        ),
        mistake(
            "extra-slope",
            "(p - y)*p*(1 - p)",
            "The factor p_j(1 - p_j) is in p_j - y_j already: it cancels against the 1/p of the "
            "logarithm.",
        ),
        mistake(
            "slope-of-the-softmax",
            "p*(1 - p)",
            "That is the derivative of p_j itself; the logarithm and the label are missing.",
        ),
        mistake(
            "one-term-of-the-loss",
            "-y*log(p)",
            "That is one term of the loss, not its derivative.",
        ),
        mistake(
            "without-the-softmax",
            "z - y",
            "The logit itself is no probability: it has to go through the softmax first.",
        ),
        mistake(
            "sigmoid-for-softmax",
            "sigma(z) - y",
            "That is a sigmoid for each class by itself. The softmax divides by the sum over all "
            "classes.",
        ),
        mistake(
            "label-the-wrong-way-round",
            "p - (1 - y)",
            "1 is taken away at the wrong classes. It is taken away at the class of the label, "
            "where y_j is 1.",
        ),
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
        mistake(
            "plus",
            "p + y",
            "The sign of the label: its logit lowers the loss, so y_j is taken away.",
        ),
    ],
)
