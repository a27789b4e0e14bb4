"""One process for each job, where there is no fork: how it is started on which platform."""

import shutil
import subprocess
import sys
from typing import Any

import pytest

from lossdrill.errors import LossdrillError
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import NUMPY
from lossdrill.sandbox.layers import ALL
from lossdrill.sandbox.outside import single
from lossdrill.sandbox.outside.single import Single

PROGRAM = "/usr/bin/sandbox-exec"


def command_on(platform: str, installed: bool, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The command that a run starts; it is not started."""
    seen: list[tuple[str, ...]] = []

    def popen(command: tuple[str, ...], **options: Any) -> None:
        seen.append(tuple(command))
        assert options["start_new_session"] is True
        raise FileNotFoundError(2, "nothing is started here")

    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", platform)
        patched.setattr(shutil, "which", lambda name: PROGRAM if installed else None)
        patched.setattr(subprocess, "Popen", popen)
        with pytest.raises(LossdrillError, match="could not be started: nothing is started here"):
            Single(ALL, NUMPY).run("x = 1", "a.py", [], Limits())
    (command,) = seen
    return command


def test_sandbox_exec(monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS: its own sandbox is put around the process where it is there, and nowhere else."""
    around = command_on("darwin", True, monkeypatch)
    assert around[:3] == ("sandbox-exec", "-p", single.PROFILE)
    plain = command_on("darwin", False, monkeypatch)
    assert plain[0] == around[3]
    assert "sandbox-exec" not in command_on("linux", True, monkeypatch)


@pytest.mark.parametrize("forbidden", ["network*", "file-write*", "process-fork"])
def test_the_profile(forbidden: str) -> None:
    """What it allows by default, it denies for network, writing and other processes."""
    assert single.PROFILE.startswith("(version 1)(allow default)")
    assert f"(deny {forbidden})" in single.PROFILE
