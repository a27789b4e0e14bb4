"""Scores grow with the weights, distances do not: a score of 1 is a distance of 1 / |w|."""

from fractions import Fraction

import numpy as np

from lossdrill.judging.value_words import Number, mistake, right, values

LENGTHS = {(3, 4): 5, (4, 3): 5, (6, 8): 10, (5, 12): 13, (8, 6): 10, (12, 5): 13}
"""Weights whose length is a whole number."""


def given(draw):
    first, second = draw.choice(list(LENGTHS))
    w = [first * draw.choice([-1, 1]), second * draw.choice([-1, 1])]
    while True:
        x = [draw.choice([-3, -2, -1, 1, 2, 3]) for _ in w]
        b = draw.choice([-7, -5, -3, 3, 5, 7])
        score = w[0] * x[0] + w[1] * x[1] + b
        # On the wrong side, so that the loss depends on the scale; and no two mistakes are the same.
        if 2 <= score <= 30 and score not in {b, -2 * b}:
            return {"w": w, "b": b, "x": x, "y": -1, "c": draw.choice([2, 3, 4])}


def length(w):
    return LENGTHS[abs(w[0]), abs(w[1])]


def margin(w, b, x, y):
    return y * (w[0] * x[0] + w[1] * x[1] + b)


def cells(w, b, x, y, c):
    """The score changes by |w| for each step of length 1 towards the boundary, so a distance is the
    margin divided by |w|, and the lane from score -1 to score 1 is 2 / |w| wide. With c w and c b the
    margin is c times as large and |w| too: distances stay, the lane becomes c times as narrow, and the
    loss of a sample on the wrong side grows.
    """
    m = margin(w, b, x, y)
    return {
        "margin": Number(m),
        "distance": Number(Fraction(m, length(w))),
        "loss": Number(max(0, 1 - m)),
        "lane": Number(Fraction(2, length(w))),
        "margin scaled": Number(c * m),
        "distance scaled": Number(Fraction(m, length(w))),
        "loss scaled": Number(max(0, 1 - c * m)),
        "lane scaled": Number(Fraction(2, c * length(w))),
    }


@right
def by_numpy(w, b, x, y, c):
    """All of it once more with the scaled weights."""

    def four(w, b):
        norm = np.linalg.norm(w)
        m = y * (np.dot(w, x) + b)
        return m, m / norm, np.maximum(0, 1 - m), 2 / norm

    names = ("margin", "distance", "loss", "lane")
    scaled = four(c * np.array(w), c * b)
    return dict(zip(names, four(w, b))) | {
        f"{name} scaled": value for name, value in zip(names, scaled)
    }


@right
def by_feet_of_perpendiculars(w, b, x, y, c):
    """The nearest points on the boundary and on the margin lines, and how far they are."""
    w, x = np.array(w, float), np.array(x, float)
    normal = w / np.sqrt(w @ w)

    def foot(level, scale=1):
        return x - (scale * (w @ x + b) - level) / (scale * np.sqrt(w @ w)) * normal

    return {
        "distance": y * np.dot(x - foot(0), normal),
        "lane": np.linalg.norm(foot(1) - foot(-1)),
        "distance scaled": y * np.dot(x - foot(0, c), normal),
        "lane scaled": np.linalg.norm(foot(1, c) - foot(-1, c)),
    }


@mistake(
    "The label is left out: that is the score. The margin is y times the score, and here the label is -1 "
    "and the score positive, so the sample is on the wrong side."
)
def score_for_the_margin(w, b, x, y, c):
    s = y * margin(w, b, x, y)
    return {"margin": s, "margin scaled": c * s}


@mistake("The offset b is left out: the score is w·x + b.")
def offset_left_out(w, b, x, y, c):
    m = margin(w, 0, x, y)
    return {"margin": m, "margin scaled": c * m}


@mistake("The label stands before w·x alone. It belongs before the whole score: y (w·x + b).")
def sign_of_the_offset(w, b, x, y, c):
    m = margin(w, 0, x, y) + b
    return {"margin": m, "margin scaled": c * m}


@mistake(
    "Only w is multiplied by c, and b is left as it was: that is another boundary. With c w and c b every score "
    "is c times as large."
)
def offset_not_scaled(w, b, x, y, c):
    m = c * margin(w, 0, x, y) + y * b
    return {
        "margin scaled": m,
        "distance scaled": Fraction(m, c * length(w)),
        "loss scaled": max(0, 1 - m),
    }


@mistake(
    "Half of it: that is the distance from the boundary to one margin line, 1 / |w|. The lane reaches from "
    "the one margin line to the other, from score -1 to score 1."
)
def half_the_lane(w, b, x, y, c):
    return {"lane": Fraction(1, length(w)), "lane scaled": Fraction(1, c * length(w))}


@mistake(
    "The 1 of the margin is a unit of the score, not of x: between the margin lines the score changes by 2. "
    "To get there one has to go 2 / |w| in the plane."
)
def margin_in_the_plane(w, b, x, y, c):
    return {"lane": 2, "lane scaled": 2}


@mistake(
    "The margin itself is no distance: it doubles when w and b do, though nothing moves. Divide it by the "
    "length of w."
)
def margin_for_the_distance(w, b, x, y, c):
    m = margin(w, b, x, y)
    return {"distance": m, "distance scaled": c * m}


