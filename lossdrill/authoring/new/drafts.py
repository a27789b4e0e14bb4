"""Files before they are written: all of them or none, and never in the place of another one."""

from dataclasses import dataclass
from pathlib import Path

from lossdrill.errors import PackError, UsageError


@dataclass(frozen=True)
class Drafts:
    """What a pack is to gain. Paths are relative to its root."""

    new: dict[str, str]
    """Texts by path; nothing may be there yet."""
    changed: dict[str, str]
    """New texts of files that are there: a topic more in track.toml."""

    def write(self, root: Path) -> list[Path]:
        """The files that were written, in order. Where one cannot be, none is left behind.

        Raises:
            UsageError: a new file would replace one that is there.
            PackError: the folder cannot be written to.
        """
        for name in self.new:
            if (root / name).exists():
                raise UsageError(
                    f"{root / name} is there already, and nothing is overwritten: "
                    "choose another id, or remove it."
                )
        before = {root / name: (root / name).read_bytes() for name in self.changed}
        written: list[Path] = []
        try:
            for name, text in (self.new | self.changed).items():
                written.append(root / name)
                written[-1].parent.mkdir(parents=True, exist_ok=True)
                written[-1].write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            _undo(root, written, before)
            raise PackError(f"cannot be written: {error.strerror}.", written[-1]) from None
        return written


def _undo(root: Path, written: list[Path], before: dict[Path, bytes]) -> None:
    for path in written:
        if path in before:
            path.write_bytes(before[path])
            continue
        if path.is_file():
            path.unlink()
        for folder in path.parents:
            if folder == root or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
