"""What lies in the folders of a pack and does not belong there, or not so."""

import os
from collections.abc import Iterator
from pathlib import Path

from lossdrill.authoring.finding import Finding
from lossdrill.manifests import fault
from lossdrill.pack import Pack

PARTS = ("exercises", "solutions")
NO_EXERCISE = ("loss.py",)


def folder_findings(pack: Pack) -> Iterator[Finding]:
    """Topics that the track does not list, solutions of no exercise, links to what a copy of the
    pack would lack.
    """
    yield from _unlisted(pack)
    yield from _orphans(pack)
    yield from _links(pack.root)


def _unlisted(pack: Pack) -> Iterator[Finding]:
    track = pack.root / "exercises" / "track.toml"
    found = {path.parent.parent.name for path in track.parent.glob("*/*/exercise.toml")}
    for topic in sorted(found - set(pack.topics)):
        what = f"the folder exercises/{topic} is not among them, so nobody gets its exercises"
        error = fault(track, ("topics",), f"{what}; add {topic}, or remove the folder.")
        yield Finding("pack", "track", error.what, error.where)


def _orphans(pack: Pack) -> Iterator[Finding]:
    files = {exercise_id.replace("-", "_") + ".py" for exercise_id in pack.ids}
    for path in sorted((pack.root / "solutions").glob("*/[!_.]*.py")):
        if path.name not in {*files, *NO_EXERCISE}:
            what = "there is no exercise of this name; rename it, begin its name with _, or delete"
            yield Finding("pack", "solutions", f"{what} it.", str(path))


def _links(root: Path) -> Iterator[Finding]:
    real = root.resolve()
    for part in PARTS:
        for folder, folders, names in os.walk(root / part):
            for path in (Path(folder) / name for name in sorted([*folders, *names])):
                if path.is_symlink() and not path.resolve().is_relative_to(real):
                    what = f"a link out of the pack, to {path.resolve()}"
                    message = f"{what}, which a copy would lack; put what it names here."
                    yield Finding("pack", "link", message, str(path))
