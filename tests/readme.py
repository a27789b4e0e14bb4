"""The README's transcripts: runs them, and with `python -m tests.readme` writes what came out."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BLOCK = re.compile(r"```(console|python)\n(.*?)```", re.DOTALL)


def replayed(text: str, folder: Path) -> str:
    """The text with each console block as it comes out when run in `folder`.

    A python block whose first line is a comment with a path is what the learner saves there.
    """

    def run(block: re.Match[str]) -> str:
        language, body = block.groups()
        if language == "python":
            path = folder / body.partition("\n")[0].removeprefix("# ")
            path.write_text(body, encoding="utf-8")
            return block.group()
        commands = [line for line in body.splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(_transcript(line, folder) for line in commands) + "```"

    return BLOCK.sub(run, text)


def _transcript(line: str, folder: Path) -> str:
    words = shlex.split(line.removeprefix("$ "))
    assert words[0] == "lossdrill", line
    environment = {**os.environ, "LOSSDRILL_HOME": str(folder / "home"), "COLUMNS": "96"}
    result = subprocess.run(
        [sys.executable, "-m", "lossdrill", *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not result.stderr, result.stderr
    return f"{line}\n{result.stdout.rstrip()}\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        README.write_text(replayed(README.read_text(encoding="utf-8"), Path(name)), "utf-8")
