"""A pack: a folder with `exercises/` (what a learner may see) and `solutions/` (trusted).

Reads manifests and hands out paths. It never loads a solution: that is `judging.solution`.
"""

import os
from functools import cached_property
from pathlib import Path

import msgspec

from lossdrill import __version__
from lossdrill.digest import sha256
from lossdrill.errors import PackError, UsageError
from lossdrill.folders import data_root
from lossdrill.kept import files_below, kept, state_of
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

BUILT_IN = "builtin"
"""The name of the pack that comes with lossdrill."""
_PARTS = ("exercises", "solutions")


class Origin(msgspec.Struct, frozen=True):
    """Where a pack came from, where its folder does not tell."""

    name: str
    version: str


class Pack:
    """The exercises below one folder. Several packs together are a `packs.Packs`.

    Manifests are read when they are asked for: grading one file reads one manifest.
    """

    def __init__(
        self, root: Path, *, origin: Origin | None = None, kept_in: Path | None = None
    ) -> None:
        """`kept_in`: a folder in which the content hash may be kept until a file changes."""
        self._root = root
        self._origin = origin
        self._kept_in = kept_in
        if not (root / "exercises" / "track.toml").is_file():
            raise PackError(
                f"{root} is not a pack: it has no exercises/track.toml. "
                "Give the folder that holds exercises/ and solutions/."
            )

    @property
    def root(self) -> Path:
        """The folder that holds `exercises/` and `solutions/`."""
        return self._root

    @property
    def packs(self) -> "tuple[Pack, ...]":
        """The packs that this one consists of."""
        return (self,)

    def home(self, exercise_id: str) -> "Pack":  # noqa: ARG002
        """The pack to which an exercise belongs."""
        return self

    @property
    def is_built_in(self) -> bool:
        return self.root.resolve() == data_root().resolve()

    @property
    def name(self) -> str:
        """As `track.toml` says, else as the package or the folder is called."""
        if self._track.name:
            return self._track.name
        if self._origin is not None:
            return self._origin.name
        return BUILT_IN if self.is_built_in else self.root.resolve().name

    @property
    def version(self) -> str:
        """As `track.toml` says, else that of the package; empty where there is none."""
        if self._track.version:
            return self._track.version
        if self._origin is not None:
            return self._origin.version
        return __version__ if self.is_built_in else ""

    @property
    def address(self) -> str:
        """What `--pack` is to be given for this pack, from any folder."""
        if self._origin is not None:
            return self._origin.name
        return BUILT_IN if self.is_built_in else str(self.root.resolve())

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
    def folders(self) -> dict[str, Path]:
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
        return tuple(self.folders)

    def exercise(self, exercise_id: str) -> Exercise:
        """The exercise of this id; raises `UsageError` with near names when there is none."""
        folder = self.folders.get(exercise_id)
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
            path = self.folders[exercise_id] / "exercise.toml"
            return fault(path, ("requires",), what)

        exercises = [self._read(folder) for folder in self.folders.values()]
        return in_order(exercises, self.topics, wrong)

    def _read(self, folder: Path) -> Exercise:
        manifest = read_manifest(folder / "exercise.toml")
        fields = {name: getattr(manifest, name) for name in manifest.__struct_fields__}
        return Exercise(id=folder.name, topic=folder.parent.name, **fields)

    def prompt(self, exercise: Exercise) -> str:
        """The task as Markdown, with formulas between dollar signs."""
        return read_text(self.folders[exercise.id] / "prompt.md")

    def stub(self, exercise: Exercise) -> str:
        """The file that is handed out, before a variant's particulars are filled in."""
        return read_text(self.folders[exercise.id] / "stub.py")

    def topic_page(self, topic: str) -> str:
        """The topic in one page, as Markdown."""
        return read_text(self.root / "exercises" / topic / "README.md")

    def solution_path(self, exercise: Exercise) -> Path:
        return self.home(exercise.id).root / "solutions" / exercise.topic / exercise.file_name

    @cached_property
    def content_hash(self) -> str:
        """Sixteen hexadecimal digits over the path and content of every file of the pack."""
        root = str(self.root)
        if self._kept_in is None:
            return _content_hash(root)
        place = sha256(os.fsencode(os.path.abspath(root))).hexdigest()[:16]  # noqa: PTH100
        return kept(
            self._kept_in / f"{place}.hash",
            lambda: state_of([root], _PARTS, _is_content),
            lambda: _content_hash(root).encode(),
        ).decode()

    def exercise_hash(self, exercise: Exercise) -> str:
        """Sixteen hexadecimal digits over all that its verdicts can depend on: the manifest, the
        solution, and what that imports from its own folder. Prose and other exercises are not.
        """
        digest = sha256(read_bytes(self.folders[exercise.id] / "exercise.toml"))
        folder = self.solution_path(exercise).parent
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
            waiting += sorted(imported_beside(content), reverse=True)
        return digest.hexdigest()[:16]

    def files(self) -> list[tuple[str, ...]]:
        """The parts of the path of each file, in order."""
        return [parts for parts, _ in _files(str(self.root))]


def open_pack(root: Path | None = None) -> Pack:
    """The pack at `root`, or the built-in one."""
    return Pack(root if root is not None else data_root())


def _is_content(name: str) -> bool:
    return name.endswith((".toml", ".md", ".py"))


def _files(root: str) -> list[tuple[tuple[str, ...], str]]:
    """The parts of each path, and the whole path, in order."""
    found = files_below(root, _PARTS, _is_content)
    return sorted((tuple(name.split("/")), path) for name, path in found)


def _content_hash(root: str) -> str:
    digest = sha256()
    for parts, path in _files(root):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see `files_below`
            content = file.read()
        digest.update(f"{'/'.join(parts)}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()[:16]


def imported_beside(content: bytes) -> set[str]:
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
