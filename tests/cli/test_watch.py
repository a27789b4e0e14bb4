"""`lossdrill watch`, in a real terminal and in a pipe: a process of its own, saves as editors make
them, keys as people type them.
"""

import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from lossdrill.practice.history import History
from lossdrill.practice.store import FILE_NAME, read_history
from tests.cli.conftest import RIGHT, WRONG, Type
from tests.traces import workers_of

LOSSDRILL = [sys.executable, "-m", "lossdrill"]
FOOT = "q quit"
"""What stands last on each screen."""
OTHER = "def double_it(x):\n    return 5 * x\n"


class Sitting:
    """Somebody before a terminal in which `lossdrill watch` runs."""

    def __init__(self, pack: Path, home: Path, *words: str) -> None:
        self.home = home
        self.child = pexpect.spawn(
            LOSSDRILL[0],
            [*LOSSDRILL[1:], "watch", *words, "--pack", str(pack)],
            env={**os.environ, "NO_COLOR": "1", "TERM": "xterm"},
            dimensions=(40, 100),
            timeout=30,
            encoding="utf-8",
        )
        self.sees(FOOT)

    def sees(self, *texts: str) -> None:
        """One after the other, on this screen or the next ones."""
        for text in texts:
            self.child.expect_exact(text)

    def types(self, key: str) -> None:
        self.child.send(key)

    def ends(self) -> int:
        """The exit code: of a signal that was not handled, its negative."""
        self.child.expect(pexpect.EOF)
        self.child.wait()
        return int(self.child.exitstatus if self.child.signalstatus is None else -1)

    @property
    def as_it_was(self) -> bool:
        """Whether the terminal waits for lines and shows what is typed, as a shell expects."""
        modes = termios.tcgetattr(self.child.fileno())[3]
        return bool(modes & termios.ECHO and modes & termios.ICANON)

    @property
    def history(self) -> History:
        return read_history(self.home / FILE_NAME)

    @property
    def statuses(self) -> list[str]:
        return [attempt.verdict.status for attempt in self.history.attempts]


@pytest.fixture
def sit(pack: Path, home: Path, drill: Path) -> Iterator[Callable[..., Sitting]]:
    """Sits down; whoever is still sitting afterwards is sent away."""
    sittings: list[Sitting] = []

    def sit(*words: str) -> Sitting:
        sittings.append(Sitting(pack, home, *words))
        return sittings[-1]

    yield sit
    for sitting in sittings:
        sitting.child.close(force=True)


def save_by_renaming(path: Path, source: str) -> None:
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(source)
    beside.replace(path)


