"""What was proven is not proven again, until something changes that it rests on."""

from pathlib import Path

import pytest

from lossdrill.authoring import answers, current
from lossdrill.authoring.check import Checked, check_each, check_pack
from lossdrill.authoring.derive import derive, stale
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


IMPORT = "from ._derived import huber\n"
WITH_MISTAKES = f"{IMPORT}from ._huber_gradient_mistakes import *\n"
DEFINITION = "solutions/huber/loss.py"
DERIVED = "solutions/huber/_derived.py"
MISTAKES = "solutions/huber/_huber_gradient_mistakes.py"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The topics of which was derived anew what follows from their loss.py."""
    topics: list[str] = []

    def noted(root: Path, names: list[str]) -> list[tuple[Path, int]]:
        topics.extend(names)
        return stale(root, names)

    monkeypatch.setattr(current, "stale", noted)
    return topics


def test_what_was_current_is_not_derived_again(
    root: Path, proven: Proven, looked_at: list[str]
) -> None:
    """Once is enough, be it found by a check or written by `dev derive`; unless it is asked for."""
    pack = Pack(root)
    for _ in range(2):
        assert check_pack(pack, proven=proven).findings == ()
    assert looked_at == ["huber"]
    other = Proven(proven.folder / "other")
    derive(root, proven=other)
    assert check_pack(pack, proven=other).findings == ()
    assert looked_at == ["huber"]
    list(check_each(pack, proven=proven, again=True))
    list(check_each(pack, [EXERCISE], proven=proven, again=True))
    assert looked_at == ["huber"] * 3


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (DEFINITION, "r**2 / 2", "r**2"),
        (DERIVED, "\n", "\n\n"),
        (DERIVED, "\n", "\r\n"),
        (MISTAKES, "\n", "\n\n"),
        (SOLUTION, "_gradient_mistakes", "_value_mistakes"),
    ],
)
def test_what_is_no_longer_current_is_noticed(
    root: Path, edit: Edit, proven: Proven, file: str, old: str, new: str
) -> None:
    """However it came about, and each time: what is not current is not kept."""
    edit(SOLUTION, IMPORT, WITH_MISTAKES)
    derive(root, proven=proven)
    assert check_pack(Pack(root), proven=proven).findings == ()
    path = root / file
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    for _ in range(2):
        findings = check_pack(Pack(root), proven=proven).findings
        assert findings
        assert {finding.about for finding in findings} == {"derived"}


def test_what_is_deleted_is_noticed(root: Path, proven: Proven) -> None:
    """A file that is missing is not as it was."""
    assert check_pack(Pack(root), proven=proven).findings == ()
    (root / DERIVED).unlink()
    (finding,) = check_pack(Pack(root), proven=proven).findings
    assert "is missing" in finding.message


def test_a_definition_saved_meanwhile_is_not_taken_for_derived(
    root: Path, edit: Edit, proven: Proven, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is the definition from which the files were written."""
    from lossdrill.authoring import derive as module

    def saved_while_writing(path: Path, content: bytes) -> None:
        path.write_bytes(content)
        edit(DEFINITION, "r**2 / 2", "r**2")

    monkeypatch.setattr(module, "_write", saved_while_writing)
    (root / DERIVED).unlink()
    derive(root, proven=proven)
    assert check_pack(Pack(root), proven=proven).findings


def test_topics_are_looked_at_in_other_processes(root: Path, edit: Edit, proven: Proven) -> None:
    """What is not current is found there as well, and stands at the pack."""
    edit(DERIVED, "\n", "\n\n")
    pack, exercise = check_each(Pack(root), proven=proven, jobs=2)
    assert pack.id == "pack"
    assert [finding.about for finding in pack.findings] == ["derived"]
    assert exercise.id == EXERCISE
