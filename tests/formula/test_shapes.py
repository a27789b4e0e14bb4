"""Products are taken as shapes demand, and what does not fit is said with both shapes."""

import pytest

from lossdrill.formula import Comparison, Expected, compare, matrix, scalar, vector

_VARIABLES = (
    matrix("X", "n", "d"),
    matrix("W", "d", "k"),
    vector("y", "n"),
    vector("w", "d"),
    scalar("c"),
)


def _compared(answer: str, expected: str) -> Comparison:
    return compare(answer, Expected(expected), _VARIABLES)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("X*w", "X @ w"),
        ("X w", "X @ w"),
        ("y'*X", "X.T @ y"),
        ("y @ X", "X.T @ y"),
        ("dot(y, X)", "X.T @ y"),
        ("X.T.dot(y)", "X.T @ y"),
        ("y*y", "y**2"),
        (r"y \odot Xw", "y*(X @ w)"),
        ("y'*y", "sum(y**2)"),
        ("y @ y", "sum(y**2)"),
        ("sum(X*y[:, None], axis=0)", "X.T @ y"),
        (r"\sum_i (w \cdot x_i) x_i", "X.T @ (X @ w)"),
        (r"\sum_i \langle w, x_i\rangle x_i", "X.T @ (X @ w)"),
        ("outer(w, w) @ w", "w*(w @ w)"),
        ("diag(w) @ W", "w[:, None]*W"),
        ("X[y > 0].sum(axis=0)", "X.T @ (y > 0)"),
        ("[sum(X[i, j]*y[i] for i in range(n)) for j in range(d)]", "X.T @ y"),
        (r"\sum_i X_{ij} y_i", "X.T @ y"),
        ("norm(y)**2", "y @ y"),
        ("mean(X, axis=0)", "X.T @ ones(n)/n"),
        ("eye(d) @ w", "w"),
    ],
)
def test_products(answer: str, expected: str) -> None:
    """The same product in NumPy, MATLAB and mathematics."""
    assert _compared(answer, expected).status == "equal"


@pytest.mark.parametrize(
    ("answer", "expected", "shapes"),
    [
        ("X @ y", "X @ w", "(n, d) and (n,)"),
        ("X.T @ (X @ w - y[:, None])", "X.T @ (X @ w - y)", "(d, n), and (d,)"),
        ("w", "X @ w", "(d,), and (n,)"),
        ("c @ w", "w", "of a number"),
    ],
)
def test_misfits(answer: str, expected: str, shapes: str) -> None:
    """A broadcast that NumPy would make of a column is no right answer either."""
    result = _compared(answer, expected)
    assert (result.status, result.by) == ("different", "shape")
    assert shapes in result.diagnoses[-1].message


@pytest.mark.parametrize(
    "answer", ["X[n]", "sum(X[i]*y[i] for i in range(1, n + 1))", "X_{ij}*y_k", "mean(X[y > 0])"]
)
def test_what_is_no_shape_but_a_slip(answer: str) -> None:
    """An index beyond its array, one that nothing binds, the mean of a selection: not graded."""
    assert _compared(answer, "X.T @ y").status == "refused"
