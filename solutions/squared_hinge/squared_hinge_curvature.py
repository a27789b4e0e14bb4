"""A slope of 2 (s - y) grows by 2 for each unit of s; a slope of 0 does not grow."""

from lossdrill.judging.formula_words import SIGN, by_curvature, formula, mistake, scalar

from ._derived import squared_hinge
from ._squared_hinge_second_derivative_mistakes import mistakes

judge = formula(
    by_curvature(squared_hinge),
    variables=[scalar("y", SIGN), scalar("s")],
    right=[
        "where(y*s < 1, 2, 0)",
        "np.where(m <= 1, 2, 0)",
        "2 if y*s < 1 else 0",
        r"\begin{cases} 2 & ys < 1 \\ 0 & \text{otherwise} \end{cases}",
        "2 * (y*s < 1)",
        "2*y**2 * [m < 1]",
        "1 + sign(1 - m)",
        "where(m > 1, 0, 2)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "chain-rule-stops-at-m",
            "where(y*s < 1, 2*y, 0)",
            "The inner derivative comes in twice, once for each derivative: y times y is 1.",
        ),
        mistake(
            "label-forgotten",
            "where(s < 1, 2, 0)",
            "The condition is on the margin y s, and not on the score alone.",
        ),
        mistake(
            "never-flat",
            "2",
            "Beyond a margin of 1 the loss is 0, and so are its slope and its curvature.",
        ),
    ],
)

equivalent_mutants = {
    "where(y * s <= 1, 2, 0)": "at the margin there is no second derivative, and both limits are right",
}
