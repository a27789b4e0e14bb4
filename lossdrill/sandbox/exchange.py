"""Moves a job into a learner's process and what it answers and prints out of it, within limits of
size and time. Knows pipes and a clock, not what the bytes mean.
"""

import os
import selectors
import time
from contextlib import suppress
from typing import IO

from lossdrill.model import Limits
from lossdrill.sandbox.wire import LENGTH_BYTES

START_UP_SECONDS = 60.0
"""How long loading NumPy may take before the run's own time begins."""
CHUNK = 1 << 16
CUT = b"\n(what was printed after this is left out)\n"


class Exchange:
    """One job in, one reply out. The attributes hold when `complete` has returned."""

    def __init__(
        self, job_pipe: IO[bytes], reply_pipe: IO[bytes], printed_pipe: IO[bytes], limits: Limits
    ) -> None:
        self.ready = b""
        """The worker's first byte; empty when it did not start."""
        self.reply: bytes | None = None
        """None when its pipe closed, or a limit was met, before it was complete."""
        self.printed = bytearray()
        self.timed_out = False
        self.overflowed = False
        self._job_pipe = job_pipe
        self._reply_pipe = reply_pipe
        self._printed_pipe = printed_pipe
        self._limits = limits
        self._job = memoryview(b"")
        self._received = bytearray()
        self._finished = False

    def complete(self, job: bytes) -> None:
        """Until the whole reply is there, its pipe closes, or a limit is met.

        Never waits for the end of a pipe: a process that is left over may hold it open.
        """
        self._job = memoryview(job)
        deadline = time.monotonic() + START_UP_SECONDS
        with selectors.DefaultSelector() as selector:
            for pipe, event, move in (
                (self._job_pipe, selectors.EVENT_WRITE, self._send),
                (self._reply_pipe, selectors.EVENT_READ, self._receive),
                (self._printed_pipe, selectors.EVENT_READ, self._keep_printed),
            ):
                os.set_blocking(pipe.fileno(), False)
                selector.register(pipe, event, move)
            while not self._finished:
                left = deadline - time.monotonic()
                events = selector.select(left) if left > 0 else []
                if not events:
                    self.timed_out = bool(self.ready)
                    break
                starting = not self.ready
                for key, _ in events:
                    if not key.data():
                        selector.unregister(key.fileobj)
                if starting and self.ready:
                    deadline = time.monotonic() + self._limits.seconds
        self._keep_printed()

    def _send(self) -> bool:
        """False when all is sent, or nobody reads any more."""
        try:
            sent = os.write(self._job_pipe.fileno(), self._job[:CHUNK])
        except BlockingIOError:
            return True
        except BrokenPipeError:
            sent = len(self._job)
        self._job = self._job[sent:]
        if not self._job:
            with suppress(BrokenPipeError):
                self._job_pipe.close()
        return bool(self._job)

    def _receive(self) -> bool:
        """False at the end of the pipe."""
        data = os.read(self._reply_pipe.fileno(), CHUNK)
        self._received += data if self.ready else data[1:]
        self.ready = self.ready or data[:1]
        size = len(self._received) - LENGTH_BYTES
        if size >= 0:
            announced = int.from_bytes(self._received[:LENGTH_BYTES], "big")
            self.overflowed = announced > self._limits.reply_mib * 2**20
            if size >= announced and not self.overflowed:
                self.reply = bytes(self._received[LENGTH_BYTES:])
        self._finished = self.overflowed or self.reply is not None or not data
        return not self._finished

    def _keep_printed(self) -> bool:
        """Keeps the beginning, and goes on reading so that nobody blocks; False at the end."""
        try:
            data = os.read(self._printed_pipe.fileno(), CHUNK)
        except BlockingIOError:
            return True
        room = self._limits.printed_kib * 1024 - len(self.printed)
        if 0 <= room < len(data):
            data = data[:room] + CUT
        if room >= 0:
            self.printed += data
        return bool(data)
