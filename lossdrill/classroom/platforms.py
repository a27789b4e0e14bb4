"""What Canvas and Moodle write into the names of what they let instructors download. Pure.

Canvas (`lib/content_zipper.rb`) names files `lastfirst_[LATE_]user_attachment_name given.py`, and
`[LATE_]anon_code_attachment_...` where students are anonymous; a text typed into the browser ends
in `user_text.html`. Moodle (`mod/assign/classes/downloader.php`) makes folders
`First Last_participant_assignsubmission_file`, in earlier versions with another underscore at the
end, or files whose names begin so. Neither tells when something was handed in, and the times in
their archives are those of the download.
"""

import re
import unicodedata
from typing import Literal

import msgspec

Platform = Literal["Canvas", "Moodle"]

_CANVAS = re.compile(
    r"(?:(?P<person>[^\s.]*?)_)??(?:(?P<late>LATE|late)_)?"
    r"(?:(?P<user>\d{2,})|anon_(?P<anonymous>[A-Za-z0-9]+))_"
    r"(?:(?P<attachment>\d{2,})_(?P<given>.+)|(?:text|link)\.html)",
    re.DOTALL,
)
_MOODLE = re.compile(
    r"(?P<person>.+?)_(?P<participant>\d+)_assignsubmission_[a-z]+(?:_(?P<given>.*))?", re.DOTALL
)


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """One file or folder of a platform's archive."""

    platform: Platform
    person: str
    """The student's name as the platform writes it there; "" when it is withheld."""
    number: str
    """Canvas: the user's id. Moodle: the participant's number, another one in each assignment."""
    given: str = ""
    """The name that the student gave the file; "" for a folder."""
    late: bool = False
    attachment: int = 0
    """Canvas counts all files it is sent; a later one has the greater number."""

    @property
    def student(self) -> str:
        """Whose it is, where no roster tells."""
        return self.number if self.platform == "Canvas" else f"{self.person}_{self.number}"


def download_of(name: str, *, folder: bool) -> Download | None:
    """What the name of a file or folder tells. Platforms write before what students choose, so that
    of two readings the one that begins first is right, whatever a student's own name for a file is.
    """
    composed = unicodedata.normalize("NFC", name)
    moodle = _moodle(composed)
    canvas = None if folder else _canvas(composed)
    if moodle and canvas:
        return min(moodle, canvas, key=lambda one: len(one.person))
    return moodle or canvas


def marked_late(file: str) -> bool:
    """Whether the platform says of the file at this path that it was handed in late."""
    name = file.rpartition("/")[2]
    found = download_of(name, folder=False)
    return found is not None and found.late


def _canvas(name: str) -> Download | None:
    found = _CANVAS.fullmatch(name)
    if found is None or not (found["person"] or found["anonymous"]):
        return None
    return Download(
        platform="Canvas",
        person=found["person"] or "",
        number=found["user"] or f"anon_{found['anonymous']}",
        given=found["given"] or "",
        late=bool(found["late"]),
        attachment=int((found["attachment"] or "0")[:18]),
    )


def _moodle(name: str) -> Download | None:
    found = _MOODLE.fullmatch(name)
    if found is None:
        return None
    return Download(
        platform="Moodle",
        person=found["person"].replace("_", " "),
        number=found["participant"],
        given=found["given"] or "",
    )
