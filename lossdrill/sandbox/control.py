"""What is said on the control socket between a worker and whoever gives it jobs. Imported by both
sides, and first of all in a cold `grade`: it needs no NumPy.

The socket keeps the limits of messages. Up goes first what holds in the worker: Python's version
and the names of the layers, a line each. Then, for each job, down come the `SECONDS` it may take
with two descriptors: the job to read, and the pipe for what comes back. Up goes, when nothing of it
is left, how it ended (`OUTCOME`). A `STOP` ends it before.
"""

import struct
from typing import NamedTuple

SECONDS = struct.Struct("<d")
STOP = b"stop"
OUTCOME = struct.Struct("<i?dd")
"""The fields of `Outcome`."""
UNABLE = 70
"""The exit code of a child that could not put on its layers or, once it has said that it could, was
kept by the file from answering (EX_SOFTWARE of sysexits.h).
"""


class Outcome(NamedTuple):
    """How a process ended, in figures that it cannot forge."""

    exit_code: int
    """Negative: the signal."""
    timed_out: bool
    cpu_seconds: float
    peak_mib: float
    """The most that was resident."""
