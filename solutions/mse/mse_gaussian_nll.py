"""The exponent gives a, the normalising constant b; each n times."""

from lossdrill.judging.formula_words import (
    COUNT,
    POSITIVE,
    asked,
    formulas,
    likelihood_offset,
    likelihood_scale,
    mistake,
    scalar,
)

from ._derived import gaussian

variables = [scalar("n", COUNT), scalar("s", POSITIVE, aliases=("sigma",))]

judge = formulas(
    a=asked(
        likelihood_scale(gaussian),
        variables=variables,
        right=[
            "n / (2*s**2)",
            r"\frac{n}{2 s^2}",
            "n / 2 / sigma**2",
            "n/(2σ²)",
            "0.5 * n * s**-2",
            "n ./ (2*s.^2)",
            r"\frac{n}{2}\,\sigma^{-2}",
        ],
        mistakes=[
            mistake(
                "a-of-one-sample",
                "1/(2*s**2)",
                "Right for the mean over samples. The likelihood is that of all n together: its "
                "logarithm is a sum of n terms, and a sum of squares is n times the MSE.",
            ),
            mistake(
                "a-without-the-half",
                "n/s**2",
                "The exponent of the Gaussian density is -r²/(2 s²): the 2 below is lost.",
            ),
            mistake(
                "a-of-the-log-likelihood",
                "-n/(2*s**2)",
                "This belongs to the log-likelihood, which is to be maximised. Asked for is the "
                "negative one: better fits must cost less, so a is positive.",
            ),
            mistake(
                "a-with-s-not-squared",
                "n/(2*s)",
                "What divides the squared residual is the variance, s², and not the standard "
                "deviation.",
            ),
            mistake(
                "b-for-a",
                "n/2*log(2*pi*s**2)",
                "This is b, the constant. a is what the MSE is multiplied with.",
            ),
            mistake(
                "a-divided-by-n",
                "1/(2*n*s**2)",
                "n stands on the wrong side: the sum of the squared residuals is n times the MSE.",
            ),
        ],
    ),
    b=asked(
        likelihood_offset(gaussian),
        variables=variables,
        right=[
            "n/2 * log(2*pi*s**2)",
            r"\frac{n}{2}\log(2\pi s^2)",
            "n*log(s) + n/2*log(2*pi)",
            "½ n ln(2πσ²)",
            "n * np.log(s * np.sqrt(2*np.pi))",
            "-n*log(1 ./ (s*sqrt(2*pi)))",
            r"n\ln\sigma + \frac n2 \ln 2\pi",
        ],
        mistakes=[
            mistake(
                "b-forgotten",
                "0",
                "b does not move the best predictions, and is often dropped. It is needed as soon "
                "as s is estimated too: without it, the larger s the better.",
            ),
            mistake(
                "a-for-b",
                "n/(2*s**2)",
                "This is a. b is what is left when all residuals are 0.",
            ),
            mistake(
                "b-of-one-sample",
                "1/2*log(2*pi*s**2)",
                "Right for one sample. Each of the n densities has this constant, and the "
                "logarithm of their product adds them up.",
            ),
            mistake(
                "b-with-s-not-squared",
                "n/2*log(2*pi*s)",
                "Below the root stands the variance: s sqrt(2 pi) is the root of 2 pi s².",
            ),
            mistake(
                "b-without-the-root",
                "n*log(2*pi*s**2)",
                "The density is divided by the root of 2 pi s², and the logarithm of a root is half "
                "the logarithm.",
            ),
            mistake(
                "b-of-the-log-likelihood",
                "-n/2*log(2*pi*s**2)",
                "The sign: the density has the constant in its denominator, so minus its logarithm "
                "is plus n/2 log(2 pi s²).",
            ),
            mistake(
                "b-without-s",
                "n/2*log(2*pi)",
                "This is b for s = 1. The constant that normalises the density depends on s: the "
                "wider the noise, the lower the density.",
            ),
            mistake(
                "b-without-2-pi",
                "n*log(s)",
                "The 2 pi is lost. It moves no minimum, but then the two sides are not equal.",
            ),
        ],
    ),
)
