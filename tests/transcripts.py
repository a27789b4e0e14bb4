"""What a page shows is done again from top to bottom: files are saved, commands are run."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

FENCE = re.compile(r"^```(console|diff|markdown|python|toml)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PLACE = re.compile(r"(?:# |<!-- )([\w./-]+\.\w+)(?:, above (\S+))?(?: -->)?\n")
DIFFERS = (
    (re.compile(r" *\b\d+(\.\d)? s\b"), " 0 s"),
    (re.compile(r"^Isolation .*", re.MULTILINE), "Isolation"),
)
"""How long something took, and what isolates files on this machine."""
LEFT_OUT = "..."
PIP = '--quiet --no-index --no-deps --no-build-isolation --target "$SITE"'
"""What is installed is of the page itself, and goes into its folder."""
SHELL = f"""
lossdrill() {{ "$PYTHON" -m lossdrill "$@"; }}
pip() {{ "$PYTHON" -m pip "$@" {PIP}; }}
"""


@dataclass
class Replay:
    """A page as it comes out in `folder`, which is empty at first."""

    folder: Path
    exits: dict[str, list[int]] = field(default_factory=dict)
    """The exit codes of each command, in the order in which it is run."""

    def of(self, page: str) -> str:
        """The page with each console block as its commands print it.

        A block whose first line is a comment with a path is what the reader saves there; with
        `above WORD` behind it, what is put into that file above the line that begins with WORD; a
        diff is done to it. What `DIFFERS` from machine to machine stays as it is. Of what is
        shown with a line of three dots, as many lines are shown before and after them.
        """
        return FENCE.sub(self._block, page)

    def _block(self, block: re.Match[str]) -> str:
        language, body = block.groups()
        if language != "console":
            self._save(body, is_diff=language == "diff")
            return block.group()
        commands = re.split(r"^(?=\$ )", body, flags=re.MULTILINE)[1:]
        return "```console\n" + "".join(map(self._shown, commands)) + "```"

    def _save(self, body: str, *, is_diff: bool) -> None:
        place = PLACE.match(body)
        if place is None:
            return
        path = self.folder / place[1]
        if is_diff or place[2]:
            text = path.read_text(encoding="utf-8")
            lines = body[place.end() :].splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if is_diff and line[0] != "+")
            new = "".join(line[1:] for line in lines if is_diff and line[0] != "-")
            if not is_diff:
                old = f"\n{place[2]}"
                new = "\n" + "".join(lines) + old
            assert text.count(old) == 1, body
            body = text.replace(old, new)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")

    def _shown(self, before: str) -> str:
        command, _, printed = before.partition("\n")
        now = self._run(command.removeprefix("$ "))
        if _alike(now) == _alike(printed):
            return before
        shown = printed.splitlines()
        if LEFT_OUT in shown:
            lines = now.splitlines()
            head = len(list(takewhile(lambda line: line != LEFT_OUT, shown)))
            tail = len(shown) - head - 1
            now = "\n".join([*lines[:head], LEFT_OUT, *lines[len(lines) - tail :]]) + "\n"
            if _alike(now) == _alike(printed):
                return before
        return f"{command}\n{now}"

    def _run(self, command: str) -> str:
        site = str(self.folder / "site-packages")
        environment = {
            **os.environ,
            "SITE": site,
            "PYTHONPATH": os.pathsep.join(filter(None, (site, os.environ.get("PYTHONPATH")))),
            "PYTHON": sys.executable,
            "LOSSDRILL_HOME": str(self.folder / "home"),
            "COLUMNS": "96",
        }
        result = subprocess.run(
            ["sh", "-c", SHELL + command],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.exits.setdefault(command, []).append(result.returncode)
        return f"{result.stdout.rstrip()}\n".lstrip("\n")


def _alike(text: str) -> str:
    for differs, same in DIFFERS:
        text = differs.sub(same, text)
    return text
