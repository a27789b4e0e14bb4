"""Steps of one length are no drawback on the way; at the end of it they never settle."""

from fractions import Fraction

from lossdrill.judging.choices import right, wrong
from lossdrill.judging.claims import claim

FOLLOWED = 200
"""Steps; all paths shown here have arrived by then, or jump to and fro."""


def arrives(slope, x, lr, accuracy):
    """After how many steps the path is within the accuracy for good; None if it never is."""
    x, lr, accuracy = Fraction(x), Fraction(lr), Fraction(accuracy)
    arrived = 0
    for k in range(1, FOLLOWED + 1):
        x -= lr * slope(x)
        if abs(x) > accuracy:
            arrived = k
    return arrived + 1 if arrived < FOLLOWED - 1 else None


def of_size(x):
    return (x > 0) - (x < 0)


def of_square(x):
    return 2 * x


def compared(start, lr, accuracy):
    """A case as a sentence."""
    numbers = (start, lr, accuracy)
    on_size, on_square = arrives(of_size, *numbers), arrives(of_square, *numbers)
    assert on_size is not None and on_square is not None and on_size <= on_square
    so = "both arrive" if on_size == on_square else f"|x| has arrived after {on_size} steps, x²"
    return f"from {start} with lr = {lr}, to within {accuracy}, {so} after {on_square}"


NEAR = compared("0.4", "0.01", "0.1")
NEARER = compared("0.4", "0.01", "0.05")
BETWEEN = compared("0.405", "0.01", "0.1")
FAR = compared("10", "0.95", "0.95")
AT_ONCE = compared("0.6", "0.5", "0.45")

judge = claim(
    "needs a condition",
    "What is constant is the length of the steps. In the end they lead to and fro over the minimum, and of "
    "the two points one is half a step away or more; the steps on x² fade with the distance, so that path "
    "settles. For an accuracy finer than that, fixed steps on |x| never arrive. Until then steps of one "
    f"length may be the better ones: {NEAR}. What helps at the end are steps that get shorter, or a linear "
    "programme in the place of descent.",
    right(
        "ε is below half the learning rate, and the path on |x| never lands on 0 exactly.",
        "Then that path ends up jumping between a and a - lr, and one of the two is lr/2 away or more. It "
        "never arrives; on x² each step multiplies by 1 - 2 lr, so that path does.",
    ),
    wrong(
        "The start is more than 1/2 away from 0, so that x² has the steeper slope there.",
        f"Steeper is not always quicker: {FAR}.",
    ),
    wrong(
        "The start is less than 1/2 away from 0, so that x² has the flatter slope there.",
        f"There the step on |x| is the longer one, and that speeds it up: {NEAR}.",
    ),
    wrong(
        "ε is below half of |x₀|, and the learning rate is no larger than a tenth.",
        f"Small steps alone make it no slower than x², which shortens them further: {NEARER}.",
    ),
    wrong(
        "ε is at least as large as the learning rate, and no path lands on 0 exactly.",
        "Then the jumping to and fro in the end is within the accuracy, and only the way there counts: "
        f"{BETWEEN}.",
    ),
    wrong(
        "The learning rate is 1/2, so that the path on x² is at 0 after a single step.",
        f"The other path may have arrived by then as well, if the accuracy is coarse: {AT_ONCE} step.",
    ),
    wrong(
        "The learning rate is above 1/2, so that the path on x² changes sides in each step.",
        f"With a rate near 1 the path on x² loses little in each step, and is the slow one: {FAR}.",
    ),
    true=f"Not on the way there: {NEAR}. There the step on x² has become the shorter one. What the constant "
    "slope spoils is something else; look at the path of mae-two-cycle.",
    false="It does hold for some: in your witness of mae-two-cycle the path on |x| never comes to rest, and "
    "that on x² does. What the sentence lacks is a condition.",
    shown=5,
)
