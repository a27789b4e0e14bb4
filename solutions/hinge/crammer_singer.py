"""The hinge loss of how far the label leads its strongest rival."""

import numpy as np

from lossdrill.judging.words import (
    along_class_score,
    function,
    labelled_scores,
    mean_value,
    mistake,
    right,
)

from ._derived import hinge


def crammer_singer(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y]))


@right
def by_loop(y, S):
    total = 0.0
    for label, scores in zip(y, S):
        strongest = max(s for j, s in enumerate(scores) if j != label)
        total += max(0, 1 + strongest - scores[label])
    return total / len(y)


@right
def with_the_own_class_at_no_cost(y, S):
    """With 0 in place of 1 for the label itself, its own term is 0, and takes the outer maximum along."""
    n, k = S.shape
    cost = np.ones((n, k))
    cost[np.arange(n), y] = 0
    own = np.take_along_axis(S, y[:, None], axis=1)
    return (cost + S - own).max(axis=1).sum() / n


@right
def by_the_two_largest(y, S):
    """The strongest rival is the largest score or, where that is the label's own, the second."""
    order = np.argsort(S, axis=1)
    rival = np.where(order[:, -1] == y, order[:, -2], order[:, -1])
    rows = np.arange(len(S))
    lead = S[rows, y] - S[rows, rival]
    return np.where(lead < 1, 1 - lead, 0).mean()


@right
def by_one_hot_rows(y, S):
    """One-hot labels as a mask."""
    own = np.eye(S.shape[1], dtype=bool)[y]
    rivals = np.where(own, -np.inf, S).max(axis=1)
    return np.average(np.clip(1 + rivals - S[own], 0, None))


@right
def by_deletion(y, S):
    """One row after the other, without its label."""
    return sum(
        max(0.0, 1 + np.delete(row, label).max() - row[label]) for label, row in zip(y, S)
    ) / len(S)


@mistake(
    "The label's own class is among the rivals: 1 + s_y - s_y is 1, so every sample costs at least 1, however "
    "well it is classified. Leave it out of the maximum."
)
def own_class_among_the_rivals(y, S):
    own = S[np.arange(len(y)), y]
    return np.mean(np.maximum(0, 1 + S.max(axis=1) - own))


@mistake(
    "All rivals are charged here: that is the loss of Weston and Watkins. Crammer and Singer charge the "
    "strongest one alone."
)
def all_rivals_charged(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.mean(terms.sum(axis=1))


@mistake(
    "The rivals are averaged. One rival that is too near is enough for a mistake, so the strongest one "
    "counts, not their mean."
)
def mean_of_the_rivals(y, S):
    rows, k = np.arange(len(y)), S.shape[1]
    own = S[rows, y]
    return np.mean(np.maximum(0, 1 + (S.sum(axis=1) - own) / (k - 1) - own))


@mistake(
    "The terms of the rivals are averaged. The strongest rival alone counts, and its term is not divided by "
    "the number of classes."
)
def terms_averaged(y, S):
    rows, k = np.arange(len(y)), S.shape[1]
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.mean(terms.sum(axis=1) / (k - 1))


@mistake(
    "The own score is set to 0 before the maximum is taken. Where all rivals are below 0, that 0 becomes the "
    "strongest of them: put in something that never wins, -inf."
)
def own_score_set_to_zero(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = 0
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y]))


@mistake(
    "The own score is replaced by a number that is meant to be smaller than all others, -1000, and where the "
    "scores are near -2000 it is the largest. -inf never wins."
)
def own_score_set_to_minus_1000(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -1000
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y]))


@mistake(
    "The rival is always taken to be the second largest score. That holds where the label leads; where it "
    "does not, the strongest rival is the largest."
)
def second_largest_for_the_rival(y, S):
    second = np.sort(S, axis=1)[:, -2]
    return np.mean(np.maximum(0, 1 + second - S[np.arange(len(y)), y]))


@mistake(
    "Between the two largest scores the lead is taken, whichever class they belong to: that measures how sure "
    "the model is, not whether it is right."
)
def lead_of_the_predicted_class(y, S):
    ordered = np.sort(S, axis=1)
    return np.mean(np.maximum(0, 1 + ordered[:, -2] - ordered[:, -1]))


@mistake(
    "The 1 is missing: that is the perceptron's loss, which is content as soon as the label is in front. The "
    "hinge loss asks for a lead of 1."
)
def perceptron(y, S):
    return np.mean(S.max(axis=1) - S[np.arange(len(y)), y])


@mistake(
    "The sign is the other one: what is missing is 1 + rival - own. This charges samples whose label is far "
    "in front."
)
def signs_reversed(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.maximum(0, 1 + S[rows, y] - rivals.max(axis=1)))


