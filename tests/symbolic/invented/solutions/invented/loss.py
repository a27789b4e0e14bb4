"""Losses that no exercise of ours has: what an instructor may bring."""

from sympy import Abs, And, Max, Min, Piecewise, Rational, asinh, atan, exp, log, sqrt

from lossdrill.symbolic import (
    Loss,
    nonnegative,
    positive,
    probability,
    real,
    sign_label,
    zero_one_label,
)

y, y_hat, r = real("y y_hat r")
tau = probability("tau")
c, k, delta, epsilon = positive("c k delta epsilon")
s, m = real("s m")
label = sign_label("y")
residual = {r: y_hat - y}

tukey = Loss(
    Piecewise((c**2 / 6 * (1 - (1 - (r / c) ** 2) ** 3), Abs(r) <= c), (c**2 / 6, True)),
    of=y_hat,
    given=(y, c),
    where=residual,
)
cauchy = Loss(log(1 + (r / c) ** 2), of=y_hat, given=(y, c), where=residual)
geman_mcclure = Loss(r**2 / (1 + r**2), of=y_hat, given=y, where=residual)
welsch = Loss(1 - exp(-((r / c) ** 2)), of=y_hat, given=(y, c), where=residual)
charbonnier = Loss(sqrt(r**2 + epsilon**2) - epsilon, of=y_hat, given=(y, epsilon), where=residual)
pseudo_huber = Loss(
    delta**2 * (sqrt(1 + (r / delta) ** 2) - 1), of=y_hat, given=(y, delta), where=residual
)
quantile_huber = Loss(
    Abs(tau - Piecewise((1, r > 0), (0, True)))
    * Piecewise((r**2 / 2, Abs(r) <= k), (k * (Abs(r) - k / 2), True)),
    of=y_hat,
    given=(y, tau, k),
    where=residual,
)
asymmetric_squares = Loss(
    Piecewise((tau * r**2, r < 0), ((1 - tau) * r**2, True)),
    of=y_hat,
    given=(y, tau),
    where=residual,
)
capped_absolute = Loss(Min(Abs(r), c), of=y_hat, given=(y, c), where=residual)
linex = Loss(exp(c * r) - c * r - 1, of=y_hat, given=(y, c), where=residual)
smooth_absolute = Loss(r * atan(r), of=y_hat, given=y, where=residual)
epsilon_squared = Loss(Max(0, Abs(r) - epsilon) ** 2, of=y_hat, given=(y, epsilon), where=residual)

exponential = Loss(exp(-m), of=s, given=label, where={m: label * s})
logistic_margin = Loss(log(1 + exp(-m)), of=s, given=label, where={m: label * s})
smooth_hinge = Loss(
    Piecewise((0, m >= 1), ((1 - m) ** 2 / 2, And(m > 0, m < 1)), (Rational(1, 2) - m, True)),
    of=s,
    given=label,
    where={m: label * s},
)
modified_huber = Loss(
    Piecewise((Max(0, 1 - m) ** 2, m >= -1), (-4 * m, True)),
    of=s,
    given=label,
    where={m: label * s},
)
ramp = Loss(Min(2, Max(0, 1 - m)), of=s, given=label, where={m: label * s})

target, mu = positive("y mu")
itakura_saito = Loss(target / mu - log(target / mu) - 1, of=mu, given=target)
gamma_deviance = Loss(2 * (log(mu / target) + target / mu - 1), of=mu, given=target)
squared_log = Loss((log(mu) - log(target)) ** 2, of=mu, given=target)
relative_error = Loss(Abs(mu - target) / target, of=mu, given=target)
percentage = Loss(Abs(r) / target, of=y_hat, given=target, where={r: y_hat - target})
amount = nonnegative("y")
generalised_kl = Loss(amount * log(amount / mu) - amount + mu, of=mu, given=amount)

zero_one = zero_one_label("y")
p, z = probability("p"), real("z")
brier = Loss((zero_one - p) ** 2, of=p, given=zero_one)
focal = Loss(
    -(zero_one * (1 - p) ** 2 * log(p) + (1 - zero_one) * p**2 * log(1 - p)), of=p, given=zero_one
)
squared_sigmoid = Loss((zero_one - p) ** 2, of=z, given=zero_one, where={p: 1 / (1 + exp(-z))})
logit = Loss(log(1 + exp(z)) - zero_one * z, of=z, given=zero_one)
misses = Loss(Piecewise((1, m <= 0), (0, True)), of=s, given=label, where={m: label * s})
power = Loss(Abs(r) ** k, of=y_hat, given=(y, k), where=residual)
smooth_quantile = Loss(
    tau * r + c * log(1 + exp(-r / c)), of=y_hat, given=(y, tau, c), where=residual
)
share, model = probability("t p")
bernoulli = Loss(
    share * log(share / model) + (1 - share) * log((1 - share) / (1 - model)),
    of=model,
    given=share,
)
balanced = Loss(asinh(r) ** 2, of=y_hat, given=y, where=residual)