def gone(pid: int) -> bool:
    """Whether a process ends; one that was killed takes a moment."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_sitting(sit: Callable[..., Sitting], drill: Path) -> None:
    """A whole way through: task, failure, hint, pass, next, list, quit; the record is that of
    `grade`, and the terminal is as it was.
    """
    sitting = sit()
    assert not sitting.as_it_was
    assert sitting.statuses == []  # a stub that nobody has edited is no try
    drill.write_text(WRONG)
    sitting.sees("try 1", "FAIL  matches the reference", "press h", "alpha", "0 of 2", FOOT)
    sitting.types("h")
    sitting.sees("FAIL", "the concept of double-it", "1 of 4 used", FOOT)
    save_by_renaming(drill, RIGHT)
    sitting.sees("try 2", "PASS  double-it", "press n", "1 of 2", "1 of 4", FOOT)
    sitting.types("n")
    sitting.sees("halve-it", "drills/alpha/halve_it.py", FOOT)
    Path("drills/alpha/halve_it.py").write_text("def halve_it(x):\n    return x / 2\n")
    sitting.sees("PASS  halve-it", "2 of 2", FOOT)
    sitting.types("l")
    sitting.sees("halve-it", "passed", FOOT)
    sitting.types("q")
    assert sitting.ends() == 0
    assert sitting.as_it_was
    assert sitting.statuses == ["wrong", "pass", "pass"]
    assert [attempt.hints for attempt in sitting.history.attempts] == [0, 1, 0]


def test_ways_to_save(sit: Callable[..., Sitting], drill: Path) -> None:
    """A file that is half written is waited for, one that is gone too; the same content is
    recorded once.
    """
    sitting = sit("--poll")
    with drill.open("w") as file:
        file.write(WRONG[:20])
        file.flush()
        file.write(WRONG[20:])
    sitting.sees("FAIL", FOOT)
    drill.unlink()
    sitting.sees("is gone", FOOT)
    drill.write_text(WRONG)
    sitting.sees("is back, and as it was", FOOT)
    sitting.types("r")
    sitting.sees("try 1", "FAIL", FOOT)
    drill.write_text("def double_it(x):\n    return (\n")
    sitting.sees("NOT RUN  double-it: syntax", "mend", FOOT)
    drill.write_bytes(b"\xff\n")
    sitting.sees("is not UTF-8", FOOT)
    drill.write_text(RIGHT)
    sitting.sees("try 3", "PASS", FOOT)
    sitting.types("q")
    assert sitting.ends() == 0
    assert sitting.statuses == ["wrong", "not_run", "pass"]


def test_lost_worker(sit: Callable[..., Sitting], drill: Path) -> None:
    """A worker that crashed is replaced, and costs the next save nothing but a sentence."""
    sitting = sit()
    for worker in workers_of(sitting.child.pid):
        os.kill(worker, signal.SIGKILL)
    drill.write_text(RIGHT)
    sitting.sees("PASS", FOOT, "was lost; another is in place", FOOT)
    assert sitting.statuses == ["pass"]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_ended(sit: Callable[..., Sitting], number: signal.Signals, code: int) -> None:
    """Ctrl-C and polite signals end it as a shell expects, with the terminal as it was and no
    process left.
    """
    sitting = sit()
    workers = workers_of(sitting.child.pid)
    assert workers
    if number == signal.SIGINT:
        sitting.child.sendintr()
    else:
        sitting.child.kill(number)
    assert sitting.ends() == code
    assert sitting.as_it_was
    assert all(gone(worker) for worker in workers)


def test_killed(sit: Callable[..., Sitting], drill: Path) -> None:
    """What was on the screen is recorded, however it ends; and no process is left."""
    sitting = sit()
    drill.write_text(WRONG)
    sitting.sees("FAIL", FOOT)
    workers = workers_of(sitting.child.pid)
    sitting.child.kill(signal.SIGKILL)
    sitting.child.expect(pexpect.EOF)
    assert sitting.statuses == ["wrong"]
    assert all(gone(worker) for worker in workers)


def test_suspended(sit: Callable[..., Sitting], drill: Path) -> None:
    """After Ctrl-Z and `fg` it is as before, whatever the shell made of the terminal."""
    sitting = sit()
    sitting.child.kill(signal.SIGSTOP)
    terminal = sitting.child.fileno()
    modes: list[Any] = termios.tcgetattr(terminal)
    modes[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, modes)
    sitting.child.kill(signal.SIGCONT)
    sitting.sees("as it was handed out", FOOT)
    sitting.types("q")
    assert sitting.ends() == 0


def test_several_files(sit: Callable[..., Sitting], drill: Path) -> None:
    """The folder of drills is watched: the file that is saved is the one at hand."""
    sitting = sit()
    for name in ("notes.py", "double_it_backup.py"):
        (drill.parent / name).write_text(WRONG)  # these answer nothing
    other = Path("drills/beta/say_it.py")
    other.parent.mkdir()
    other.write_text('text = "it"\n')
    sitting.sees("say_it.py", "HANDED IN", FOOT)
    drill.write_text(OTHER)
    sitting.sees("double_it.py", "FAIL", FOOT)
    sitting.types("n")  # what is not passed is left for later
    sitting.sees("tear-it", FOOT)
    sitting.types("q")
    assert sitting.ends() == 0
    assert sitting.statuses == ["unscored", "wrong"]


def test_a_folder(sit: Callable[..., Sitting], drill: Path) -> None:
    """A folder that is named is waited in, without a file at hand."""
    sitting = sit("drills")
    assert "Waiting for a save in drills" in sitting.child.before
    sitting.types("r")
    sitting.types("h")
    drill.write_text(RIGHT)
    sitting.sees("PASS  double-it", FOOT)
    sitting.types("q")
    assert sitting.ends() == 0


def test_in_a_pipe(pack: Path, home: Path, drill: Path) -> None:
    """Without a terminal verdicts are plain lines, one after the other; Ctrl-C still ends it."""
    drill.write_text(WRONG)
    with subprocess.Popen(
        [*LOSSDRILL, "watch", str(drill), "--pack", str(pack)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        said = []

        def until(text: str) -> None:
            assert child.stdout is not None
            while text not in (line := child.stdout.readline()):
                assert line
                said.append(line)
            said.append(line)

        until("Next: edit and save, or lossdrill hint double-it")
        drill.write_text(RIGHT)
        until("Next: lossdrill next")
        child.send_signal(signal.SIGINT)
        rest, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert err.strip() == "Interrupted."
    text = "".join(said) + rest
    assert "\x1b" not in text
    assert FOOT not in text
    assert [line.split()[0] for line in text.splitlines() if line.startswith(("FAIL", "PASS"))] == [
        "FAIL",
        "PASS",
    ]


def test_nothing_to_watch(type_in: Type) -> None:
    """Where there is nothing to watch, it is said at once what to do."""
    nothing = type_in("watch")
    assert nothing.exit_code == 2
    assert "lossdrill next" in nothing.stderr
    missing = type_in("watch double_it.py")
    assert missing.exit_code == 2
    assert "There is no file" in missing.stderr
    Path("nonsense.py").write_text("x = 1\n")
    assert type_in("watch nonsense.py").exit_code == 2
