"""Where the files lie that a worker needs: Python, the system's shared libraries, the packages."""

import importlib.util
import os
import sys
from pathlib import Path

from lossdrill.errors import LossdrillError

PACKAGE = Path(__file__).parents[2]
WORKER = ("numpy", "msgspec", PACKAGE.name)
"""What every worker imports."""
SERVING = ("msgspec", PACKAGE.name)
"""What serves the worker alone: a learner's file reads and imports none of it."""
SITE = ("site-packages", "dist-packages")
"""Where packages are installed inside the folder of the standard library; lossdrill may be there,
and with it the solutions.
"""


def roots(libraries: tuple[str, ...]) -> tuple[Path, ...]:
    """Folders and modules: of what every worker imports, with the shared libraries that came
    along (`numpy.libs`), and of these libraries beside NumPy with all that they require.
    """
    found = [path for name in WORKER for path in _package(name)]
    for library in libraries:
        if library not in WORKER:
            found += _distribution(library)
    return tuple(dict.fromkeys(found))


def _package(name: str) -> list[Path]:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise LossdrillError(f"{name} is not installed; reinstall lossdrill.")
    folder = Path(next(iter(spec.submodule_search_locations)))
    return [path for path in (folder, folder.with_name(f"{name}.libs")) if path.is_dir()]


def _distribution(name: str) -> list[Path]:
    """What lies at the top of a distribution and of those that it requires."""
    from importlib import metadata  # noqa: PLC0415 - a plain `grade` does without

    waiting, seen, found = [name], set(), dict[Path, None]()
    while waiting:
        distribution = waiting.pop()
        try:
            files = metadata.files(distribution) or []
            requirements = metadata.requires(distribution) or []
        except metadata.PackageNotFoundError:
            continue
        tops = {file.parts[0]: file for file in files}
        for top, file in tops.items():
            if top not in {"..", "__pycache__"} and not top.endswith((".dist-info", ".pth")):
                found[Path(str(file.locate())).parents[len(file.parts) - 1] / top] = None
        seen.add(distribution)
        waiting += {_name_in(r) for r in requirements if "extra ==" not in r} - seen
    return list(found)


def _name_in(requirement: str) -> str:
    """`numpy` in ``numpy>=1.23; python_version < "3.14"`` (PEP 508)."""
    end = next((i for i, c in enumerate(requirement) if not (c.isalnum() or c in "-_.")), None)
    return requirement[:end]


def standard_library() -> Path:
    return Path(os.__file__).resolve().parent


def shared_libraries() -> list[Path]:
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
