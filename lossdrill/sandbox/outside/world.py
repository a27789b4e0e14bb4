"""What a worker is shown inside bubblewrap: files at neutral paths, so that it does not matter
where they lie outside, be it in a folder that is closed to `nobody`.
"""

import os
import sys
from pathlib import Path

from lossdrill.sandbox.outside import packages

PYTHON, PACKAGES = "/python", "/packages"
OURS = ("__init__.py", "model.py", "__pycache__", "sandbox")
"""What a worker needs of this package. None of it knows an exercise."""


class World:
    """Collected once, then only read."""

    def __init__(self, python: str) -> None:
        self.python = python
        """The interpreter's path inside."""
        self.binds: list[tuple[Path, str]] = []
        """What is shown, and where."""
        self.hidden: list[str] = []
        """Folders inside what is shown that appear empty."""
        self.readable: list[str] = []
        """What a learner's file may read of it."""
        self.library_folders: list[str] = []
        """Where the dynamic loader looks."""

    @property
    def parents(self) -> list[str]:
        """The folders on the way to what is shown, outer ones first."""
        parents = {str(parent) for _, inner in self.binds for parent in Path(inner).parents}
        return sorted(parents - {"/"})

    def show(self, outer: Path, inner: str, *, readable: bool = True) -> None:
        self.binds.append((outer, inner))
        if readable:
            self.readable.append(inner)


def shown(libraries: tuple[str, ...]) -> World:
    """Python with its standard library, these libraries, what the worker itself is made of, and
    the system's shared libraries, which stay where they are.
    """
    python, stdlib = Path(os.path.realpath(sys.executable)), packages.standard_library()
    world = World(python=f"{PYTHON}/bin/{python.name}")
    world.show(python, world.python, readable=False)
    inner_stdlib = f"{PYTHON}/lib/{stdlib.name}"
    world.show(stdlib, inner_stdlib)
    world.hidden += [f"{inner_stdlib}/{site}" for site in packages.SITE if (stdlib / site).is_dir()]
    world.library_folders.append(f"{PYTHON}/lib")
    library = Path(sys.base_prefix, "lib", f"libpython3.{sys.version_info.minor}.so.1.0")
    if library.exists():
        world.show(library, f"{PYTHON}/lib/{library.name}", readable=False)
    for path in packages.shared_libraries():
        world.show(path, str(path))
        if path.is_dir():
            world.library_folders.append(str(path))
        if (path / "python3").is_dir():  # the system's own packages
            world.hidden.append(str(path / "python3"))
    for root in packages.roots(libraries):
        inner = f"{PACKAGES}/{root.name}"
        if root == packages.PACKAGE:
            for name in OURS:
                if (root / name).exists():
                    world.show(root / name, f"{inner}/{name}", readable=False)
        else:
            world.show(root, inner, readable=root.name not in packages.SERVING)
    return world
