"""Files that are there when they are whole, and not before: whoever reads one at the same moment
finds the old one, or the new one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """What is written here stands at `path` afterwards; where it fails, all is as it was.

    Raises OSError.
    """
    draft = path.with_name(f".lossdrill-{os.getpid()}")
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
