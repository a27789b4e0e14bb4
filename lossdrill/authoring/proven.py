"""What was proven before and need not be proven again: an exercise of which nothing has changed
that a check could depend on, be it in its texts, its solution, the program or the machine; and a
topic of which what follows from loss.py was current.
"""

import hashlib
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import lossdrill
from lossdrill.authoring.mistakes import imported_modules
from lossdrill.model import Exercise
from lossdrill.pack import Pack

DERIVED = "_derived.py"
LIBRARIES = ("numpy", "sympy", "mpmath", "matplotlib")


@dataclass(frozen=True)
class Topic:
    """The folder of a topic in solutions/, as `dev derive` reads and writes it."""

    pack_root: Path
    name: str

    @property
    def folder(self) -> Path:
        return self.pack_root / "solutions" / self.name

    def rests_on(self) -> str:
        """Of all from which the files follow: the definition, and which files are asked for."""
        return _digest(_content(self.folder / "loss.py"), *sorted(imported_modules(self.folder)))

    def files(self) -> dict[Path, bytes]:
        """Those that follow from it, as they are; without what is missing."""
        names = (DERIVED, *(f"{name}.py" for name in imported_modules(self.folder)))
        paths = (self.folder / name for name in names)
        return {path: path.read_bytes() for path in paths if path.is_file()}


class Proven:
    """A folder with a file for each exercise of each pack: the state in which it was sound. And one
    for each topic: the state in which what follows from its loss.py was current.
    """

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
        return _says(self._file(pack, exercise), state)

    def keep(self, pack: Pack, exercise: Exercise, state: str) -> None:
        """For the next time; where nothing can be written, it is proven again then."""
        self._write(self._file(pack, exercise), state)

    def topic_state(self, rests_on: str, files: Mapping[Path, bytes]) -> str:
        """Of the definition and of the files that are to follow from it; a digest of both."""
        contents = sorted((path.name, _sha256(content)) for path, content in files.items())
        return _digest(self._here, rests_on, *(part for each in contents for part in each))

    def topic_state_now(self, pack_root: Path, topic: str) -> str:
        """As the files are."""
        there = Topic(pack_root, topic)
        return self.topic_state(there.rests_on(), there.files())

    def holds_topic(self, pack_root: Path, topic: str, state: str) -> bool:
        """Whether the files of the topic were current in this state."""
        return _says(self._topic_file(pack_root, topic), state)

    def keep_topic(self, pack_root: Path, topic: str, state: str) -> None:
        """As `keep`."""
        self._write(self._topic_file(pack_root, topic), state)

    def _write(self, file: Path, state: str) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            file.write_text(state, encoding="ascii")

    def _file(self, pack: Pack, exercise: Exercise) -> Path:
        return self.folder / f"{_of_pack(pack.home(exercise.id).root)}-{exercise.id}"

    def _topic_file(self, pack_root: Path, topic: str) -> Path:
        return self.folder / f"{_of_pack(pack_root)}_{topic}"


def _of_pack(root: Path) -> str:
    return _digest(str(root.resolve()))[:16]


def _says(file: Path, state: str) -> bool:
    try:
        return file.read_text(encoding="ascii") == state
    except (OSError, UnicodeDecodeError):
        return False


def _content(path: Path) -> str:
    return f"{path}\0{_sha256(path.read_bytes())}" if path.is_file() else ""


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
