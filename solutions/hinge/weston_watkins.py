"""One hinge loss for each rival: of how far the label leads it."""

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


def weston_watkins(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@right
def by_loop(y, S):
    total = 0.0
    for label, scores in zip(y, S):
        for j, score in enumerate(scores):
            if j != label:
                total += max(0, 1 + score - scores[label])
    return total / len(y)


@right
def less_the_own_term(y, S):
    """The label's own term is 1 in every row, so all terms together have 1 too much."""
    own = np.take_along_axis(S, y.reshape(-1, 1), axis=1)
    return np.mean(np.clip(1 + S - own, 0, None).sum(axis=1) - 1)


@right
def by_one_hot_rows(y, S):
    rivals = ~np.eye(S.shape[1], dtype=bool)[y]
    lead = S[~rivals][:, None] - S
    return np.where(rivals & (lead < 1), 1 - lead, 0).sum(axis=1).mean()


@right
def by_deletion(y, S):
    """One row after the other, without its label."""
    return np.mean(
        [
            np.maximum(0, 1 + np.delete(row, label) - row[label]).sum()
            for label, row in zip(y, np.asarray(S, float))
        ]
    )


@right
def class_by_class(y, S):
    """One contest after the other, for all samples at once."""
    own = S[np.arange(len(S)), y]
    total = np.zeros(len(S))
    for j in range(S.shape[1]):
        total += np.where(y == j, 0, np.maximum(0, 1 + S[:, j] - own))
    return np.einsum("i->", total) / total.size


@mistake(
    "The label's own class is among the rivals: its term is max(0, 1 + s_y - s_y) = 1, so every sample costs 1 "
    "too much, also a perfect one. The sum is over j other than y."
)
def own_class_among_the_rivals(y, S):
    own = S[np.arange(len(y)), y][:, None]
    return np.sum(np.maximum(0, 1 + S - own)) / len(y)


@mistake(
    "The label's own score is set to 0 before the terms are made, so that it counts as a rival with the score 0. "
    "It is the term of the label that has to become 0."
)
def own_score_set_to_zero(y, S):
    rows = np.arange(len(y))
    rivals = np.array(S, float)
    rivals[rows, y] = 0
    return np.sum(np.maximum(0, 1 + rivals - S[rows, y][:, None])) / len(y)


@mistake(
    "Only the strongest rival is charged: that is the loss of Crammer and Singer. Weston and Watkins add up "
    "the terms of all rivals."
)
def strongest_rival_alone(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.mean(terms.max(axis=1))


@mistake(
    "The mean runs over all n x k entries: divided by the number of classes too, as in PyTorch's "
    "MultiMarginLoss. Here the terms of a sample are added up."
)
def divided_by_classes_too(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.mean(terms)


@mistake(
    "The terms of a sample are averaged over its k - 1 rivals. Here they are added up; the mean is over the "
    "samples alone."
)
def averaged_over_rivals(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms) / (len(y) * (S.shape[1] - 1))


@mistake(
    "The mean over all entries, and the label's own term is left in: np.mean over n x k terms divides by k, "
    "and the own term adds 1 for each sample. Set it to 0, and divide by n."
)
def mean_of_everything(y, S):
    return np.mean(np.maximum(0, 1 + S - S[np.arange(len(y)), y][:, None]))


@mistake(
    "The 1 is missing: a rival costs something here only once it is in front. The label is to lead each by 1."
)
def perceptron(y, S):
    own = S[np.arange(len(y)), y][:, None]
    return np.sum(np.maximum(0, S - own)) / len(y)


@mistake(
    "The sign is the other one: what is missing is 1 + s_j - s_y. This charges the rivals that are far "
    "behind."
)
def signs_reversed(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 - S + S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "The maximum with 0 is missing, so that rivals far behind pay for those that are near. It is taken for "
    "each rival by itself."
)
def no_maximum_with_zero(y, S):
    rows = np.arange(len(y))
    terms = 1.0 + S - S[rows, y][:, None]
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "The terms of a sample are added up before the maximum with 0 is taken, so that rivals far behind pay for "
    "those that are near. Each rival is compared by itself."
)
def maximum_of_the_sum(y, S):
    rows = np.arange(len(y))
    terms = 1.0 + S - S[rows, y][:, None]
    terms[rows, y] = 0
    return np.mean(np.maximum(0, terms.sum(axis=1)))


@mistake(
    "np.max(a, 0) takes the largest entries of a along axis 0. The comparison with 0, entry by entry, is "
    "np.maximum(a, 0)."
)
def max_for_maximum(y, S):
    rows = np.arange(len(y))
    terms = 1.0 + S - S[rows, y][:, None]
    terms[rows, y] = 0
    return np.sum(np.max(terms, 0)) / len(y)


@mistake("Right for the sum over the samples; this exercise takes the mean: divide by n.")
def missing_mean(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms)


@mistake("The mean is taken twice: the sum over the samples is divided by n once, not by n².")
def averaged_twice(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.mean(terms.sum(axis=1)) / len(y)


@mistake("Right for a loss with a factor 1/2, as in 1/(2n); this exercise takes the mean, 1/n.")
def half_of_it(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms) / (2 * len(y))


@mistake(
    "The mean is taken over the rivals that cost something. It runs over the n samples, whatever their terms "
    "are."
)
def mean_over_violators(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return terms.sum() / max(np.sum(terms > 0), 1)


@mistake("What is missing is squared: PyTorch's p = 2. This loss grows linearly.")
def squared(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None]) ** 2
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "This counts the rivals that are too near. The loss adds up what is missing to a lead of 1."
)
def violations_counted(y, S):
    rows = np.arange(len(y))
    near = 1 + S - S[rows, y][:, None] > 0
    near[rows, y] = False
    return np.sum(near) / len(y)


@mistake(
    "Each class is asked for its own yes or no here, with labels 1 and -1 (one against the rest). Weston and "
    "Watkins compare the scores with each other: only their differences count."
)
def one_against_the_rest(y, S):
    signs = -np.ones(S.shape)
    signs[np.arange(len(y)), y] = 1
    return np.mean(np.maximum(0, 1 - signs * S).sum(axis=1))


@mistake(
    "The rivals are compared with a score of 0, not with the label's: max(0, 1 + s_j). The label's own score "
    "has to come off."
)
def own_score_forgotten(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1.0 + S)
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "`S[:, y]` takes the columns of all labels for every sample. One entry per row is S[np.arange(n), y]."
)
def columns_for_entries(y, S):
    own = np.mean(S[:, y], axis=1)[:, None]
    terms = np.maximum(0, 1 + S - own)
    terms[np.arange(len(y)), y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "The own scores have shape (n,), and NumPy lines that up with the columns: an error for n other than k, and "
    "silently the wrong differences for n = k. Keep them as a column, [:, None]."
)
def own_scores_as_a_row(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y])
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "The label's class is taken to be the one with the largest score. The label stands in y, whatever the "
    "model prefers."
)
def predicted_class_for_the_label(y, S):
    rows, best = np.arange(len(y)), np.argmax(S, axis=1)
    terms = np.maximum(0, 1 + S - S[rows, best][:, None])
    terms[rows, best] = 0
    return np.sum(terms) / len(y)


