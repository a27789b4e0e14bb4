"""The notebook's side of `%%lossdrill`: `%load_ext lossdrill.ipython`.

Cells are graded by a process beside the notebook's. So the notebook, which runs a learner's code,
never holds an answer, and nothing that is done to NumPy in it can change a verdict.
"""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display

from lossdrill.cells import HEADER, OURS

_PYTHON = (sys.executable, "-P", "-X", "utf8", "-m")
"""-P: a file of the learner's that is called random.py is not imported in place of Python's."""
_HANDED_OUT = re.compile(r"^→ (?P<path>.+\.py):\d+  ", re.MULTILINE)
"""The line in which `next` says where to edit."""
_NEEDS_TERMINAL = {"quiz", "watch"}


class Shown:
    """What is said of a cell: text, and HTML where a front end shows it."""

    def __init__(self, text: str, html: str) -> None:
        self._text = text
        self._html = html

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._html


def load_ipython_extension(shell: InteractiveShell) -> None:
    def magic(line: str, cell: str | None = None) -> None:
        """Loss functions, drilled.

        %%lossdrill [ID] [--no-record] [--variant N] [--pack DIR]
            Judge this cell as an answer to the exercise ID, record it, show the verdict; then run
            the cell. Without ID, each exercise is judged that is answered in it.

        %lossdrill COMMAND ...
            Any command of lossdrill, as in: %lossdrill next huber-gradient, %lossdrill hint.
            %lossdrill --help lists them, %lossdrill help notebooks says more.
        """
        if cell is None:
            _type_in(shell, line)
        else:
            _grade(shell, line, cell)

    shell.magics_manager.register_function(magic, "line_cell", "lossdrill")


def unload_ipython_extension(shell: InteractiveShell) -> None:
    for kind in ("line", "cell"):
        shell.magics_manager.magics[kind].pop("lossdrill", None)


def _grade(shell: InteractiveShell, line: str, cell: str) -> None:
    """Shows the verdict; then the cell runs in the notebook too, if it ran where it was graded."""
    words = set(re.findall(r"[^\W\d]\w*", cell))
    asked = {"cell": f"{OURS} {line}\n{cell}", "elsewhere": sorted(words & shell.user_ns.keys())}
    said, complaint, code = _run(["lossdrill.cli.cell", *_split(line)], json.dumps(asked))
    try:
        result: dict[str, Any] = json.loads(said)
        _without_notes(complaint)
        display(Shown(result["text"], result["html"]))
    except (ValueError, KeyError, TypeError):
        _say(said, complaint, code)  # --help, or what went wrong
        return
    if result["ran"]:
        shell.run_cell(cell)


def _type_in(shell: InteractiveShell, line: str) -> None:
    """`%lossdrill hint` is `lossdrill hint`, of the Python that runs the notebook. What is handed
    out comes into the next cell besides.
    """
    arguments = _split(line)
    if arguments and arguments[0] in _NEEDS_TERMINAL:
        raise UsageError(f"lossdrill {arguments[0]} needs a terminal; type it there.")
    said, complaint, code = _run(["lossdrill", *arguments], "")
    _say(said, complaint, code)
    if arguments[:1] == ["next"] and (handed_out := _HANDED_OUT.search(said)):
        _into_next_cell(shell, Path(handed_out["path"]), arguments)


def _into_next_cell(shell: InteractiveShell, path: Path, arguments: Sequence[str]) -> None:
    """The stub below our own line, with the packs of `next`, if it named any."""
    try:
        stub = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    if named := HEADER.match(stub):
        ours = shlex.join([OURS, named["id"], *_packs_in(arguments)])
        shell.set_next_input(f"{ours}\n{stub.rstrip()}")


def _packs_in(arguments: Sequence[str]) -> list[str]:
    """`--pack DIR` and `--pack=DIR`, as often as they were typed."""
    following = zip(arguments, (*arguments[1:], ""), strict=True)
    pairs = [(each, after) if each == "--pack" else (each,) for each, after in following]
    return [word for pair in pairs if pair[0].startswith("--pack") for word in pair]


def _say(said: str, complaint: str, code: int) -> None:
    """What a command printed; what it could not do is an error of the notebook's, in a sentence."""
    if said.strip():
        print(said.rstrip())
    complaint = _without_notes(complaint)
    failed = code > 1 or code < 0
    if complaint.strip() and (not failed or "Traceback" in complaint):  # with LOSSDRILL_DEBUG=1
        print(complaint.rstrip(), file=sys.stderr)
    if failed and (complaint.strip() or not said.strip()):  # else a verdict said it all
        raise UsageError(
            complaint.strip().rpartition("\n")[2].removeprefix("Error: ") or "Stopped."
        )


def _without_notes(complaint: str) -> str:
    """What is left when what is only to be known was printed: notes are no failure."""
    lines = complaint.splitlines(keepends=True)
    notes = [line for line in lines if line.startswith("Note: ")]
    if notes:
        print("".join(notes).rstrip(), file=sys.stderr)
    return "".join(line for line in lines if line not in notes)


def _split(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise UsageError(f"This line cannot be read: {error}.") from None


def _run(arguments: Sequence[str], given: str) -> tuple[str, str, int]:
    """What a process prints, what it complains of, and its exit code; interrupting the notebook
    ends it.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - what was typed, to no shell
            [*_PYTHON, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise UsageError(f"No process can be started here: {error}.") from None
    with process:
        try:
            said, complaint = process.communicate(given)
        except KeyboardInterrupt:
            process.terminate()
            raise UsageError("Interrupted.") from None
    return said, complaint, process.returncode
