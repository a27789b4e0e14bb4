"""The trusted side of one worker: starts it, under as many layers as hold, and gives it jobs.

It starts without waiting, so that it loads NumPy while its caller still loads its own; nothing
that can wait is imported here.
"""

import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lossdrill.errors import LossdrillError
from lossdrill.sandbox.control import SECONDS, UNABLE, Outcome
from lossdrill.sandbox.outside import enclosure, working_folder

if TYPE_CHECKING:  # these load NumPy, which the caller does once its worker has started
    from collections.abc import Sequence

    from lossdrill.model import Limits
    from lossdrill.sandbox.outside.frames import Frames
    from lossdrill.sandbox.wire import Call, Reply

START_UP_SECONDS = 60.0
"""How long loading the libraries may take; a run's own time begins after it."""


class NotBegunError(LossdrillError):
    """Nothing of the file has run, so another worker may be given the job."""

    def __init__(self) -> None:
        super().__init__(
            "The process that runs the answer was ended before it began: "
            "close what uses up the memory of this machine, and try again."
        )


class Worker:
    """A process that forks one child for each job. For one thread at a time."""

    def __init__(self, wanted: "Sequence[str]", libraries: tuple[str, ...]) -> None:
        self.libraries = libraries
        self.sound = True
        """Whether it waits for another job."""
        self.hindrance = ""
        """Why it is not inside bubblewrap although it was wanted; "" when it is, or was not."""
        self._wanted = wanted
        self._layers: tuple[str, ...] | None = None
        """None until it is ready."""
        self._folder: Path | None = None
        start = None
        if "bubblewrap" in wanted:
            start = enclosure.bubblewrap(wanted, libraries)
            self.hindrance = "" if start else "bubblewrap is not installed"
        self._start(start)

    @property
    def pid(self) -> int:
        """Of the process that was started: the worker's own, or bubblewrap's."""
        return self._popen.pid

    def _start(self, start: enclosure.Start | None) -> None:
        """Starts the worker as told, or else as a plain process in a folder of its own."""
        if start is None:
            self._folder = working_folder.make()
            start = enclosure.plain("worker", self._wanted, self.libraries, self._folder)
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and worker
                start.command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=start.environment,
                cwd=self._folder or "/",
                start_new_session=True,
            )
        except OSError as error:
            self._control.close()
            self._remove_folder()
            raise LossdrillError(
                f"The process that runs the answer could not be started: {error.strerror}."
            ) from None
        finally:
            theirs.close()

    def layers(self) -> tuple[str, ...]:
        """The layers that hold, as the worker tried them; waits until it is ready.

        Where it does not start inside bubblewrap, it is started once more without. Raises
        LossdrillError when it does not start at all, NotBegunError when somebody ended it.
        """
        while self._layers is None:
            said = self._said_first()
            if not said and self._killed():  # which says nothing about bubblewrap
                self.sound = False
                raise NotBegunError
            version, *held = said.splitlines() or [""]
            if version == sys.version.replace("\n", " "):
                self._layers = tuple(held)
            elif self._folder is None:
                self.hindrance = f"bubblewrap does not work here: {self._last_words(version)}"
                self.close()
                self._start(None)
            else:
                self.sound = False
                raise LossdrillError(
                    f"The process that runs the answer did not start: {self._last_words(version)}."
                )
        return self._layers

    def run(
        self, source: str, file_name: str, calls: "Sequence[Call]", limits: "Limits"
    ) -> "Reply":
        """Sends the job, gathers the reply; raises `NotRun` with the rule that was met, and
        NotBegunError when the worker was lost before the file ran: it may have been while it was
        idle, by a kernel that was short of memory.
        """
        from lossdrill.sandbox import wire  # noqa: PLC0415 - see above
        from lossdrill.sandbox.outside.frames import Frames  # noqa: PLC0415

        layers = self.layers()
        frames = Frames(limits)
        job = wire.encode_job(source, file_name, calls, limits)
        outcome = self._exchange(job, frames, limits.seconds)
        if frames.layers is None:  # which is said before anything of the file can be
            if outcome is not None and outcome.exit_code == UNABLE:
                raise LossdrillError(
                    "The limits of the answer's process could not be set; see: lossdrill doctor"
                )
            self.sound = False
            raise NotBegunError
        from lossdrill.sandbox.outside import reading  # noqa: PLC0415

        return reading.reply_in(frames, outcome, source, calls, limits, layers)

    def close(self) -> None:
        """Ends the worker and whatever was started in its session, and removes its folder."""
        self._control.close()  # at which a worker ends; root in a container may not kill `nobody`
        for worker in self._in_bubblewrap():
            with suppress(ProcessLookupError, PermissionError):
                os.kill(worker, signal.SIGKILL)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
        if self._popen.stderr is not None:
            self._popen.stderr.close()
        self._remove_folder()

    def _in_bubblewrap(self) -> list[int]:
        """The worker that bubblewrap started. It has a session of its own, and one that hangs does
        not end with bubblewrap where that is root without the right to kill `nobody`.
        """
        if self._folder is not None:
            return []
        pid = self._popen.pid
        with suppress(OSError):  # it has ended, or this system does not tell
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
            return [int(child) for child in children.split()]
        return []

    def _exchange(self, job: bytes, frames: "Frames", seconds: float) -> "Outcome | None":
        """Hands the worker a job with a fresh pipe, and sees it through."""
        from lossdrill.sandbox.outside import exchange  # noqa: PLC0415

        self.sound = False
        job_file, (pipe, their_end) = _sealed(job), os.pipe()
        try:
            try:
                with suppress(ConnectionError):  # it is gone, which the exchange will see
                    socket.send_fds(self._control, [SECONDS.pack(seconds)], [job_file, their_end])
            finally:
                os.close(job_file)
                os.close(their_end)
            from lossdrill.sandbox.outside import reading  # noqa: F401, PLC0415 - the job runs by now

            outcome = exchange.complete(self._control, pipe, frames, seconds)
        finally:
            os.close(pipe)
        self.sound = outcome is not None
        if self.sound and self._folder is not None:
            working_folder.clear(self._folder)
        return outcome

    def _said_first(self) -> str:
        if not select.select([self._control], [], [], START_UP_SECONDS)[0]:
            return ""
        with suppress(ConnectionError):
            return self._control.recv(1024).decode()
        return ""

    def _killed(self) -> bool:
        """Whether it was ended by a signal that no program sends itself."""
        with suppress(subprocess.TimeoutExpired):
            self._popen.wait(1.0)
        # Bubblewrap tells so of the process inside it like a shell.
        return self._popen.poll() in {-signal.SIGKILL, 128 + signal.SIGKILL}

    def _last_words(self, version: str) -> str:
        """Why a worker cannot be used: it is another Python, or it did not start; then it is the
        last line of what it has written.
        """
        if version:
            return (
                f"Python {version.split(maxsplit=1)[0]} answers instead of {sys.version.split()[0]}"
            )
        if self._popen.poll() is None or self._popen.stderr is None:
            return "it gave no sign of life"
        said = self._popen.stderr.read().decode("utf-8", "replace").strip()
        return said.rpartition("\n")[2] or f"exit code {self._popen.returncode}"

    def _remove_folder(self) -> None:
        if self._folder is not None:
            working_folder.remove(self._folder)
            self._folder = None


def _sealed(data: bytes) -> int:
    """A descriptor of a file without a name that holds the data, and that nobody can change."""
    import fcntl  # noqa: PLC0415 - not on every platform

    descriptor = os.memfd_create("job", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(data)
    fcntl.fcntl(
        descriptor,
        fcntl.F_ADD_SEALS,
        fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL,
    )
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor
