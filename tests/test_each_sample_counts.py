"""A sample that occurs twice counts twice: whoever makes a set of the samples, or of what each of
them costs, is found out in every variant.
"""

import numpy as np
import pytest

from lossdrill.grading import grade
from lossdrill.judging.points.point import MANY, Point, first_again
from lossdrill.pack import open_pack
from tests.unseen import run_here

SETS = {
    "mse-value": """
def mse(y, y_hat):
    return sum({float(a - b) ** 2 for a, b in zip(y_hat, y)}) / len(y)
""",
    "mae-value": """
def mae(y, y_hat):
    samples = set(zip(y.tolist(), y_hat.tolist()))
    return sum(abs(a - b) for a, b in samples) / len(samples)
""",
    "huber-value": """
def huber(y, y_hat, delta):
    sizes = {abs(float(a) - float(b)) for a, b in zip(y, y_hat)}
    return sum(r * r / 2 if r <= delta else delta * (r - delta / 2) for r in sizes) / len(y)
""",
    "log-loss-value": """
def log_loss(y, p):
    return sum({-float(np.log(q) if a == 1 else np.log1p(-q)) for a, q in zip(y, p)}) / len(y)
""",
    "hinge-value": """
def hinge(y, scores):
    samples = set(zip(y.tolist(), scores.tolist()))
    return sum(max(0, 1 - a * s) for a, s in samples) / len(samples)
""",
    "cross-entropy-value": """
def cross_entropy(Y, Z):
    rows = zip(Y.astype(float), Z.astype(float))
    return sum({float(np.logaddexp.reduce(z) - z @ y) for y, z in rows}) / len(Y)
""",
    "mse-gradient": """
def mse_gradient(X, y, beta):
    samples = np.unique(np.column_stack([X, y]), axis=0)
    X, y = samples[:, :-1], samples[:, -1]
    return 2 / len(y) * X.T @ (X @ beta - y)
""",
}


@pytest.mark.parametrize("variant", [0, 7, 19])
@pytest.mark.parametrize("exercise_id", SETS)
def test_a_set_of_samples_is_not_enough(exercise_id: str, variant: int) -> None:
    """It loses the ones that occur twice."""
    pack = open_pack()
    source = f"import numpy as np\n{SETS[exercise_id]}"
    verdict = grade(source, pack.exercise(exercise_id), pack, variant, run_here)
    assert verdict.status == "wrong"


def test_the_first_of_many_samples_comes_again() -> None:
    """In place of the last, in every argument that has one entry or row for each sample."""
    X, y, beta = np.arange(2.0 * MANY).reshape(MANY, 2), np.arange(float(MANY)), np.ones(2)
    point = first_again(Point((X, y, beta), "many"))
    again, targets, weights = point.arguments
    assert again[-1].tolist() == X[0].tolist()
    assert again[:-1].tolist() == X[:-1].tolist()
    assert targets.tolist() == [*y[:-1], y[0]]
    assert weights is beta


def test_few_samples_are_left_as_they_are() -> None:
    """Each of them is needed to show something else."""
    point = Point((np.zeros(MANY - 1),), "few")
    assert first_again(point) is point
