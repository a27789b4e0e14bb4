"""How a worker is started: as a plain process, or inside bubblewrap, where it finds a small world
at neutral paths, all of it read-only. Builds commands; starts nothing.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from lossdrill.sandbox.outside import packages, world
from lossdrill.sandbox.outside.packages import PACKAGE

START = "sandbox/inside/start.py"
FLAGS = ("-I", "-S", "-B", "-X", "utf8")
CACHE = "/cache"
CACHE_BYTES = 2**23


class Start(NamedTuple):
    """A command, and the environment that it starts in."""

    command: tuple[str, ...]
    environment: dict[str, str]


def plain(program: str, wanted: Sequence[str], libraries: tuple[str, ...], folder: Path) -> Start:
    """The program `worker` or `once` as an ordinary process; its caches go to its folder."""
    found = packages.roots(libraries)
    readable = [
        # The standard library, but not what is installed inside its folder: lossdrill may be.
        *(path for path in packages.standard_library().iterdir() if path.name not in packages.SITE),
        *(path for path in found if path.name not in packages.SERVING),
        *packages.shared_libraries(),
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
    program = _found_in_path("bwrap")
    if program is None:
        return None
    shown = world.shown(libraries)
    options = [*_namespaces(), "--clearenv"]
    options += ["--setenv", "LD_LIBRARY_PATH", ":".join(shown.library_folders)]
    for parent in shown.parents:  # which bubblewrap would else make for root alone
        options += ["--dir", parent]
    for outer, inner in shown.binds:
        options += ["--ro-bind", str(outer), inner]
    for inner in shown.hidden:
        options += ["--tmpfs", inner, "--remount-ro", inner]
    if "matplotlib" in libraries:  # writes a cache of its fonts when it starts
        options += ["--size", str(CACHE_BYTES), "--tmpfs", CACHE, "--setenv", "MPLCONFIGDIR", CACHE]
    options += ["--remount-ro", "/", "--chdir", "/"]
    arguments = _arguments("worker", [world.PACKAGES], wanted, libraries, shown.readable)
    start = f"{world.PACKAGES}/{PACKAGE.name}/{START}"
    return Start((program, *options, shown.python, *FLAGS, start, *arguments), {})


def _found_in_path(name: str) -> str | None:
    """As `shutil.which`, whose module would take a cold `grade` three milliseconds."""
    for folder in os.get_exec_path():
        path = os.path.join(folder, name)  # noqa: PTH118
        if os.access(path, os.X_OK):
            return path
    return None


def _namespaces() -> list[str]:
    """Bubblewrap maps root to the root outside. So root makes no user namespace, and keeps what it
    takes to become `nobody`; the worker does so before it sees a job.
    """
    spaces = ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    spaces += ["--unshare-cgroup-try", "--as-pid-1", "--die-with-parent", "--new-session"]
    spaces += ["--hostname", "lossdrill"]
    if os.geteuid() == 0:
        return [*spaces, "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return [*spaces, "--unshare-user", "--cap-drop", "ALL"]


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
    )