@mistake("Divided by |w|², not by |w|. The distance is the margin over the length of w itself.")
def divided_by_the_square(w, b, x, y, c):
    square = length(w) ** 2
    return {
        "distance": Fraction(margin(w, b, x, y), square),
        "lane": Fraction(2, square),
        "lane scaled": Fraction(2, c * c * square),
    }


@mistake(
    "Multiplied by |w|, not divided: the longer w is, the quicker the score changes, and the nearer to each other "
    "are the lines where it is 1 and -1."
)
def multiplied_by_the_length(w, b, x, y, c):
    return {
        "distance": margin(w, b, x, y) * length(w),
        "distance scaled": c * c * margin(w, b, x, y) * length(w),
        "lane": 2 * length(w),
        "lane scaled": 2 * c * length(w),
    }


@mistake(
    "Divided by the length of x. A distance from the boundary is the score over the length of w."
)
def divided_by_the_length_of_x(w, b, x, y, c):
    distance = margin(w, b, x, y) / np.linalg.norm(x)
    return {"distance": distance, "distance scaled": distance}


@mistake("The length of w is the root of the sum of its squares, not the sum of the sizes.")
def sum_of_the_sizes(w, b, x, y, c):
    size = abs(w[0]) + abs(w[1])
    return {
        "distance": Fraction(margin(w, b, x, y), size),
        "distance scaled": Fraction(margin(w, b, x, y), size),
        "lane": Fraction(2, size),
        "lane scaled": Fraction(2, c * size),
    }


@mistake(
    "The offset is counted in the length: |w| is made of the weights alone. b moves the boundary and does "
    "not turn or stretch anything."
)
def offset_in_the_length(w, b, x, y, c):
    size = (length(w) ** 2 + b**2) ** 0.5
    return {
        "distance": margin(w, b, x, y) / size,
        "distance scaled": margin(w, b, x, y) / size,
        "lane": 2 / size,
        "lane scaled": 2 / (c * size),
    }


@mistake(
    "The right distance, but the sign is lost: the sample is on the wrong side, where the geometric margin "
    "is negative."
)
def distance_without_sign(w, b, x, y, c):
    distance = Fraction(abs(margin(w, b, x, y)), length(w))
    return {"distance": distance, "distance scaled": distance}


@mistake(
    "The distance is no score: neither the point nor the boundary moves when w and b are multiplied by the "
    "same number. Margin and |w| grow alike, and their ratio stays."
)
def distance_grows(w, b, x, y, c):
    return {"distance scaled": Fraction(c * margin(w, b, x, y), length(w))}


@mistake(
    "The distance is divided by c: with c w and c b the margin is c times as large as well as |w|, so that "
    "their ratio stays what it was."
)
def distance_shrinks(w, b, x, y, c):
    return {"distance scaled": Fraction(margin(w, b, x, y), c * length(w))}


@mistake(
    "The lane does not stay: the lines where the score is 1 and -1 move towards the boundary as the scores "
    "grow. Its width is 2 divided by the new length of w, which is c |w|."
)
def lane_stays(w, b, x, y, c):
    return {"lane scaled": Fraction(2, length(w))}


@mistake(
    "The lane becomes narrower, not wider: where all scores are c times as large, a score of 1 is reached "
    "after 1/c of the way."
)
def lane_grows(w, b, x, y, c):
    return {"lane scaled": Fraction(2 * c, length(w))}


@mistake(
    "The loss does not stay, though no prediction changes: it is measured in units of the score. This sample "
    "is on the wrong side, and its margin is now c times as far below 0."
)
def loss_stays(w, b, x, y, c):
    return {"loss scaled": 1 - margin(w, b, x, y)}


@mistake("The loss is not simply multiplied by c: the margin is, and the 1 stays: 1 - c m.")
def loss_multiplied(w, b, x, y, c):
    return {"loss scaled": c * (1 - margin(w, b, x, y))}


@mistake("The margin is not unchanged: with c w and c b every score is c times as large.")
def margin_stays(w, b, x, y, c):
    return {"margin scaled": margin(w, b, x, y)}


@mistake(
    "The loss is what is missing to a margin of 1, also on the wrong side: max(0, 1 - m), and m is negative "
    "here. Without the 1 it is the perceptron's."
)
def perceptron(w, b, x, y, c):
    m = margin(w, b, x, y)
    return {"loss": -m, "loss scaled": -c * m}


@mistake(
    "The sign in front of the margin is lost: what is missing to 1 is 1 - m. A loss is never negative."
)
def margin_added(w, b, x, y, c):
    m = margin(w, b, x, y)
    return {"loss": 1 + m, "loss scaled": 1 + c * m}


@mistake(
    "The loss is computed with the score: with y = -1 the margin is negative, so more than 1 is missing."
)
def loss_of_the_score(w, b, x, y, c):
    return {"loss": 0, "loss scaled": 0}


@mistake("The loss takes the functional margin; what is missing to a distance of 1 is not asked.")
def loss_of_the_distance(w, b, x, y, c):
    loss = 1 - Fraction(margin(w, b, x, y), length(w))
    return {"loss": loss, "loss scaled": loss}


judge = values(cells, given=given)
