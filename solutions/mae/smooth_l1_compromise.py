"""Near zero its slope is r / beta and fades, beyond beta it is 1 and stays."""

from lossdrill.judging.witness_words import Claim, near_miss, within, witness


def given(draw):
    return {"beta": draw.choice([0.02, 0.05, 0.25, 0.6, 3, 8, 20, 45])}


def sign(r):
    return (r > 0) - (r < 0)


def pull(r, beta):
    """Of smooth L1."""
    return min(abs(r) / beta, 1)


def near(beta):
    return beta / 256


@near_miss(
    "At r1 = 0 the absolute error has no derivative, and 0 is one of its subgradients: there is nothing to "
    "compare with. Take a residual beside it.",
    lambda beta: {"r1": 0, "r2": 60},
)
def exactly_zero(r1, r2, beta):
    return r1 == 0


@near_miss(
    "r1 lies at beta or beyond, where smooth L1 is a straight line and pulls with 1. Go inside.",
    lambda beta: {"r1": beta, "r2": 60},
)
def on_the_line(r1, r2, beta):
    return abs(r1) >= beta


@near_miss(
    "r1 lies within beta, but not near enough to zero: the slope there is r / beta, and that is not below 0.01 "
    "yet. How near is near enough depends on beta.",
    lambda beta: {"r1": beta / 10, "r2": 60},
)
def not_near_enough(r1, r2, beta):
    return pull(r1, beta) >= 0.01


@near_miss(
    "r2 lies within beta, on the parabola, where smooth L1 pulls with less than 1. It has to lie at beta or "
    "beyond.",
    lambda beta: {"r1": near(beta), "r2": beta * 0.99},
)
def still_on_the_parabola(r1, r2, beta):
    return abs(r2) < beta


@near_miss(
    "r2 lies beyond beta, where smooth L1 pulls with 1, but the squared error pulls with 2 |r| only, and "
    "that is not above 100. Go further out.",
    lambda beta: {"r1": near(beta), "r2": 50},
)
def not_wild_enough(r1, r2, beta):
    return 2 * abs(r2) <= 100


judge = witness(
    Claim("the pull of smooth L1 at r1", lambda r1, r2, beta: pull(r1, beta), less_than=0.01),
    Claim("the pull of |r| at r1", lambda r1, r2, beta: abs(sign(r1)), more_than=0.99),
    Claim(
        "what the pull of smooth L1 at r2 lacks of 1",
        lambda r1, r2, beta: 1 - pull(r2, beta),
        at_most=0,
    ),
    Claim("the pull of r² at r2", lambda r1, r2, beta: 2 * abs(r2), more_than=100),
    given=given,
    r1=within(1e3),
    r2=within(1e3),
    examples=[
        lambda beta: {"r1": near(beta), "r2": 60},
        lambda beta: {"r1": -beta * 0.0099, "r2": -1000},
        lambda beta: {"r1": 1e-12, "r2": 50.5},
    ],
    near_misses=[
        exactly_zero,
        on_the_line,
        not_near_enough,
        still_on_the_parabola,
        not_wild_enough,
    ],
)
