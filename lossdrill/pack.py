"""A pack: a folder with `exercises/` (what a learner may see) and `solutions/` (trusted).

Reads manifests and hands out paths. It never loads a solution: that is `judging.solution`.
"""

import hashlib
import heapq
import os
import tomllib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from lossdrill.errors import PackError, UsageError
from lossdrill.folders import data_root
from lossdrill.model import Exercise, Kind, Limits

T = TypeVar("T")

FORMAT = 1
LARGEST_FILE = 1_000_000
"""Bytes; a manifest or a prompt beyond this is a mistake, not an exercise."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`exercise.toml`, key by key. The id and the topic are the names of its folders."""

    title: str
    task: str
    kind: Kind
    difficulty: int
    minutes: int
    answers: tuple[str, ...]
    hints: tuple[str, str, str]
    requires: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    limits: Limits = Limits()


class Track(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`track.toml`: the version of the format, the order of the topics, and what they are to teach:
    each point of the syllabus in a sentence, by its short name.
    """

    format: int
    topics: tuple[str, ...]
    syllabus: dict[str, str] = {}


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
        track = _read_toml(path, Track)
        if track.format != FORMAT:
            raise PackError(
                f"{path}: format: expected {FORMAT}, got {track.format}. "
                "This pack is for another version of lossdrill."
            )
        for topic in track.topics:
            if not (self.root / "exercises" / topic).is_dir():
                raise PackError(f"{path}: topics: there is no folder exercises/{topic}.")
        return track

    @cached_property
    def _folders(self) -> dict[str, Path]:
        """Folder by exercise id; listing the folders reads no manifest."""
        found: dict[str, Path] = {}
        for topic in self.topics:
            for folder in sorted((self.root / "exercises" / topic).iterdir()):
                if not folder.is_dir() or folder.name.startswith((".", "_")):
                    continue
                if folder.name in found:
                    raise PackError(
                        f"{folder}: the id {folder.name} is already taken by {found[folder.name]}."
                    )
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
            hint = f"Did you mean {_either(near)}?" if near else "See them with: lossdrill list"
            raise UsageError(f"There is no exercise {exercise_id!r}. {hint}")
        return self._read(folder)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """All exercises in the order of the track: prerequisites, then topic, then difficulty."""
        return _in_order([self._read(folder) for folder in self._folders.values()], self.topics)

    def _read(self, folder: Path) -> Exercise:
        path = folder / "exercise.toml"
        manifest = _read_toml(path, Manifest)
        _check(manifest, path)
        fields = {name: getattr(manifest, name) for name in manifest.__struct_fields__}
        return Exercise(id=folder.name, topic=folder.parent.name, **fields)

    def prompt(self, exercise: Exercise) -> str:
        """The task as Markdown, with formulas between dollar signs."""
        return _read_text(self._folders[exercise.id] / "prompt.md")

    def stub(self, exercise: Exercise) -> str:
        """The file that is handed out, before a variant's particulars are filled in."""
        return _read_text(self._folders[exercise.id] / "stub.py")

    def topic_page(self, topic: str) -> str:
        """The topic in one page, as Markdown."""
        return _read_text(self.root / "exercises" / topic / "README.md")

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
        digest = hashlib.sha256(_read_bytes(self._folders[exercise.id] / "exercise.toml"))
        folder = self.root / "solutions" / exercise.topic
        waiting, seen = [exercise.file_name.removesuffix(".py")], set[str]()
        while waiting:
            name = waiting.pop()
            path = folder / f"{name}.py"
            if name in seen or not path.is_file():
                continue  # what is not there is met, and said, when it is loaded
            seen.add(name)
            content = _read_bytes(path)
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


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}.") from None


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PackError(f"{path}: larger than {LARGEST_FILE} bytes; shorten it.")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise PackError(f"{path} is missing; every exercise needs one.") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}.") from None


def _read_toml(path: Path, expected: type[T]) -> T:
    text = _read_text(path)
    try:
        return msgspec.convert(tomllib.loads(text), expected)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        key = where.rstrip("`") or "top level"
        raise PackError(f"{path}: {key}: {what}.") from None


def _check(manifest: Manifest, path: Path) -> None:
    """What types cannot say."""
    rules: list[tuple[str, bool, str]] = [
        ("difficulty", 1 <= manifest.difficulty <= 5, "expected 1 to 5"),
        ("minutes", 1 <= manifest.minutes <= 240, "expected 1 to 240"),
        ("answers", bool(manifest.answers), "expected at least one name that the file defines"),
        ("hints", all(hint.strip() for hint in manifest.hints), "expected three texts, none empty"),
        ("title", bool(manifest.title.strip()), "expected a short noun phrase"),
        ("task", bool(manifest.task.strip()), "expected one sentence"),
    ]
    for key, holds, expected in rules:
        if not holds:
            got: Any = getattr(manifest, key)
            raise PackError(f"{path}: {key}: {expected}, got {got!r}.")


def _in_order(exercises: Iterable[Exercise], topics: tuple[str, ...]) -> tuple[Exercise, ...]:
    """Topological order; among those that are ready, by topic, difficulty, id."""
    by_id = {exercise.id: exercise for exercise in exercises}
    missing = dict.fromkeys(by_id, 0)
    followers: dict[str, list[str]] = {exercise_id: [] for exercise_id in by_id}
    for exercise in by_id.values():
        for required in exercise.requires:
            if required not in by_id:
                raise PackError(
                    f"{exercise.topic}/{exercise.id}/exercise.toml: requires: "
                    f"there is no exercise {required!r}."
                )
            missing[exercise.id] += 1
            followers[required].append(exercise.id)

    def rank(exercise_id: str) -> tuple[int, int, str]:
        exercise = by_id[exercise_id]
        return topics.index(exercise.topic), exercise.difficulty, exercise_id

    ready = [rank(exercise_id) for exercise_id, count in missing.items() if count == 0]
    heapq.heapify(ready)
    ordered: list[Exercise] = []
    while ready:
        exercise_id = heapq.heappop(ready)[2]
        ordered.append(by_id[exercise_id])
        for follower in followers[exercise_id]:
            missing[follower] -= 1
            if missing[follower] == 0:
                heapq.heappush(ready, rank(follower))
    if len(ordered) < len(by_id):
        stuck = sorted(set(by_id) - {exercise.id for exercise in ordered})
        raise PackError(f"requires: these exercises wait for each other: {', '.join(stuck)}.")
    return tuple(ordered)


def _either(names: list[str]) -> str:
    return " or ".join(names)
