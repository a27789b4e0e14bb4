"""The history, open while an event is handled and closed when its outcome is on the screen.

To close it takes as long as to record, because SQLite then tidies up; but between two saves it is
to lie there as one whole file, which may be copied or replaced.
"""

from pathlib import Path

from lossdrill.model import Attempt
from lossdrill.practice.history import History
from lossdrill.practice.store import Store
from lossdrill.watching.looking import Look, place_of


class Records:
    """Opened when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Store | None = None
        self._left: Look = {}
        """How the file looked when it was closed."""

    def history(self, *, attempts: bool) -> History:
        """As of now: hints and handouts may come from another terminal."""
        return self._open().history(attempts=attempts)

    def keep(self, attempt: Attempt) -> None:
        self._open().record_attempt(attempt)

    def close(self) -> None:
        """Until it is needed again."""
        if self._store is not None:
            store, self._store = self._store, None
            store.close()
            self._left = self._look()

    def _open(self) -> Store:
        if self._store is None:
            look = self._look()
            self._store = Store(self._path, examined=look == self._left != {})
        return self._store

    def _look(self) -> Look:
        return place_of(self._path).look()
