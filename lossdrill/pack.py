"""A pack: a folder with `exercises/` (what a learner may see) and `solutions/` (trusted).

Reads manifests and hands out paths. It never loads a solution: that is `judging.solution`.
"""

import hashlib
import os
from functools import cached_property
from pathlib import Path

from lossdrill.errors import PackError, UsageError
from lossdrill.folders import data_root
from lossdrill.manifests import (
    Track,
    check_id,
    fault,
    read_bytes,
    read_manifest,
    read_text,
    read_track,
)
from lossdrill.model import Exercise
from lossdrill.prerequisites import in_order


class Pack:
    """The exercises below one folder.

    Manifests are read when they are asked for: grading one file reads one manifest.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        if not (root / "exercises" / "track.toml").is_file():
            raise PackError(
                f"{root} is not a pack: it has no exercises/track.toml. "
                "Give the folder that holds exercises/ and solutions/."
            )

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics in the order in which they are taught."""
        return self._track.topics

    @property
    def syllabus(self) -> dict[str, str]:
        """What is to be taught, point by point: a sentence by its short name."""
        return self._track.syllabus

    @cached_property
    def _track(self) -> Track:
        path = self.root / "exercises" / "track.toml"
        track = read_track(path)
        for place, topic in enumerate(track.topics):
            if not (self.root / "exercises" / topic).is_dir():
                what = f"there is no folder exercises/{topic}; make it, or take the topic out."
                raise fault(path, ("topics", place), what)
        return track

    @cached_property
    def _folders(self) -> dict[str, Path]:
        """Folder by exercise id; listing the folders reads no manifest."""
        found: dict[str, Path] = {}
        for topic in self.topics:
            for folder in _folders_in(self.root / "exercises" / topic):
                check_id(folder)
                if folder.name in found:
                    taken = f"the id {folder.name} is already taken by {found[folder.name]}"
                    raise PackError(f"{taken}; rename one of the two folders.", folder)
                found[folder.name] = folder
        return found

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._folders)

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise of this id; raises `UsageError` with near names when there is none."""
        folder = self._folders.get(exercise_id)
        if folder is None:
            from difflib import get_close_matches  # noqa: PLC0415 - for those who mistyped

            near = get_close_matches(exercise_id, self.ids, n=3, cutoff=0.5)
            hint = f"Did you mean {' or '.join(near)}?" if near else "See them with: lossdrill list"
            raise UsageError(f"There is no exercise {exercise_id!r}. {hint}")
        return self._read(folder)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises in the order of the track: prerequisites, then topic, then difficulty."""

        def wrong(exercise_id: str, what: str) -> PackError:
            path = self._folders[exercise_id] / "exercise.toml"
            return fault(path, ("requires",), what)

        exercises = [self._read(folder) for folder in self._folders.values()]
        return in_order(exercises, self.topics, wrong)

    def _read(self, folder: Path) -> Exercise:
        manifest = read_manifest(folder / "exercise.toml")
        fields = {name: getattr(manifest, name) for name in manifest.__struct_fields__}
        return Exercise(id=folder.name, topic=folder.parent.name, **fields)

    def prompt(self, exercise: Exercise) -> str:
        """The task as Markdown, with formulas between dollar signs."""
        return read_text(self._folders[exercise.id] / "prompt.md")

    def stub(self, exercise: Exercise) -> str:
        """The file that is handed out, before a variant's particulars are filled in."""
        return read_text(self._folders[exercise.id] / "stub.py")

    def topic_page(self, topic: str) -> str:
        """The topic in one page, as Markdown."""
        return read_text(self.root / "exercises" / topic / "README.md")

    def solution_path(self, exercise: Exercise) -> Path:
        return self.root / "solutions" / exercise.topic / exercise.file_name

    @cached_property
    def content_hash(self) -> str:
        """Sixteen hexadecimal digits over the path and content of every file of the pack."""
        digest = hashlib.sha256()
        root = str(self.root)
        for parts in self.files():
            name = "/".join(parts)
            with open(f"{root}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - see `files`
                content = file.read()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()[:16]

    def exercise_hash(self, exercise: Exercise) -> str:
        """Sixteen hexadecimal digits over all that its verdicts can depend on: the manifest, the
        solution, and what that imports from its own folder. Prose and other exercises are not.
        """
        digest = hashlib.sha256(read_bytes(self._folders[exercise.id] / "exercise.toml"))
        folder = self.root / "solutions" / exercise.topic
        waiting, seen = [exercise.file_name.removesuffix(".py")], set[str]()
        while waiting:
            name = waiting.pop()
            path = folder / f"{name}.py"
            if name in seen or not path.is_file():
                continue  # what is not there is met, and said, when it is loaded
            seen.add(name)
            content = read_bytes(path)
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
            waiting += sorted(_imported_beside(content), reverse=True)
        return digest.hexdigest()[:16]

    def files(self) -> list[tuple[str, ...]]:
        """The parts of the path of each file, in order; as text, because every `grade` comes here,
        and as objects the paths would take as long as all that is read from them.
        """
        top = len(str(self.root)) + 1
        return sorted(
            (*folder[top:].split(os.sep), name)  # noqa: PTH206
            for part in ("exercises", "solutions")
            for folder, _, names in os.walk(f"{self.root}/{part}")
            for name in names
            if name.endswith((".toml", ".md", ".py")) and os.path.isfile(f"{folder}/{name}")  # noqa: PTH113
        )


def open_pack(root: Path | None = None) -> Pack:
    """The pack at `root`, or the built-in one."""
    return Pack(root if root is not None else data_root())


def _imported_beside(content: bytes) -> set[str]:
    """The modules that a solution imports relatively: `from .name import`, `from . import name`."""
    import ast  # noqa: PLC0415 - a class needs it, a single file does not

    try:
        tree = ast.parse(content)
    except (SyntaxError, ValueError):
        return set()  # likewise
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level)
    return {
        name
        for node in imports
        for name in ([node.module] if node.module else [alias.name for alias in node.names])
    }


def _folders_in(topic: Path) -> list[Path]:
    try:
        return sorted(
            folder
            for folder in topic.iterdir()
            if folder.is_dir() and not folder.name.startswith((".", "_"))
        )
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror}.", topic) from None
