"""The formulas of the corpus: for each, its variables, and the right answer written once.

The answers themselves are files: `corpus/<name>.right.txt` and `corpus/<name>.wrong.txt`, one
answer a line; empty lines and lines that begin with # are not answers.
"""

from dataclasses import dataclass
from pathlib import Path

from lossdrill.formula import (
    COUNT,
    ONE_HOT,
    POSITIVE,
    PROBABILITY,
    SIGN,
    ZERO_ONE,
    Abbreviation,
    Expected,
    Region,
    Variable,
    matrix,
    scalar,
    vector,
)

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Problem:
    name: str
    expected: Expected
    variables: tuple[Variable | Abbreviation, ...]

    @property
    def is_array(self) -> bool:
        return any(isinstance(v, Variable) and v.shape for v in self.variables)

    @property
    def right(self) -> list[str]:
        return _lines(FOLDER / f"{self.name}.right.txt")

    @property
    def wrong(self) -> list[str]:
        return _lines(FOLDER / f"{self.name}.wrong.txt")


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


_sample = (scalar("y"), scalar("y_hat"), Abbreviation("r", "y_hat - y"))
_weights = vector("w", "d", aliases=("b", "beta", "θ"))
_linear = (
    matrix("X", "n", "d"),
    vector("y", "n"),
    _weights,
    Abbreviation("y_hat", "X @ w"),
    Abbreviation("r", "X @ w - y"),
)
_delta = scalar("delta", POSITIVE, aliases=("d",))
_huber = "where(abs(r) <= delta, r, delta*sign(r))"
_huber_regions = (
    Region("within delta", "abs(r) <= delta"),
    Region("beyond delta", "abs(r) > delta"),
)

PROBLEMS = (
    Problem("mse_sample", Expected("2*(y_hat - y)", loss="(y_hat - y)**2"), _sample),
    Problem(
        "mse_line",
        Expected("2*x*(a + b*x - y)", loss="(y - (a + b*x))**2"),
        (scalar("y"), scalar("a"), scalar("b"), scalar("x")),
    ),
    Problem("mse_vector", Expected("2/n * X.T @ r", loss="mean(r**2)"), _linear),
    Problem(
        "gaussian_nll",
        Expected("n/2 * log(2*pi*s**2)"),
        (scalar("n", COUNT), scalar("s", POSITIVE, aliases=("sigma",))),
    ),
    Problem("mae_sample", Expected("sign(r)", loss="abs(r)"), _sample),
    Problem("mae_vector", Expected("X.T @ sign(r) / n", loss="mean(abs(r))"), _linear),
    Problem("rmse_link", Expected("1/(2*sqrt(m))", loss="sqrt(m)"), (scalar("m", POSITIVE),)),
    Problem(
        "rmse_vector",
        Expected("X.T @ r / (n * sqrt(mean(r**2)))", loss="sqrt(mean(r**2))"),
        _linear,
    ),
    Problem(
        "huber_sample",
        Expected(
            _huber,
            loss="where(abs(r) <= delta, r**2/2, delta*(abs(r) - delta/2))",
            regions=_huber_regions,
        ),
        (*_sample, _delta),
    ),
    Problem("huber_vector", Expected(f"X.T @ {_huber} / n"), (*_linear, scalar("delta", POSITIVE))),
    Problem(
        "log_loss_logit",
        Expected("sigma(z) - y", loss="-y*log(sigma(z)) - (1-y)*log(1-sigma(z))"),
        (scalar("y", ZERO_ONE), scalar("z"), Abbreviation("p", "sigma(z)")),
    ),
    Problem(
        "log_loss_probability",
        Expected("(p - y)/(p*(1 - p))", loss="-y*log(p) - (1-y)*log(1-p)"),
        (scalar("y", ZERO_ONE), scalar("p", PROBABILITY, aliases=("y_hat",))),
    ),
    Problem(
        "log_loss_vector",
        Expected(
            "X.T @ (sigma(X @ w) - y) / n",
            loss="mean(-y*log(p) - (1-y)*log(1-p))",
        ),
        (
            matrix("X", "n", "d"),
            vector("y", "n", ZERO_ONE),
            _weights,
            Abbreviation("z", "X @ w"),
            Abbreviation("p", "sigma(X @ w)", aliases=("y_hat",)),
        ),
    ),
    Problem(
        "cross_entropy_entry",
        Expected("p_j - y_j", loss="-y_j*log(p_j)"),
        (scalar("p_j", PROBABILITY, aliases=("p",)), scalar("y_j", ZERO_ONE, aliases=("y",))),
    ),
    Problem(
        "cross_entropy_logits",
        Expected("(softmax(Z) - Y)/n"),
        (matrix("Z", "n", "k"), matrix("Y", "n", "k", ONE_HOT), Abbreviation("P", "softmax(Z)")),
    ),
    Problem(
        "cross_entropy_matrix",
        Expected("X.T @ (softmax(X @ W) - Y)/n"),
        (
            matrix("X", "n", "d"),
            matrix("W", "d", "k"),
            matrix("Y", "n", "k", ONE_HOT),
            Abbreviation("Z", "X @ W"),
            Abbreviation("P", "softmax(X @ W)"),
        ),
    ),
    Problem(
        "hinge_sample",
        Expected("where(y*s < 1, -y, 0)", loss="max(0, 1 - y*s)"),
        (scalar("y", SIGN), scalar("s"), Abbreviation("m", "y*s")),
    ),
    Problem(
        "hinge_vector",
        Expected("X.T @ where(y*(X @ w) < 1, -y, 0) / n", loss="mean(max(0, 1 - y*(X @ w)))"),
        (
            matrix("X", "n", "d"),
            vector("y", "n", SIGN),
            _weights,
            Abbreviation("s", "X @ w"),
            Abbreviation("m", "y*(X @ w)"),
        ),
    ),
)

