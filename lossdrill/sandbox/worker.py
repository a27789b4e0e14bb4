"""The learner's side: loads NumPy, takes one job, runs the file, writes plain data, exits.

Started as `python -I -S -B worker.py FOLDER...`, where the folders hold NumPy, msgspec and this
package. Nothing here knows an expected value. File descriptor 0 brings the job, 1 takes the
reply, 2 takes whatever the file prints.
"""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lossdrill.model import Limits

READY = b"R"
NUMPY_PARTS = ("linalg", "random", "fft", "polynomial", "ma")
"""Loaded beforehand: NumPy loads them lazily, and a learner's time should not pay for it."""


def main() -> None:
    sys.path[:0] = sys.argv[1:]
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # threads are denied, and one is quicker here
    import importlib  # noqa: PLC0415

    import numpy  # noqa: ICN001, PLC0415

    for part in NUMPY_PARTS:
        importlib.import_module(f"numpy.{part}")
    from lossdrill.sandbox import runner, wire  # noqa: PLC0415

    out = os.dup(1)
    os.dup2(2, 1)
    os.write(out, READY)
    with os.fdopen(0, "rb", closefd=False) as job_pipe:
        job = wire.decode_job(job_pipe.read())
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    limit_resources(job.limits)
    refuse_imports(sys.argv[1:])
    reply = runner.run(job)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # noqa: BLE001, S112, PERF203 - the file may have replaced or closed it
            continue
    write_all(out, reply)
    os._exit(0)  # no exit handler of the file runs


def limit_resources(limits: "Limits") -> None:
    """Soft and hard, so that the file cannot raise them again (unless it runs as root)."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:  # Windows
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu = int(usage.ru_utime + usage.ru_stime + limits.seconds) + 2
    wanted = {
        "RLIMIT_CPU": cpu,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": 64,
    }
    own = _address_space()
    if own is not None:
        wanted["RLIMIT_AS"] = own + limits.memory_mib * 2**20
    for name, value in wanted.items():
        which = getattr(resource, name, None)
        if which is not None:
            resource.setrlimit(which, (value, value))


def _address_space() -> int | None:
    """Bytes of address space in use, where the system tells."""
    try:
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - pathlib would cost 5 ms
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


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
    for name in list(sys.modules):
        if name.partition(".")[0] in {"lossdrill", "msgspec"}:
            del sys.modules[name]
    sys.path[:] = [folder for folder in sys.path if folder not in folders]
    sys.meta_path.append(RefuseImports)  # type: ignore[arg-type]
    sys.path_importer_cache.clear()


def write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


if __name__ == "__main__":
    main()