@mistake(
    "The labels count from 0 here: y is the number of the column. This takes the column before it, and for "
    "label 0 the last one."
)
def labels_from_one(y, S):
    rows, y = np.arange(len(y)), y - 1
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms) / len(y)


@mistake(
    "Every pair of classes is compared. Only the label's class has rivals: the terms are those of s_y against "
    "the others."
)
def all_pairs_of_classes(y, S):
    terms = np.maximum(0, 1 + S[:, None, :] - S[:, :, None])
    off = ~np.eye(S.shape[1], dtype=bool)
    return np.sum(terms * off) / len(y)


@mistake(
    "That is the cross entropy, in which a lead is never enough. Here a rival that is 1 behind costs nothing."
)
def cross_entropy(y, S):
    shifted = S - S.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(y)), y])


@mistake("The last rival is missing: does a loop end one class too early?")
def last_class_left_out(y, S):
    rows = np.arange(len(y))
    terms = np.maximum(0, 1 + S - S[rows, y][:, None])
    terms[rows, y] = 0
    return np.sum(terms[:, :-1]) / len(y)


def leads(y, S):
    """As the hinge loss of a label 1 takes them: how far each label leads each of its rivals."""
    own = np.arange(S.shape[1]) == np.array(y, int)[:, None]
    ahead = S[own][:, None] - S[~own].reshape(len(S), -1)
    return np.ones(ahead.shape), ahead


def rounding(y, S):
    """Of 1, and of the two scores where they are subtracted, for each rival."""
    return np.mean(S.shape[1] * (1 + 2 * np.max(np.abs(S), axis=1)))


judge = function(
    weston_watkins,
    signature="(n),(n,k)->()",
    derived=mean_value(hinge, scale=rounding, samples=leads),
    points=[labelled_scores()],
    along=along_class_score("Loss of one sample of three classes, rivals at 0"),
)

equivalent_mutants = {
    "terms = np.maximum(1 + S - S[rows, y][:, None], 0)": (
        "the larger of two does not ask for an order"
    ),
}
