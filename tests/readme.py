"""The README's transcripts: `python -m tests.readme` runs them, and writes what came out."""

import tempfile
from pathlib import Path

from tests.transcripts import Replay

README = Path(__file__).resolve().parents[1] / "README.md"

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        README.write_text(Replay(Path(name)).of(README.read_text(encoding="utf-8")), "utf-8")
