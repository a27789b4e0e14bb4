"""One process for each job, started from the beginning: for platforms where a worker cannot fork.

A run costs what importing NumPy costs. macOS adds its `sandbox-exec` where it is present; Windows
puts the process into a job object. Neither keeps a file from reading what its user may read.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from lossdrill.errors import LossdrillError
from lossdrill.model import Limits
from lossdrill.sandbox import wire
from lossdrill.sandbox.control import Outcome
from lossdrill.sandbox.outside import enclosure, job_object, reading, working_folder
from lossdrill.sandbox.outside.frames import Frames

CHUNK = 1 << 16
START_UP_SECONDS = 30.0
"""What loading the libraries may take; the run's own time begins after it."""
LOOK_SECONDS = 0.02
GRACE_SECONDS = 1.0
"""How long a process that has answered may take to end."""
PROFILE = "(version 1)(allow default)(deny network*)(deny file-write*)(deny process-fork)"
"""For macOS: starting Python needs most of reading."""


class Single:
    """Starts a process for each job. For one thread at a time."""

    sound = True
    """No run can harm the next."""

    def __init__(self, wanted: Sequence[str], libraries: tuple[str, ...]) -> None:
        self.libraries = libraries
        self._wanted = wanted

    def run(
        self, source: str, file_name: str, calls: Sequence[wire.Call], limits: Limits
    ) -> wire.Reply:
        """Sends the job, gathers the reply; raises `NotRun` with the rule that was met."""
        frames = Frames(limits)
        job = wire.encode_job(source, file_name, calls, limits)
        folder = working_folder.make()
        try:
            start = enclosure.plain("once", self._wanted, self.libraries, folder)
            outcome = _complete(start, folder, job, frames, limits)
        except OSError as error:
            raise LossdrillError(
                f"The process that runs the answer could not be started: {error.strerror}."
            ) from None
        finally:
            working_folder.remove(folder)
        if frames.layers is None:
            raise LossdrillError("The process that runs the answer did not start.")
        return reading.reply_in(frames, outcome, source, calls, limits, frames.layers)

    def close(self) -> None:
        """Nothing is left open."""


def _complete(
    start: enclosure.Start, folder: Path, job: bytes, frames: Frames, limits: Limits
) -> Outcome:
    command = start.command
    if sys.platform == "darwin" and shutil.which("sandbox-exec"):
        command = ("sandbox-exec", "-p", PROFILE, *command)
    with subprocess.Popen(  # noqa: S603 - our own interpreter and program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=start.environment,
        cwd=folder,
        start_new_session=True,
    ) as process:
        assert process.stdin is not None  # noqa: S101 - piped, as is stdout
        with job_object.around(process, limits.memory_mib):
            receiver = threading.Thread(target=_receive, args=(process.stdout, frames), daemon=True)
            receiver.start()
            with suppress(OSError):  # it ended before it had read its job
                process.stdin.write(job)
                process.stdin.close()
            timed_out = not _in_time(receiver, frames, limits.seconds)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0 if timed_out else GRACE_SECONDS)
            _end(process)
            receiver.join(GRACE_SECONDS)
        return Outcome(process.wait(), timed_out, 0.0, 0.0)


def _in_time(receiver: threading.Thread, frames: Frames, seconds: float) -> bool:
    """Whether the reply, or the end, came within the time that begins with the first frame."""
    deadline = time.monotonic() + START_UP_SECONDS
    begun = False
    while receiver.is_alive() and time.monotonic() < deadline:
        receiver.join(LOOK_SECONDS)
        if frames.layers is not None and not begun:
            begun, deadline = True, time.monotonic() + seconds
    return not receiver.is_alive()


def _receive(stream: IO[bytes], frames: Frames) -> None:
    with suppress(OSError, ValueError):  # closed, because time was up
        while not frames.broken and frames.reply is None:
            data = os.read(stream.fileno(), CHUNK)
            if not data:
                return
            frames.feed(data)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """With all that was started in its session, where there are sessions."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
