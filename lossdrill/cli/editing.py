"""Opening a file in the learner's editor, at the line where there is something to do."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from lossdrill.errors import UsageError

FALLBACKS = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""Where nothing is configured: the first of these that is there."""
_PLUS = {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "mg", "gvim"}
_COLON = {"hx", "helix", "subl", "zed"}
_GOTO = {"code", "code-insiders", "codium", "cursor", "windsurf"}

SAY_WHICH = 'say which in config.toml (editor = "nano") or in $EDITOR'


def editor_of(configured: str, environment: Mapping[str, str]) -> str:
    """The command as it was written: in the configuration, in $VISUAL, in $EDITOR, or one that is
    found. Raises `UsageError` where there is none.
    """
    for written in (configured, environment.get("VISUAL", ""), environment.get("EDITOR", "")):
        if written.strip():
            return written
    found = next(filter(shutil.which, FALLBACKS), None)
    if found is None:
        raise UsageError(f"No editor was found; {SAY_WHICH}.")
    return found


def editor_call(written: str, path: Path, line: int) -> list[str]:
    """The words of the command that opens the file at a line, in the manner of the editor.

    {file} and {line} are filled in; without them the file goes last. Raises `UsageError` for a
    command with an open quote.
    """
    try:
        words = shlex.split(written, posix=os.name != "nt")
    except ValueError:
        words = []
    if not words:
        raise UsageError(f"The editor {written!r} is no command; {SAY_WHICH}.")
    if any("{file}" in word for word in words):
        places = {"{file}": str(path), "{line}": str(line)}
        for name, value in places.items():
            words = [word.replace(name, value) for word in words]
        return words
    program = Path(words[0]).name.removesuffix(".exe")
    if program in _PLUS:
        return [*words, f"+{line}", str(path)]
    if program in _COLON:
        return [*words, f"{path}:{line}"]
    if program in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, str(path)]


def edit(call: list[str]) -> None:
    """Waits until the editor is left. Raises `UsageError` where it does not start or fails."""
    try:
        ended = subprocess.run(call, check=False)  # noqa: S603 - the learner's own command
    except OSError as error:
        raise UsageError(
            f"The editor {call[0]!r} does not start ({error.strerror}); {SAY_WHICH}."
        ) from error
    if ended.returncode:
        raise UsageError(
            f"The editor {call[0]!r} ended with code {ended.returncode}; the file is there, "
            "and can be opened in another one."
        )
