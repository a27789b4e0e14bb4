"""The residual, clipped to [-delta, delta]."""

from lossdrill.judging.formula_words import POSITIVE, by_prediction, formula, mistake, scalar

from ._derived import huber
from ._huber_derivative_mistakes import mistakes

judge = formula(
    by_prediction(huber),
    variables=[scalar("y"), scalar("y_hat"), scalar("delta", POSITIVE, aliases=("d",))],
    right=[
        "clip(r, -delta, delta)",
        r"\begin{cases} r & |r| \le \delta \\ \delta\,\operatorname{sign}(r) & \text{otherwise} \end{cases}",
        "np.where(np.abs(y_hat - y) <= delta, y_hat - y, delta * np.sign(y_hat - y))",
        "max(-delta, min(delta, r))",
        "min(|r|, δ)·sign(r)",
        "delta if r > delta else -delta if r < -delta else r",
        "(abs(r + delta) - abs(r - delta)) / 2",
        r"\begin{cases} -\delta & r < -\delta \\ r & -\delta \le r \le \delta \\ \delta & r > \delta \end{cases}",
        "r*(abs(r) <= delta) + delta*sign(r)*(abs(r) > delta)",
        "r / max(1, |r|/delta)",
    ],
    mistakes=[
        *mistakes,
        mistake(
            "factor-delta-lost-linear",
            "where(|r| <= delta, r, sign(r))",
            "A slope of ±1 belongs to Smooth-L1, which is Huber divided by delta. Here the loss goes "
            "on as delta (|r| - delta/2).",
        ),
        mistake(
            "flat-beyond-delta",
            "where(|r| <= delta, r, 0)",
            "Beyond delta the loss goes on rising, along a straight line. A slope that drops to 0 "
            "belongs to a redescending loss, which forgets outliers altogether; Huber only limits "
            "their pull.",
        ),
        mistake(
            "chain-stopped-at-the-size",
            "where(|r| <= delta, |r|, delta)",
            "This is the derivative with respect to |r|. By the chain rule it has to be multiplied "
            "with the slope of |r| itself, the sign of r.",
        ),
        mistake(
            "second-derivative",
            "where(|r| <= delta, 1, 0)",
            "That is the second derivative: 1 within delta and 0 beyond. Asked for is the first.",
        ),
        mistake(
            "threshold-on-the-square",
            "where(r**2 <= delta, r, delta*sign(r))",
            "The threshold delta belongs to |r|; r² would have to be compared with delta².",
        ),
        mistake(
            "pseudo-huber",
            "r / sqrt(1 + (r/delta)**2)",
            "That is the derivative of the pseudo-Huber loss, which is smooth everywhere and only "
            "resembles Huber.",
        ),
        mistake(
            "hyperbolic-tangent",
            "delta*tanh(r/delta)",
            "delta tanh(r / delta) only resembles the clipped residual: it is smooth, and "
            "smaller than r from the start. Within delta the slope of Huber is r itself.",
        ),
    ],
)

equivalent_mutants = {
    "clip(-delta, r, delta)": "min(max(-delta, r), delta) is min(max(r, -delta), delta)",
}
