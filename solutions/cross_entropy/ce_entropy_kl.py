"""What a model pays is what nobody can avoid, the entropy, and what it could still save, KL."""

import math
from math import inf, log

import numpy as np

from lossdrill.judging.value_words import Number, mistake, right, values

APART = {2.0, 2.75}
"""Cross entropies, over log 2, that no mistake below comes to by chance."""


def given(draw):
    p, q = [0.5, 0.25, 0.25, 0], [0.5, 0.25, 0.125, 0.125]
    while True:
        draw.shuffle(p)
        draw.shuffle(q)
        if -sum(a * math.log2(b) for a, b in zip(p, q)) in APART:
            return {"p": p, "q": q}


def cells(p, q):
    """log(p / q) = log p - log q, so CE(p, q) = H(p) + KL(p, q). H does not depend on q, and KL is
    never negative and 0 for q = p: the least cross entropy is H(p), and training can save KL at
    most. It is 0 only for labels that are certain, where H is. The other way round the divergence is
    infinite: p rules out a class that q allows.
    """
    entropy = -sum(a * log(a) for a in p if a)
    cross_entropy = -sum(a * log(b) for a, b in zip(p, q))
    return {
        "H": Number(entropy, digits=4),
        "CE": Number(cross_entropy, digits=4),
        "KL": Number(cross_entropy - entropy, digits=4),
        "reversed": Number(inf),
        "least CE": Number(entropy, digits=4),
        "hard label": Number(0),
    }


@right
def in_bits_first(p, q):
    """Each logarithm is a whole number times log 2."""
    bits_of_p = sum(a * -round(math.log2(a)) for a in p if a)
    bits_of_q = sum(a * -round(math.log2(b)) for a, b in zip(p, q))
    return {
        "H": bits_of_p * log(2),
        "CE": bits_of_q * log(2),
        "KL": (bits_of_q - bits_of_p) * log(2),
        "least CE": bits_of_p * log(2),
    }


@right
def by_numpy(p, q):
    """The least cross entropy by trying out many distributions, those nearest to p among them."""
    p, q = np.array(p), np.array(q)

    def cross_entropy(q):
        with np.errstate(divide="ignore"):
            return -np.sum(p[p > 0] * np.log(q[p > 0]))

    rows = np.vstack([np.linspace(p, other, 9) for other in (q, np.full(4, 0.25), *np.eye(4))])
    entropy = -np.sum(p[p > 0] * np.log(p[p > 0]))
    return {
        "H": entropy,
        "CE": cross_entropy(q),
        "KL": np.sum(p[p > 0] * np.log(p[p > 0] / q[p > 0])),
        "reversed": np.inf,
        "least CE": min(cross_entropy(row) for row in rows),
        "hard label": -np.log(1.0),
    }


@mistake(
    "The least cross entropy is 0 only where the label is certain. For labels that vary nobody can pay less "
    "than their entropy H(p), reached at q = p."
)
def least_is_zero(p, q):
    return {"least CE": 0}


@mistake("That is the divergence, what can be saved. What remains to be paid, at q = p, is H(p).")
def savings_for_the_rest(p, q):
    return {"least CE": divergence(p, q)}


@mistake(
    "log 4 is what the uniform q pays, whatever p is. A q that knows which classes are frequent pays less: at "
    "q = p it is H(p)."
)
def least_at_the_uniform(p, q):
    return {"least CE": log(4)}


@mistake(
    "The q that puts everything on the most frequent class pays infinitely much when another comes. The least "
    "value is reached at q = p."
)
def least_at_the_most_frequent(p, q):
    return {"least CE": inf}


@mistake(
    "This is the cost of the most frequent class alone. The average runs over all classes that come, and is "
    "least at q = p."
)
def surprise_of_the_most_frequent(p, q):
    return {"least CE": log(2)}


@mistake(
    "A certain label has no entropy: with q = p the model gives it probability 1, and pays -log 1."
)
def entropy_of_a_hard_label(p, q):
    return {"hard label": entropy(p)}


@mistake(
    "That is what the uniform q pays. A certain label can be predicted with certainty, and then the cost is "
    "-log 1."
)
def uniform_for_the_hard_label(p, q):
    return {"hard label": log(4)}


