"""The square brings down a 2 and what is missing, the margin brings down -y."""

from lossdrill.judging.formula_words import SIGN, by_prediction, formula, mistake, scalar

from ._derived import squared_hinge
from ._squared_hinge_derivative_mistakes import mistakes

judge = formula(
    by_prediction(squared_hinge),
    variables=[scalar("y", SIGN), scalar("s")],
    right=[
        "-2*y*max(0, 1 - y*s)",
        "np.where(y*s < 1, -2*y*(1 - y*s), 0)",
        "2*(s - y) if y*s < 1 else 0",
        r"\begin{cases} -2y(1 - ys) & ys < 1 \\ 0 & \text{otherwise} \end{cases}",
        r"-2 y \max(0, 1 - m)",
        "2*y*min(0, m - 1)",
        "-2*y*relu(1 - y*s)",
        "2*(s - y)*[m <= 1]",
        "-y*(1 - m + |1 - m|)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "label-lost-in-the-condition",
            "where(s < 1, 2*(s - y), 0)",
            "The condition is on the margin y s. With s alone, label -1 is treated as if its score had to be above 1.",
        ),
        mistake(
            "smaller-for-larger",
            "where(y*s > 1, 2*(s - y), 0)",
            "The condition is the wrong way round: the loss is positive, and slopes, where the margin is below 1.",
        ),
        mistake(
            "threshold-at-0",
            "where(y*s < 0, 2*(s - y), 0)",
            "The threshold is a margin of 1 and not of 0: samples on the right side, but too near, pull too.",
        ),
        mistake(
            "with-respect-to-y",
            "-2*s*max(0, 1 - y*s)",
            "This is the derivative with respect to y. With respect to s the factor beside it is left, y.",
        ),
        mistake(
            "modified-huber",
            "where(m < -1, -4*y, -2*y*max(0, 1 - m))",
            "That is the slope of the modified Huber loss, which stays the same below a margin of -1.",
        ),
    ],
)

equivalent_mutants = {
    "-2 / y * max(0, 1 - y * s)": "1 / y is y for the labels -1 and 1",
    "-2 * y * max(1 - y * s, 0)": "the larger of two numbers, whichever comes first",
}
