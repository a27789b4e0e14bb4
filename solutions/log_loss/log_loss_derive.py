"""The slope of the sigmoid cancels, and what is left is how far p is from the label."""

from lossdrill.judging.formula_words import ZERO_ONE, by_prediction, formula, mistake, scalar

from ._derived import log_loss_logit
from ._log_loss_logit_derivative_mistakes import mistakes

judge = formula(
    by_prediction(log_loss_logit),
    variables=[scalar("y", ZERO_ONE), scalar("z")],
    aliases={"p": ("y_hat",)},
    right=[
        "p - y",
        r"\sigma(z) - y",
        "sigma(z) - y",
        r"\frac{1}{1 + e^{-z}} - y",
        "1/(1 + np.exp(-z)) - y",
        "σ(z) − y",
        "where(y == 1, p - 1, p)",
        "1 ./ (1 + exp(-z)) - y",
        "(1 - y)*p - y*(1 - p)",
        "0.5*(1 + tanh(z/2)) - y",
        r"\begin{cases} \sigma(z) - 1 & y = 1 \\ \sigma(z) & y = 0 \end{cases}",
        "(p - y)/(p*(1 - p)) * p*(1 - p)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "only-label-1-and-stops-at-p",
            "-y/p",
            "This is the slope of -y log p with respect to p. The half of label 0 is missing, and "
            "so is the slope of the sigmoid.",
        ),
        mistake(
            "y-forgotten",
            "-y*(1 - p)",
            "Right for label 1 only: for label 0 the loss is -log(1 - p), which has the slope p. "
            "(-y sigma(-y z) is for the labels -1 and 1.)",
        ),
        mistake(
            "inner-derivative-lost",
            "-y*(1 - p) - (1 - y)*p",
            "What label 0 costs has the wrong sign: the inner derivative of log(1 - p) is -1, and "
            "the two minus signs make a plus.",
        ),
        mistake(
            "only-label-0",
            "(1 - y)*p",
            "Right for label 0 only: for label 1 the loss is -log p, which has the slope p - 1.",
        ),
        mistake(
            "slope-of-the-sigmoid",
            "p*(1 - p)",
            "That is the slope of the sigmoid alone; the loss around it brings another factor.",
        ),
        mistake(
            "decision-instead-of-probability",
            "(p > 1/2) - y",
            "The slope follows the probability itself. With the decision p > 1/2 in its place "
            "this is the perceptron's update.",
        ),
        mistake(
            "tanh-is-not-the-sigmoid",
            "tanh(z/2) - y",
            "tanh(z/2) runs from -1 to 1: it is 2 sigma(z) - 1. The sigmoid is (1 + tanh(z/2))/2.",
        ),
        mistake(
            "brackets-lost",
            "1/1 + exp(-z) - y",
            "The denominator of the sigmoid needs brackets, 1/(1 + exp(-z)): 1/1 + exp(-z) is 1 "
            "+ exp(-z).",
        ),
        mistake(
            "log-likelihood",
            "y*log(p) + (1 - y)*log(1 - p)",
            "This is the loss itself with the other sign; its derivative is asked for.",
        ),
    ],
)
