"""Modules of mistakes: written when imported, and what a solution file does with them."""

from pathlib import Path

import pytest

from lossdrill.authoring.check import check, pack_findings
from lossdrill.authoring.derive import derive, stale
from lossdrill.errors import PackError
from lossdrill.judging.formula_words import by_prediction, formula, mistake
from lossdrill.judging.solution import Solution, load, load_losses
from lossdrill.pack import Pack
from tests.authoring.conftest import EXERCISE, SOLUTION, Edit

IMPORT = "from ._derived import huber\n"
GRADIENT = "_huber_gradient_mistakes"


def solution(root: Path) -> Solution:
    pack = Pack(root)
    return load(pack, pack.exercise(EXERCISE))


def sentences(root: Path) -> dict[str, str]:
    return {mistake.name: mistake.note for mistake in solution(root).mistakes}


@pytest.fixture
def importing(root: Path, edit: Edit) -> Path:
    """The pack with the mistakes that follow from the loss, and two by hand."""
    edit(SOLUTION, IMPORT, f"{IMPORT}from .{GRADIENT} import *\n")
    derive(root)
    return root


def test_written_when_imported(root: Path, edit: Edit) -> None:
    """The module is there as soon as a solution imports it, is kept current, and not before."""
    derive(root)
    module = root / "solutions" / "huber" / "_huber_value_mistakes.py"
    assert not module.exists()
    edit(SOLUTION, IMPORT, f"{IMPORT}from ._huber_value_mistakes import *\n")
    assert derive(root) == [module]
    module.write_text(module.read_text() + "# mine\n")
    assert [path for path, _ in stale(root)] == [module]


def test_removed_when_imported_no_more(root: Path, edit: Edit) -> None:
    """A module that nothing imports is found, and goes; one that somebody wrote himself stays."""
    line = "from ._huber_value_mistakes import *\n"
    edit(SOLUTION, IMPORT, f"{IMPORT}{line}")
    derive(root)
    edit(SOLUTION, line, "")
    folder = root / "solutions" / "huber"
    module, own = folder / "_huber_value_mistakes.py", folder / "_my_own_mistakes.py"
    own.write_text('"""Mine."""\n')
    assert [one.where for one in pack_findings(Pack(root)) if "imports" in one.message] == [
        str(module)
    ]
    assert derive(root) == [module]
    assert not module.exists()
    assert own.exists()


def test_sound_and_named(importing: Path, edit: Edit) -> None:
    """Each fails in every variant and is named as itself; where one by hand is the same, which is
    said, the generated one is left out.
    """
    (finding,) = check(Pack(importing), [EXERCISE])
    assert "unit-slope is taken for factor-delta-lost-linear" in finding.message
    edit(SOLUTION, "import *\n", "import *\n\ndel factor_delta_lost_linear\n")
    assert check(Pack(importing), [EXERCISE]) == []
    assert len(solution(importing).mistakes) >= 10


def test_what_stands_below_replaces(importing: Path, edit: Edit) -> None:
    """A function of the same name below the import holds, and a deleted one is left out."""
    before = sentences(importing)
    assert {"never-linear", "missing-mean", "with-respect-to-y"} <= before.keys()
    edit(
        SOLUTION, f"from .{GRADIENT} import *\n", f"from .{GRADIENT} import *\n\ndel missing_mean\n"
    )
    edit(
        SOLUTION,
        "judge = function(",
        '@mistake("Mine: the other sign.")\ndef with_respect_to_y(y, y_hat, delta):\n'
        "    return np.clip(y - y_hat, -delta, delta) / len(y)\n\n\njudge = function(",
    )
    after = sentences(importing)
    assert before.keys() - after.keys() == {"missing-mean"}
    assert after["with-respect-to-y"] == "Mine: the other sign."
    assert after["never-linear"] == "The linear branch is missing: the slope stays at delta."


@pytest.mark.parametrize("name", ["_hubris_gradient_mistakes", "_huber_slope_mistakes"])
def test_no_such_mistakes(root: Path, edit: Edit, name: str) -> None:
    """A name that says no loss, or no kind, is met where it is imported."""
    edit(SOLUTION, IMPORT, f"{IMPORT}from .{name} import *\n")
    line = (root / SOLUTION).read_text().split("\n").index(f"from .{name} import *") + 1
    with pytest.raises(PackError, match=rf"huber_gradient\.py:{line}: {name}: .* huber .*gradient"):
        derive(root)


def test_nothing_follows(root: Path, edit: Edit) -> None:
    """Where a loss does not allow that kind, the file that imports it is named, with the line."""
    definition = root / "solutions" / "huber" / "loss.py"
    definition.write_text(
        '"""Squared logarithmic error: of ratios."""\n\nfrom sympy import log\n\n'
        "from lossdrill.symbolic import Loss, positive\n\n"
        'y, mu = positive("y mu")\n\n'
        "huber = Loss((log(mu) - log(y)) ** 2, of=mu, given=y)\n"
    )
    edit(SOLUTION, IMPORT, f"{IMPORT}from ._huber_weight_gradient_mistakes import *\n")
    with pytest.raises(PackError, match=r"huber_gradient\.py:\d+: no mistakes follow from huber"):
        derive(root)


def test_of_two_formulas_the_later_holds(root: Path) -> None:
    """A derive exercise lists its own mistakes behind the generated ones."""
    huber = load_losses(Pack(root), "huber")["huber"]
    mistakes = [
        mistake("one", "2*r", "First."),
        mistake("two", "3*r", "Other."),
        mistake("one", "r", "Second."),
    ]
    judge = formula(by_prediction(huber), variables=[], right=["r"], mistakes=mistakes)
    (asked,) = judge.asked.values()
    assert [(one.id, one.message) for one in asked.mistakes] == [
        ("one", "Second."),
        ("two", "Other."),
    ]
