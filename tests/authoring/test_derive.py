"""Writing `_derived.py`: current, deterministic, formatted, and only where something changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lossdrill.authoring.derive import derive, stale
from lossdrill.errors import PackError
from lossdrill.folders import data_root


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the built-in definitions, nothing derived yet."""
    for path in (data_root() / "solutions").glob("*/loss.py"):
        folder = tmp_path / "solutions" / path.parent.name
        folder.mkdir(parents=True)
        shutil.copy(path, folder)
    return tmp_path


def test_committed_files_are_current() -> None:
    """What stands in the repository is what `dev derive` would write."""
    assert stale(data_root()) == []


def test_derive_writes_once(pack: Path) -> None:
    """Everything that was stale is written, and a second run has nothing to do."""
    outdated = stale(pack)
    assert len(outdated) == len(list(pack.glob("solutions/*/loss.py"))) > 0
    assert derive(pack) == [path for path, line in outdated if line == 0]
    assert stale(pack) == []
    assert derive(pack) == []


def test_one_topic(pack: Path) -> None:
    """Only the topics asked for are written."""
    assert derive(pack, ["mse"]) == [pack / "solutions" / "mse" / "_derived.py"]


def test_edits_and_changed_definitions_are_noticed(pack: Path) -> None:
    """A file edited by hand is stale, and so is one whose definition has changed; the first line
    that differs is named.
    """
    derive(pack, ["mse", "mae"])
    mse, mae = (pack / "solutions" / topic for topic in ("mse", "mae"))
    lines = (mse / "_derived.py").read_text().splitlines(keepends=True)
    lines.insert(3, "# mine\n")
    (mse / "_derived.py").write_text("".join(lines))
    definition = mae / "loss.py"
    definition.write_text(definition.read_text().replace("Abs(r),", "2 * Abs(r),"))
    found = dict(stale(pack))
    assert found[mse / "_derived.py"] == lines.index("# mine\n") + 1
    assert found[mae / "_derived.py"] > 1


def test_files_do_not_depend_on_the_hash_seed(pack: Path) -> None:
    """Another process with another order of sets writes the same bytes."""
    script = (
        "import sys, pathlib, lossdrill.authoring.derive as d; d.derive(pathlib.Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", script, str(pack)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
        )
        for path in pack.glob("solutions/*/_derived.py"):
            current = data_root() / path.relative_to(pack)
            assert path.read_bytes() == current.read_bytes()
            path.unlink()


def test_files_are_formatted() -> None:
    """The formatter has nothing to change but lines that are long, as formulas are."""
    for path in (data_root() / "solutions").glob("*/_derived.py"):
        command = [
            "ruff",
            "format",
            "--isolated",
            "--line-length=320",
            "--stdin-filename=x.py",
            "-",
        ]
        text = path.read_text()
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        assert done.stdout == text


def test_what_cannot_be_derived_names_the_file(pack: Path) -> None:
    """A definition beyond what can be derived is an error of the pack, with its file."""
    path = pack / "solutions" / "mse" / "loss.py"
    path.write_text(path.read_text().replace("y_hat - y}", "(y_hat - y) ** 2}"))
    with pytest.raises(PackError, match=r"mse/loss\.py:\d+: \w+: where: r must take each value"):
        derive(pack, ["mse"])
