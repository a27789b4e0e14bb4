"""What is said about a wrong answer is the most specific thing that is true of it."""

import pytest

from lossdrill.formula import (
    Abbreviation,
    Comparison,
    Expected,
    Mistake,
    compare,
    matrix,
    scalar,
    vector,
)
from lossdrill.formula.diagnosis import repairs
from lossdrill.formula.diagnosis.edits.edit import places
from lossdrill.formula.parser import parse
from lossdrill.formula.problem import prepared
from tests.formula.problems import BY_NAME


def _compared(name: str, answer: str) -> Comparison:
    return compare(answer, BY_NAME[name].expected, BY_NAME[name].variables)


@pytest.mark.parametrize(
    ("name", "answer", "says"),
    [
        ("mse_vector", "2/n * X.T @ (y - X @ w)", "minus the right one"),
        ("mse_vector", "2 * X.T @ r", "n times the right one"),
        ("mse_vector", "X.T @ r / n", "1/2 times"),
        ("mse_vector", "2/d * X.T @ r", "n/d times"),
        ("log_loss_logit", "(p - y)/log(2)", "1/log(2) times"),
        ("mse_sample", "2.0001*r", "1.00005 times"),
        ("mse_vector", "2/n * X.T @ r + w", "plus w"),
        ("mse_sample", "r**2", "the loss itself"),
        ("cross_entropy_logits", "(P - Y).T/n", "the transpose of the right one"),
        ("mse_vector", "2/n * X @ r", "A transpose is missing: with Xᵀ"),
        ("mse_line", "2*x*(a + b*x) - y", "Brackets are missing: with 2*x*(a + b*x - y)"),
        ("mse_vector", "2/n * X.T @ X @ w - y", "Brackets are missing"),
        ("huber_sample", "where(r <= delta, r, delta*sign(r))", "lost its absolute value"),
        ("huber_sample", "where(abs(r) <= delta, delta*sign(r), r)", "branches are swapped"),
        ("huber_sample", "where(abs(r) <= 1.001*delta, r, delta*sign(r))", "1.001*delta"),
        ("huber_sample", "clip(r, -1, 1)", "A number stands where a variable should"),
        ("hinge_sample", "-y*(m < 0)", "The threshold is another one: with m < 1"),
        ("hinge_sample", "-y", "Right where y*s <= 1; wrong elsewhere"),
        ("mae_vector", "sign(X.T @ r)/n", "sign is applied in another place"),
        ("mse_vector", "2/n*sum(r[i]*X[i] for i in range(1, n))", "The sum leaves something out"),
        ("log_loss_logit", "1/(1 + 2**-z) - y", "The base is another one"),
        ("log_loss_probability", "(p - y)/(p + 1e-9)/(1 - p + 1e-9)", "guard"),
        ("log_loss_logit", "y*(p - 1)", "Right where y = 1; wrong elsewhere"),
        ("cross_entropy_logits", "(exp(Z)/sum(exp(Z)) - Y)/n", "The axis is another one"),
        ("huber_sample", "min(r, delta)", "Right where r >= -delta; wrong elsewhere"),
        ("huber_sample", "clip(delta, -r, r)", "delta and r are swapped"),
        ("gaussian_sigma", "1/s", "A term is missing"),
        ("lasso_vector", "X.T @ r/n", "A term is missing"),
        ("ridge_vector", "(2*X.T @ r + 2*lam*w)/n", "The brackets reach too far"),
        ("pinball", "where(r > 0, tau, tau - 1)", "tau and 1 - tau are swapped"),
        ("log_loss_sign", "-y*sigma(y*z)", "A sign is wrong: with sigmoid(-y*z)"),
        ("log_loss_logit", "(p - y)/(p*(1 - p))", "exactly 1/(p*(1 - p)) times"),
    ],
)
def test_named(name: str, answer: str, says: str) -> None:
    """Each kind of slip is named as what it is."""
    result = _compared(name, answer)
    assert result.status == "different"
    assert says in result.diagnoses[0].message


@pytest.mark.parametrize(
    ("name", "answer", "never"),
    [
        ("mse_sample", "2", "times the right one"),
        ("huber_sample", "where(abs(r) <= delta, r, delta)", "within delta"),
        ("hinge_sample", "-(y == 1)*(s < 1)", "wrong elsewhere"),
        ("hinge_sample", "-y*sigma(1e6*(1 - m))", "formula is right"),
        ("hinge_sample", "-y*(max(0, 1 - m) >= 0)", "Right except"),
        ("hinge_sample", "-y*(m < 1)*(m > -1000)", "condition"),
        ("hinge_sample", "-y*(m < 1) + (abs(s - 3.7) < 1e-6)", "threshold"),
        ("mse_vector", "2/n*sum(X.T*r, axis=0)", "function too many"),
    ],
)
def test_never_said(name: str, answer: str, never: str) -> None:
    """What holds almost everywhere, or for a silly reason only, is not said."""
    assert all(never not in d.message for d in _compared(name, answer).diagnoses)


def test_typical_mistakes_come_first() -> None:
    """A mistake that the exercise knows is named with its own sentence, whatever its spelling."""
    problem = BY_NAME["mse_sample"]
    mistake = Mistake("lost-minus", "2*(y - y_hat)", "You differentiated with respect to y.")
    expected = Expected(problem.expected.formula, mistakes=(mistake,))
    result = compare(r"2y - 2\hat y", expected, problem.variables)
    assert [(d.id, d.kind) for d in result.diagnoses] == [("lost-minus", "mistake")]


def test_a_kink_alone() -> None:
    """At a kink the set is named, and the counterexample shows the value that is natural there."""
    result = _compared("mae_sample", "where(r == 0, 2, sign(r))")
    assert result.diagnoses[0].message == (
        "Right except where r = 0: there any value from -1 to 1 is right, and yours is 2."
    )
    assert result.counterexample is not None
    assert (result.counterexample.yours, result.counterexample.expected) == (2, 0)


def test_counterexamples_prefer_ordinary_points() -> None:
    """Where an answer is wrong beside the kink too, the kink is not what is shown."""
    result = _compared("mae_sample", "2*sign(r)")
    assert result.counterexample is not None
    assert result.counterexample.inputs["y"] != result.counterexample.inputs["y_hat"]


@pytest.mark.parametrize("name", ["mse_vector", "huber_sample", "hinge_vector"])
def test_edits_are_bounded(name: str) -> None:
    """However long an answer, a bounded number of edits is looked at."""
    problem = prepared(BY_NAME[name].expected, BY_NAME[name].variables)
    for answer in BY_NAME[name].wrong:
        tree = parse(answer, problem.words)
        parts = list(places(tree))
        kinds = (*repairs.LIKELY, *repairs.CONTRIVED)
        most = max(sum(1 for _ in kind(part, problem)) for part, _ in parts for kind in kinds)
        assert most < 60


def test_other_names() -> None:
    """Nothing depends on how variables are called."""
    variables = (
        matrix("A", "m", "q"),
        vector("b", "m"),
        vector("x", "q"),
        scalar("alpha"),
        Abbreviation("e", "A @ x - b"),
    )
    result = compare("A.T @ (b - A x)/m + 2 alpha x", "A.T @ e/m + 2*alpha*x", variables)
    assert result.diagnoses[0].message.startswith("A sign is wrong")
