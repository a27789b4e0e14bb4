"""The learner's side: the life of one run. It takes a job, puts on the layers, runs the file,
sends back frames (`wire.FRAME`), and ends.
"""

import io
import os
import sys
from collections.abc import Collection
from contextlib import suppress
from typing import NoReturn

from lossdrill.sandbox import wire
from lossdrill.sandbox.inside import runner
from lossdrill.sandbox.inside.layers import Layers

MOST_DESCRIPTORS = 256


def begin(job_data: bytes, reply: int, layers: Layers) -> NoReturn:
    """In a child that was just forked: puts on the layers, and answers the job."""
    job = wire.decode_job(job_data)
    close_all_but({reply, *layers.descriptors})
    layers.put_on(job.limits)
    send(reply, wire.LAYERS, b"")  # as a sign that it came so far: nothing of the file has run yet
    answer(job, reply)


def answer(job: wire.JobForm, reply: int) -> NoReturn:
    """Runs the file of a job; what comes back goes to the descriptor `reply`, the only one that
    is open beside the standard three, which lead nowhere.
    """
    os.set_inheritable(reply, False)  # noqa: FBT003
    prints = io.BufferedWriter(_Printed(reply))
    stream = io.TextIOWrapper(prints, "utf-8", "backslashreplace", line_buffering=True)
    sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = stream  # type: ignore[misc]
    sys.argv[:] = [job.file_name]
    data = runner.run(job)
    with suppress(BaseException):  # the file may have closed them
        stream.flush()
        prints.flush()
    send(reply, wire.REPLY, data)
    os._exit(0)  # no exit handler of the file runs


class _Printed(io.RawIOBase):
    """What the file prints, sent as it comes: it is kept when the process is stopped."""

    def __init__(self, reply: int) -> None:
        self._reply = reply

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        printed = bytes(memoryview(data)[: wire.MAX_PRINTED])  # type: ignore[arg-type]
        send(self._reply, wire.PRINTED, printed)
        return len(printed)  # who wrote more goes on from here


def send(descriptor: int, kind: bytes, data: bytes) -> None:
    """One frame."""
    view = memoryview(wire.FRAME.pack(kind, len(data)) + data)
    while view:
        view = view[os.write(descriptor, view) :]


def close_all_but(kept: Collection[int]) -> None:
    first = 3
    for descriptor in sorted(kept):
        os.closerange(first, descriptor)
        first = descriptor + 1
    os.closerange(first, MOST_DESCRIPTORS)
