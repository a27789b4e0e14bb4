"""One fresh process for each run, under resource limits: the way that needs nothing installed.

The process starts before it is needed, so that it loads NumPy while the caller still loads its
own; nothing that can wait is imported before. It inherits nothing: an empty environment, its own
empty folder, three pipes.
"""

import importlib.util
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from lossdrill.errors import LossdrillError
from lossdrill.sandbox import working_folder

if TYPE_CHECKING:  # these load NumPy, which the caller does once its learner's process has started
    from lossdrill.model import Limits
    from lossdrill.sandbox.wire import Call, Reply

Run: TypeAlias = "Callable[[str, str, Sequence[Call], Limits], Reply]"
"""run(source, file name, calls, limits) -> Reply; raises `NotRun` when there is none."""

LAYERS = {b"r": ("rlimits",), b"n": ("rlimits", "nobody")}
"""What holds while the file runs, by what the worker says first."""


@contextmanager
def fresh_run() -> Iterator[Run]:
    """A `Run` whose first process starts now; each further run starts one of its own."""
    waiting = [Process()]

    def run(source: str, file_name: str, calls: "Sequence[Call]", limits: "Limits") -> "Reply":
        with waiting.pop() if waiting else Process() as process:
            return process.run(source, file_name, calls, limits)

    try:
        yield run
    finally:
        for process in waiting:
            process.close()


class Process:
    """A worker process that takes one job."""

    def __init__(self) -> None:
        if sys.platform == "win32":
            raise LossdrillError("Answers cannot be run on Windows; use WSL, where they can.")
        worker = Path(__file__).with_name("worker.py")
        command = [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(worker)]
        try:
            self._folder = working_folder.make()
        except OSError as error:
            raise LossdrillError(
                f"There is no place for temporary files: {error.strerror}; set TMPDIR to a folder."
            ) from None
        try:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and worker
                [*command, *_import_folders()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={},
                cwd=self._folder,
                start_new_session=True,
            )
        except OSError as error:
            working_folder.remove(self._folder)
            raise LossdrillError(
                f"The process that runs the answer could not be started: {error.strerror}."
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process and whatever it started in its session, and removes its folder."""
        with suppress(ProcessLookupError, PermissionError):  # all of them have ended
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout, self._popen.stderr):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        working_folder.remove(self._folder)

    def run(
        self, source: str, file_name: str, calls: "Sequence[Call]", limits: "Limits"
    ) -> "Reply":
        """Sends the job, gathers the reply; raises `NotRun` with the rule that was met."""
        from lossdrill.sandbox import failures, reading, wire  # noqa: PLC0415 - see above
        from lossdrill.sandbox.exchange import Exchange  # noqa: PLC0415

        pipes = (self._popen.stdin, self._popen.stdout, self._popen.stderr)
        job_pipe, reply_pipe, printed_pipe = pipes
        assert job_pipe and reply_pipe and printed_pipe  # noqa: S101, PT018 - Popen was given PIPE
        exchange = Exchange(job_pipe, reply_pipe, printed_pipe, limits)
        exchange.complete(wire.encode_job(source, file_name, calls, limits))
        printed = failures.plain_text(exchange.printed)
        if not exchange.ready:
            last = printed.strip().rpartition("\n")[2]
            raise LossdrillError(f"The process that runs the answer did not start: {last}.")
        if exchange.timed_out:
            raise failures.timed_out(limits, printed)
        if exchange.overflowed:
            raise failures.too_large(limits, printed)
        if exchange.reply is None:
            raise failures.no_reply(self._exit_code(), limits, printed)
        answers = reading.read_reply(exchange.reply, source, calls, limits, printed)
        return wire.Reply(answers, printed, LAYERS.get(exchange.ready, ()))

    def _exit_code(self) -> int:
        try:
            return self._popen.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return 0


def _import_folders() -> list[str]:
    """The folders from which the worker imports NumPy, msgspec and this package."""
    folders: list[str] = []
    for name in ("numpy", "msgspec", "lossdrill"):
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise LossdrillError(f"{name} is not installed; reinstall lossdrill.")
        folder = str(Path(spec.origin).parents[1])
        if folder not in folders:
            folders.append(folder)
    return folders
