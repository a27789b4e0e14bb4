"""-y as long as something is missing to a margin of 1, then nothing."""

from lossdrill.judging.formula_words import SIGN, by_prediction, formula, mistake, scalar

from ._derived import hinge

judge = formula(
    by_prediction(hinge),
    variables=[scalar("y", SIGN), scalar("s")],
    right=[
        "where(y*s < 1, -y, 0)",
        r"\begin{cases} -y & ys < 1 \\ 0 & \text{otherwise} \end{cases}",
        "-y if y*s < 1 else 0",
        "-y * (y*s < 1)",
        r"-y\,\mathbb{1}[y s < 1]",
        "np.where(m <= 1, -y, 0)",
        "-y·[ys < 1]",
        "-y .* (y.*s < 1)",
        "-y*(1 + sign(1 - y*s))/2",
        r"\begin{cases} 0 & m \ge 1 \\ -y & m < 1 \end{cases}",
        "-y*heaviside(1 - y*s, 0.5)",
    ],
    mistakes=[
        mistake(
            "sign",
            "where(y*s < 1, y, 0)",
            "The sign: the inner derivative of 1 - y s with respect to s is -y. y is the direction "
            "in which the loss falls.",
        ),
        mistake(
            "chain-rule-stops-at-the-margin",
            "where(y*s < 1, -1, 0)",
            "The chain rule stops at the margin: -1 is the slope with respect to y s. When s grows "
            "by 1 the margin grows by y, and that factor is missing.",
        ),
        mistake(
            "threshold-at-0",
            "where(y*s < 0, -y, 0)",
            "The threshold is a margin of 1 and not of 0: samples on the right side, but too near, "
            "pull too. At 0 it is the perceptron's.",
        ),
        mistake(
            "label-lost-in-the-condition",
            "where(s < 1, -y, 0)",
            "The condition is on the margin y s. With s alone, label -1 is treated as if its score "
            "had to be above 1.",
        ),
        mistake(
            "never-flat",
            "-y",
            "The flat part is missing: beyond a margin of 1 the loss is 0, and so is its slope.",
        ),
        mistake(
            "with-respect-to-y",
            "where(y*s < 1, -s, 0)",
            "This is the derivative with respect to y. With respect to s the factor beside it is "
            "left, y.",
        ),
        mistake(
            "condition-reversed",
            "where(y*s > 1, -y, 0)",
            "The condition is the wrong way round: the loss is positive, and slopes, where the "
            "margin is below 1.",
        ),
        mistake(
            "weighted-by-what-is-missing",
            "-y*max(0, 1 - y*s)",
            "The slope does not grow with what is missing: on a straight line it is the same "
            "everywhere. This belongs to half the squared hinge.",
        ),
        mistake(
            "squared-hinge",
            "-2*y*max(0, 1 - y*s)",
            "That is the derivative of the squared hinge loss. Without the square the slope on the "
            "falling part is -y.",
        ),
        mistake(
            "logistic-slope",
            "-y*sigma(-m)",
            "That is the slope of the log loss for labels -1 and 1. The hinge has a corner: -y "
            "below a margin of 1, and 0 beyond.",
        ),
    ],
)

equivalent_mutants = {
    "where(y * s <= 1, -y, 0)": "at a margin of exactly 1 every slope from 0 to -y is a subgradient",
}
