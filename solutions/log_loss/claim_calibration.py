"""A proper loss rewards the truth, if the model can say it and has seen enough to know it."""

import math

from lossdrill.judging.choices import right, wrong
from lossdrill.judging.claims import claim

TRUE = (0.1, 0.1, 0.9)
"""The probability of label 1 at x = -1, 0 and 1, each as frequent as the others: no line in the logit."""


def logit(p):
    return math.log(p / (1 - p))


def fitted():
    """What the best line in the logit says there, when the whole population is the training set.

    Its gradient is 0: sum (p - true) = 0 and sum x (p - true) = 0. So it is below the truth by one and
    the same d at both ends, and above it by 2 d in the middle, where its logit is the mean of the ends'.
    """
    low, high = 0.0, TRUE[0]
    for _ in range(200):
        d = (low + high) / 2
        left, middle, right_end = TRUE[0] - d, TRUE[1] + 2 * d, TRUE[2] - d
        if logit(left) + logit(right_end) > 2 * logit(middle):
            low = d
        else:
            high = d
    return left, middle, right_end


at_the_left, in_the_middle, at_the_right = fitted()
LINE = (
    f"With features x = -1, 0 and 1, equally frequent, let label 1 have the probabilities {TRUE[0]}, {TRUE[1]} and "
    f"{TRUE[2]}. A line in the logit, fitted to the whole population, says {at_the_left:.2f}, {in_the_middle:.2f} and "
    f"{at_the_right:.2f}"
)
COIN = "A model that says one number for all saw three throws of a fair coin, two of them heads: it says 2/3"

judge = claim(
    "needs a condition",
    "The expected log loss is smallest at the true probabilities, and nowhere else. A model finds them if some "
    "weights give them, and if it is the expected loss that is minimised. Training samples stand for the "
    "population the better the more there are; large networks have been found to be too sure of themselves (Guo, "
    "Pleiss, Sun and Weinberger, On Calibration of Modern Neural Networks, 2017). All this holds of the squared error of "
    "the probabilities as well: it is strictly proper too.",
    right(
        "Some weights give the true probabilities, and for all weights the training loss is the expected loss.",
        "Then the true probabilities are the one minimum, as the log loss is strictly proper; and of the samples "
        "to which the truth says q, the share q has label 1.",
    ),
    wrong(
        "Some weights give the true probabilities, and the minimum of the training loss is found exactly.",
        f"{COIN}. It could say 1/2, and would be calibrated with it.",
    ),
    wrong(
        "For all weights the training loss is the expected loss, and the minimum of it is found exactly.",
        f"{LINE}: wherever it says one of these, another share has label 1.",
    ),
    wrong(
        "The loss is convex in the weights, and gradient descent is run until the gradient is 0.",
        "Then the minimum over the training samples is found. Whether that is calibrated on new samples depends "
        f"on the model and on the samples: {COIN[0].lower()}{COIN[1:]}.",
    ),
    wrong(
        "The model has an intercept, and both labels are equally frequent among the training samples.",
        "With an intercept the mean probability is the share of label 1, among the training samples. That says "
        "little of each single q, and of new samples.",
    ),
    wrong(
        "The model has so many weights that its training loss can be brought as near to 0 as one likes.",
        "Then it says nearly 0 or nearly 1 for each of its training samples, also where the true probability is "
        "1/2. Large networks that do so are known to be too sure of themselves.",
    ),
    wrong(
        "The model has the same accuracy on new samples as on its training samples.",
        "Accuracy asks on which side of 1/2 a probability is, and not whether it is right. A model that says 0.99 "
        "where the truth is 0.7 is as accurate as an honest one.",
    ),
    wrong(
        "The labels of the training samples were recorded without any error, and the samples are independent.",
        f"Three throws of a coin may be independent and recorded well. {COIN}.",
    ),
    wrong(
        "On its training samples the mean of the model's probabilities is the share of label 1.",
        "That is a single number, and not one for each q; and it concerns the training samples, where it holds for "
        "every logistic regression with an intercept.",
    ),
    wrong(
        "The features are standardised, and there are more training samples than weights.",
        f"Standardising changes no probability that the model can say. And more samples than weights are soon "
        f"found: {COIN[0].lower()}{COIN[1:]}, with one weight.",
    ),
    true="The loss rewards true probabilities, but only those that the model can say, and only on the samples that "
    f"it has. {COIN}. And if its form does not fit, no number of samples helps: {LINE[0].lower()}{LINE[1:]}.",
    false="There are models and data for which it holds. Think of a model that can say the truth, and of training "
    "samples that show the whole population.",
)
