"""The learner's process: loads NumPy, gives up what it can, takes one job, answers it, exits.

Started as `python -I -S -B worker.py FOLDER...`, where the folders hold NumPy, msgspec and this
package. Nothing here knows an expected value. File descriptor 0 brings the job, 1 takes the
reply, 2 takes whatever the file prints.
"""

import os
import sys
from contextlib import suppress

READY = b"r"
READY_AS_NOBODY = b"n"
"""The first byte of the reply pipe: NumPy has loaded, and the process is not root, or no more."""


def main() -> None:
    folders = sys.argv[1:]
    sys.path.extend(folders)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads are denied, and one is quicker here
    from lossdrill.sandbox import limits, runner, wire  # noqa: PLC0415 - found from here on

    os.environ.clear()
    became_nobody = limits.leave_root()
    limits.die_with_parent()
    reply_pipe = os.dup(1)
    os.dup2(2, 1)
    os.write(reply_pipe, READY_AS_NOBODY if became_nobody else READY)
    with os.fdopen(0, "rb", closefd=False) as job_pipe:
        data = job_pipe.read()
    if not data:  # no longer wanted
        return
    job = wire.decode_job(data)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
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
