"""Where errors of either sign are equally likely, cutting them moves nothing; where one side has a long
tail, it does.

For exponential noise the balance of the pulls can be solved: c = log(2 sinh(delta) / delta) - 1, counted
from the mean, as long as c is at least delta above the smallest target. It rises with delta, and so does
the c beyond.
"""

import math

from lossdrill.judging.choices import right, wrong
from lossdrill.judging.claims import claim


def bias(delta):
    """Of a Huber constant under exponential noise with mean 0 and standard deviation 1."""
    near = math.log(2 * math.sinh(delta) / delta)  # the smallest target is at 0, the mean at 1
    if delta <= near:
        return near - 1
    c = 1.0
    for _ in range(200):
        c = 1 - math.exp(-c - delta)
    return c - 1


def share_within(k):
    """Of normal noise, within k standard deviations."""
    return math.erf(k / math.sqrt(2))


def variance(delta):
    """n times that of a Huber constant under normal noise, for many samples: E psi² / P(within)²."""
    density = math.exp(-delta * delta / 2) / math.sqrt(2 * math.pi)
    within = share_within(delta)
    squares = within - 2 * delta * density + delta * delta * (1 - within)
    return squares / within**2


SKEWED = f"under exponential noise with standard deviation 1 the bias is {bias(1.345):.2f} at delta = 1.345 "
SKEWED += f"and {bias(0.2):.2f} at 0.2"
SYMMETRIC = (
    "Under normal noise with standard deviation 1, n times the variance of the constant is "
    f"{variance(5):.2f} at delta = 5, {variance(1.345):.2f} at 1.345 and {variance(0.2):.2f} at 0.2"
)

judge = claim(
    "needs a condition",
    f"Cutting errors off moves the balance only where the two sides differ: {SKEWED}. Under symmetric noise "
    "there is no bias at any delta, and delta acts on the variance alone, in either direction. "
    f"{SYMMETRIC}, many samples assumed; under heavy tails a small delta lowers it. So say what bias is "
    "counted against, and how the noise is distributed.",
    right(
        "The noise is exponential: many small errors on one side, a long tail on the other.",
        f"The tail is cut and the other side hardly: {SKEWED}, from the mean towards the median.",
    ),
    wrong(
        "The noise is normal, with a standard deviation much larger than delta.",
        "Most errors are cut then, but as many above as below: the pulls balance at the mean, at every delta. "
        "What suffers is the variance.",
    ),
    wrong(
        "The noise has heavy tails on both sides: Student's t with 3 degrees of freedom.",
        "It is symmetric, so the pulls balance at the mean however heavy the tails are. That is where Huber "
        "is at its best: less variance than the mean has, and no bias.",
    ),
    wrong(
        "The noise is normal, with ten times the spread in one target out of ten.",
        "Outliers on both sides are cut alike: they cost variance, but make no bias.",
    ),
    wrong(
        "The noise is uniform between -1 and 1.",
        "Uniform noise is symmetric, and the pulls balance in its middle, which is the mean.",
    ),
    wrong(
        "The noise has a Laplace distribution, with its sharp peak at 0.",
        "It is symmetric about its peak: mean, median and every Huber constant are the same number.",
    ),
    wrong(
        "No target is further than delta away from the mean.",
        "Then nothing is cut at the mean, and the pulls balance there, as under the squared error: the bias "
        "is 0 at every such delta.",
    ),
    shown=4,
    true="It fails wherever the noise is symmetric: cutting errors of +e and -e at delta leaves them in "
    "balance, so c(delta) is the mean for every delta, also for small ones. What delta changes there is the "
    f"variance. {SYMMETRIC}.",
    false=f"There is noise for which it holds: {SKEWED}. What does it have that normal noise has not?",
)
