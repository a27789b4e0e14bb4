"""log(1 + e^t), where t is the logit with its sign turned for label 1: what is wrong counts up."""

import math

import numpy as np

from lossdrill.judging.words import (
    along_logit,
    function,
    labelled_logits,
    mean_value,
    mistake,
    right,
)

from ._derived import log_loss_logit


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))  # tanh levels off where exp would overflow


def bce_with_logits(y, z):
    t = np.where(y == 1, -z, z)
    return np.mean(np.maximum(t, 0) + np.log1p(np.exp(-np.abs(t))))


@right
def as_libraries_do(y, z):
    """max(z, 0) - y z is 0 or |z|, without rounding, since y is 0 or 1."""
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@right
def by_logaddexp(y, z):
    """log(e^0 + e^t), which NumPy computes without overflow and without loss."""
    return np.logaddexp(0, (1 - 2 * y) * z).mean()


@right
def by_loop(y, z):
    total = 0.0
    for label, logit in zip(y.tolist(), z.tolist()):
        wrong = -logit if label == 1 else logit
        if wrong > 0:
            total += wrong + math.log1p(math.exp(-wrong))
        else:
            total += math.log1p(math.exp(wrong))
    return total / len(y)


@right
def label_by_label(y, z):
    ones, zeros = z[y == 1], z[y == 0]
    return (np.logaddexp(0, -ones).sum() + np.logaddexp(0, zeros).sum()) / z.size


@right
def weighted_by_the_label(y, z):
    """Both costs for each sample; the label picks one of them by a factor 1 or 0."""
    return (y @ np.logaddexp(0, -z) + (1 - y) @ np.logaddexp(0, z)) / len(z)


@mistake(
    "This computes p first and its logarithm afterwards. For a logit of 40 p is exactly 1, and "
    "log(1 - p) infinite, or 0 times infinity, NaN. Simplify log of the sigmoid on paper, and compute "
    "that."
)
def through_the_probability(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "Clipping p at 1e-15 caps the loss at 34.5: a logit of 1000 on the wrong side costs 1000. And on the "
    "right side it makes a floor. From logits no clip is needed."
)
def probabilities_clipped_at_1e_15(y, z):
    p = np.clip(1 / (1 + np.exp(-z)), 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "Clipping p at 1e-7 caps the loss at 16.1: a logit of 1000 on the wrong side costs 1000. From logits "
    "no clip is needed."
)
def probabilities_clipped_at_1e_7(y, z):
    p = np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "Clipping the logits caps the loss: beyond the clip a mistake costs the same however sure the model "
    "is. The logit itself can be used, without any exponential that overflows."
)
def logits_clipped_at_500(y, z):
    t = np.clip(np.where(y == 1, -z, z), -500, 500)
    return np.mean(np.log1p(np.exp(t)))


@mistake(
    "The algebra is right, log(1 + e^t), but e^t overflows above 709. Take the large part out of the "
    "logarithm: log(1 + e^t) = t + log(1 + e^-t)."
)
def exponential_overflows(y, z):
    return np.mean(np.log1p(np.exp(np.where(y == 1, -z, z))))


@mistake(
    "The algebra is right, log(1 + e^t), but e^t overflows above 709, and 1 + e^t is 1 below -37. Take the "
    "large part out of the logarithm, log(1 + e^t) = t + log(1 + e^-t), and use np.log1p."
)
def plain_logarithm_of_the_sum(y, z):
    return np.mean(np.log(1 + np.exp(np.where(y == 1, -z, z))))


@mistake(
    "Nothing overflows here, but 1 + e^-|z| rounds to 1 for |z| above 37, and log 1 is 0: a loss of "
    "4.2e-18 is lost. np.log1p(e) is log(1 + e) without forming the sum."
)
def small_losses_rounded_away(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z))))


@mistake(
    "For label 1 this takes z away from log(1 + e^z), which is nearly z: at z = 40 both are 40, and 0 is "
    "left instead of 4.2e-18. Subtract on paper: log(1 + e^z) - z = log(1 + e^-z)."
)
def difference_for_label_1(y, z):
    return np.mean(np.logaddexp(0, z) - y * z)


