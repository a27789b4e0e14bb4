"""One job in a worker's child, seen from outside: what comes back, and how the child ended. Knows
descriptors and a clock, not what the bytes mean. Never waits for the end of a pipe: a process that
is left over may hold it open.
"""

import os
import select
import socket
import time
from contextlib import suppress

from lossdrill.sandbox.control import OUTCOME, STOP, Outcome
from lossdrill.sandbox.outside.frames import Frames

CHUNK = 1 << 18
GRACE_SECONDS = 1.0
"""How much longer than the job may take its worker has to say how it ended."""


def complete(control: socket.socket, pipe: int, frames: Frames, seconds: float) -> Outcome | None:
    """Gathers the frames until the child has ended; None when the worker itself is lost."""
    os.set_blocking(pipe, False)
    poller = select.poll()
    poller.register(pipe, select.POLLIN)
    poller.register(control, select.POLLIN)
    deadline = time.monotonic() + seconds + GRACE_SECONDS
    stopped = False
    while (left := deadline - time.monotonic()) > 0:
        ready = dict(poller.poll(1000 * left))
        if pipe in ready and not _receive(pipe, frames):
            poller.unregister(pipe)
        if frames.broken and not stopped:
            stopped = True
            with suppress(ConnectionError):  # it is gone, which is heard next
                control.send(STOP)
        if control.fileno() in ready:
            message = _heard(control)
            # What it wrote before it ended is still in the pipe; what is left of it may write on.
            while time.monotonic() < deadline and _receive(pipe, frames):
                pass
            return Outcome(*OUTCOME.unpack(message)) if len(message) == OUTCOME.size else None
    return None


def _receive(pipe: int, frames: Frames) -> bool:
    """Whether there was something to receive; False at the end, too."""
    try:
        data = os.read(pipe, CHUNK)
    except BlockingIOError:
        return False
    frames.feed(data)
    return bool(data)


def _heard(control: socket.socket) -> bytes:
    try:
        return control.recv(OUTCOME.size)
    except ConnectionError:
        return b""
