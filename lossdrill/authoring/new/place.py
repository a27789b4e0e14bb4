"""Where new exercises go: a pack and a topic that are there, or are begun."""

from pathlib import Path

from lossdrill.authoring.new.drafts import Drafts
from lossdrill.authoring.new.names import title_of
from lossdrill.authoring.new.templates import render
from lossdrill.authoring.new.track import with_topic
from lossdrill.errors import UsageError
from lossdrill.folders import data_root
from lossdrill.pack import Pack

TRACK = "exercises/track.toml"


def pack_root(folder: Path | None) -> Path:
    """The folder that was named, else the checkout.

    Raises:
        UsageError: none was named and there is no checkout, or the folder holds something else.
    """
    if folder is None:
        root = data_root()
        if root.name == "_data":
            raise UsageError(
                "The built-in exercises are installed and stay as they are; "
                "name a folder for your own, for example: --pack my-exercises"
            )
        return root
    if folder.is_dir() and any(folder.iterdir()) and not (folder / TRACK).is_file():
        raise UsageError(
            f"{folder} is not a pack: it has no {TRACK}. Name a pack, or a folder that is empty "
            "or not yet there, and one is begun in it."
        )
    return folder


def room_for(root: Path, topic: str, exercise_ids: tuple[str, ...]) -> Drafts:
    """What the pack and the topic lack: track.toml, a topic in it, the topic's page.

    Raises:
        UsageError: one of the ids is taken.
        PackError: track.toml cannot be read.
    """
    new: dict[str, str] = {}
    changed: dict[str, str] = {}
    if (root / TRACK).is_file():
        pack = Pack(root)
        for exercise_id in exercise_ids:
            if exercise_id in pack.ids:
                raise UsageError(f"There is an exercise {exercise_id} already; choose another id.")
        if topic not in pack.topics:
            text = (root / TRACK).read_text(encoding="utf-8")
            changed[TRACK] = with_topic(root / TRACK, text, topic)
    else:
        new[TRACK] = with_topic(root / TRACK, render("pack/track.toml.j2"), topic)
    page = f"exercises/{topic}/README.md"
    if not (root / page).is_file():
        new[page] = render("pack/topic.md.j2", title=title_of(topic))
    return Drafts(new, changed)
