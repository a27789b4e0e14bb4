"""-y as long as something is missing to a margin of 1, then nothing."""

from lossdrill.judging.formula_words import SIGN, by_prediction, formula, mistake, scalar

from ._derived import hinge
from ._hinge_derivative_mistakes import mistakes

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
        *mistakes,
        mistake(
            "perceptron",
            "where(y*s < 0, -y, 0)",
            "The threshold is a margin of 1 and not of 0: samples on the right side, but too near, "
            "pull too. At 0 it is the perceptron's.",
        ),
        mistake(
            "label-forgotten",
            "where(s < 1, -y, 0)",
            "The condition is on the margin y s. With s alone, label -1 is treated as if its score "
            "had to be above 1.",
        ),
        mistake(
            "with-respect-to-y",
            "where(y*s < 1, -s, 0)",
            "This is the derivative with respect to y. With respect to s the factor beside it is "
            "left, y.",
        ),
        mistake(
            "half-squared-hinge-instead",
            "-y*max(0, 1 - y*s)",
            "The slope does not grow with what is missing: on a straight line it is the same "
            "everywhere. This belongs to half the squared hinge.",
        ),
    ],
)

equivalent_mutants = {
    "where(y * s <= 1, -y, 0)": "at a margin of exactly 1 every slope from 0 to -y is a subgradient",
}
