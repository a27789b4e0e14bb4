"""The author's guide: `python -m tests.guide` does all that it shows, in an empty folder, and
writes what came out.
"""

import tempfile
from pathlib import Path

from tests.transcripts import Replay

GUIDE = Path(__file__).resolve().parents[1] / "exercises" / "README.md"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        GUIDE.write_text(Replay(Path(name)).of(GUIDE.read_text(encoding="utf-8")), "utf-8")
