"""What goes wrong with us is told as a fault: it is no crash, and no verdict on the answer."""

import sys

import pytest

from lossdrill.formula import Comparison, compare
from tests.formula.problems import BY_NAME

STEPS = ("prepared", "parse", "refuse_constants", "examine", "diagnose", "counterexample")
"""What `compare` calls on the way of a wrong answer."""
ERRORS = (
    ZeroDivisionError("division\nby zero"),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    ValueError("x" * 10_000),
)


def _compared_with(step: str, error: Exception, patch: pytest.MonkeyPatch) -> Comparison:
    def fail(*_: object, **__: object) -> None:
        raise error

    patch.setattr(sys.modules["lossdrill.formula.compare"], step, fail)
    problem = BY_NAME["mse_sample"]
    return compare("3*r", problem.expected, problem.variables)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_any_exception_is_a_fault(
    step: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is raised, the answer is neither wrong nor refused, and one line says so."""
    result = _compared_with(step, error, monkeypatch)
    assert result.status == "fault"
    assert type(error).__name__ in result.fault
    assert len(result.fault.splitlines()) == 1
    assert len(result.fault) < 300
    assert result.counterexample is None
    assert result.diagnoses == ()


def test_what_was_read_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault after reading still shows how the answer was read."""
    assert _compared_with("examine", ERRORS[0], monkeypatch).read_as == "3*r"


def test_no_text_at_all() -> None:
    """A caller that hands over no text gets a fault as well."""
    problem = BY_NAME["mse_sample"]
    result = compare(None, problem.expected, problem.variables)  # type: ignore[arg-type]
    assert result.status == "fault"


def test_entries_of_a_bounded_array() -> None:
    """Where an array under a bound is indexed, so is the bound, which is a number."""
    problem = BY_NAME["huber_vector"]
    answer = "mean(sigma(clip(r, -delta, delta)[:, None])*X, axis=0)"
    assert compare(answer, problem.expected, problem.variables).status == "different"
