"""The folder that a report fills. An earlier report there is replaced as a whole, so that no page
of it stays behind with what the new one must not show; a folder with anything else is left alone.
"""

import re
from pathlib import Path

from lossdrill.errors import UsageError

_OURS = re.compile(
    r"(index|mistakes|similar|students(-\d+)?|student-\d{5,}|exercise-\d{3,}(-\d+)?)\.html"
)


class Folder:
    """A folder that holds a report's pages and nothing else."""

    def __init__(self, path: Path) -> None:
        """Raises `UsageError` when the folder cannot be made, or holds what is not ours."""
        self.path = path
        self.pages = 0
        try:
            path.mkdir(parents=True, exist_ok=True)
            found = list(path.iterdir())
            strange = sorted(one.name for one in found if not _OURS.fullmatch(one.name))
            if strange:
                raise UsageError(
                    f"{path} holds {strange[0]!r}, which no report wrote. "
                    "Choose another folder with --out DIR."
                )
            for one in found:
                one.unlink()
        except OSError as error:
            raise self._refusal(error) from error

    def write(self, name: str, page: str) -> None:
        if not _OURS.fullmatch(name):
            raise AssertionError(f"no name of a page: {name}")
        try:
            (self.path / name).write_text(page, encoding="utf-8")
        except OSError as error:
            raise self._refusal(error) from error
        self.pages += 1

    def _refusal(self, error: OSError) -> UsageError:
        return UsageError(
            f"{self.path} cannot be written: {error.strerror}. Choose another place with --out DIR."
        )