@mistake(
    "These are bits, logarithms to base 2. Natural logarithms are asked for: multiply by log 2."
)
def in_bits(p, q):
    return {
        "H": entropy(p) / log(2),
        "CE": cross_entropy(p, q) / log(2),
        "KL": divergence(p, q) / log(2),
        "least CE": entropy(p) / log(2),
    }


@mistake(
    "0 log 0 is no obstacle: x log x tends to 0 with x, and a class that never comes costs nothing."
)
def undefined_by_a_zero(p, q):
    return {"H": "undefined", "KL": "undefined", "least CE": "undefined"}


@mistake(
    "A class with p = 0 contributes 0 log 0, which counts as 0: it never comes. It does not make the sum "
    "infinite."
)
def infinite_by_a_zero(p, q):
    return {"H": inf, "KL": inf}


@mistake("That is the entropy of q, the model. H(p) is that of the labels.")
def entropy_of_the_model(p, q):
    return {"H": entropy(q), "least CE": entropy(q)}


@mistake(
    "That is log 4, the entropy of four equally frequent classes. Here they are not, so it is less."
)
def entropy_of_the_uniform(p, q):
    return {"H": log(4)}


@mistake("The entropy of q in place of the cross entropy: the weights are p, what really comes.")
def weights_of_the_model(p, q):
    return {"CE": entropy(q)}


@mistake(
    "p and q are exchanged: -sum q log p is infinite, as p rules out a class that q allows. The labels come "
    "from p, and the model's logarithms are those of q."
)
def cross_entropy_exchanged(p, q):
    return {"CE": inf}


@mistake(
    "The weights are missing: the logarithms are added up as they are, with no regard to what comes."
)
def weights_missing(p, q):
    return {"CE": -sum(map(log, q))}


@mistake("Each logarithm has the same weight here, 1/4. The classes come as often as p says.")
def equal_weights(p, q):
    return {"CE": -sum(map(log, q)) / 4}


@mistake("The entropy comes off the cross entropy: KL = CE - H, not CE + H.")
def entropy_added(p, q):
    return {"KL": cross_entropy(p, q) + entropy(p)}


@mistake(
    "The cross entropy is the sum of entropy and divergence, CE = H + KL: for q = p, where KL is 0, it is H."
)
def divergence_off(p, q):
    return {"CE": abs(entropy(p) - divergence(p, q))}


@mistake("The sign is reversed: the divergence is never negative, so it is CE - H.")
def negative_divergence(p, q):
    return {"KL": -divergence(p, q)}


@mistake(
    "The sign is reversed: logarithms of probabilities are negative, and a minus stands in front."
)
def minus_forgotten(p, q):
    return {"H": -entropy(p), "CE": -cross_entropy(p, q), "least CE": -entropy(p)}


@mistake(
    "The divergence is no distance: exchanged it is another number. Look at the class that p rules out and q "
    "does not."
)
def symmetric(p, q):
    return {"reversed": divergence(p, q)}


@mistake("Exchanging p and q does not turn the sign: a divergence is never negative.")
def reversed_is_negative(p, q):
    return {"reversed": -divergence(p, q)}


@mistake(
    "The class with p = 0 is left out. Now q gives the weights, and q is not 0 there: log(q / 0) is infinite."
)
def reversed_without_the_zero(p, q):
    return {"reversed": sum(b * log(b / a) for a, b in zip(p, q) if a)}


@mistake(
    "log(q / 0) is not undefined here but infinite: the ratio grows beyond all bounds as p goes to 0."
)
def reversed_undefined(p, q):
    return {"reversed": "undefined"}


@mistake(
    "The infinity is the positive one: q / p grows beyond all bounds, and so does its logarithm."
)
def reversed_is_minus_infinite(p, q):
    return {"reversed": -inf}


@mistake("1 is the probability that the label gets at best. What it costs is -log 1.")
def probability_of_a_hard_label(p, q):
    return {"hard label": 1}


def entropy(p):
    return -sum(a * log(a) for a in p if a)


def cross_entropy(p, q):
    return -sum(a * log(b) for a, b in zip(p, q))


def divergence(p, q):
    return cross_entropy(p, q) - entropy(p)


judge = values(cells, given=given)
