"""The hinge risk is smallest at 1 for every eta above 1/2; the logistic risk at the logit of eta."""

from fractions import Fraction

from lossdrill.judging.exact import log, sigmoid
from lossdrill.judging.witness_words import Claim, Domain, near_miss, within, witness

probability = Domain("a number from 0.01 to 0.99", lambda value: abs(value - 0.5) <= 0.49 + 1e-12)


def hinge_risk(eta, s):
    return eta * max(0, 1 - s) + (1 - eta) * max(0, 1 + s)


def too_much(eta, s):
    """Above the smallest risk: a convex function with two corners has it at one of them."""
    return hinge_risk(eta, s) - min(hinge_risk(eta, 1), hinge_risk(eta, -1))


def logit(eta):
    return log(eta / (1 - eta))


def off(z, eta):
    return abs(sigmoid(z) - eta)


def hinge_fails(eta1, eta2, score):
    return max(too_much(eta1, score), too_much(eta2, score)) > 1e-9


def logistic_fails(eta1, eta2, z1, z2):
    return max(off(z1, eta1), off(z2, eta2)) > 1e-3


@near_miss(
    "The two probabilities differ by no more than 0.1. Take them further apart: the score that is best for "
    "the hinge loss has to stay the same even so.",
    eta1=0.7,
    eta2=0.75,
    score=1,
    z1=0.8473,
    z2=1.0986,
)
def too_near(eta1, eta2, score, z1, z2):
    return abs(eta1 - eta2) <= 0.1


@near_miss(
    "The two probabilities are on different sides of 1/2, so one hinge risk is smallest at 1 and the other "
    "at -1. Take both from the same side.",
    eta1=0.2,
    eta2=0.8,
    score=1,
    z1=-1.3863,
    z2=1.3863,
)
def on_both_sides(eta1, eta2, score, z1, z2):
    return (eta1 - 0.5) * (eta2 - 0.5) < 0 and hinge_fails(eta1, eta2, score)


@near_miss(
    "The sign of the score is the other one: where label 1 is the more frequent, eta > 1/2, the risk falls "
    "towards positive scores, and where it is the rarer towards negative ones.",
    eta1=0.6,
    eta2=0.9,
    score=-1,
    z1=0.4055,
    z2=2.1972,
)
def wrong_sign(eta1, eta2, score, z1, z2):
    return hinge_fails(eta1, eta2, score) and abs(score) == 1


@near_miss(
    "Beyond a score of 1 the frequent label costs nothing any more, and the rare one more and more: the "
    "risk rises again, and so it does below -1. Look at the corners.",
    eta1=0.6,
    eta2=0.9,
    score=3,
    z1=0.4055,
    z2=2.1972,
)
def beyond_the_margin(eta1, eta2, score, z1, z2):
    return hinge_fails(eta1, eta2, score) and abs(score) > 1


@near_miss(
    "Between -1 and 1 the hinge risk is a straight line that falls towards one of its ends, unless eta is "
    "exactly 1/2. So this score is not the best one: go to the end of the line.",
    eta1=0.6,
    eta2=0.9,
    score=0.75,
    z1=0.4055,
    z2=2.1972,
)
def on_the_slope(eta1, eta2, score, z1, z2):
    return hinge_fails(eta1, eta2, score)


@near_miss(
    "z1 and z2 are exchanged: z1 belongs to eta1, z2 to eta2.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=2.1972,
    z2=0.4055,
)
def exchanged(eta1, eta2, score, z1, z2):
    return not logistic_fails(eta1, eta2, z2, z1)


@near_miss(
    "z1 and z2 are the probabilities themselves. The logistic risk is smallest at the score whose sigmoid is "
    "the probability: undo the sigmoid.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=0.6,
    z2=0.9,
)
def probabilities_for_scores(eta1, eta2, score, z1, z2):
    return abs(z1 - eta1) < 1e-3 and abs(z2 - eta2) < 1e-3


@near_miss(
    "z1 and z2 are sigma(eta). That is the wrong direction: sigma(z) has to be eta.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=0.6457,
    z2=0.7109,
)
def sigmoid_of_the_probability(eta1, eta2, score, z1, z2):
    return abs(z1 - sigmoid(eta1)) < 1e-3 and abs(z2 - sigmoid(eta2)) < 1e-3


@near_miss(
    "The sign of z1 and z2 is the other one: log(eta / (1 - eta)) is positive where label 1 is the more "
    "frequent.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=-0.4055,
    z2=-2.1972,
)
def signs_reversed(eta1, eta2, score, z1, z2):
    return not logistic_fails(eta1, eta2, -z1, -z2)


