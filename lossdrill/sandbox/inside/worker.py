"""The learner's side: a process that loads NumPy, gives up what it can, and then, for each job,
forks a child that runs one file and exits. It never reads a job itself, so no file can see another.

Started as `python -I -S -B worker.py FOLDER...`, where the folders hold NumPy, msgspec and this
package. File descriptor 0 is a socket to the trusted process: with each byte come three
descriptors (the job to read, the reply to write, where prints go); back goes the child's number,
for whoever has to stop it, and then how it ended.
Nothing here knows an expected value.
"""

import os
import socket
import sys
from contextlib import suppress
from typing import Any

READY = b"r"
READY_AS_NOBODY = b"n"
"""The first byte of the socket: NumPy has loaded, and the process is not root, or no more."""
NUMBER_BYTES = 4
"""Length of a child's number, and of its exit code, on the socket: signed, big-endian."""


def main() -> None:
    folders = sys.argv[1:]
    sys.path.extend(folders)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads are denied, and one is quicker here
    from lossdrill.sandbox import wire  # noqa: PLC0415 - found from here on
    from lossdrill.sandbox.inside import limits, runner  # noqa: PLC0415

    os.environ.clear()
    became_nobody = limits.leave_root()
    limits.die_with_parent()
    control = socket.socket(fileno=os.dup(0))
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    control.sendall(READY_AS_NOBODY if became_nobody else READY)
    while True:
        _, descriptors, _, _ = socket.recv_fds(control, 1, 3)
        if not descriptors:  # no longer wanted
            return
        for descriptor in descriptors:
            os.set_inheritable(descriptor, False)  # noqa: FBT003
        child = os.fork()
        if child == 0:
            control.close()
            limits.die_with_parent()  # which a fork does not inherit
            job_file, reply_pipe, printed_pipe = descriptors
            _answer(job_file, reply_pipe, printed_pipe, folders, limits, runner, wire)
        for descriptor in descriptors:
            os.close(descriptor)
        control.sendall(_number(child))
        _, status = os.waitpid(child, 0)
        control.sendall(_number(os.waitstatus_to_exitcode(status)))


def _number(value: int) -> bytes:
    return value.to_bytes(NUMBER_BYTES, "big", signed=True)


def _answer(
    job_file: int,
    reply_pipe: int,
    printed_pipe: int,
    folders: list[str],
    limits: Any,
    runner: Any,
    wire: Any,
) -> None:
    """The child's life: never returns. The three modules could be imported only once their
    folder was known, so they are handed in.
    """
    with os.fdopen(job_file, "rb") as file:
        job = wire.decode_job(file.read())
    os.dup2(printed_pipe, 1)
    os.dup2(printed_pipe, 2)
    os.close(printed_pipe)
    printed = (sys.stdout, sys.stderr)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # kept when it is killed
    sys.argv[:] = [job.file_name]
    refuse_imports(folders)
    limits.limit_resources(job.limits)
    reply = runner.run(job)
    for stream in printed:
        with suppress(BaseException):  # the file may have closed it
            stream.flush()
    write_all(reply_pipe, len(reply).to_bytes(wire.LENGTH_BYTES, "big") + reply)
    os._exit(0)  # no exit handler of the file runs


class RefuseImports:
    """Stands last on `sys.meta_path`: what nobody else found is refused with the rule."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:  # noqa: ARG004
        if "." not in name:
            message = (
                f"solved with NumPy and the standard library alone; {name} is not available here"
            )
            raise ModuleNotFoundError(message, name=name)


def refuse_imports(folders: list[str]) -> None:
    """From here on only NumPy and the standard library can be imported."""
    allowed = {*sys.stdlib_module_names, "numpy", "__main__"}
    for name in list(sys.modules):
        if name.partition(".")[0] not in allowed:
            del sys.modules[name]  # what is loaded here serves those who loaded it, nobody else
    sys.path[:] = [folder for folder in sys.path if folder not in folders]
    sys.meta_path.append(RefuseImports)
    sys.path_importer_cache.clear()


def write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


if __name__ == "__main__":
    main()