@mistake(
    "For label 0 this adds z to log(1 + e^-z), which is nearly -z where z is far below 0: at z = -40, 0 is "
    "left instead of 4.2e-18. Add on paper: log(1 + e^-z) + z = log(1 + e^z)."
)
def difference_for_label_0(y, z):
    return np.mean((1 - y) * z + np.logaddexp(0, -z))


@mistake(
    "Infinite and undefined losses are replaced by finite numbers. But a logit of 1000 on the wrong side "
    "costs 1000, no more and no less; a formula without overflow gives it."
)
def repaired_by_nan_to_num(y, z):
    p = 1 / (1 + np.exp(-z))
    return np.mean(np.nan_to_num(-(y * np.log(p) + (1 - y) * np.log(1 - p))))


@mistake("Right for the sum; this exercise takes the mean: divide by n.")
def missing_mean(y, z):
    return np.sum(np.logaddexp(0, np.where(y == 1, -z, z)))


@mistake("Right for the 1/(2n) convention; this exercise takes the mean, 1/n.")
def half_of_it(y, z):
    return np.mean(np.logaddexp(0, np.where(y == 1, -z, z))) / 2


@mistake(
    "The labels are exchanged: z is the logit of label 1, so with label 1 a large z is cheap and costs "
    "log(1 + e^-z)."
)
def labels_exchanged(y, z):
    return np.mean(np.logaddexp(0, np.where(y == 1, z, -z)))


@mistake(
    "The sign is missing: this is the mean log-likelihood, which is never above 0. The loss is minus that."
)
def sign_missing(y, z):
    return -np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))


@mistake(
    "Only the samples with label 1 are charged. Label 0 costs -log(1 - sigmoid(z)), which is log(1 + e^z)."
)
def only_label_one(y, z):
    return np.mean(y * np.logaddexp(0, -z))


@mistake(
    "Every sample is charged log(1 + e^-z), as if all labels were 1. For label 0 it is log(1 + e^z)."
)
def every_label_taken_for_one(y, z):
    return np.mean(np.logaddexp(0, -z))


@mistake("The labels are missing: every sample is charged log(1 + e^z), as if all were 0.")
def every_label_taken_for_zero(y, z):
    return np.mean(np.logaddexp(0, z))


@mistake(
    "The term y z is added instead of taken away: for label 1 the loss falls as the logit grows."
)
def label_term_added(y, z):
    return np.mean(np.logaddexp(0, z) + y * z)


@mistake(
    "log(1 + e^(-y z)) is the form for labels -1 and 1. With 0 and 1 it is log 2 for every sample of label "
    "0; recode with s = 2y - 1."
)
def form_for_other_labels(y, z):
    return np.mean(np.logaddexp(0, -y * z))


@mistake(
    "This is the log loss of probabilities, and z is a logit: any real number. Put it through the sigmoid "
    "(on paper)."
)
def logits_taken_for_probabilities(y, z):
    q = np.clip(z, 1e-15, 1 - 1e-15)
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


@mistake(
    "The sigmoid is applied twice: once to make a probability, and once more inside the loss, which takes "
    "logits."
)
def sigmoid_applied_twice(y, z):
    return np.mean(np.logaddexp(0, np.where(y == 1, -1, 1) * sigmoid(z)))


@mistake(
    "The absolute value is missing: max(z, 0) - y z needs log(1 + e^-|z|) beside it. With e^-z the samples "
    "with negative logits pay too much."
)
def absolute_value_missing(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.logaddexp(0, -z))


@mistake(
    "The positive part of the logit, max(z, 0), is missing: log(1 + e^z) = max(z, 0) + log(1 + e^-|z|)."
)
def positive_part_missing(y, z):
    return np.mean(-y * z + np.log1p(np.exp(-np.abs(z))))


