"""What was proven is not proven again, until something changes that it rests on."""

from pathlib import Path

import pytest

from lossdrill.authoring import answers
from lossdrill.authoring.check import Checked, check_each
from lossdrill.authoring.proven import Proven
from lossdrill.pack import Pack
from tests.authoring.conftest import EXERCISE, FOLDER, SOLUTION, Edit


@pytest.fixture(autouse=True)
def _few_variants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "VARIANTS", 2)


def checked(root: Path, proven: Proven) -> Checked:
    """The one exercise of the pack, after the pack itself."""
    _, exercise = check_each(Pack(root), proven=proven)
    return exercise


@pytest.fixture
def proven(tmp_path: Path) -> Proven:
    return Proven(tmp_path / "proven")


def test_what_has_not_changed_is_not_checked_again(root: Path, proven: Proven) -> None:
    """Sound once, it is sound until something changes; another pack is another matter."""
    assert not checked(root, proven).unchanged
    assert checked(root, proven).unchanged
    other = root.rename(root.with_name("moved"))
    assert not checked(other, proven).unchanged


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"{FOLDER}/exercise.toml", "minutes = 10", "minutes = 11"),
        (f"{FOLDER}/prompt.md", "\n", " \n"),
        (f"{FOLDER}/stub.py", "# TODO", "# to do"),
        (SOLUTION, "r = y_hat - y", "r =  y_hat - y"),
        ("solutions/huber/loss.py", "\n", "\n# changed\n"),
        ("solutions/huber/_derived.py", "\n", "\n# changed\n"),
    ],
)
def test_whatever_a_check_reads_makes_it_new(
    root: Path, edit: Edit, proven: Proven, file: str, old: str, new: str
) -> None:
    """A change anywhere in what a check rests on, however small."""
    pack = Pack(root)
    before = proven.state(pack, pack.exercise(EXERCISE))
    edit(file, old, new)
    assert proven.state(Pack(root), Pack(root).exercise(EXERCISE)) != before


def test_what_is_unsound_is_told_each_time(root: Path, edit: Edit, proven: Proven) -> None:
    """Findings are not kept."""
    edit(f"{FOLDER}/stub.py", "    # TODO", "    return np.clip(y_hat - y, -delta, delta) / len(y)")
    for _ in range(2):
        assert [finding.about for finding in checked(root, proven).findings] == ["stub"]


def test_a_program_that_changes_proves_all_again(
    root: Path, tmp_path: Path, proven: Proven, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judge is part of what a check rests on."""
    pack = Pack(root)
    changed = tmp_path / "lossdrill"
    changed.mkdir()
    (changed / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr("lossdrill.__file__", str(changed / "__init__.py"))
    other = Proven(proven.folder)
    exercise = pack.exercise(EXERCISE)
    assert other.state(pack, exercise) != proven.state(pack, exercise)


def test_a_folder_that_cannot_be_written_costs_only_time(root: Path, tmp_path: Path) -> None:
    """Then everything is proven each time."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    nowhere = Proven(tmp_path / "file" / "proven")
    for _ in range(2):
        assert not checked(root, nowhere).unchanged


def test_what_is_proven_again_is_kept(root: Path, proven: Proven) -> None:
    """Whoever asks for all of it to be proven need not wait the next time."""
    _, exercise = check_each(Pack(root), proven=proven, again=True)
    assert not exercise.unchanged
    assert checked(root, proven).unchanged
    _, exercise = check_each(Pack(root), proven=proven, again=True)
    assert not exercise.unchanged
