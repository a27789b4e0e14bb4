"""`dev check` of derive exercises: whatever is unsound about one is found and named."""

import shutil
from pathlib import Path

import pytest

from lossdrill.authoring.answers import answer_findings
from lossdrill.authoring.check import check, check_exercise
from lossdrill.authoring.files import solution_findings
from lossdrill.authoring.formula_witnesses import formula_findings
from lossdrill.authoring.trivial import trivial_answers
from lossdrill.folders import data_root
from lossdrill.judging.solution import load, load_judge
from lossdrill.pack import Pack
from tests.authoring.conftest import Edit

EXERCISE = "mae-derive-sample"
SOLUTION = "solutions/mae/mae_derive_sample.py"
DERIVED = "solutions/mae/_derived.py"

MANIFEST = """
title = "Slope of the absolute error"
task = "Derive a slope of the absolute error with respect to the prediction."
kind = "derive"
difficulty = 1
minutes = 3
answers = ["answer"]
hints = ["the concept", "the identity", "the skeleton"]
"""

ANSWERS = '''"""The sign of the residual."""

from lossdrill.judging.formula_words import by_prediction, formula, mistake, scalar

from ._derived import mae

judge = formula(
    by_prediction(mae),
    variables=[scalar("y"), scalar("y_hat")],
    right=[
        "sign(r)",
        "sign(y_hat - y)",
        "-sign(y - y_hat)",
        "where(r > 0, 1, -1)",
        "r/|r|",
        "(r > 0) - (r < 0)",
        "2*(r >= 0) - 1",
    ],
    mistakes=[
        mistake("sign", "sign(y - y_hat)", "The sign is the other one."),
        mistake("size", "|r|", "This is the loss and not its slope."),
        mistake("residual", "r", "This is the slope of half the square."),
        mistake("upper-half", "r > 0", "Residuals below zero have a slope too."),
        mistake("one", "1", "The slope has a sign after all."),
        mistake("twice", "2*sign(r)", "Nothing is squared here at all."),
    ],
)
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a sound pack, which a test may break."""
    folder = tmp_path / "exercises/mae" / EXERCISE
    folder.mkdir(parents=True)
    (tmp_path / "exercises/track.toml").write_text('format = 1\ntopics = ["mae"]\n')
    (folder.parent / "README.md").write_text("# MAE\n")
    (folder / "exercise.toml").write_text(MANIFEST)
    (folder / "prompt.md").write_text("Derive a slope.\n")
    (folder / "stub.py").write_text('answer = ""  # TODO\n')
    (tmp_path / "solutions/mae").mkdir(parents=True)
    for name in ("loss.py", "_derived.py"):
        shutil.copy(data_root() / "solutions/mae" / name, tmp_path / "solutions/mae")
    (tmp_path / SOLUTION).write_text(ANSWERS)
    return tmp_path


def judged(root: Path) -> str:
    """The first thing that judging the answers brings to light."""
    pack = Pack(root)
    finding = next(answer_findings(pack, pack.exercise(EXERCISE)))
    return f"{finding.about}: {finding.message}"


def test_a_sound_exercise_has_no_findings(root: Path) -> None:
    """Stub, right answers, mistakes and trivial formulas all get their verdict in the sandbox."""
    assert check(Pack(root)) == []


def test_a_right_answer_that_is_wrong(root: Path, edit: Edit) -> None:
    """A spelling that is another function is found; nothing is drawn, so once is always."""
    edit(SOLUTION, '"2*(r >= 0) - 1"', '"2*(r >= 1) - 1"')
    said = judged(root)
    assert said.startswith("right answer: spelling 7 is to pass, but is wrong (value)")
    assert said.endswith("(in every variant)")


def test_a_right_answer_that_is_not_read(root: Path, edit: Edit) -> None:
    """A spelling that is refused is found."""
    edit(SOLUTION, '"2*(r >= 0) - 1"', '"2*(q >= 0) - 1"')
    assert judged(root).startswith("right answer: spelling 7 is to pass, but is not_run (refused)")


def test_a_mistake_that_is_right(root: Path, edit: Edit) -> None:
    """A mistake that is a subgradient all the same is none."""
    edit(SOLUTION, '"2*sign(r)"', '"where(r == 0, 0.5, sign(r))"')
    assert judged(root).startswith("mistake: twice is to fail, but passes")


def test_two_mistakes_that_are_one(root: Path, edit: Edit) -> None:
    """Of two mistakes that are the same function the second can never be named."""
    edit(SOLUTION, '"2*sign(r)"', '"-sign(r)"')
    assert judged(root).startswith("mistake: twice is taken for sign")


def test_too_few_answers(root: Path, edit: Edit) -> None:
    """A comparison that was tried on few spellings and mistakes proves little."""
    edit(SOLUTION, '        "r/|r|",\n', "")
    edit(SOLUTION, '        mistake("one", "1", "The slope has a sign after all."),\n', "")
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    solution, path = load(pack, exercise), pack.solution_path(exercise)
    found = list(solution_findings(exercise, solution, path))
    assert [finding.about for finding in found] == ["right answers", "mistakes"]


@pytest.mark.parametrize(
    ("old", "new", "pair"),
    [
        ("where(r < 0, -1, 1))", "where(r < 0, -1, 1.001))", "formula and 50-digit value"),
        ("between(where(r <= 0", "between(where(r < 0", "formula and 50-digit value"),
        (
            "high = np.where(r < 0, -1, 1)",
            "high = np.where(r < 0, -1, 1 + 1e-9)",
            "NumPy function and 50-digit value",
        ),
    ],
)
def test_three_witnesses(root: Path, edit: Edit, old: str, new: str, pair: str) -> None:
    """A formula or function that is not the derivative is found, be it at a kink alone."""
    edit(DERIVED, old, new)
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    (finding,) = formula_findings(pack, exercise, load_judge(pack, exercise))
    assert f"answer: {pair} differ at y = " in finding.message


def test_a_loss_that_is_gone(root: Path, edit: Edit) -> None:
    """A formula of a loss that loss.py no longer defines proves nothing."""
    edit(DERIVED, 'name="mae"', 'name="mad"')
    (finding,) = check_exercise(root, EXERCISE).findings
    assert "does not define 'mad'" in finding.message


def test_trivial_formulas(root: Path) -> None:
    """0, 1, each name alone and the loss itself are tried."""
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    tried = [answer.source for answer in trivial_answers(exercise, load_judge(pack, exercise))]
    for formula in ("0", "1", "y", "y_hat", "r", "abs(r)"):
        assert f'answer = "{formula}"\n' in tried


def test_three_witnesses_of_a_second_derivative(root: Path, edit: Edit) -> None:
    """The curvature of a loss with a bend is proven too: between the kinks, and at them from both
    sides.
    """
    edit(SOLUTION, "import by_prediction", "import POSITIVE, by_curvature")
    edit(SOLUTION, "by_prediction(mae)", "by_curvature(smooth_l1)")
    edit(SOLUTION, "import mae", "import smooth_l1")
    edit(SOLUTION, 'scalar("y_hat")]', 'scalar("y_hat"), scalar("beta", POSITIVE)]')
    pack = Pack(root)
    exercise = pack.exercise(EXERCISE)
    assert list(formula_findings(pack, exercise, load_judge(pack, exercise))) == []
    old = 'curvature="where(r <= -beta, 0, where(r <= beta, 1 / beta, 0))"'
    edit(DERIVED, old, old.replace("1 / beta", "2 / beta"))
    pack = Pack(root)
    (finding,) = formula_findings(pack, exercise, load_judge(pack, exercise))
    assert "formula and 50-digit value differ" in finding.message
