"""A force that fades near zero and is bounded far out; all else depends on beta and on the data."""

from fractions import Fraction

from lossdrill.judging.choices import choices, right, wrong

TARGETS = [0, 0, 0, 0, 10]
"""Skewed: the median is 0, the mean 2."""


def slope(r, beta):
    return max(Fraction(-1), min(Fraction(r) / beta, Fraction(1)))


def best_constant(beta):
    """Where the slopes of all samples add up to 0; found by halving."""
    low, high = Fraction(min(TARGETS)), Fraction(max(TARGETS))
    for _ in range(60):
        middle = (low + high) / 2
        if sum(slope(middle - y, beta) for y in TARGETS) > 0:
            high = middle
        else:
            low = middle
    return high


AT_1, AT_20 = float(best_constant(1)), float(best_constant(20))
SKEWED = f"For targets {', '.join(map(str, TARGETS))}"

judge = choices(
    right(
        "However far off a prediction is, its sample pulls with no more than 1.",
        "Beyond beta the slope is 1 or -1: that is what it has from the absolute error.",
    ),
    right(
        "Within beta the pull fades together with the residual, so fixed steps can come to rest.",
        "The slope there is r / beta. On |r| fixed steps end up jumping to and fro: see mae-two-cycle.",
    ),
    right(
        "It has a derivative everywhere, also at the residual 0, where the absolute error has none.",
        "The parabola has slope 0 at its bottom, and at |r| = beta both branches have slope 1.",
    ),
    right(
        "beta has the unit of the target: where that is changed, beta has to be converted with it.",
        "It is compared with |r|. From metres to centimetres both are multiplied by 100.",
    ),
    right(
        "Multiplying it by beta, as the Huber loss does, does not change which predictions are best.",
        "A constant factor above 0 moves no minimum. It does change how long the steps of descent are.",
    ),
    right(
        "The smaller beta is chosen, the nearer the loss comes to the absolute error.",
        "The two differ by no more than beta / 2, for any residual.",
    ),
    right(
        "Where beta is larger than every |r|, it is the squared error times a constant.",
        "Then every sample is on the parabola, r² / (2 beta).",
    ),
    right(
        "Of two samples beyond beta, the one that is twice as far off pulls no harder.",
        "Both pull with 1. Under squared error the further one pulls twice as hard.",
    ),
    wrong(
        "It has a second derivative everywhere, also at the places where its branches meet.",
        "At |r| = beta the second derivative jumps from 1 / beta to 0. Once differentiable it is.",
    ),
    wrong(
        "Gradient descent on it takes fewer steps than on the squared error, whatever the data.",
        "Where beta is larger than every |r| it is squared error times a constant, and the learning rate "
        "decides. Far out it may even be slower, as a slope of 1 is less than 2 |r|.",
    ),
    wrong(
        "The best constant prediction under it is the mean of the targets, as under squared error.",
        f"Only where all residuals are within beta. {SKEWED} the mean is {sum(TARGETS) / len(TARGETS):g}, and "
        f"with beta = 1 the best constant is {AT_1:g}.",
    ),
    wrong(
        "The best constant prediction under it is a median of the targets, as under absolute error.",
        f"Within beta the size of a residual counts. {SKEWED} the median is 0, and with beta = 20 the best "
        f"constant is {AT_20:g}.",
    ),
    wrong(
        "A sample that is further off than beta no longer pulls at all.",
        "It pulls with 1, the most there is. A force that drops to 0 belongs to a redescending loss.",
    ),
    wrong(
        "It is not convex, because it changes from one formula to another at beta.",
        "Its slope never falls as r grows: from -1 up to 1, then constant. That is what convex means.",
    ),
    wrong(
        "The larger beta is chosen, the less an outlier weighs beside the other samples.",
        "It is the other way round: the others pull with r / beta, which gets smaller, and the outlier "
        "with 1 as long as it is beyond beta.",
    ),
    wrong(
        "In a linear model it bounds the pull of a sample on the weights, however large its features.",
        "The chain rule multiplies by the features: slope times x. Wild targets are bounded, wild features "
        "are not.",
    ),
    wrong(
        "It has a corner at the threshold beta, so subgradients are needed there.",
        "Parabola and line meet at |r| = beta with the same slope, 1. There is no corner at all.",
    ),
    wrong(
        "It can be used with the same beta for all targets, since its value has no unit.",
        "Its value has the unit of y, like |r|, and so has beta: 1 metre is a wide threshold for heights, "
        "and 1 millimetre a narrow one.",
    ),
    shown=6,
)
