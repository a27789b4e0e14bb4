"""What was proven before and need not be proven again: an exercise of which nothing has changed
that a check could depend on, be it in its texts, its solution, the program or the machine.
"""

import hashlib
import platform
import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import lossdrill
from lossdrill.model import Exercise
from lossdrill.pack import Pack

LIBRARIES = ("numpy", "sympy", "mpmath", "matplotlib")


class Proven:
    """A folder with a file for each exercise of each pack: the state in which it was sound."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._here = _digest(
            sys.version,
            platform.platform(),
            *(version(library) for library in LIBRARIES),
            *(_content(path) for path in sorted(Path(lossdrill.__file__).parent.rglob("*.py"))),
        )

    def state(self, pack: Pack, exercise: Exercise) -> str:
        """Of all that the check of this exercise reads; a digest of it."""
        folder = pack.solution_path(exercise).parent
        return _digest(
            self._here,
            pack.exercise_hash(exercise),
            pack.prompt(exercise),
            pack.stub(exercise),
            *(_content(path) for path in (folder / "loss.py", folder / "_derived.py")),
        )

    def holds(self, pack: Pack, exercise: Exercise, state: str) -> bool:
        """Whether the exercise was sound in this state when it was last checked."""
        try:
            return self._file(pack, exercise).read_text(encoding="ascii") == state
        except (OSError, UnicodeDecodeError):
            return False

    def keep(self, pack: Pack, exercise: Exercise, state: str) -> None:
        """For the next time; where nothing can be written, it is proven again then."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file(pack, exercise).write_text(state, encoding="ascii")

    def _file(self, pack: Pack, exercise: Exercise) -> Path:
        root = pack.home(exercise.id).root.resolve()
        return self.folder / f"{_digest(str(root))[:16]}-{exercise.id}"


def _content(path: Path) -> str:
    return f"{path}\0{hashlib.sha256(path.read_bytes()).hexdigest()}" if path.is_file() else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
