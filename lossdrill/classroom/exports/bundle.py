"""The zip file that makes Gradescope grade with lossdrill: what it holds, and nothing of a class
but its settings. `autograder` is what then runs there.
"""

import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import msgspec

from lossdrill.classroom.model import Feedback, PackUsed
from lossdrill.errors import UsageError
from lossdrill.folders import data_root
from lossdrill.pack import Pack

SETTINGS = "settings.json"
PACK = "pack"
SCRIPTS = ("setup.sh", "run_autograder")
"""What Gradescope looks for at the top of the archive."""
DATED = (1980, 1, 1, 0, 0, 0)
"""Of everything in the archive, so that the same bundle is the same file."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How submissions are graded, as `class grade` is told by its options."""

    version: str
    """Of lossdrill."""
    pack: str
    """The content hash of the pack in the bundle, or of all packs there."""
    packs: tuple[PackUsed, ...] = ()
    """One by one: what they were called where the bundle was made."""
    exercises: tuple[str, ...]
    salt: str = ""
    feedback: Feedback = "full"
    config: str = ""
    """The text of the policy file."""
    ids: dict[str, str] = {}
    """The id that each e-mail address has in the class, in lower case: variants follow from it."""
    unsafe: bool = False


class Wheel(NamedTuple):
    """lossdrill itself, to be installed where the package index has none."""

    name: str
    content: bytes


def pack_folders(settings: Settings) -> tuple[str, ...]:
    """Where the packs lie in the bundle, in their order."""
    return (PACK, *(f"{PACK}-{number}" for number in range(2, len(settings.packs) + 1)))


def read_wheel(path: Path, version: str) -> Wheel:
    """Raises `UsageError` when it is no wheel of this lossdrill."""
    if not (path.name.startswith(f"lossdrill-{version}-") and path.suffix == ".whl"):
        raise UsageError(
            f"{path} is not a wheel of lossdrill {version}; build one in its source with: "
            "pip wheel --no-deps ."
        )
    return Wheel(path.name, path.read_bytes())


def bundle(settings: Settings, pack: Pack, wheel: Wheel | None) -> bytes:
    """The archive. Without a wheel, lossdrill comes from the package index."""
    requirement = f"./{wheel.name}" if wheel else f"lossdrill=={settings.version}"
    files = {name: (data_root() / "templates" / "gradescope" / name) for name in SCRIPTS}
    content = {name: path.read_bytes() for name, path in files.items()}
    content |= {
        SETTINGS: msgspec.json.format(msgspec.json.encode(settings)) + b"\n",
        "requirements.txt": f"{requirement}\n".encode(),
    }
    if wheel:
        content[wheel.name] = wheel.content
    for folder, each in zip(pack_folders(settings), pack.packs, strict=True):
        for parts in each.files():
            content["/".join((folder, *parts))] = each.root.joinpath(*parts).read_bytes()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, DATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix: without it, rights are not read
            entry.external_attr = (0o100755 if name in SCRIPTS else 0o100644) << 16
            file.writestr(entry, data)
    return archive.getvalue()