@mistake(
    "The positive part is taken of the largest logit alone: np.max(z, 0) is one number, the maximum along "
    "axis 0. np.maximum(z, 0) compares each entry with 0."
)
def one_maximum(y, z):
    return np.mean(np.max(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@mistake(
    "The small part, log(1 + e^-|z|), is missing: what is left is max(0, t), the loss of a perceptron, and a "
    "logit of 0 would cost nothing instead of log 2."
)
def corner_instead_of_the_curve(y, z):
    return np.mean(np.maximum(np.where(y == 1, -z, z), 0))


@mistake(
    "This is the hinge loss of the logits with labels -1 and 1: exactly 0 beyond the margin. The log loss is "
    "log(1 + e^t), positive everywhere."
)
def hinge_loss(y, z):
    return np.mean(np.maximum(0, 1 - (2 * y - 1) * z))


@mistake(
    "This is the squared error of the probabilities, the Brier score. It never exceeds 1; the log loss "
    "grows like the logit as a mistake becomes certain."
)
def brier_score(y, z):
    return np.mean((y - sigmoid(z)) ** 2)


@mistake(
    "Logarithm to base 2: this is the loss in bits, 1.4427 times as large. The exercise takes the natural "
    "logarithm."
)
def base_two(y, z):
    return np.mean(np.logaddexp(0, np.where(y == 1, -z, z))) / np.log(2)


@mistake(
    "The two labels are averaged apart and then added, which gives a rare label the weight of a "
    "frequent one. Every sample weighs 1/n."
)
def each_label_averaged(y, z):
    return np.mean(np.logaddexp(0, -z[y == 1])) + np.mean(np.logaddexp(0, z[y == 0]))


@mistake(
    "The sigmoid is mirrored: it is 1 / (1 + exp(-z)), and here a large logit gets a small probability. "
    "Besides, no probability is needed."
)
def mirrored_sigmoid(y, z):
    p = 1 / (1 + np.exp(z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@mistake(
    "Every label meets every logit: shape (n, 1) against (n,) makes an n x n table, and its mean hides "
    "that. Keep both in shape (n,)."
)
def all_pairs(y, z):
    label = y.reshape(-1, 1)
    return np.mean(np.maximum(z, 0) - label * z + np.log1p(np.exp(-np.abs(z))))


@mistake(
    "The mean is taken of the logits first, and the loss of that. Each sample has its own loss, and the mean "
    "is taken of these."
)
def loss_of_the_mean(y, z):
    return np.logaddexp(0, np.mean(np.where(y == 1, -z, z)))


@mistake(
    "This picks the probability of the label and takes its logarithm. That probability is exactly 0 for a "
    "logit of 1000 on the wrong side, and exactly 1 for 40 on the right one. Simplify log of the sigmoid on "
    "paper, and compute that."
)
def through_the_probability_of_the_label(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@mistake(
    "The algebra is right, but log(1 + e^z) overflows for logits above 709, and for label 1 the difference "
    "of two numbers near z leaves 0 where the loss is small. Simplify for each label before you compute."
)
def overflow_and_difference(y, z):
    return np.mean(np.log(1 + np.exp(z)) - y * z)


@mistake(
    "Every sample pays e^t here, the exponential loss of boosting. The log loss is log(1 + e^t): it grows "
    "like t, and not like e^t."
)
def exponential_loss(y, z):
    return np.mean(np.exp(np.where(y == 1, -z, z)))


@mistake(
    "The absolute value is missing, and the sign: max(z, 0) is taken out of log(1 + e^z), and what stays in "
    "is log(1 + e^-|z|). Here the large part is counted twice."
)
def large_part_counted_twice(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(z)))


@mistake(
    "This is the squared error between labels and logits. The exercise asks for the log loss of the "
    "probability sigmoid(z)."
)
def squared_error_of_the_logits(y, z):
    return np.mean((y - z) ** 2)


@mistake(
    "This is the log loss of probabilities, and z is a logit: any real number, of which log(z) and "
    "log(1 - z) need not exist."
)
def logarithm_of_the_logits(y, z):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


def own_digits(y, z):
    """Asked for is a small loss with digits of its own, and not only to within what log(1 + 1) rounds."""
    return np.mean(log_loss_logit.value(y, z))


judge = function(
    bce_with_logits,
    signature="(n),(n)->()",
    derived=mean_value(log_loss_logit, scale=own_digits),
    points=[labelled_logits()],
    along=along_logit("Log loss of a sample with label 1", linear=False, entry=()),
)

equivalent_mutants = {
    "return np.mean(np.maximum(0, t) + np.log1p(np.exp(-np.abs(t))))": "the larger of two numbers",
}
