"""A fresh process for each run, under resource limits: the way that needs nothing installed.

Each is forked from a worker that has loaded NumPy and has read no file. The worker starts before
it is needed, so that it loads NumPy while the caller still loads its own; nothing that can wait is
imported before. It inherits nothing: an empty environment, its own empty folder, one socket.
"""

import importlib.util
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from lossdrill.errors import LossdrillError, NotRun
from lossdrill.sandbox.outside import working_folder

if TYPE_CHECKING:  # these load NumPy, which the caller does once its worker has started
    from lossdrill.model import Limits
    from lossdrill.sandbox.outside.exchange import Exchange
    from lossdrill.sandbox.wire import Call, Reply

Run: TypeAlias = "Callable[[str, str, Sequence[Call], Limits], Reply]"
"""run(source, file name, calls, limits) -> Reply; raises `NotRun` when there is none."""

LAYERS = {b"r": ("rlimits",), b"n": ("rlimits", "nobody")}
"""What holds while a file runs, by what the worker says first."""
START_UP_SECONDS = 60.0
"""How long loading NumPy may take; a run's own time begins after it."""


@contextmanager
def fresh_run() -> Iterator[Run]:
    """A `Run` whose worker starts now. Each run has a process of its own; a worker that a run may
    have harmed is replaced.
    """
    workers = [_ahead.pop() if _ahead else Worker()]

    def run(source: str, file_name: str, calls: "Sequence[Call]", limits: "Limits") -> "Reply":
        worker = workers.pop() if workers else Worker()
        try:
            reply = worker.run(source, file_name, calls, limits)
        finally:
            if worker.sound:
                workers.append(worker)
            else:
                worker.close()
        return reply

    try:
        yield run
    finally:
        for worker in workers:
            worker.close()


_ahead: list["Worker"] = []


def start_ahead() -> None:
    """Starts the worker of the next `fresh_run` now."""
    with suppress(LossdrillError):  # which `fresh_run` will meet again, and say
        _ahead.append(Worker())


def close_ahead() -> None:
    """Ends what was started ahead and not used."""
    while _ahead:
        _ahead.pop().close()


class Worker:
    """A process that forks one child for each job."""

    def __init__(self) -> None:
        if sys.platform == "win32":
            raise LossdrillError("Answers cannot be run on Windows; use WSL, where they can.")
        self.sound = True
        """Whether the last child has ended, and the worker waits for another job."""
        self._layers: tuple[str, ...] | None = None
        """None until NumPy has loaded."""
        script = Path(__file__).with_name("inside") / "worker.py"
        command = [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(script)]
        try:
            self._folder = working_folder.make()
        except OSError as error:
            raise LossdrillError(
                f"There is no place for temporary files: {error.strerror}; set TMPDIR to a folder."
            ) from None
        self._control, theirs = socket.socketpair()
        try:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and worker
                [*command, *_import_folders()],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={},
                cwd=self._folder,
                start_new_session=True,
            )
        except OSError as error:
            self._control.close()
            working_folder.remove(self._folder)
            raise LossdrillError(
                f"The process that runs the answer could not be started: {error.strerror}."
            ) from None
        finally:
            theirs.close()

    def close(self) -> None:
        """Ends the worker and whatever was started in its session, and removes its folder."""
        with suppress(ProcessLookupError, PermissionError):  # all of them have ended
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
        self._control.close()
        if self._popen.stderr is not None:
            self._popen.stderr.close()
        working_folder.remove(self._folder)

    def run(
        self, source: str, file_name: str, calls: "Sequence[Call]", limits: "Limits"
    ) -> "Reply":
        """Sends the job, gathers the reply; raises `NotRun` with the rule that was met."""
        from lossdrill.sandbox import wire  # noqa: PLC0415 - see above

        layers = self._wait_until_ready()
        exchange = self._exchange(wire.encode_job(source, file_name, calls, limits), limits)
        try:
            return _reply(exchange, source, calls, limits, layers)
        except NotRun as stopped:
            stopped.isolation = layers
            raise

    def _exchange(self, job: bytes, limits: "Limits") -> "Exchange":
        """Hands the worker a job with two fresh pipes, and sees it through."""
        from lossdrill.sandbox.outside.exchange import Exchange  # noqa: PLC0415

        self.sound = False
        job_file, (reply, reply_end), (printed, printed_end) = _file_of(job), os.pipe(), os.pipe()
        exchange = Exchange(reply, printed, self._control.fileno(), limits)
        try:
            try:
                self._control.settimeout(None)
                with suppress(ConnectionError):  # it is gone, which the exchange will see
                    socket.send_fds(self._control, [b"j"], [job_file, reply_end, printed_end])
            finally:
                for descriptor in (job_file, reply_end, printed_end):
                    os.close(descriptor)
            exchange.complete()
        finally:
            os.close(reply)
            os.close(printed)
        self.sound = exchange.exit_code is not None
        if self.sound:
            working_folder.clear(self._folder)
        return exchange

    def _wait_until_ready(self) -> tuple[str, ...]:
        """The layers that hold; raises LossdrillError when the worker did not start."""
        if self._layers is not None:
            return self._layers
        said = b""
        if select.select([self._control], [], [], START_UP_SECONDS)[0]:
            said = self._control.recv(1)
        if said not in LAYERS:
            self.sound = False
            last = ""
            if self._popen.poll() is not None and self._popen.stderr is not None:
                last = self._popen.stderr.read().decode("utf-8", "replace").strip()
            raise LossdrillError(
                f"The process that runs the answer did not start: {last.rpartition(chr(10))[2]}."
            )
        self._layers = LAYERS[said]
        return self._layers


def _reply(
    exchange: "Exchange",
    source: str,
    calls: "Sequence[Call]",
    limits: "Limits",
    layers: tuple[str, ...],
) -> "Reply":
    """What the exchange brought; raises `NotRun` when that is no reply."""
    from lossdrill.sandbox import wire  # noqa: PLC0415
    from lossdrill.sandbox.outside import failures, reading  # noqa: PLC0415

    printed = failures.plain_text(exchange.printed)
    if exchange.timed_out:
        raise failures.timed_out(limits, printed)
    if exchange.overflowed:
        raise failures.too_large(limits, printed)
    if exchange.reply is None:
        raise failures.no_reply(exchange.exit_code, limits, printed)
    answers = reading.read_reply(exchange.reply, source, calls, limits, printed)
    return wire.Reply(answers, printed, layers)


def _file_of(data: bytes) -> int:
    """A descriptor of a file without a name that holds the data, at its beginning."""
    if hasattr(os, "memfd_create"):
        descriptor = os.memfd_create("job")
    else:
        import tempfile  # noqa: PLC0415

        with tempfile.TemporaryFile() as file:
            descriptor = os.dup(file.fileno())
    with os.fdopen(os.dup(descriptor), "wb") as file:
        file.write(data)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


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
