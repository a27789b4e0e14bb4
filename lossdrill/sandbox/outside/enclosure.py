"""How a worker is started: as a plain process, or inside bubblewrap, where it finds a small world
at neutral paths, all of it read-only. Builds commands; starts nothing.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lossdrill.sandbox.outside.packages import roots

PACKAGE = Path(__file__).parents[2]
CANARY = PACKAGE / "cli"
"""A folder that exists, and that no worker is shown."""
START = "sandbox/inside/start.py"
SHOWN = ("__init__.py", "model.py", "__pycache__", "sandbox")
"""What a worker needs of this package. None of it knows an exercise."""
HIDDEN = ("msgspec", PACKAGE.name)
"""Packages that serve the worker alone: a learner's file reads and imports none of them."""
FLAGS = ("-I", "-S", "-B", "-X", "utf8")
SITE = ("site-packages", "dist-packages")
CACHE_BYTES = 2**23


@dataclass(frozen=True)
class Start:
    """A command, and the environment that it starts in."""

    command: tuple[str, ...]
    environment: dict[str, str]


def plain(program: str, wanted: Sequence[str], libraries: tuple[str, ...], folder: Path) -> Start:
    """The program `worker` or `once` as an ordinary process; its caches go to its folder."""
    found = roots(libraries)
    readable = [
        # The standard library, but not what is installed inside its folder: lossdrill may be.
        *(path for path in _standard_library().iterdir() if path.name not in SITE),
        *(path for path in found if path.name not in HIDDEN),
        *_shared_libraries(),
    ]
    folders = dict.fromkeys(path.parent for path in found)
    arguments = _arguments(program, folders, wanted, libraries, readable)
    environment = {"MPLCONFIGDIR": str(folder)} if "matplotlib" in libraries else {}
    if "SYSTEMROOT" in os.environ:  # without which Python does not start on Windows
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    # On Windows the interpreter of a virtual environment starts another one.
    python = getattr(sys, "_base_executable", None) or sys.executable
    return Start((python, *FLAGS, str(PACKAGE / START), *arguments), environment)


def bubblewrap(wanted: Sequence[str], libraries: tuple[str, ...]) -> Start | None:
    """The worker as process 1 of namespaces of its own; None where bubblewrap is not installed."""
    program = shutil.which("bwrap")
    if program is None:
        return None
    base, stdlib = Path(sys.base_prefix), _standard_library()
    python = Path(os.path.realpath(sys.executable))
    library = base / "lib" / f"libpython3.{sys.version_info.minor}.so.1.0"
    # A Python that is started from another path looks for its library beside itself.
    inner_python, inner_stdlib = f"/python/bin/{python.name}", f"/python/lib/{stdlib.name}"
    binds = [(python, inner_python), (stdlib, inner_stdlib)]
    if library.exists():
        binds.append((library, f"/python/lib/{library.name}"))
    shared = _shared_libraries()
    binds += [(path, str(path)) for path in shared]
    hidden = [f"{inner_stdlib}/{name}" for name in SITE if (stdlib / name).is_dir()]
    hidden += [str(path) for folder in shared for path in (folder / "python3",) if path.is_dir()]
    readable = [inner_stdlib, *map(str, shared)]
    for root in roots(libraries):
        inner = f"/packages/{root.name}"
        if root == PACKAGE:
            binds += [(root / name, f"{inner}/{name}") for name in SHOWN if (root / name).exists()]
        else:
            binds.append((root, inner))
        if root.name not in HIDDEN:
            readable.append(inner)
    options = [*_namespaces(), "--clearenv"]
    for variable, value in _environment(shared, libraries).items():
        options += ["--setenv", variable, value]
    parents = {str(parent) for _, inner in binds for parent in Path(inner).parents}
    for parent in sorted(parents - {"/"}):  # which bubblewrap would else make for root alone
        options += ["--dir", parent]
    for outer, inner in binds:
        options += ["--ro-bind", str(outer), inner]
    for inner in hidden:
        options += ["--tmpfs", inner, "--remount-ro", inner]
    if "matplotlib" in libraries:  # writes a cache of its fonts when it starts
        options += ["--size", str(CACHE_BYTES), "--tmpfs", "/cache"]
    options += ["--remount-ro", "/", "--chdir", "/"]
    arguments = _arguments("worker", ["/packages"], wanted, libraries, readable)
    inner_start = f"/packages/{PACKAGE.name}/{START}"
    return Start((program, *options, inner_python, *FLAGS, inner_start, *arguments), {})


def _namespaces() -> list[str]:
    """Bubblewrap maps root to the root outside. So root makes no user namespace, and keeps what it
    takes to become `nobody`; the worker does so before it sees a job.
    """
    spaces = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    spaces += ["--unshare-cgroup-try", "--as-pid-1", "--die-with-parent", "--new-session"]
    if os.geteuid() == 0:
        return [*spaces, "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [*spaces, "--unshare-user", "--cap-drop", "ALL"]


def _environment(shared: Iterable[Path], libraries: tuple[str, ...]) -> dict[str, str]:
    environment = {
        "LD_LIBRARY_PATH": ":".join(
            ["/python/lib", *(str(path) for path in shared if path.is_dir())]
        )
    }
    if "matplotlib" in libraries:
        environment["MPLCONFIGDIR"] = "/cache"
    return environment


def _arguments(
    program: str,
    folders: Iterable[Path | str],
    wanted: Iterable[str],
    libraries: Iterable[str],
    readable: Iterable[Path | str],
) -> tuple[str, ...]:
    """What `inside.start` is called with."""
    return (
        os.pathsep.join(map(str, folders)),
        program,
        ",".join(libraries),
        ",".join(wanted),
        os.pathsep.join(map(str, readable)),
        str(CANARY),
    )


def _standard_library() -> Path:
    return Path(os.__file__).resolve().parent


def _shared_libraries() -> list[Path]:
    """Where the system keeps its shared libraries: the folder that this process has the C library
    from, and the dynamic loader. Linux only; elsewhere nothing asks for them.
    """
    if sys.platform != "linux":
        return []
    with open("/proc/self/maps") as file:  # noqa: PTH123 - read line by line
        mapped = {line.split(maxsplit=5)[5].strip() for line in file if "/lib" in line}
    folders = {Path(path).parent for path in mapped if Path(path).name.startswith("libc.so")}
    loaders = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")
    return [*folders, *(Path(path) for path in loaders if os.path.exists(path))]  # noqa: PTH110
