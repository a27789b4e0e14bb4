"""Answers that were begun in a quiz and not handed in: a file for each, in a folder of their own.
Nobody edits them; what a learner edits is never touched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lossdrill.errors import StoreError
from lossdrill.whole_files import written_whole


class Drafts:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, exercise_id: str, variant: int) -> str | None:
        """What was kept last; None where there is nothing, or nothing that can be read."""
        try:
            return self._path(exercise_id, variant).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, exercise_id: str, variant: int, source: str) -> None:
        """In the place of what was kept before."""
        path = self._path(exercise_id, variant)
        with self._explained():
            self._folder.mkdir(parents=True, exist_ok=True)
            with written_whole(path) as file:
                file.write(source.encode())

    def drop(self, exercise_id: str, variant: int) -> None:
        with self._explained():
            self._path(exercise_id, variant).unlink(missing_ok=True)

    def _path(self, exercise_id: str, variant: int) -> Path:
        return self._folder / f"{exercise_id}.{variant}.py"

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"What you typed cannot be kept in {self._folder}: {error.strerror}. "
                "Set LOSSDRILL_HOME to a folder that can be written."
            ) from error
