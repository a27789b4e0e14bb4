"""One fresh process for each run, under resource limits: the way that works on every platform.

The process starts before it is needed, so that it loads NumPy while the caller still loads its
own. It inherits nothing: an empty environment, its own empty folder, three pipes.
"""

import importlib.util
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeAlias

from lossdrill.errors import LossdrillError, NotRun
from lossdrill.model import Limits
from lossdrill.sandbox import failures, wire
from lossdrill.sandbox.wire import Call, Reply

Run: TypeAlias = Callable[[str, str, Sequence[Call], Limits], Reply]
"""run(source, file name, calls, limits) -> Reply; raises `NotRun` when there is none."""

START_UP_SECONDS = 60.0
"""How long loading NumPy may take before the run's own time begins."""
CHUNK = 1 << 16
LAYERS = ("rlimits",) if sys.platform != "win32" else ()


@contextmanager
def fresh_run() -> Iterator[Run]:
    """A `Run` whose first process starts now; each further run starts one of its own."""
    waiting: list[Process] = [Process()]

    def run(source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        process = waiting.pop() if waiting else Process()
        with process:
            return process.run(source, file_name, calls, limits)

    try:
        yield run
    finally:
        for process in waiting:
            process.close()


class Process:
    """A worker process that takes one job."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="lossdrill-")
        worker = Path(__file__).with_name("worker.py")
        try:
            self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and worker
                [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(worker), *_import_folders()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={},
                cwd=self._folder,
                start_new_session=True,
            )
        except OSError as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise LossdrillError(
                f"The process that runs the answer could not be started: {error.strerror}."
            ) from None

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process and whatever it started in its session, and removes its folder."""
        if sys.platform == "win32":
            self._popen.kill()
        else:
            try:
                os.killpg(self._popen.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout, self._popen.stderr):
            if pipe is not None and not pipe.closed:
                _close_quietly(pipe)
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(self, source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        """Sends the job, gathers the reply; raises `NotRun` with the rule that was met."""
        job = wire.encode_job(source, file_name, calls, limits)
        exchange = _Exchange(self._popen, job, limits)
        exchange.complete()
        printed = failures.plain_text(exchange.printed)
        if exchange.timed_out:
            raise failures.timed_out(limits, printed)
        if exchange.overflowed:
            raise failures.too_large(limits, printed)
        if not exchange.ready:
            raise LossdrillError(f"The process that runs the answer did not start: {printed}")
        if not exchange.reply:
            raise failures.no_reply(self._exit_code(), limits, printed)
        try:
            form = wire.decode_reply(bytes(exchange.reply))
            failures.check(form, calls, limits, printed)
            answers = wire.answers_from(form.answers)
        except wire.WireError:
            raise failures.forged(printed) from None
        if len(answers) != len(calls):
            raise failures.forged(printed)
        failures.check_answers(answers, limits, printed)
        return Reply(answers, printed, LAYERS)

    def _exit_code(self) -> int:
        try:
            return self._popen.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return 0


class _Exchange:
    """Moves bytes in both directions at once, within limits of size and time."""

    def __init__(self, popen: "subprocess.Popen[bytes]", job: bytes, limits: Limits) -> None:
        self.reply = bytearray()
        self.printed = bytearray()
        self.ready = False
        self.timed_out = False
        self.overflowed = False
        self._popen = popen
        self._job = memoryview(job)
        self._limits = limits

    def complete(self) -> None:
        """Until the reply pipe closes, or a limit is met; never waits for the printed output."""
        job_pipe, reply_pipe, printed_pipe = (
            self._popen.stdin,
            self._popen.stdout,
            self._popen.stderr,
        )
        assert job_pipe and reply_pipe and printed_pipe  # noqa: S101, PT018 - Popen was given PIPE
        deadline = time.monotonic() + START_UP_SECONDS
        with selectors.DefaultSelector() as selector:
            for pipe, event in (
                (job_pipe, selectors.EVENT_WRITE),
                (reply_pipe, selectors.EVENT_READ),
                (printed_pipe, selectors.EVENT_READ),
            ):
                os.set_blocking(pipe.fileno(), False)
                selector.register(pipe, event)
            open_ = True
            while open_:
                left = deadline - time.monotonic()
                events = selector.select(left) if left > 0 else []
                if not events:
                    self.timed_out = self.ready
                    return
                was_ready = self.ready
                for key, _ in events:
                    if key.fileobj is job_pipe:
                        if not self._send(job_pipe):
                            selector.unregister(job_pipe)
                            _close_quietly(job_pipe)
                    elif key.fileobj is printed_pipe:
                        if not self._keep_printed(printed_pipe):
                            selector.unregister(printed_pipe)
                    else:
                        open_ = self._receive(reply_pipe)
                if self.ready and not was_ready:
                    deadline = time.monotonic() + self._limits.seconds
            self._keep_printed(printed_pipe)

    def _send(self, pipe: IO[bytes]) -> bool:
        """False when all is sent, or nobody reads any more."""
        try:
            self._job = self._job[os.write(pipe.fileno(), self._job[:CHUNK]) :]
        except BlockingIOError:
            return True
        except BrokenPipeError:
            return False
        return bool(self._job)

    def _receive(self, pipe: IO[bytes]) -> bool:
        data = os.read(pipe.fileno(), CHUNK)
        if data and not self.ready:
            self.ready = True  # the worker's first byte says that NumPy has loaded
            data = data[1:]
            self.reply += data
            return True
        self.reply += data
        self.overflowed = len(self.reply) > self._limits.reply_mib * 2**20
        return bool(data) and not self.overflowed

    def _keep_printed(self, pipe: IO[bytes]) -> bool:
        """Reads what is there; keeps the beginning, and goes on reading so that nobody blocks."""
        try:
            data = os.read(pipe.fileno(), CHUNK)
        except BlockingIOError:
            return True
        room = self._limits.printed_kib * 1024 - len(self.printed)
        self.printed += data[: max(room, 0)]
        return bool(data)


def _close_quietly(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        pass


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
