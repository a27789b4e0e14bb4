"""A line that falls, a floor, a line that rises; and two corners."""

from lossdrill.judging.formula_words import POSITIVE, by_prediction, formula, mistake, scalar

from ._derived import epsilon_insensitive
from ._epsilon_insensitive_derivative_mistakes import mistakes

judge = formula(
    by_prediction(epsilon_insensitive),
    variables=[scalar("y"), scalar("y_hat"), scalar("epsilon", POSITIVE)],
    right=[
        "where(abs(r) > epsilon, sign(r), 0)",
        "np.where(np.abs(y_hat - y) >= epsilon, np.sign(y_hat - y), 0)",
        "0 if abs(r) <= epsilon else sign(r)",
        r"\begin{cases} 1 & r > \epsilon \\ -1 & r < -\epsilon \\ 0 & \text{otherwise} \end{cases}",
        "(r > epsilon) - (r < -epsilon)",
        r"\operatorname{sign}(r)\,[|r| > \epsilon]",
        "(sign(r - epsilon) + sign(r + epsilon)) / 2",
        "sign(r - clip(r, -epsilon, epsilon))",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "without-maximum",
            "sign(r)",
            "That is the slope of |r|. Inside the tube, for |r| < epsilon, the loss is flat, and its slope 0.",
        ),
        mistake(
            "like-its-neighbour-in-the-middle",
            "sign(r - epsilon)",
            "sign(r - epsilon) is -1 inside the tube, too, where the loss is flat. Compare |r| with epsilon, and take "
            "the sign of r itself.",
        ),
        mistake(
            "size-of-the-slope",
            "where(abs(r) > epsilon, 1, 0)",
            "Outside on the left the loss falls as the prediction grows: the slope is -1 there.",
        ),
        mistake(
            "what-exceeds",
            "where(abs(r) > epsilon, r - epsilon*sign(r), 0)",
            "That is what exceeds the tube, with its sign. On a straight line the slope does not grow: outside it is 1 "
            "or -1.",
        ),
        mistake(
            "residual-outside",
            "where(abs(r) > epsilon, r, 0)",
            "Outside the tube the slope is the sign of r, and not r, which belongs to r²/2.",
        ),
        mistake(
            "squared",
            "2*sign(r)*max(0, abs(r) - epsilon)",
            "That is the slope of the squared epsilon-insensitive loss.",
        ),
        mistake(
            "clipped-residual",
            "clip(r, -epsilon, epsilon)",
            "That is the slope of the Huber loss: there the inside pulls, and here it is free.",
        ),
    ],
)

equivalent_mutants = {
    "where(abs(r) >= epsilon, sign(r), 0)": "on an edge every slope between those of its two sides is a subgradient",
}
