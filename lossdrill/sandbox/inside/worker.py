"""The worker: a process that has loaded NumPy and given up what it can, and forks a child for each
job. It never reads a job itself, so no file can see another. Nothing here knows an expected value.

File descriptor 0 is the control socket; what is said there is in `sandbox.control`.
"""

import gc
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from lossdrill.sandbox.control import OUTCOME, SECONDS, UNABLE
from lossdrill.sandbox.inside import child, imports, privileges, rehearsal
from lossdrill.sandbox.inside.layers import Layers

OUTSIDE = "/etc"
"""A folder that every system has, and that bubblewrap does not show."""


def main(arguments: Sequence[str]) -> None:
    """Arguments: the folders of the packages; "worker"; the libraries and the layers wanted,
    joined by commas; and what a file may read, joined as in PATH.
    """
    folders, _, libraries, wanted, readable = arguments
    imports.load(libraries.split(","))
    imports.warm_up(libraries.split(","))
    rehearsal.rehearse()
    imports.refuse_others(libraries.split(","), folders.split(os.pathsep))
    os.environ.clear()
    held = [] if os.path.exists(OUTSIDE) else ["bubblewrap"]  # noqa: PTH110 - pathlib costs 5 ms
    if "nobody" in wanted and privileges.leave_root():
        held.append("nobody")
    privileges.seal()
    if os.getpid() != 1:  # in bubblewrap it would be lossdrill's death that counts, and does
        privileges.die_with_parent()
    control = socket.socket(fileno=os.dup(0))
    layers = Layers(wanted.split(","), readable.split(os.pathsep))
    held += layers.prove()
    rehearsal.fill_gaps()
    gc.freeze()  # so that no child touches, and thereby copies, what is loaded
    gc.enable()
    control.send("\n".join([sys.version.replace("\n", " "), *held]).encode())
    for descriptor in (0, 2):
        os.dup2(1, descriptor)  # all three lead nowhere from here on
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, SECONDS.size, 2)
        if not message:  # no longer wanted
            os._exit(0)
        if len(descriptors) == 2:  # else a STOP that came too late
            with suppress(ConnectionError):  # met again when it waits for the next
                job, reply = descriptors
                control.send(_run(SECONDS.unpack(message)[0], job, reply, control, layers))


def _run(seconds: float, job: int, reply: int, control: socket.socket, layers: Layers) -> bytes:
    """One job in a child; its outcome, when nothing of it is left."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setsid()
            privileges.die_with_parent()  # which a fork does not inherit
            with os.fdopen(job, "rb") as file:
                data = file.read()
            child.begin(data, reply, layers)
        finally:
            os._exit(UNABLE)
    os.close(job)
    os.close(reply)
    in_time = _wait(pid, seconds, control)
    os.kill(pid, signal.SIGKILL)  # not reaped yet, so its number is its own
    _, status, usage = os.wait4(pid, 0)
    _sweep(pid)
    return OUTCOME.pack(
        os.waitstatus_to_exitcode(status),
        not in_time,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
    )


def _wait(pid: int, seconds: float, control: socket.socket) -> bool:
    """Until the child has ended, time is up, or it is to be stopped: False when time was up."""
    ended = os.pidfd_open(pid)
    poller = select.poll()
    poller.register(ended, select.POLLIN)
    poller.register(control, select.POLLIN)
    ready = poller.poll(1000 * seconds)
    os.close(ended)
    return bool(ready)


def _sweep(group: int) -> None:
    """Ends what the job may have left. A process that escaped became a child of this one."""
    with suppress(ProcessLookupError, PermissionError):
        os.kill(-1 if os.getpid() == 1 else -group, signal.SIGKILL)
    with suppress(ChildProcessError):  # raised when there is none left
        while True:
            if os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG) is None:
                for pid in _children():
                    with suppress(ProcessLookupError, PermissionError):
                        os.kill(pid, signal.SIGKILL)
                time.sleep(0.001)


def _children() -> list[int]:
    """Those of this process; it ends where the kernel does not tell, and takes them along."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as file:  # noqa: PTH123 - see above
            return [int(pid) for pid in file.read().split()]
    except OSError:
        os._exit(1)
