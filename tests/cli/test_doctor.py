"""`lossdrill doctor` here, and on machines that lack something: what it says, how it exits."""

import ctypes.util
import os
import platform
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import numpy as np
import pytest

from lossdrill.cli import doctor_text
from lossdrill.sandbox.layers import Permission
from lossdrill.sandbox.probes import Examination, Finding
from lossdrill.sandbox.remedies import Machine

ROOT = Path(__file__).parents[2]
NOBODY = 65534
DOCTOR = (sys.executable, "-m", "lossdrill", "doctor")
BROKEN = "#!/bin/sh\necho 'bwrap: setting up uid map: Permission denied' >&2\nexit 1\n"

linux = pytest.mark.skipif(sys.platform != "linux", reason="the layers are those of Linux")
as_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become another user"
)


def diagnosed(
    command: Sequence[str], home: Path, more: Mapping[str, str] | None = None, **options: object
) -> tuple[int, str]:
    """The exit code, and what was printed, with lines joined."""
    environment = {**os.environ, "LOSSDRILL_HOME": str(home), "COLUMNS": "80", **(more or {})}
    result = subprocess.run(
        command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False, **options
    )  # type: ignore[call-overload]
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.split("\n")[4:])) <= 80
    return result.returncode, re.sub(r"\s+", " ", result.stdout)


@pytest.fixture
def without(tmp_path: Path) -> str:
    """A PATH on which there is no bubblewrap."""
    return str(tmp_path)


@linux
def test_without_bubblewrap(tmp_path: Path, without: str) -> None:
    """It is missing, the package is named, and a class may be graded with a warning."""
    code, said = diagnosed(DOCTOR, tmp_path, {"PATH": without})
    assert code == 0
    assert "MISSING bubblewrap is not installed → " in said
    assert "install bubblewrap" in said or "pacman -S bubblewrap" in said
    assert "9 of 10 attempts stopped; it could: see whether a file exists" in said
    assert "A class can be graded, but without bubblewrap" in said


@linux
def test_bubblewrap_that_fails(tmp_path: Path) -> None:
    """What it said is repeated, with what can be done about it."""
    (tmp_path / "bwrap").write_text(BROKEN)
    (tmp_path / "bwrap").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    code, said = diagnosed(DOCTOR, tmp_path, {"PATH": path})
    assert code == 0
    assert "does not work here: bwrap: setting up uid map: Permission denied → " in said


@linux
@pytest.mark.parametrize(
    ("lacks", "code", "missing", "conclusion"),
    [
        ("namespaces", 0, ["bubblewrap"], "can be graded, but without bubblewrap"),
        ("namespaces,landlock", 3, ["bubblewrap", "landlock"], "solutions included"),
        ("seccomp", 3, ["seccomp"], "without seccomp"),
        pytest.param("users", 3, ["nobody"], "run lossdrill as an ordinary user", marks=as_root),
    ],
)
def test_lesser_machines(
    lacks: str, code: int, missing: list[str], conclusion: str, tmp_path: Path
) -> None:
    """A container, an old kernel, one without filters, a root that has to stay root."""
    if ctypes.util.find_library("seccomp") is None:
        message = "other machines are imitated with libseccomp: apt-get install libseccomp2"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    command = (sys.executable, "-m", "tests.lesser", lacks, *DOCTOR)
    given, said = diagnosed(command, tmp_path)
    found = re.findall(r"MISSING (\w+)", said)
    if shutil.which("bwrap") is None and "bubblewrap" not in missing:
        found.remove("bubblewrap")
    assert (given, found) == (code, missing)
    assert conclusion in said
    assert "Your own answers can be graded" in said


@as_root
def test_an_ordinary_user() -> None:
    """Who is not root needs no layer `nobody`, and user namespaces do for bubblewrap."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    python = f"/usr/bin/{version}"  # as the interpreter that runs the tests may be out of reach
    site = str(Path(np.__file__).parents[1])
    if not Path(python).exists():
        pytest.skip(f"needs an interpreter that others may run: {version} at {python}")
    for folder in Path(site), ROOT:
        if not all(each.stat().st_mode & stat.S_IXOTH for each in (folder, *folder.parents)):
            pytest.skip(f"needs to be installed where others may read it: {folder}")
    with tempfile.TemporaryDirectory() as home:  # pytest's own folders are closed to others
        os.chown(home, NOBODY, NOBODY)
        code, said = diagnosed(
            (python, "-B", "-m", "lossdrill", "doctor"),
            Path(home),
            {"PYTHONPATH": f"{site}{os.pathsep}{ROOT}"},
            user=NOBODY,
            group=NOBODY,
            extra_groups=(),
        )
    assert code == 0
    assert " nobody " not in said
    assert "held landlock" in said


def test_it_cannot_be_tried(tmp_path: Path) -> None:
    """Where no process can be started, that is one sentence, and exit code 3."""
    code, said = diagnosed(DOCTOR, tmp_path / "home", preexec_fn=_few_files)
    assert code == 3
    assert "Nothing can be graded here: " in said


def _few_files() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))


HELD = Finding("rlimits", ("memory is limited", "nothing is written to files"), ())
MISSING = Finding("bubblewrap", (), ("see_file",), "bubblewrap is not installed")
MACHINE = Machine("x86_64", distribution=("debian",))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit(width: int) -> None:
    """Lines are as wide as the terminal, and never wider than is good to read."""
    found = Examination((HELD, MISSING), ("read a file",), ("see whether a file exists",))
    lines = [click.unstyle(x) for x in doctor_text.isolation_text(found, MACHINE, width)]
    assert max(map(len, lines)) <= min(max(width, doctor_text.MARGIN + 20), doctor_text.WIDEST)
    text = " ".join(" ".join(lines).split())
    assert "held rlimits memory is limited · nothing is written to files" in text
    assert "MISSING bubblewrap is not installed → sudo apt install bubblewrap" in text
    assert "1 of 2 attempts stopped; it could: see whether a file exists" in text


def test_where_there_are_no_layers() -> None:
    """On macOS and Windows it says what was stopped, what was not, and where to go."""
    found = Examination((), ("write into a file",), ("read a file",))
    text = "\n".join(doctor_text.isolation_text(found, MACHINE, 80))
    assert "  stopped      write into a file\n  NOT stopped  read a file" in text


@pytest.mark.parametrize(
    ("permission", "says"),
    [
        (Permission(granted=True), "A class           can be graded."),
        (Permission(granted=True, reasons=("x leaks",)), "can be graded, but x leaks."),
        (Permission(granted=False, reasons=("a", "b")), "is refused (exit code 3): a; b."),
    ],
)
def test_conclusion(permission: Permission, says: str) -> None:
    """Both questions are answered: one's own answers, and a class."""
    text = "\n".join(doctor_text.conclusion_text(permission, 96))
    assert text.startswith("Your own answers  can be graded")
    assert says in text


def test_this_machine(tmp_path: Path) -> None:
    """The report begins with versions, exercises and history."""
    _, said = diagnosed(DOCTOR, tmp_path)
    assert f"Python {platform.python_version()}" in said
    assert f"0 attempts in {tmp_path}" in said
