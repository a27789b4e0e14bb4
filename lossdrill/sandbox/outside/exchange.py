"""What comes out of a learner's process: its reply, what it prints and how it ended, within limits
of size and time. Knows descriptors and a clock, not what the bytes mean.
"""

import os
import selectors
import signal
import time
from contextlib import suppress

from lossdrill.model import Limits
from lossdrill.sandbox.inside.worker import NUMBER_BYTES
from lossdrill.sandbox.wire import LENGTH_BYTES

CHUNK = 1 << 16
GRACE_SECONDS = 0.2
"""How long to wait for the end of a process that can no longer answer."""
CUT = b"\n(what was printed after this is left out)\n"


class Exchange:
    """One reply. The attributes hold when `complete` has returned."""

    def __init__(self, reply_pipe: int, printed_pipe: int, control: int, limits: Limits) -> None:
        self.reply: bytes | None = None
        """None when the process ended, or a limit was met, before it was complete."""
        self.exit_code: int | None = None
        """None when the worker itself is gone, or does not answer."""
        self.printed = bytearray()
        self.timed_out = False
        self.overflowed = False
        self._reply_pipe = reply_pipe
        self._printed_pipe = printed_pipe
        self._control = control
        self._limits = limits
        self._received = bytearray()
        self._heard = bytearray()
        self._closed = False
        self._finished = False

    def complete(self) -> None:
        """Until the process has ended, by itself or because a limit was met.

        Never waits for the end of a pipe: a process that is left over may hold it open.
        """
        for descriptor in (self._reply_pipe, self._printed_pipe, self._control):
            os.set_blocking(descriptor, False)
        with selectors.DefaultSelector() as selector:
            for descriptor, move in (
                (self._reply_pipe, self._receive),
                (self._printed_pipe, self._keep_printed),
                (self._control, self._hear),
            ):
                selector.register(descriptor, selectors.EVENT_READ, move)
            self._move(selector, self._limits.seconds)
            if not self._finished:
                self.timed_out = self.reply is None and not (self._closed or self.overflowed)
                self._kill()
                self._move(selector, GRACE_SECONDS)
        # What a process wrote before it ended is still in its pipes.
        while self.reply is None and not self.overflowed and self._receive():
            pass
        self._keep_printed()

    def _move(self, selector: selectors.BaseSelector, seconds: float) -> None:
        """Moves bytes until the process has ended, can no longer answer, or time is up."""
        deadline = time.monotonic() + seconds
        while not self._finished:
            left = deadline - time.monotonic()
            events = selector.select(left) if left > 0 else []
            if not events:
                return
            for key, _ in events:
                if not key.data():
                    selector.unregister(key.fileobj)
            if self._closed or self.overflowed:
                deadline = min(deadline, time.monotonic() + GRACE_SECONDS)

    def _kill(self) -> None:
        """Its number is its own until the worker has told how it ended."""
        if len(self._heard) >= NUMBER_BYTES:
            child = int.from_bytes(self._heard[:NUMBER_BYTES], "big", signed=True)
            with suppress(ProcessLookupError, PermissionError):
                os.kill(child, signal.SIGKILL)

    def _receive(self) -> bool:
        """False when there is nothing more to receive now."""
        try:
            data = os.read(self._reply_pipe, CHUNK)
        except BlockingIOError:
            return False
        self._received += data
        self._closed = not data
        size = len(self._received) - LENGTH_BYTES
        if size >= 0:
            announced = int.from_bytes(self._received[:LENGTH_BYTES], "big")
            self.overflowed = announced > self._limits.reply_mib * 2**20
            if size >= announced and not self.overflowed:
                self.reply = bytes(self._received[LENGTH_BYTES:])
        return bool(data) and self.reply is None and not self.overflowed

    def _hear(self) -> bool:
        """The worker tells its child's number, and then how it ended; False at the end."""
        data = b""
        with suppress(ConnectionError):
            data = os.read(self._control, 2 * NUMBER_BYTES - len(self._heard))
        self._heard += data
        if len(self._heard) == 2 * NUMBER_BYTES:
            self.exit_code = int.from_bytes(self._heard[NUMBER_BYTES:], "big", signed=True)
        self._finished = self.exit_code is not None or not data
        return not self._finished

    def _keep_printed(self) -> bool:
        """Keeps the beginning, and goes on reading so that nobody blocks; False at the end."""
        try:
            data = os.read(self._printed_pipe, CHUNK)
        except BlockingIOError:
            return True
        room = self._limits.printed_kib * 1024 - len(self.printed)
        if 0 <= room < len(data):
            data = data[:room] + CUT
        if room >= 0:
            self.printed += data
        return bool(data)
