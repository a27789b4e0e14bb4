"""Seeing one job through: it ends when the worker says so, is lost, or is silent too long; never
because of what a learner's process does to the pipe.
"""

import os
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest

from lossdrill.model import Limits
from lossdrill.sandbox.control import OUTCOME, STOP, Outcome
from lossdrill.sandbox.outside import exchange
from lossdrill.sandbox.outside.frames import Frames
from lossdrill.sandbox.wire import FRAME, PRINTED, REPLY

LIMITS = Limits(reply_mib=1)
GRACE = 0.3
SOON = 20.0
"""Seconds: far less than for ever, far more than a busy machine needs."""
ENDED = OUTCOME.pack(0, False, 0.5, 40.0)
ANSWERED = FRAME.pack(REPLY, 2) + b"ok"


@dataclass
class Line:
    """Both ends of what is between the trusted process and a worker."""

    control: socket.socket
    theirs: socket.socket
    pipe: int
    writing: int
    frames: Frames = field(default_factory=lambda: Frames(LIMITS))
    polls: int = 0

    def complete(self, seconds: float = SOON) -> Outcome | None:
        return exchange.complete(self.control, self.pipe, self.frames, seconds)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """A line of which every look at it is counted."""
    monkeypatch.setattr(exchange, "GRACE_SECONDS", GRACE)
    made = Line(*socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET), *os.pipe())
    real = select.poll

    class Counting:
        def __init__(self) -> None:
            self._poll = real()
            self.register, self.unregister = self._poll.register, self._poll.unregister

        def poll(self, *arguments: Any) -> Any:
            made.polls += 1
            return self._poll.poll(*arguments)

    monkeypatch.setattr(select, "poll", Counting)
    with made.control, made.theirs:
        yield made
    for descriptor in (made.pipe, made.writing):
        if descriptor >= 0:
            os.close(descriptor)


def end_writing(line: Line) -> None:
    os.close(line.writing)
    line.writing = -1


def after(seconds: float, action: Callable[[], object]) -> None:
    """Does it meanwhile."""
    threading.Timer(seconds, action).start()


def test_a_job_that_ends(line: Line) -> None:
    """The reply is there, and how the child ended, in the worker's figures."""
    os.write(line.writing, ANSWERED)
    line.theirs.send(ENDED)
    assert line.complete() == Outcome(0, False, 0.5, 40.0)
    assert line.frames.reply == b"ok"


def test_an_open_pipe_is_not_waited_for(line: Line) -> None:
    """A process that is left over and holds the pipe open delays nothing."""
    os.write(line.writing, ANSWERED)
    line.theirs.send(ENDED)
    began = time.monotonic()
    assert line.complete() is not None
    assert time.monotonic() - began < SOON / 2
    os.write(line.writing, b"still open")


def test_a_pipe_that_is_closed_early(line: Line) -> None:
    """A child that closes its pipe and goes on is waited for, without looking all the time."""
    end_writing(line)
    after(0.2, lambda: line.theirs.send(ENDED))
    assert line.complete() is not None
    assert line.polls <= 3


def test_all_that_was_written_before_the_end_counts(line: Line) -> None:
    """What fills the pipe when the worker reports is read to its end."""
    text = FRAME.pack(PRINTED, 30_000) + b"x" * 30_000
    os.write(line.writing, text * 2 + ANSWERED)
    line.theirs.send(ENDED)
    line.complete()
    assert line.frames.reply == b"ok"
    assert line.frames.printed == b"x" * 60_000


@pytest.mark.parametrize("closed", [True, False])
def test_a_lost_worker(line: Line, closed: bool) -> None:
    """A worker that is gone is noticed at once, and looked for only once; so is one whose child,
    or what is left of it, still holds the pipe.
    """
    if closed:
        end_writing(line)
    line.theirs.close()
    assert line.complete() is None
    assert line.polls <= 2


def test_a_lost_worker_in_the_middle(line: Line) -> None:
    """What had come until then is kept."""
    os.write(line.writing, FRAME.pack(PRINTED, 2) + b"hi")
    after(0.1, line.theirs.close)
    assert line.complete() is None
    assert line.frames.printed == b"hi"
    assert line.polls <= 3


@pytest.mark.parametrize(
    "written", [FRAME.pack(REPLY, 2**20 + 1), b"?????", ANSWERED[:1] + b"\xff" * 9]
)
def test_a_broken_stream_is_stopped(line: Line, written: bytes) -> None:
    """Where too much is announced, or no frame comes, the worker is told to stop, once; and how
    that ended is waited for.
    """
    os.write(line.writing, written)
    with ThreadPoolExecutor(1) as thread:
        outcome = thread.submit(line.complete)
        assert line.theirs.recv(100) == STOP
        os.write(line.writing, b"more of it")
        line.theirs.send(OUTCOME.pack(-9, False, 0.0, 0.0))
        assert outcome.result() == Outcome(-9, False, 0.0, 0.0)
    line.theirs.setblocking(False)
    with pytest.raises(BlockingIOError):
        line.theirs.recv(100)


def test_a_silent_worker(line: Line) -> None:
    """One that says nothing when time is up is given up, whatever comes through the pipe."""
    began = time.monotonic()
    assert line.complete(seconds=0.1) is None
    assert 0.1 + GRACE <= time.monotonic() - began < SOON
    assert line.polls <= 3


def test_a_pipe_that_never_runs_dry(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """A left-over process that writes without a pause does not keep the trusted one reading."""
    monkeypatch.setattr(os, "read", lambda descriptor, size: b"x" * size)
    line.theirs.send(ENDED)
    began = time.monotonic()
    assert line.complete(seconds=0.1) is not None
    assert time.monotonic() - began < SOON


@pytest.mark.parametrize("said", [b"", b"x", ENDED[:-1]])
def test_what_no_worker_says(line: Line, said: bytes) -> None:
    """A message that is no outcome means that the worker is lost."""
    line.theirs.send(said)
    assert line.complete() is None
