"""Three witnesses: whichever of them is off by little is found out by the other two."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from lossdrill.authoring.finding import Finding
from lossdrill.authoring.witnesses import witness_findings
from lossdrill.errors import PackError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.pack import Pack, open_pack
from tests.authoring.conftest import EXERCISE, SOLUTION, Edit

SLIGHTLY = "(1 + 1e-12)"
"""Far below what grading notices."""


def found(root: Path) -> list[Finding]:
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    return list(witness_findings(pack, exercise, load(pack, exercise).judge))


def test_they_agree(root: Path) -> None:
    """Reference, derived quantity and 50-digit value are one."""
    assert found(root) == []


def test_the_reference_is_off(root: Path, edit: Edit) -> None:
    """A reference that is right to 12 digits is not right."""
    edit(
        SOLUTION,
        "return np.clip(y_hat - y, -delta, delta) /",
        f"return {SLIGHTLY} * np.clip(y_hat - y, -delta, delta) /",
    )
    (finding,) = found(root)
    assert finding.message.startswith("reference and 50-digit value differ by 1.0e-12")


def test_the_derivation_is_off(root: Path, edit: Edit) -> None:
    """So is a derived quantity that is not what the definition says."""
    edit("solutions/huber/_derived.py", "[-delta, r], delta)", f"[-delta, r * {SLIGHTLY}], delta)")
    (finding,) = found(root)
    assert finding.message.startswith("derived quantity and 50-digit value differ by 1.0e-12")


def test_the_definition_is_off(root: Path, edit: Edit) -> None:
    """A definition that is another loss agrees with neither."""
    edit("solutions/huber/loss.py", "r**2 / 2", "r**2")
    assert len(found(root)) == 2


@pytest.mark.parametrize("width", [0.5, 2.0])
def test_a_set_of_another_size(width: float) -> None:
    """Where a whole set is right, the derived one must be neither smaller nor larger."""
    pack = open_pack()
    exercise = pack.exercise("mae-gradient")
    judge = load(pack, exercise).judge
    assert isinstance(judge, FunctionJudge)
    assert judge.derived is not None
    loss = judge.derived.loss
    assert isinstance(loss, DerivedLoss)

    def interval(*arguments: Any) -> tuple[Any, Any]:
        low, high = loss.interval(*arguments)  # type: ignore[misc]
        middle, half = (low + high) / 2, (high - low) / 2
        return middle - width * half, middle + width * half

    changed = replace(judge.derived, loss=replace(loss, interval=interval))
    (finding,) = witness_findings(pack, exercise, replace(judge, derived=changed))
    assert finding.message.startswith("derived quantity and 50-digit value")


def test_no_second_witness(root: Path, edit: Edit) -> None:
    """An exercise without a derived quantity proves nothing, nor does one of an unknown loss."""
    edit(SOLUTION, "    derived=mean_gradient(huber),\n", "")
    (finding,) = found(root)
    assert "derived=" in finding.message


def test_a_loss_that_is_not_defined(root: Path, edit: Edit) -> None:
    """The derived loss bears a name of loss.py."""
    edit("solutions/huber/_derived.py", 'name="huber"', 'name="hubert"')
    with pytest.raises(PackError, match="defines no loss 'hubert'"):
        found(root)
