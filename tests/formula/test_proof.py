"""SymPy proves what it can, in a process of its own, and never decides."""

import subprocess
import sys

import pytest

from lossdrill.formula import compare
from lossdrill.formula.proof import proved
from tests.formula.problems import BY_NAME


@pytest.mark.parametrize(
    ("name", "answer", "found"),
    [
        ("log_loss_logit", "1/(1+exp(-z)) - y", True),
        ("log_loss_logit", "p - y^2", True),
        ("mse_line", "2bx² + 2ax − 2xy", True),
        ("log_loss_logit", "y - p", False),
        ("mse_line", "2bx +", False),
        ("mse_vector", "2/n * X.T @ r", False),
    ],
)
def test_proved(name: str, answer: str, found: bool) -> None:
    """An identity is proved; what is wrong, unreadable or about arrays is not."""
    problem = BY_NAME[name]
    assert proved(answer, problem.expected, problem.variables, seconds=30) is found


def test_time_is_up() -> None:
    """A proof that takes too long is killed, and the answer stays right."""
    problem = BY_NAME["log_loss_logit"]
    assert not proved("1/(1+exp(-z)) - y", problem.expected, problem.variables, seconds=0.001)
    result = compare("1/(1+exp(-z)) - y", problem.expected, problem.variables)
    assert result.status == "equal"


def test_comparing_imports_no_sympy() -> None:
    """SymPy is not on the way of a comparison."""
    code = (
        "import sys; from lossdrill.formula import compare, scalar; "
        "assert compare('2*y', 'y + y', [scalar('y')]).status == 'equal'; "
        "sys.exit('sympy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