@mistake(
    "The maximum with 0 is missing, so that a sample with a lead of more than 1 pays for others. Beyond the "
    "margin the loss is 0."
)
def no_maximum_with_zero(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(1 + rivals.max(axis=1) - S[rows, y])


@mistake(
    "The mean comes before the maximum with 0, so that a sample with a lead of more than 1 pays for others. "
    "max(0, ...) applies to each sample."
)
def maximum_of_the_mean(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return max(0.0, np.mean(1 + rivals.max(axis=1) - S[rows, y]))


@mistake(
    "np.max(a, 0) takes the largest entry of a along axis 0. The comparison with 0, entry by entry, is "
    "np.maximum(a, 0)."
)
def max_for_maximum(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.max(1 + rivals.max(axis=1) - S[rows, y], 0))


@mistake(
    "The largest score of the whole matrix is taken for the rival of every sample. Each row has its own "
    "strongest rival: axis=1."
)
def one_rival_for_all(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.maximum(0, 1 + rivals.max() - S[rows, y]))


@mistake(
    "`S[:, y]` takes the columns of all labels for every sample, an n x n table. One entry per row is "
    "S[np.arange(n), y]."
)
def columns_for_entries(y, S):
    rivals = np.array(S, float)
    rivals[np.arange(len(y)), y] = -np.inf
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1)[:, None] - S[:, y]))


@mistake("Right for the sum over the samples; this exercise takes the mean: divide by n.")
def missing_mean(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.sum(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y]))


@mistake("The mean is taken twice: np.mean has divided by n already.")
def averaged_twice(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y])) / len(y)


@mistake("Right for a loss with a factor 1/2, as in 1/(2n); this exercise takes the mean, 1/n.")
def half_of_it(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.sum(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y])) / (2 * len(y))


@mistake(
    "Divided by the number of classes too. There is one term per sample, and the mean is over the n samples."
)
def divided_by_classes_too(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.sum(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y])) / S.size


@mistake(
    "The mean is taken over the samples that cost something. It runs over all n samples: the others count "
    "with 0."
)
def mean_over_violators(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    missing = 1 + rivals.max(axis=1) - S[rows, y]
    return missing[missing > 0].sum() / max(np.sum(missing > 0), 1)


@mistake(
    "What is missing is squared. That is a multi-class squared hinge loss; this one grows linearly."
)
def squared(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y]) ** 2)


@mistake(
    "Each class is asked for its own yes or no here, with labels 1 and -1 (one against the rest). Crammer and "
    "Singer compare the scores with each other: only their differences count."
)
def one_against_the_rest(y, S):
    signs = -np.ones(S.shape)
    signs[np.arange(len(y)), y] = 1
    return np.mean(np.maximum(0, 1 - signs * S).sum(axis=1))


@mistake(
    "Only the label's own score is looked at, and it is compared with 1. The margin is how far it leads the "
    "strongest rival."
)
def own_score_alone(y, S):
    return np.mean(np.maximum(0, 1 - S[np.arange(len(y)), y]))


@mistake(
    "This counts the samples whose label is not in front. The loss measures what is missing to a lead of 1."
)
def errors_counted(y, S):
    return np.mean(np.argmax(S, axis=1) != y)


@mistake("That is the cross entropy, in which all classes have a say and no lead is ever enough.")
def cross_entropy(y, S):
    shifted = S - S.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y])


@mistake(
    "The labels count from 0 here: y is the number of the column. This takes the column before it, and for "
    "label 0 the last one."
)
def labels_from_one(y, S):
    rows, y = np.arange(len(y)), y - 1
    rivals = np.array(S, float)
    rivals[rows, y] = -np.inf
    return np.mean(np.maximum(0, 1 + rivals.max(axis=1) - S[rows, y]))


@mistake(
    "The smallest score of the rivals is taken. The strongest rival has the largest one: what is behind it "
    "does no harm."
)
def weakest_rival(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = np.inf
    return np.mean(np.maximum(0, 1 + rivals.min(axis=1) - S[rows, y]))


def leads(y, S):
    """As the hinge loss of a label 1 takes them: how far each label leads its strongest rival."""
    own = np.arange(S.shape[1]) == np.array(y, int)[:, None]
    rivals = S[~own].reshape(len(S), -1)
    return np.ones(len(S)), S[own] - rivals.max(axis=1)


def rounding(y, S):
    """Of 1, and of the two scores where they are subtracted."""
    return np.mean(1 + 2 * np.max(np.abs(S), axis=1))


judge = function(
    crammer_singer,
    signature="(n),(n,k)->()",
    derived=mean_value(hinge, scale=rounding, samples=leads),
    points=[labelled_scores()],
    along=along_class_score("Loss of one sample of three classes, rivals at 0"),
)

equivalent_mutants = {
    "return np.mean(np.maximum(1 + rivals.max(axis=1) - S[rows, y], 0))": (
        "the larger of two does not ask for an order"
    ),
}
