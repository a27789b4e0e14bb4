"""One way to break the sound pack, and what its author is to hear."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TRACK = "exercises/track.toml"
TOPIC = "exercises/squares"
EXERCISE = f"{TOPIC}/square-value"
MANIFEST = f"{EXERCISE}/exercise.toml"
PROMPT = f"{EXERCISE}/prompt.md"
STUB = f"{EXERCISE}/stub.py"
GRADIENT = f"{TOPIC}/square-gradient/exercise.toml"
SOLUTIONS = "solutions/squares"
SOLUTION = f"{SOLUTIONS}/square_value.py"
LOSS = f"{SOLUTIONS}/loss.py"
DERIVED = f"{SOLUTIONS}/_derived.py"

EVERYWHERE = ("list", "next", "grade")

Change = Callable[[Path], object]
"""Of the pack in this folder."""


@dataclass(frozen=True)
class Broken:
    """`file` is where the message is to point, `line` a text on the line that it names (the first
    that has it), or the number of a line of which nothing can be searched for; 0 for the last one.
    """

    name: str
    change: Change
    file: str
    line: str | int | None
    says: tuple[str, ...]
    meets: tuple[str, ...] = ()
    """The commands for learners that meet it too."""
    unreadable: bool = False
    """The pack as a whole cannot be read, so that nothing in it is checked."""

    def place(self, pack: Path) -> str:
        """`file:line`, looked up in the broken pack."""
        path = pack / self.file
        if self.line is None:
            return f"{path}"
        lines = path.read_bytes().splitlines()
        if isinstance(self.line, int):
            return f"{path}:{self.line if self.line > 0 else len(lines)}"
        found = [number for number, text in enumerate(lines, 1) if self.line.encode() in text]
        assert found, f"{self.line!r} is not in {path}"
        return f"{path}:{found[0]}"


def edit(file: str, old: str, new: str) -> Change:
    """Puts one text, which must be there once, in the place of another."""

    def change(pack: Path) -> None:
        text = (pack / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        (pack / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def write(file: str, content: str | bytes) -> Change:
    """Another file in its place, or a new one."""

    def change(pack: Path) -> None:
        (pack / file).parent.mkdir(parents=True, exist_ok=True)
        (pack / file).write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def remove(file: str) -> Change:
    return lambda pack: (pack / file).unlink()


def both(*changes: Change) -> Change:
    return lambda pack: [change(pack) for change in changes]
