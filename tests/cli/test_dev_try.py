"""`dev try`: the learner's view as `grade` gives it, and the judge's below; no trace is left."""

import json
from pathlib import Path

from tests.cli.conftest import Type

NEVER_LINEAR = """
import numpy as np


def huber(y, y_hat, delta):
    return 0.5 * np.mean((y - y_hat) ** 2)
"""
LIKE_THAT = ("--exercise", "huber-value", "--variant", "0", "--no-record")
RULE = "── the judge's view ──"


def answer(folder: Path) -> str:
    path = folder / "huber_value.py"
    path.write_text(NEVER_LINEAR)
    return str(path)


def test_first_what_a_learner_sees(tmp_path: Path, home: Path, type_in: Type) -> None:
    """The text above the line is that of `lossdrill grade`, and the exit code too."""
    path = answer(tmp_path)
    graded = type_in("grade", path, *LIKE_THAT, pack=None)
    tried = type_in("dev try", "huber_value", path, pack=None)
    learner, _, judge = tried.output.partition(RULE)
    assert learner == graded.output
    assert tried.exit_code == graded.exit_code == 1
    assert "never-linear" in judge
    assert "the same at all" in judge
    assert not list(home.glob("*.db"))


def test_all_points_and_all_variants(tmp_path: Path, home: Path, type_in: Type) -> None:
    """`--all` shows the points that pass; `--variants` that the verdict is the same in all."""
    path = answer(tmp_path)
    few = type_in("dev try", "huber-value", path, pack=None).output.partition(RULE)[2]
    every = type_in("dev try", "huber-value", path, "--all", "--variants", pack=None).output
    assert "which --all shows" in few
    assert "which --all shows" not in every
    assert "\npass  ordinary, " in every
    assert "\npass  ordinary, " not in few
    assert "all 32: wrong, value, never-linear" in every


def test_json(tmp_path: Path, home: Path, type_in: Type) -> None:
    """One object: that of `grade --json`, and the view."""
    path = answer(tmp_path)
    found = json.loads(type_in("dev try", "huber-value", path, "--json", pack=None).output)
    graded = json.loads(type_in("grade", path, *LIKE_THAT, "--json", pack=None).output)
    view = found.pop("view")
    assert found == graded
    assert {row["passed"] for row in view["rows"]} == {True, False}
    assert view["alike"][0]["id"] == "never-linear"


def test_what_is_not_there(tmp_path: Path, home: Path, type_in: Type) -> None:
    """A file or an exercise that does not exist is said in one sentence."""
    missing = type_in("dev try", "huber-value", str(tmp_path / "none.py"), pack=None)
    assert missing.exit_code == 2
    assert "There is no file" in missing.output
    unknown = type_in("dev try", "huber-valu", answer(tmp_path), pack=None)
    assert unknown.exit_code == 2
    assert "Did you mean huber-value" in unknown.output
