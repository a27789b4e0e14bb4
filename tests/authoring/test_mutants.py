"""`dev mutants`: what survives is explained in the exercise, and explanations do not go stale."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from lossdrill.authoring.mutants import survey
from lossdrill.cli import cli
from lossdrill.errors import PackError
from lossdrill.grading import grade
from lossdrill.model import Exercise, Verdict
from lossdrill.pack import Pack, open_pack
from lossdrill.sandbox.fresh import Run
from tests.authoring.conftest import EXERCISE, SOLUTION, Edit

LINE = "return np.clip(-delta, y_hat - y, delta) / len(y)"


def test_survivors_and_their_reasons(root: Path) -> None:
    """The one mutant that is right too survives, and the exercise says why."""
    pack = Pack(root)
    result = survey(pack, pack.exercise(EXERCISE), jobs=2)
    assert result is not None
    assert [mutant.after for mutant in result.survivors] == [LINE]
    assert result.made > 10
    assert not result.unexplained
    assert not result.stale


def test_one_reason_for_all_changes_of_a_line(root: Path, edit: Edit) -> None:
    """The line may be given as it stands."""
    edit(SOLUTION, LINE, "return np.clip(y_hat - y, -delta, delta) / len(y)")
    pack = Pack(root)
    result = survey(pack, pack.exercise(EXERCISE), jobs=2)
    assert result is not None
    assert len(result.survivors) == 1
    assert not result.unexplained
    assert not result.stale


def test_gaps_and_stale_reasons(root: Path, edit: Edit) -> None:
    """A survivor without a reason fails the command, and so does a reason without its survivor."""
    edit(SOLUTION, LINE, "return y")
    result = CliRunner().invoke(cli, ["dev", "mutants", "huber_gradient", "--pack", str(root)])
    assert result.exit_code == 1
    lines = (root / SOLUTION).read_text().splitlines()
    number = lines.index("    return np.clip(y_hat - y, -delta, delta) / len(y)") + 1
    assert f"huber_gradient.py:{number}\n" in result.output
    assert "- return np.clip(y_hat - y, -delta, delta) / len(y)\n" in result.output
    assert f"+ {LINE}\n" in result.output
    assert "It passes, in 32 of the 32 variants" in result.output
    assert f"say why in equivalent_mutants:\n      {LINE!r}: ...," in result.output
    assert result.output.endswith("take it out:\n    return y\n")


def test_what_only_drawn_points_show(
    root: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mutant that passes in some variants alone is wrong, and the author is told so."""
    edit(SOLUTION, LINE, "return y")

    def passes_sometimes(
        source: str, exercise: Exercise, pack: Pack, variant: int, run: Run
    ) -> Verdict:
        verdict = grade(source, exercise, pack, variant, run)
        return replace(verdict, status="wrong") if variant % 2 else verdict

    monkeypatch.setattr("lossdrill.authoring.mutants.grade", passes_sometimes)
    result = CliRunner().invoke(cli, ["dev", "mutants", EXERCISE, "--pack", str(root)])
    assert "It passes, in 16 of the 32 variants" in result.output
    assert "It is wrong, and only drawn points show it" in result.output


def test_explained_survivors_are_shown_on_demand(root: Path) -> None:
    """A whole pack has hundreds: they are counted, and shown for an exercise that is named."""
    every = CliRunner().invoke(cli, ["dev", "mutants", "--pack", str(root)])
    named = CliRunner().invoke(cli, ["dev", "mutants", EXERCISE, "--pack", str(root)])
    assert every.exit_code == named.exit_code == 0
    assert "1 passes and is right too" in every.output
    assert LINE not in every.output
    assert f"+ {LINE}\n    right too: " in named.output


def test_a_function_beside_a_table() -> None:
    """Where a file has several parts its functions are changed, and none of its values."""
    pack = open_pack()
    result = survey(pack, pack.exercise("log-loss-likelihood"), jobs=2)
    assert result is not None
    assert result.made > 10
    assert result.survivors == ()


def test_a_reference_that_does_not_pass(root: Path, edit: Edit) -> None:
    """Mutants of a reference that the sandbox refuses would all be killed, and prove nothing."""
    edit(SOLUTION, "import numpy as np\n", "import mpmath\nimport numpy as np\n")
    edit(SOLUTION, "    return np.clip(", "    mpmath.mpf(1)\n    return np.clip(")
    pack = Pack(root)
    with pytest.raises(PackError, match="the reference does not pass"):
        survey(pack, pack.exercise(EXERCISE))


@pytest.mark.parametrize("reasons", ['["a line"]', '{"a line": ""}', '{"a line": reason}'])
def test_reasons_that_cannot_be_read(root: Path, edit: Edit, reasons: str) -> None:
    """Reasons are a dict from lines to texts, written out."""
    edit(SOLUTION, "equivalent_mutants = {", f"equivalent_mutants = {reasons}\nothers = {{")
    pack = Pack(root)
    with pytest.raises(PackError, match=r"huber_gradient\.py:\d+: equivalent_mutants: expected"):
        survey(pack, pack.exercise(EXERCISE))


def test_mutants_of_a_formula() -> None:
    """A formula is mutated as a line of Python; what survives is explained there too."""
    pack = open_pack()
    result = survey(pack, pack.exercise("hinge-derive"))
    assert result is not None
    assert result.made > 10
    assert [mutant.after for mutant in result.survivors] == ["where(y * s <= 1, -y, 0)"]
    assert not result.unexplained
    assert not result.stale
