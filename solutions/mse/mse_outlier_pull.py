"""What one outlier moves: a mean by 1/n of it, a slope by its lever, a squared error by its square."""

from fractions import Fraction

import numpy as np

from lossdrill.judging.value_words import Number, mistake, ranking, right, values


def given(draw):
    return {
        "n": draw.choice([5, 7, 9]),
        "a": draw.choice([2, 3, 4]),
        "Delta": draw.choice([20, 30, 50, 70]),
        "e": draw.choice([5, 6, 8, 10]),
        "delta": draw.choice([1.5, 2, 2.5]),
    }


def cells(n, a, Delta, e, delta):
    """The mean of a x is a (n + 1) / 2, and it moves by Delta / n. The last x lies (n - 1) / 2 from
    the middle, and sum (x - x̄)² is n (n² - 1) / 12, so the slope moves by 6 Delta / (n (n + 1)).
    Squares make e² of e: the outlier has e² / (e² + n - 1) of all squared error, but only
    e / (e + n - 1) of the absolute error. Its pull is 2 e under the square, delta under Huber and
    1 under the absolute error.
    """
    return {
        "mean": Number(Fraction(a * (n + 1), 2) + Fraction(Delta, n)),
        "slope": Number(a + Fraction(6 * Delta, n * (n + 1))),
        "times": Number(e**2),
        "share of MSE": Number(Fraction(e**2, e**2 + n - 1)),
        "share of MAE": Number(Fraction(e, e + n - 1)),
        "pull": ranking("MSE", "Huber", "MAE"),
    }


@right
def by_numpy(n, a, Delta, e, delta):
    """Fitted and added up, rather than thought through."""
    x = np.arange(1.0, n + 1)
    y = a * x
    y[-1] += Delta
    errors = np.ones(n)
    errors[0] = e
    return {
        "mean": np.mean(y),
        "slope": np.polyfit(x, y, 1)[0],
        "times": np.square(errors)[0] / np.square(errors)[1],
        "share of MSE": np.square(errors)[0] / np.sum(np.square(errors)),
        "share of MAE": errors[0] / np.sum(errors),
        "pull": sorted(
            ("MAE", "MSE", "Huber"), key={"MSE": -2 * e, "Huber": -delta, "MAE": -1}.get
        ),
    }


@mistake(
    "An error that is e times as large costs e² times as much, not e times: that is what squaring "
    "means, and why outliers weigh so much."
)
def cost_in_proportion(n, a, Delta, e, delta):
    return {"times": e}


@mistake(
    "Twice the error for the derivative, but the loss itself is the square: the question is what it "
    "costs, not how hard it pulls."
)
def derivative_for_the_cost(n, a, Delta, e, delta):
    return {"times": 2 * e}


@mistake(
    "That is the outlier's share of the absolute error. In squared error each term is the square, "
    "so the share is e² / (e² + n - 1)."
)
def share_without_squares(n, a, Delta, e, delta):
    return {"share of MSE": Fraction(e, e + n - 1)}


@mistake(
    "That is the outlier's share of the squared error. In absolute error it weighs e against "
    "n - 1 others of 1."
)
def share_with_squares(n, a, Delta, e, delta):
    return {"share of MAE": Fraction(e**2, e**2 + n - 1)}


@mistake("The outlier is counted as one sample more: there are n samples, so n - 1 others, not n.")
def one_sample_more(n, a, Delta, e, delta):
    return {"share of MSE": Fraction(e**2, e**2 + n), "share of MAE": Fraction(e, e + n)}


@mistake("The outlier's cost is compared with the others' alone; a share is a part of the whole.")
def odds_for_a_share(n, a, Delta, e, delta):
    return {"share of MSE": Fraction(e**2, n - 1), "share of MAE": Fraction(e, n - 1)}


@mistake(
    "The mean moves by Delta / n, since only one of the n targets moves. Here all of Delta "
    "has arrived in it."
)
def mean_moves_by_all(n, a, Delta, e, delta):
    return {"mean": Fraction(a * (n + 1), 2) + Delta}


@mistake(
    "The mean has not moved. A median would stay where it is; the mean gives every target, also a "
    "wild one, the weight 1/n."
)
def mean_stays(n, a, Delta, e, delta):
    return {"mean": Fraction(a * (n + 1), 2)}


@mistake(
    "The slope has not moved. Least squares follows a wild target at the end of the line, with the "
    "lever (x - x̄) / sum (x - x̄)²."
)
def slope_stays(n, a, Delta, e, delta):
    return {"slope": a}


@mistake(
    "This is the slope from the first point to the last. The least-squares line listens to all the "
    "points, so it follows the last one less."
)
def slope_between_the_ends(n, a, Delta, e, delta):
    return {"slope": a + Fraction(Delta, n - 1)}


@mistake(
    "This is the slope of a line through the origin, sum x y / sum x². The line of the exercise has "
    "an intercept: x and y are taken from their means."
)
def line_through_the_origin(n, a, Delta, e, delta):
    return {"slope": a + Fraction(6 * Delta, (n + 1) * (2 * n + 1))}


@mistake(
    "Beyond delta the Huber loss pulls with delta, which is more than 1, the pull of the absolute "
    "error: bounded as well, but at another height."
)
def huber_weakest(n, a, Delta, e, delta):
    return {"pull": ["MSE", "MAE", "Huber"]}


@mistake("That is the order from the weakest pull to the strongest; the strongest comes first.")
def weakest_first(n, a, Delta, e, delta):
    return {"pull": ["MAE", "Huber", "MSE"]}


judge = values(cells, given=given)
