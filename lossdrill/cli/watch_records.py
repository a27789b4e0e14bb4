"""The history, kept open through a sitting of `lossdrill watch`: to open and close it for each
record costs ten times as much as the record itself, because SQLite tidies up at the end.
"""

from pathlib import Path

from lossdrill.model import Attempt
from lossdrill.practice.history import History
from lossdrill.practice.store import Store
from lossdrill.practice.store_file import explained


class Records:
    """Opened when it is first needed, and anew when another file has taken its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Store | None = None
        self._opened: tuple[int, int] | None = None
        """Device and inode of the file that is open."""

    def history(self, *, attempts: bool) -> History:
        """As of now: hints and handouts may come from another terminal."""
        return self._at_hand().history(attempts=attempts)

    def keep(self, attempt: Attempt) -> None:
        self._at_hand().record_attempt(attempt)

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _at_hand(self) -> Store:
        if self._store is None or self._identity() != self._opened:
            self.close()
            self._store = Store(self._path)
            self._opened = self._identity()
        return self._store

    def _identity(self) -> tuple[int, int] | None:
        with explained(self._path):
            try:
                found = self._path.stat()
            except FileNotFoundError:
                return None
            return found.st_dev, found.st_ino
