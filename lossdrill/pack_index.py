"""All manifests of a pack in one file, kept from one command to the next: reading ninety of them
takes longer than all else that `list` or `next` do. Made anew whenever a manifest has changed.
"""

import os
from pathlib import Path

import msgspec

from lossdrill.digest import sha256
from lossdrill.kept import kept, state_of
from lossdrill.model import Exercise
from lossdrill.pack import Pack

MANIFESTS = frozenset({"exercise.toml", "track.toml"})


def indexed(pack: Pack, folder: Path) -> tuple[Exercise, ...]:
    """`pack.exercises`, from the index in this folder where it is current.

    Raises `PackError` as that does. A folder that cannot be written costs only time.
    """
    roots = [os.path.abspath(each.root) for each in pack.packs]  # noqa: PTH100 - a link stays one
    place = sha256(os.fsencode("\0".join(roots))).hexdigest()[:16]
    content = kept(
        folder / f"{place}.json",
        lambda: state_of(roots, ["exercises"], MANIFESTS.__contains__),
        lambda: msgspec.json.encode(pack.exercises),
    )
    try:
        return msgspec.json.decode(content, type=tuple[Exercise, ...])
    except msgspec.MsgspecError:  # of a lossdrill of the same version that was edited since
        return pack.exercises