_margin = (scalar("y", SIGN), scalar("s"), Abbreviation("m", "y*s"))
_lam = scalar("lam", POSITIVE, aliases=("lambda",))

FURTHER = (
    Problem(
        "log_loss_sign",
        Expected("-y*sigma(-y*z)", loss="log(1 + exp(-y*z))"),
        (scalar("y", SIGN), scalar("z")),
    ),
    Problem("log_cosh", Expected("tanh(r)", loss="log(cosh(r))"), _sample),
    Problem(
        "pinball",
        Expected("where(r > 0, 1 - tau, -tau)", loss="max(-tau*r, (1 - tau)*r)"),
        (*_sample, scalar("tau", PROBABILITY)),
    ),
    Problem(
        "gaussian_sigma",
        Expected("1/s - (y - mu)**2/s**3", loss="log(s) + (y - mu)**2/(2*s**2)"),
        (scalar("y"), scalar("mu"), scalar("s", POSITIVE, aliases=("sigma",))),
    ),
    Problem(
        "softmax_two",
        Expected("p*(1 - p)", loss="p"),
        (
            scalar("z_1"),
            scalar("z_2"),
            Abbreviation("p", "exp(z_1)/(exp(z_1) + exp(z_2))"),
        ),
    ),
    Problem("squared_hinge", Expected("-2*y*max(0, 1 - m)", loss="max(0, 1 - m)**2"), _margin),
    Problem(
        "pseudo_huber",
        Expected("r/sqrt(1 + (r/delta)**2)", loss="delta**2*(sqrt(1 + (r/delta)**2) - 1)"),
        (*_sample, _delta),
    ),
    Problem(
        "sigmoid",
        Expected("sigma(z)*(1 - sigma(z))", loss="sigma(z)"),
        (scalar("z"), Abbreviation("p", "sigma(z)")),
    ),
    Problem(
        "ridge_vector",
        Expected("2/n * X.T @ r + 2*lam*w", loss="mean(r**2) + lam*w@w"),
        (*_linear, _lam),
    ),
    Problem(
        "lasso_vector",
        Expected("X.T @ r / n + lam*sign(w)", loss="mean(r**2)/2 + lam*sum(abs(w))"),
        (*_linear, _lam),
    ),
)
"""Asked in `unseen` only: answers that nobody had in mind when building, see test_unseen."""

BY_NAME = {problem.name: problem for problem in (*PROBLEMS, *FURTHER)}
