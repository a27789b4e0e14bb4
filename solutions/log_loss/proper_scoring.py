"""Log loss and squared error ask for the true probability; absolute error asks for a certainty."""

from lossdrill.judging.exact import log
from lossdrill.judging.witness_words import Claim, near_miss, unit, witness

TOO_MUCH = 1e-6


def given(draw):
    return {"pi": draw.choice([0.15, 0.2, 0.25, 0.3, 0.35, 0.65, 0.7, 0.75, 0.8, 0.85])}


def log_loss(y, q):
    return -log(q if y == 1 else 1 - q)


def squared_error(y, q):
    return (y - q) ** 2


def absolute_error(y, q):
    return abs(y - q)


def on_average(loss, pi, q):
    return pi * loss(1, q) + (1 - pi) * loss(0, q)


def above_log(pi, q):
    """Strictly proper: the smallest is that of the honest forecast."""
    return on_average(log_loss, pi, q) - on_average(log_loss, pi, pi)


def above_squared(pi, q):
    return on_average(squared_error, pi, q) - on_average(squared_error, pi, pi)


def above_absolute(pi, q):
    """A straight line in q is smallest at one of its ends."""
    ends = (on_average(absolute_error, pi, end) for end in (0, 1))
    return on_average(absolute_error, pi, q) - min(ends)


def likelier(pi):
    return 1 if 2 * pi > 1 else 0


def honest_everywhere(pi):
    return {"q_log": pi, "q_squared": pi, "q_absolute": pi}


@near_miss(
    "Under the absolute error honesty is not the best policy: pi (1 - q) + (1 - pi) q is a straight line in q, "
    "and it falls towards one of the ends. The absolute error of a probability is not proper.",
    honest_everywhere,
)
def honest_under_absolute_error(pi, q_log, q_squared, q_absolute):
    return above_absolute(pi, q_absolute) >= TOO_MUCH and abs(q_absolute - pi) < 1e-3


def certain_everywhere(pi):
    return {"q_log": likelier(pi), "q_squared": likelier(pi), "q_absolute": likelier(pi)}


@near_miss(
    "Under the log loss a certainty that fails costs infinitely much, and here it fails every so often: the "
    "average is infinite. Stay away from 0 and 1.",
    certain_everywhere,
)
def certain_under_log_loss(pi, q_log, q_squared, q_absolute):
    return q_log in {0, 1}


def certain_under_two(pi):
    return {"q_log": pi, "q_squared": likelier(pi), "q_absolute": likelier(pi)}


@near_miss(
    "A certainty costs too much under the squared error: whenever it fails it costs 1. The average is a "
    "parabola in q; look for its lowest place inside.",
    certain_under_two,
)
def certain_under_squared_error(pi, q_log, q_squared, q_absolute):
    return q_squared in {0, 1}


def of_label_0(pi):
    return {"q_log": 1 - pi, "q_squared": 1 - pi, "q_absolute": likelier(pi)}


@near_miss(
    "That is 1 - pi, the probability of label 0. q is the probability that the forecaster gives to label 1.",
    of_label_0,
)
def probability_of_label_0(pi, q_log, q_squared, q_absolute):
    return any(abs(q - (1 - pi)) < 1e-3 for q in (q_log, q_squared, q_absolute))


def undecided(pi):
    return {"q_log": 0.5, "q_squared": 0.5, "q_absolute": likelier(pi)}


@near_miss(
    "1/2 is a safe forecast, which costs the same whatever happens. But one label is likelier than the other, "
    "and a forecast that leans to it is cheaper on average.",
    undecided,
)
def half_and_half(pi, q_log, q_squared, q_absolute):
    return any(2 * q == 1 for q in (q_log, q_squared, q_absolute))


def wrong_end(pi):
    return {"q_log": pi, "q_squared": pi, "q_absolute": 1 - likelier(pi)}


@near_miss(
    "Under the absolute error this leans to the label that is less likely. The cheapest forecast lies on the side "
    "of the likelier one, and at the very end of it.",
    wrong_end,
)
def wrong_side_under_absolute_error(pi, q_log, q_squared, q_absolute):
    return (2 * q_absolute - 1) * (2 * pi - 1) < 0


def not_at_the_end(pi):
    return {"q_log": pi, "q_squared": pi, "q_absolute": 0.99 if likelier(pi) else 0.01}


@near_miss(
    "Under the absolute error a step further in the same direction is cheaper still. The average is a straight "
    "line in q: go as far as q may.",
    not_at_the_end,
)
def on_the_way_to_the_end(pi, q_log, q_squared, q_absolute):
    return above_log(pi, q_log) < TOO_MUCH and above_squared(pi, q_squared) < TOO_MUCH


def rounded(pi):
    return {"q_log": pi + 0.01, "q_squared": pi, "q_absolute": likelier(pi)}


@near_miss(
    "Near, but the average is above the smallest one by a millionth or more. Find the place itself: set the "
    "derivative to 0.",
    rounded,
)
def near(pi, q_log, q_squared, q_absolute):
    off_log = above_log(pi, q_log) >= TOO_MUCH and abs(q_log - pi) < 0.05
    off_squared = above_squared(pi, q_squared) >= TOO_MUCH and abs(q_squared - pi) < 0.05
    return off_log or off_squared


def reference(pi):
    return {"q_log": pi, "q_squared": pi, "q_absolute": likelier(pi)}


def by_search(pi):
    """On a grid of thousandths, in floating point."""
    grid = [k / 1000 for k in range(1, 1000)]
    ends = [0.0, *grid, 1.0]
    return {
        "q_log": min(grid, key=lambda q: float(on_average(log_loss, pi, q))),
        "q_squared": min(ends, key=lambda q: on_average(squared_error, pi, q)),
        "q_absolute": min(ends, key=lambda q: on_average(absolute_error, pi, q)),
    }


def nearly(pi):
    return {"q_log": pi + 1e-4, "q_squared": pi - 5e-4, "q_absolute": abs(likelier(pi) - 1e-6)}


judge = witness(
    Claim(
        "log loss: q_log costs, on average, more than the cheapest by",
        lambda pi, q_log, **_: above_log(pi, q_log),
        less_than=TOO_MUCH,
    ),
    Claim(
        "squared error: q_squared costs, on average, more than the cheapest by",
        lambda pi, q_squared, **_: above_squared(pi, q_squared),
        less_than=TOO_MUCH,
    ),
    Claim(
        "absolute error: q_absolute costs, on average, more than the cheapest by",
        lambda pi, q_absolute, **_: above_absolute(pi, q_absolute),
        less_than=TOO_MUCH,
    ),
    q_log=unit,
    q_squared=unit,
    q_absolute=unit,
    examples=[reference, by_search, nearly],
    near_misses=[
        certain_under_log_loss,
        certain_under_squared_error,
        probability_of_label_0,
        half_and_half,
        honest_under_absolute_error,
        wrong_side_under_absolute_error,
        on_the_way_to_the_end,
        near,
    ],
    given=given,
)
