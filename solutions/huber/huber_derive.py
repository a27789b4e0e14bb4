"""The residual, clipped to [-delta, delta]."""

from lossdrill.judging.formula_words import POSITIVE, by_prediction, formula, mistake, scalar

from ._derived import huber

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
        mistake(
            "unit-slope",
            "where(|r| <= delta, r, sign(r))",
            "Beyond delta the slope is ±delta. ±1 is Smooth-L1, which is Huber divided by delta.",
        ),
        mistake(
            "with-respect-to-y",
            "clip(y - y_hat, -delta, delta)",
            "This is the derivative with respect to y. With respect to y_hat the inner derivative of "
            "y_hat - y is +1, so the sign is the other one.",
        ),
        mistake(
            "never-linear",
            "r",
            "The linear branch is missing: beyond delta the slope stays at ±delta, it does not "
            "grow.",
        ),
        mistake(
            "lost-sign",
            "where(|r| <= delta, r, delta)",
            "The derivative of |r| is the sign of r, so negative residuals beyond delta have the "
            "slope -delta.",
        ),
        mistake(
            "signed-threshold",
            "where(r <= delta, r, delta)",
            "The threshold applies to |r|: without the absolute value every negative residual "
            "counts as small.",
        ),
        mistake(
            "doubled-inside",
            "where(|r| <= delta, 2*r, delta*sign(r))",
            "The quadratic branch is r²/2, so its slope is r. 2r belongs to r² without the 1/2.",
        ),
        mistake(
            "halved-inside",
            "where(|r| <= delta, r/2, delta*sign(r))",
            "The derivative of r²/2 is r and not r/2: the 2 of the square and the 1/2 cancel.",
        ),
        mistake(
            "redescending",
            "where(|r| <= delta, r, 0)",
            "Beyond delta the slope stays at ±delta. A slope that drops to 0 belongs to a "
            "redescending loss, which forgets outliers altogether; Huber only limits their pull.",
        ),
        mistake(
            "branches-exchanged",
            "where(|r| <= delta, delta*sign(r), r)",
            "The branches are exchanged: small residuals, |r| <= delta, have the slope r, and "
            "large ones ±delta.",
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
            "always-delta-1",
            "clip(r, -1, 1)",
            "delta is not used: this is the derivative for delta = 1.",
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
            "slope-of-the-absolute-error",
            "sign(r)",
            "That is the slope of the absolute error. Huber has it neither within delta, where the "
            "slope is r, nor beyond, where it is ±delta.",
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
