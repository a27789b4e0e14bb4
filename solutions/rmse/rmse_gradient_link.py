"""The derivative of the square root."""

from lossdrill.judging.formula_words import POSITIVE, by_mean, formula, mistake, scalar

from ._derived import rmse

judge = formula(
    by_mean(rmse),
    variables=[scalar("m", POSITIVE, aliases=("MSE", "mse"))],
    right=[
        "1 / (2*sqrt(m))",
        r"\frac{1}{2\sqrt{m}}",
        r"\frac12 m^{-1/2}",
        "0.5 * m**-0.5",
        "0.5 / np.sqrt(MSE)",
        "½·m^(-1/2)",
        "1 ./ (2*sqrt(m))",
        "sqrt(m) / (2*m)",
        "1/sqrt(4*m)",
    ],
    mistakes=[
        mistake(
            "half-lost",
            "1/sqrt(m)",
            "The power rule on m^(1/2) brings the exponent down as a factor: the 1/2 is lost.",
        ),
        mistake(
            "root-of-the-gradient",
            "sqrt(m)",
            "The root is taken of the value. A gradient is multiplied by the derivative of the "
            "root, and not by the root.",
        ),
        mistake(
            "exponent-not-lowered",
            "sqrt(m)/2",
            "The power rule lowers the exponent by one: 1/2 becomes -1/2, so the root belongs "
            "below.",
        ),
        mistake(
            "without-the-root",
            "1/(2*m)",
            "1/(2m) is the derivative of half the logarithm of m. That of the root has the root "
            "of m below, and not m.",
        ),
        mistake(
            "the-other-way-round",
            "2*sqrt(m)",
            "This leads back, from the gradient of the RMSE to that of the MSE. Asked for is one "
            "over it.",
        ),
        mistake(
            "sign",
            "-1/(2*sqrt(m))",
            "The root grows with m, so both gradients point the same way: k is positive.",
        ),
        mistake(
            "only-the-half",
            "1/2",
            "This is right only where m = 1. The steepness of the root depends on m: the smaller "
            "the error, the steeper.",
        ),
    ],
)
