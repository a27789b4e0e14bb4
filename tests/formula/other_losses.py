"""Formulas of losses that no exercise asks for: other losses, penalties, biases, Hessians.

They are asked in `unseen` only: answers that nobody had in mind when building, see test_unseen.
"""

from lossdrill.formula import (
    COUNT,
    ONE_HOT,
    POSITIVE,
    PROBABILITY,
    SIGN,
    ZERO_ONE,
    Abbreviation,
    Expected,
    matrix,
    scalar,
    vector,
)
from tests.formula.problems import Problem

_predicted = (scalar("y"), scalar("y_hat"))
_residual = Abbreviation("r", "y_hat - y")
_logit = (scalar("z"), scalar("y", ZERO_ONE), Abbreviation("p", "sigma(z)"))
_design = matrix("X", "n", "d")
_linear = (_design, vector("y", "n"), vector("w", "d"))
_errors = Abbreviation("r", "X @ w - y")
_with_bias = (*_linear, scalar("b"), Abbreviation("r", "X @ w + b - y"))
_one_hot = matrix("Y", "n", "k", ONE_HOT)
_lam = scalar("lam", POSITIVE, aliases=("lambda",))

OTHER_LOSSES = (
    Problem(
        "poisson", Expected("exp(z) - y", loss="exp(z) - y*z"), (scalar("y", COUNT), scalar("z"))
    ),
    Problem(
        "poisson_mu",
        Expected("1 - y/mu", loss="mu - y*log(mu)"),
        (scalar("y", COUNT), scalar("mu", POSITIVE, aliases=("lambda",))),
    ),
    Problem(
        "focal",
        Expected("-(1-p)**g/p + g*(1-p)**(g-1)*log(p)", loss="-(1-p)**g*log(p)"),
        (scalar("p", PROBABILITY), scalar("g", POSITIVE, aliases=("gamma",))),
    ),
    Problem(
        "smooth_l1",
        Expected(
            "where(abs(r) < beta, r/beta, sign(r))",
            loss="where(abs(r)<beta, r**2/(2*beta), abs(r)-beta/2)",
        ),
        (*_predicted, scalar("beta", POSITIVE), _residual),
    ),
    Problem(
        "triplet",
        Expected("where(dp - dn + alpha > 0, 1, 0)", loss="max(0, dp - dn + alpha)"),
        (
            scalar("dp", POSITIVE, aliases=("d_p",)),
            scalar("dn", POSITIVE, aliases=("d_n",)),
            scalar("alpha", POSITIVE),
        ),
    ),
    Problem(
        "quantile",
        Expected("where(y > q, -tau, 1 - tau)", loss="max(tau*(y-q), (tau-1)*(y-q))"),
        (scalar("y"), scalar("q"), scalar("tau", PROBABILITY)),
    ),
    Problem(
        "kl_logits",
        Expected("q - p"),
        (vector("z", "k"), vector("p", "k"), Abbreviation("q", "softmax(z)")),
    ),
    Problem(
        "tversky",
        Expected("TP/(TP + a*FP + b*FN)"),
        (
            scalar("TP", POSITIVE),
            scalar("FP", POSITIVE),
            scalar("FN", POSITIVE),
            scalar("a", POSITIVE, aliases=("alpha",)),
            scalar("b", POSITIVE, aliases=("beta",)),
        ),
    ),
    Problem(
        "exp_loss", Expected("-y*exp(-y*f)", loss="exp(-y*f)"), (scalar("y", SIGN), scalar("f"))
    ),
    Problem(
        "eps_ins",
        Expected("where(abs(r) > eps, sign(r), 0)", loss="max(0, abs(r) - eps)"),
        (*_predicted, scalar("eps", POSITIVE, aliases=("epsilon",)), _residual),
    ),
    Problem("logistic_hess", Expected("p*(1-p)"), (scalar("z"), Abbreviation("p", "sigma(z)"))),
    Problem("wbce", Expected("w*(sigma(z) - y)"), (scalar("w", POSITIVE), *_logit)),
    Problem(
        "posw",
        Expected("-c*y*(1-p) + (1-y)*p", loss="-c*y*log(p) - (1-y)*log(1-p)"),
        (scalar("c", POSITIVE), *_logit),
    ),
    Problem(
        "mod_huber",
        Expected("where(y*f < -1, -4*y, where(y*f < 1, -2*y*(1 - y*f), 0))"),
        (scalar("y", SIGN), scalar("f"), Abbreviation("m", "y*f")),
    ),
    Problem(
        "smooth_hinge",
        Expected("where(y*s >= 1, 0, where(y*s <= 0, -y, -y*(1-y*s)))"),
        (scalar("y", SIGN), scalar("s"), Abbreviation("m", "y*s")),
    ),
    Problem(
        "msle",
        Expected("2*(log(1+y_hat) - log(1+y))/(1+y_hat)"),
        (scalar("y", POSITIVE), scalar("y_hat", POSITIVE)),
    ),
    Problem(
        "mape", Expected("sign(y_hat - y)/y"), (scalar("y", POSITIVE), scalar("y_hat", POSITIVE))
    ),
    Problem("brier", Expected("2*(p-y)*p*(1-p)", loss="(p-y)**2"), _logit),
    Problem(
        "smoothing",
        Expected("p - (1-e)*y - e/2"),
        (
            scalar("z"),
            scalar("y", ZERO_ONE),
            scalar("e", PROBABILITY, aliases=("epsilon", "eps")),
            Abbreviation("p", "sigma(z)"),
        ),
    ),
    Problem("bias", Expected("2*mean(r)"), _with_bias),
    Problem("bias_w", Expected("2/n * X.T @ r"), _with_bias),
    Problem(
        "bias_bce",
        Expected("mean(p - y)"),
        (
            _design,
            vector("y", "n", ZERO_ONE),
            vector("w", "d"),
            scalar("b"),
            Abbreviation("p", "sigma(X @ w + b)"),
        ),
    ),
    Problem(
        "wls", Expected("2/n * X.T @ (c * r)"), (*_linear, vector("c", "n", POSITIVE), _errors)
    ),
    Problem(
        "enet",
        Expected("X.T @ (X @ w - y)/n + lam*(alpha*sign(w) + (1-alpha)*w)"),
        (*_linear, _lam, scalar("alpha", PROBABILITY), _errors),
    ),
    Problem(
        "multi",
        Expected("2/n * X.T @ (X @ W - Y)"),
        (_design, matrix("W", "d", "k"), matrix("Y", "n", "k"), Abbreviation("R", "X @ W - Y")),
    ),
    Problem("hessian", Expected("2/n * X.T @ X"), _linear),
    Problem(
        "bce_hess",
        Expected("X.T @ diag(p*(1-p)) @ X / n"),
        (_design, vector("w", "d"), Abbreviation("p", "sigma(X @ w)")),
    ),
    Problem("poisson_vec", Expected("X.T @ (exp(X @ w) - y)/n"), _linear),
    Problem(
        "softmax_reg",
        Expected("X.T @ (P - Y)/n + lam*W"),
        (_design, matrix("W", "d", "k"), _one_hot, _lam, Abbreviation("P", "softmax(X @ W)")),
    ),
    Problem("cosine", Expected("a@b/(norm(a)*norm(b))"), (vector("a", "d"), vector("b", "d"))),
    Problem(
        "cosine_grad",
        Expected("b/(norm(a)*norm(b)) - (a@b)*a/(norm(a)**3*norm(b))"),
        (vector("a", "d"), vector("b", "d")),
    ),
    Problem(
        "svm",
        Expected("lam*w - X.T @ (y*(y*(X@w) < 1))/n"),
        (_design, vector("y", "n", SIGN), vector("w", "d"), _lam, Abbreviation("m", "y*(X@w)")),
    ),
    Problem(
        "quantile_vec",
        Expected("X.T @ where(r > 0, 1 - tau, -tau)/n"),
        (*_linear, scalar("tau", PROBABILITY), _errors),
    ),
    Problem(
        "ce_bias",
        Expected("mean(P - Y, axis=0)"),
        (matrix("Z", "n", "k"), _one_hot, Abbreviation("P", "softmax(Z)")),
    ),
    Problem("logcosh_vec", Expected("X.T @ tanh(X@w - y)/n"), _linear),
    Problem(
        "huber_bias",
        Expected("mean(clip(r, -delta, delta))"),
        (*_linear, scalar("b"), scalar("delta", POSITIVE), Abbreviation("r", "X@w + b - y")),
    ),
    Problem("normal", Expected("X.T @ X @ w - X.T @ y"), _linear),
    Problem(
        "kl_gauss",
        Expected("-log(s) + (s**2 + mu**2)/2 - 1/2"),
        (scalar("s", POSITIVE, aliases=("sigma",)), scalar("mu")),
    ),
)
