"""Reads `exercise.toml` and `track.toml`, and says where a wrong one is wrong: file, line and key,
what was expected, and what stands there.
"""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from lossdrill.errors import PackError
from lossdrill.model import Manifest, NotEmpty

T = TypeVar("T", bound=msgspec.Struct)

FORMAT = 1
UPDATE = "update lossdrill with: pip install --upgrade lossdrill"
LARGEST_FILE = 1_000_000
"""Bytes; a manifest or a prompt beyond this is a mistake, not an exercise."""

TOPIC = r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*\Z"

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$|( \(at end of document\))$")


class Track(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`track.toml`: the version of the format, the order of the topics, and what they are to teach:
    each point of the syllabus in a sentence, by its short name.
    """

    format: Annotated[
        int, Meta(description="The version of this format.", examples=[FORMAT], ge=1, le=FORMAT)
    ]
    topics: Annotated[
        tuple[
            Annotated[
                str,
                Meta(pattern=TOPIC, title="a name of lower-case letters, digits and single _ or -"),
            ],
            ...,
        ],
        Meta(
            description="The folders of the topics, in the order in which they are taught.",
            examples=[["huber"]],
        ),
    ]
    syllabus: Annotated[
        dict[str, NotEmpty],
        Meta(
            description="What is to be taught, point by point: a sentence by its short name; "
            "`covers` of an exercise refers to it."
        ),
    ] = {}
    name: Annotated[
        str, Meta(description="What the pack is called, if not as its folder or its package is.")
    ] = ""
    version: Annotated[str, Meta(description="Of the pack; every attempt is kept with it.")] = ""


def read_manifest(path: Path) -> Manifest:
    return _read_toml(path, Manifest)


def read_track(path: Path) -> Track:
    return _read_toml(path, Track)


def read_text(path: Path) -> str:
    """The text of a file that every exercise has; a byte order mark is no part of it."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PackError(f"larger than {LARGEST_FILE} bytes; shorten it.", path)
    except OSError as error:
        raise _unreadable(path, error) from None
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        what = f"not UTF-8 (byte 0x{data[error.start]:02x}); save it as UTF-8."
        raise PackError(what, path, line) from None


def fault(path: Path, keys: Sequence[str | int], what: str) -> PackError:
    """Something that a manifest says and that cannot be so; with its line and key."""
    from lossdrill.toml_lines import line_of  # noqa: PLC0415 - for those in whose file it is wrong

    *names, last = [key if isinstance(key, str) else f"entry {key + 1}" for key in keys]
    shown = ".".join(names) + (": " if last.startswith("entry ") else ".") + last if names else last
    return PackError(f"{shown}: {what}", path, line_of(read_text(path), keys))


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None


def check_id(folder: Path) -> None:
    """Raises `PackError` where the name of an exercise's folder could not be its id."""
    if not _ID.fullmatch(folder.name):
        what = "is to be lower-case letters and digits with single hyphens between them"
        raise PackError(f"the name of an exercise {what}; rename the folder.", folder)
    if folder.name == "loss":
        what = "its solution would be loss.py, which holds the definitions"
        raise PackError(f"{what}; rename the folder.", folder)


def _unreadable(path: Path, error: OSError) -> PackError:
    if isinstance(error, FileNotFoundError):
        return PackError("is missing; write it.", path)
    return PackError(f"cannot be read: {error.strerror}.", path)


def _read_toml(path: Path, expected: type[T]) -> T:
    text = read_text(path)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, str(error)) from None
    version = raw.get("format")
    if expected is Track and type(version) is int and version > FORMAT:
        # First of all: what else such a file says may be new.
        what = f"this pack is written in format {version}, and this lossdrill reads {FORMAT}"
        raise fault(path, ("format",), f"{what}; {UPDATE}")
    try:
        return msgspec.convert(raw, expected)
    except msgspec.ValidationError as error:
        from lossdrill.manifest_faults import explained  # noqa: PLC0415 - likewise

        raise fault(path, *explained(expected, raw, str(error))) from None


def _not_toml(path: Path, text: str, message: str) -> PackError:
    found = _AT_LINE.search(message)
    what = message[: found.start()] if found else message
    if found is None:
        return PackError(f"not valid TOML: {what}.", path)
    if found.group(3):
        return PackError(f"not valid TOML: {what} at the end.", path, len(text.splitlines()))
    return PackError(f"not valid TOML at column {found.group(2)}: {what}.", path, int(found[1]))
