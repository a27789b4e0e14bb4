"""Whatever goes wrong ends as one sentence and one exit code; and the real program as a process."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

from lossdrill.cli.exit_codes import run
from lossdrill.errors import LossdrillError, NotRun, PackError, StoreError, UsageError
from tests.cli.conftest import RIGHT, Type

LOSSDRILL = [sys.executable, "-m", "lossdrill"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("Type this."), 2),
        (StoreError("Type this."), 3),
        (NotRun("timeout", "Type this."), 3),
        (LossdrillError("Type this."), 3),
        (PackError("Type this."), 4),
        (ZeroDivisionError("Type this."), 4),
        (KeyboardInterrupt(), 130),
    ],
)
def test_codes(error: BaseException, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind of failure has its exit code, and no traceback."""

    def fail() -> None:
        raise error

    assert run(fail) == code
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Type this." in said or code == 130
    assert "Traceback" not in said


def test_returned_codes() -> None:
    """What a command returns is the exit code; nothing returned is success."""
    assert run(lambda: 3) == 3
    assert run(lambda: None) == 0


def test_debug(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """LOSSDRILL_DEBUG=1 shows where an unexpected error comes from."""
    monkeypatch.setenv("LOSSDRILL_DEBUG", "1")
    assert run(lambda: 1 / 0) == 4
    assert "Traceback" in capsys.readouterr().err


def test_bad_pack(type_in: Type, tmp_path: Path) -> None:
    """A folder that is no pack is the pack's fault; one that is not there is a slip of the hand."""
    assert type_in("list", pack=tmp_path).exit_code == 4
    assert type_in("list", pack=tmp_path / "nosuch").exit_code == 2


def start(*arguments: str, **settings: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [*LOSSDRILL, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **settings,
    )


def test_as_a_process(home: Path, pack: Path) -> None:
    """The program itself, from next to a pass."""
    with start("next", "--pack", str(pack)) as child:
        assert child.wait(timeout=60) == 0
    drill = Path("drills/alpha/double_it.py")
    drill.write_text(RIGHT)
    with start("grade", "--pack", str(pack)) as child:
        out, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (0, "")
    assert out.startswith("PASS")
    assert "\x1b" not in out


def test_closed_pipe(home: Path, pack: Path) -> None:
    """When the reader has gone there is no complaint."""
    with start("list", "--pack", str(pack)) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == ""
    assert child.returncode == 141


def test_interrupted(home: Path, pack: Path) -> None:
    """Ctrl-C while an answer runs ends it at once, with 130 and one word."""
    Path("double_it.py").write_text("while True:\n    pass\n")
    with start("grade", "double_it.py", "--pack", str(pack)) as child:
        time.sleep(1)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert err.strip() == "Interrupted."


def test_colour_in_a_terminal(home: Path, pack: Path) -> None:
    """In a terminal words are coloured, unless NO_COLOR is set; bare `lossdrill` shows progress."""
    Path("double_it.py").write_text(RIGHT)
    grade = [*LOSSDRILL[1:], "grade", "double_it.py", "--pack", str(pack)]
    plain = {**os.environ, "NO_COLOR": "1"}
    coloured = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    for environment, begin in ((coloured, b"\x1b[32m\x1b[1mPASS\x1b[0m  "), (plain, b"PASS  ")):
        assert pexpect.run(LOSSDRILL[0], args=grade, env=environment).startswith(begin)
    assert b"exercises passed" in pexpect.run(" ".join([LOSSDRILL[0], "-m", "lossdrill"]))
