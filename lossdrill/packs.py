"""Several packs as one, and where a pack comes from: a folder, or a package that is installed.

A Python package offers itself by an entry point in the group `lossdrill.packs`. Its folder holds
`exercises/` and `solutions/`; it is found without importing it, for what a pack brings runs only
when somebody wants it to.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lossdrill.digest import sha256
from lossdrill.errors import PackError, UsageError
from lossdrill.folders import data_root
from lossdrill.pack import BUILT_IN, Origin, Pack

if TYPE_CHECKING:  # it takes long to load, and few have such packages
    from importlib.metadata import EntryPoint

GROUP = "lossdrill.packs"


class Packs(Pack):
    """What several packs hold together: they may build on each other's exercises, and add to each
    other's topics. There is no folder of which it could be said that everything is below it.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        """Raises `UsageError` where two packs have the same name, or an exercise of the same id."""
        self._packs = tuple(packs)
        names: dict[str, Pack] = {}
        ids: dict[str, Pack] = {}
        for pack in self._packs:
            if other := names.get(pack.name):
                raise UsageError(
                    f"Two packs are called {pack.name!r}: {other.root} and {pack.root}. Give one "
                    'another name at the top of its exercises/track.toml: name = "..."'
                )
            names[pack.name] = pack
            for exercise_id in pack.ids:
                if other := ids.get(exercise_id):
                    raise UsageError(
                        f"Two packs have an exercise {exercise_id}: {other.root} and {pack.root}. "
                        "Rename one, or use the packs one at a time."
                    )
                ids[exercise_id] = pack
        self._homes = ids

    @property
    def root(self) -> Path:
        raise UsageError("This is done with one pack at a time; name one: --pack DIR")

    @property
    def packs(self) -> tuple[Pack, ...]:
        return self._packs

    def home(self, exercise_id: str) -> Pack:
        return self._homes[exercise_id]

    @property
    def name(self) -> str:
        return ", ".join(pack.name for pack in self._packs)

    @property
    def version(self) -> str:
        return ", ".join(pack.version for pack in self._packs)

    @property
    def topics(self) -> tuple[str, ...]:
        """Those of the first pack, then what the others have besides."""
        return tuple(dict.fromkeys(topic for pack in self._packs for topic in pack.topics))

    @property
    def syllabus(self) -> dict[str, str]:
        return {name: text for pack in self._packs for name, text in pack.syllabus.items()}

    @cached_property
    def folders(self) -> dict[str, Path]:
        return {name: folder for pack in self._packs for name, folder in pack.folders.items()}

    def topic_page(self, topic: str) -> str:
        """That of the first pack that has the topic."""
        return next(pack for pack in self._packs if topic in pack.topics).topic_page(topic)

    @cached_property
    def content_hash(self) -> str:
        """Over what each pack holds, in this order."""
        hashes = "\0".join(pack.content_hash for pack in self._packs)
        return sha256(hashes.encode()).hexdigest()[:16]


def open_packs(words: Sequence[str], kept_in: Path | None = None) -> Pack:
    """The pack that one word names, or what several name together; the built-in one for none.

    Args:
        words: each a folder, `builtin`, or the name of a pack that is installed.
        kept_in: a folder in which content hashes may be kept until a file changes.

    Raises:
        UsageError: a word names nothing, or what they name does not go together.
        PackError: what one of them names is no pack.
    """
    found: dict[Path, Pack] = {}
    for word in words or (BUILT_IN,):
        root, origin = _found(word)
        found.setdefault(root.resolve(), Pack(root, origin=origin, kept_in=kept_in))
    packs = list(found.values())
    return packs[0] if len(packs) == 1 else Packs(packs)


def installed_names() -> tuple[str, ...]:
    """Of the packs that are installed as Python packages."""
    return tuple(sorted({entry.name for entry in _entries()}))


def _found(word: str) -> tuple[Path, Origin | None]:
    if word == BUILT_IN:
        return data_root(), None
    if word and Path(word).is_dir():
        return Path(word), None
    entries = [entry for entry in _entries() if entry.name == word]
    if not entries:
        from difflib import get_close_matches  # noqa: PLC0415 - for those who mistyped

        near = get_close_matches(word, (BUILT_IN, *installed_names()), n=1, cutoff=0.6)
        hint = f"did you mean {near[0]}?" if near else "give the folder that holds exercises/."
        raise UsageError(f"There is no folder {word!r}, nor an installed pack of that name; {hint}")
    folders = {_folder(entry): entry for entry in entries}
    if len(folders) > 1:
        raise UsageError(
            f"Two packages offer a pack called {word!r}: {' and '.join(map(str, folders))}. "
            "Uninstall one, or name its folder."
        )
    ((folder, entry),) = folders.items()
    return folder, Origin(word, entry.dist.version if entry.dist else "")


def _entries() -> "Sequence[EntryPoint]":
    from importlib.metadata import entry_points  # noqa: PLC0415

    return tuple(entry_points(group=GROUP))


def _folder(entry: "EntryPoint") -> Path:
    """The folder of the package that an entry point names."""
    if ":" in entry.value or "[" in entry.value:
        raise PackError(
            f"{_package(entry)}: the entry point {entry.name} = {entry.value!r} in the group "
            f"{GROUP} names more than a package; leave out what follows "
            f"{entry.module!r}, whose folder is to hold exercises/ and solutions/."
        )
    places = list(_places(entry.module))
    for place in places:
        if (place / "exercises").is_dir():
            return place
    where = f"; it lies in {places[0]}" if places else ", and is not installed itself"
    raise PackError(
        f"{_package(entry)}: the entry point {entry.name} in the group {GROUP} names the package "
        f"{entry.module!r}, which holds no exercises/{where}."
    )


def _places(module: str) -> Iterator[Path]:
    """The folders of a package. Only what is at the top is looked up as an import would: to look
    up what is below it would import it.
    """
    from importlib.util import find_spec  # noqa: PLC0415

    top, *below = module.split(".")
    spec = find_spec(top)
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        yield Path(place, *below)


def _package(entry: "EntryPoint") -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else "A package"
