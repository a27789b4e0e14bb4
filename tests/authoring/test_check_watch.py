"""`dev check --watch`: what a save may have changed is checked again, and nothing else."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.authoring.conftest import EXERCISE, FOLDER, SOLUTION, Edit

OTHER = "huber-slope"
WAITING = "Waiting for a save"


@pytest.fixture
def two(root: Path, edit: Edit) -> Path:
    """A pack of two exercises that both rest on one loss."""
    for path in (root / FOLDER).iterdir():
        other = root / FOLDER.replace(EXERCISE, OTHER) / path.name
        other.parent.mkdir(exist_ok=True)
        other.write_text(path.read_text().replace("huber_gradient", "huber_slope"))
    solution = (root / SOLUTION).read_text().replace("huber_gradient", "huber_slope")
    (root / SOLUTION).with_name("huber_slope.py").write_text(solution)
    return root


@pytest.fixture
def watching(two: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[pexpect.spawn]:
    """The command in a terminal, after its first check."""
    home = tmp_path_factory.mktemp("home")
    (home / "trusted-packs.txt").write_text(f"{two.resolve()}\n")
    command = ["-m", "lossdrill", "dev", "check", "--watch", "--jobs", "1", "--pack", str(two)]
    child = pexpect.spawn(
        sys.executable,
        command,
        env={**os.environ, "LOSSDRILL_HOME": str(home), "NO_COLOR": "1", "TERM": "xterm"},
        dimensions=(40, 140),
        timeout=60,
        encoding="utf-8",
    )
    yield child
    child.close(force=True)


def rows(child: pexpect.spawn) -> str:
    """What stands on the screen between the line of this round and its end."""
    child.expect_exact(WAITING)
    screen: str = child.before.rpartition("\x1b[H")[2]
    return screen


def test_a_sitting(watching: pexpect.spawn, two: Path, edit: Edit) -> None:
    """A saved solution concerns its exercise, a loss all that rest on it, a page only the pack; q
    ends it, with 1 as long as something is unsound.
    """
    first = rows(watching)
    assert f"ok  {EXERCISE}" in first
    assert f"ok  {OTHER}" in first

    edit(SOLUTION, "judge = ", "judges = ")
    broken = rows(watching)
    assert SOLUTION in broken
    assert f"1 !  {EXERCISE}" in broken
    assert OTHER not in broken

    (two / "exercises/huber/README.md").write_text("# Huber loss\n")
    page = rows(watching)
    assert "the pack as a whole, sound" in page
    assert f"Not sound besides: {EXERCISE}" in page

    edit("solutions/huber/loss.py", "\n", "\n\n")
    loss = rows(watching)
    assert EXERCISE in loss
    assert OTHER in loss

    watching.send("q")
    watching.expect(pexpect.EOF)
    watching.wait()
    assert watching.exitstatus == 1


def test_what_is_mended_is_checked_again(watching: pexpect.spawn, two: Path) -> None:
    """Also where it is then as it was before it could not even be read; Ctrl-C ends it with 130."""
    rows(watching)
    for path in (two / FOLDER / "exercise.toml", two / "exercises/track.toml"):
        before = path.read_text()
        path.write_text(before + "]]\n")
        assert path.name in rows(watching)
        path.write_text(before)
        mended = rows(watching)
        assert "sound" in mended
        assert "besides" not in mended
        assert "!" not in mended
    watching.kill(signal.SIGINT)
    watching.expect(pexpect.EOF)
    watching.wait()
    assert watching.exitstatus == 130