@near_miss(
    "z1 and z2 are log(eta). The odds are missing: divide eta by 1 - eta before the logarithm is taken.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=-0.5108,
    z2=-0.1054,
)
def logarithm_of_the_probability(eta1, eta2, score, z1, z2):
    return abs(z1 - log(eta1)) < 1e-3 and abs(z2 - log(eta2)) < 1e-3


@near_miss(
    "z1 and z2 are the odds, eta / (1 - eta). The score is their logarithm.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=1.5,
    z2=9,
)
def odds_without_logarithm(eta1, eta2, score, z1, z2):
    return abs(z1 - eta1 / (1 - eta1)) < 1e-3 and abs(z2 - eta2 / (1 - eta2)) < 1e-3


@near_miss(
    "The logarithm has another base: sigma has the natural exponential in it, so take the natural logarithm.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=0.585,
    z2=3.17,
)
def another_base(eta1, eta2, score, z1, z2):
    return any(
        abs(z1 - logit(eta1) / log(base)) < 1e-3 and abs(z2 - logit(eta2) / log(base)) < 1e-3
        for base in (2, 10)
    )


@near_miss(
    "z1 and z2 are half of the log-odds: there the exponential loss, e^-m, has its smallest risk. For the logistic "
    "loss it is the whole.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=0.2027,
    z2=1.0986,
)
def half_the_logit(eta1, eta2, score, z1, z2):
    return not logistic_fails(eta1, eta2, 2 * z1, 2 * z2)


@near_miss(
    "z1 and z2 are 2 eta - 1, the mean of the labels: that minimises the squared error. For the logistic loss set "
    "the derivative of its own risk to zero.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=0.2,
    z2=0.8,
)
def mean_of_the_labels(eta1, eta2, score, z1, z2):
    return abs(z1 - (2 * eta1 - 1)) < 1e-3 and abs(z2 - (2 * eta2 - 1)) < 1e-3


@near_miss(
    "z1 and z2 are nearly right, but with too few digits: sigma(z) has to be within 0.001 of eta. Three digits "
    "after the point are enough.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=0.41,
    z2=2.2,
)
def too_few_digits(eta1, eta2, score, z1, z2):
    return max(off(z1, eta1), off(z2, eta2)) < 1e-2


@near_miss(
    "For z1 and z2 the same score is given. For the logistic loss the best scores are two: each probability "
    "has its own.",
    eta1=0.6,
    eta2=0.9,
    score=1,
    z1=1,
    z2=1,
)
def one_score_for_both(eta1, eta2, score, z1, z2):
    return z1 == z2


judge = witness(
    Claim(
        "difference of the two probabilities",
        lambda eta1, eta2, score, z1, z2: abs(eta1 - eta2),
        more_than=0.1,
    ),
    Claim(
        "hinge risk of the score above the smallest one, for eta1",
        lambda eta1, eta2, score, z1, z2: too_much(eta1, score),
        at_most=1e-9,
    ),
    Claim(
        "hinge risk of the same score above the smallest one, for eta2",
        lambda eta1, eta2, score, z1, z2: too_much(eta2, score),
        at_most=1e-9,
    ),
    Claim(
        "distance of sigma(z1) from eta1",
        lambda eta1, eta2, score, z1, z2: off(z1, eta1),
        at_most=1e-3,
    ),
    Claim(
        "distance of sigma(z2) from eta2",
        lambda eta1, eta2, score, z1, z2: off(z2, eta2),
        at_most=1e-3,
    ),
    eta1=probability,
    eta2=probability,
    score=within(1000),
    z1=within(1000),
    z2=within(1000),
    examples=[
        {"eta1": 0.6, "eta2": 0.9, "score": 1, "z1": 0.4055, "z2": 2.1972},
        {"eta1": 0.35, "eta2": 0.05, "score": -1.0, "z1": -0.619, "z2": -2.944},
        {"eta1": Fraction(2, 3), "eta2": Fraction(4, 5), "score": 1, "z1": 0.6931, "z2": 1.3863},
        # At 1/2 the hinge risk is level from -1 to 1, so the score of the other one will do.
        {"eta1": 0.5, "eta2": 0.75, "score": 1, "z1": 0, "z2": 1.0986},
    ],
    near_misses=[
        too_near,
        on_both_sides,
        wrong_sign,
        beyond_the_margin,
        on_the_slope,
        exchanged,
        probabilities_for_scores,
        sigmoid_of_the_probability,
        signs_reversed,
        logarithm_of_the_probability,
        odds_without_logarithm,
        another_base,
        half_the_logit,
        mean_of_the_labels,
        too_few_digits,
        one_score_for_both,
    ],
)
