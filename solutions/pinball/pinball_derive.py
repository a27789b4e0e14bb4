"""Two straight lines, and a corner in which every slope between theirs is right."""

from lossdrill.judging.formula_words import PROBABILITY, by_prediction, formula, mistake, scalar

from ._derived import pinball
from ._pinball_derivative_mistakes import mistakes

judge = formula(
    by_prediction(pinball),
    variables=[scalar("y"), scalar("y_hat"), scalar("tau", PROBABILITY)],
    right=[
        "where(r > 0, 1 - tau, -tau)",
        "np.where(y > y_hat, -tau, 1 - tau)",
        "-tau if r < 0 else 1 - tau",
        r"\begin{cases} 1 - \tau & r > 0 \\ -\tau & \text{otherwise} \end{cases}",
        "(y_hat > y) - tau",
        r"\mathbb{1}[\hat y > y] - \tau",
        "sign(r)/2 + 1/2 - tau",
        "(1 - tau)*(r > 0) - tau*(r < 0)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "tau-for-1-minus-tau",
            "where(r > 0, tau, tau - 1)",
            "tau is on the wrong side: it is the price where the prediction is too low. For r > 0 the slope is "
            "1 - tau, for r < 0 it is -tau.",
        ),
        mistake(
            "size-of-the-slope",
            "where(r > 0, 1 - tau, tau)",
            "These are the prices of the two sides. Where the prediction is too low the loss falls as it grows: "
            "the slope is -tau.",
        ),
        mistake(
            "expectile",
            "2*r*where(r > 0, 1 - tau, tau)",
            "That is the slope of squares with two prices. On a straight line the slope does not grow with r.",
        ),
    ],
)

equivalent_mutants = {
    "where(r >= 0, 1 - tau, -tau)": "at 0 every slope from -tau to 1 - tau is a subgradient",
}
