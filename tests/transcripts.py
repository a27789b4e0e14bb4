"""What a page shows is done again from top to bottom: files are saved, commands are run."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

FENCE = re.compile(r"^```(console|python|toml|markdown)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PLACE = re.compile(r"(?:# |<!-- )([\w./-]+\.\w+)(, above (\S+))?(?: -->)?\n")
SECONDS = re.compile(r" *\b\d+(\.\d)? s\b")
LEFT_OUT = "..."
SHELL = 'lossdrill() { "$PYTHON" -m lossdrill "$@"; }; pip() { "$PYTHON" -m pip "$@"; }; '
PIP = "QUIET NO_DEPS NO_BUILD_ISOLATION NO_INDEX NO_CACHE_DIR"
"""What is installed is of the page itself, and goes into the folder."""


@dataclass
class Replay:
    """A page as it comes out in `folder`, which is empty at first."""

    folder: Path
    exits: dict[str, list[int]] = field(default_factory=dict)
    """The exit codes of each command, in the order in which it is run."""

    def of(self, page: str) -> str:
        """The page with each console block as its commands print it.

        A block whose first line is a comment with a path is what the reader saves there; with
        `above WORD` behind it, what is put into that file above the line that begins with WORD.
        How long something took may differ; of what is shown with a line of three dots, as many
        lines are shown before and after them.
        """
        return FENCE.sub(self._block, page)

    def _block(self, block: re.Match[str]) -> str:
        language, body = block.groups()
        if language != "console":
            self._save(body)
            return block.group()
        commands = re.split(r"^(?=\$ )", body, flags=re.MULTILINE)[1:]
        return "```console\n" + "".join(map(self._shown, commands)) + "```"

    def _save(self, body: str) -> None:
        place = PLACE.match(body)
        if place is None:
            return
        path = self.folder / place[1]
        if place[3]:
            text = path.read_text(encoding="utf-8")
            before, found, after = text.partition(f"\n{place[3]}")
            assert found, body
            body = f"{before}\n{body[place.end() :]}{found}{after}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")

    def _shown(self, before: str) -> str:
        command, _, printed = before.partition("\n")
        now = self._run(command.removeprefix("$ "))
        if _untimed(now) == _untimed(printed):
            return before
        shown = printed.splitlines()
        if LEFT_OUT in shown:
            lines = now.splitlines()
            head = len(list(takewhile(lambda line: line != LEFT_OUT, shown)))
            tail = len(shown) - head - 1
            now = "\n".join([*lines[:head], LEFT_OUT, *lines[len(lines) - tail :]]) + "\n"
            if _untimed(now) == _untimed(printed):
                return before
        return f"{command}\n{now}"

    def _run(self, command: str) -> str:
        site = str(self.folder / "site-packages")
        environment = {
            **os.environ,
            **{f"PIP_{name}": "1" for name in PIP.split()},
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_TARGET": site,
            "PYTHONPATH": os.pathsep.join(filter(None, (site, os.environ.get("PYTHONPATH")))),
            "PYTHON": sys.executable,
            "LOSSDRILL_HOME": str(self.folder / "home"),
            "COLUMNS": "96",
        }
        result = subprocess.run(
            ["sh", "-c", SHELL + command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not result.stderr, f"{command}\n{result.stderr}"
        self.exits.setdefault(command, []).append(result.returncode)
        return f"{result.stdout.rstrip()}\n".lstrip("\n")


def _untimed(text: str) -> str:
    return SECONDS.sub(" 0 s", text)
