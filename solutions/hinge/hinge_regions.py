"""The margin decides: -1 below 1, 0 above, anything between at the corner."""

from lossdrill.judging.value_words import AnyOf, Number, Word, mistake, right, values

WRONG, INSIDE, ON, BEYOND = REGIONS = ("wrong side", "inside the margin", "on the margin", "beyond")


def given(draw):
    margins = [
        *draw.sample([-3, -2, -1, -0.5], 2),  # -1 is on the margin for those who lose the label
        *draw.sample([0.25, 0.5, 0.75], 2),
        1,
        draw.choice([1.5, 2, 3]),
    ]
    draw.shuffle(margins)
    labels = [1, 1, 1, -1, -1, -1]
    draw.shuffle(labels)
    return {"labels": labels, "scores": [y * m for y, m in zip(labels, margins)]}


def region(margin):
    return WRONG if margin < 0 else INSIDE if margin < 1 else ON if margin == 1 else BEYOND


def table(labels, scores, cell):
    """The cells of each sample, by the number of the sample."""
    found = {}
    for number, (y, s) in enumerate(zip(labels, scores), start=1):
        found |= {f"{name} {number}": value for name, value in cell(y, s).items()}
    return found


def cells(labels, scores):
    """Wherever the margin is below 1, on the wrong side as well as inside, the loss falls with slope
    -1; beyond it is flat. On the margin the two pieces meet, and any slope from -1 to 0 will do.
    """

    def cell(y, s):
        slope = AnyOf(-1, 0) if y * s == 1 else Number(-1 if y * s < 1 else 0)
        return {"region": Word(region(y * s), REGIONS), "slope": slope}

    return table(labels, scores, cell)


@right
def by_difference(labels, scores):
    """A difference to the right is a subgradient at the corner too."""

    def cell(y, s):
        m, h = y * s, 2.0**-10
        return {"slope": (max(0, 1 - m - h) - max(0, 1 - m)) / h}

    return table(labels, scores, cell)


@mistake(
    "The slope does not grow with the loss: it is -1 wherever the margin is below 1, however far below. "
    "One that grows belongs to the squared hinge."
)
def slope_grows_with_the_loss(labels, scores):
    return table(
        labels, scores, lambda y, s: {"slope": -2 * max(0, 1 - y * s)} if y * s < 1 else {}
    )


@mistake("That is the loss, how high the graph is. The slope is the question: how steep it is.")
def loss_for_the_slope(labels, scores):
    return table(labels, scores, lambda y, s: {"slope": 1 - y * s} if y * s < 1 else {})


@mistake(
    "Inside the margin the sample is on the right side, but not by enough, and still costs something: the "
    "slope is -1 there. Only from m = 1 on does the hinge leave it in peace; from 0 on, the perceptron."
)
def perceptron(labels, scores):
    return table(labels, scores, lambda y, s: {"slope": 0} if 0 < y * s < 1 else {})


@mistake("The sign is the other one: a larger margin costs less, so the loss falls.")
def rising(labels, scores):
    return table(labels, scores, lambda y, s: {"slope": 1} if y * s < 1 else {})


@mistake(
    "Right with respect to the score, where the chain rule puts the label in front: -y. Here the slope "
    "with respect to the margin is asked for, which knows no label."
)
def with_respect_to_the_score(labels, scores):
    return table(labels, scores, lambda y, s: {"slope": -y} if y == -1 and y * s < 1 else {})


@mistake(
    "The label is left out: the regions are those of the score. The margin is y s, so for y = -1 a "
    "negative score is on the right side."
)
def region_by_the_score(labels, scores):
    return table(
        labels, scores, lambda y, s: {"region": region(s)} if region(s) != region(y * s) else {}
    )


@mistake(
    "At m = 1 exactly the sample is neither inside nor beyond: it stands on the margin, in the corner of "
    "the loss."
)
def on_the_margin_is_beyond(labels, scores):
    return table(labels, scores, lambda y, s: {"region": BEYOND} if y * s == 1 else {})


@mistake(
    "Whoever is on the right side is not beyond for that: up to m = 1 it stands inside the margin, and "
    "still costs something."
)
def right_side_is_beyond(labels, scores):
    return table(labels, scores, lambda y, s: {"region": BEYOND} if 0 < y * s < 1 else {})


@mistake(
    "At the corner there is no derivative, but subgradients there are: any slope from that on the left, "
    "-1, to that on the right, 0."
)
def undefined_on_the_margin(labels, scores):
    return table(labels, scores, lambda y, s: {"slope": "undefined"} if y * s == 1 else {})


@mistake(
    "Each slope is divided by the number of samples. That belongs to the gradient of the mean; here it is "
    "one sample's loss."
)
def of_the_mean(labels, scores):
    return table(labels, scores, lambda y, s: {"slope": -1 / len(labels)} if y * s < 1 else {})


judge = values(cells, given=given)
