"""The Python in one cell of a notebook, line for line: what only a notebook understands is replaced
by what does nothing, at its place. Nothing is run.
"""

import ast
import re
import warnings
from collections.abc import Sequence

# In IPython a line that begins so is no Python, wherever a statement may begin. A continued line
# may begin with an operator, but then a space or a bracket follows, or `!=`.
_COMMAND = re.compile(r"(?P<indent>[ \t]*)(?:%{1,2}[A-Za-z_]|!(?!=)|\?{1,2}\w)")
_ASSIGNED = re.compile(r"(?P<indent>[ \t]*)[\w, ]+=\s*(?:%[A-Za-z_]|!)")
_ASKED = re.compile(r"(?P<indent>[ \t]*)[\w.]+\?{1,2}\s*$")
# Python to the letter, but there is no notebook where an answer is graded.
_CALLED = re.compile(r"(?P<indent>[ \t]*)(?:[\w, ]+=\s*)?get_ipython\(\)\.")
_IMPORTED = re.compile(r"(?P<indent>[ \t]*)import\s+IPython\b[\w., ]*$")
_NAMES = re.compile(
    r"(?P<indent>[ \t]*)from\s+IPython(?:\.\w+)*\s+import\s+(?P<names>\w[\w, ]*?)\s*$"
)

_PYTHON_CELLS = {"time", "timeit", "capture", "prun"}
"""Cell magics whose cell runs in the notebook itself."""
OURS = "%%lossdrill"
_GRADED = re.compile(rf"{OURS}[ \t]+(?P<id>\w[\w-]*)")
HEADER = re.compile(r"^# lossdrill (?P<id>[\w-]+), variant", re.MULTILINE)
"""As in `submission.HEADER`."""

_LONGEST_PARSED = 200_000
_MOST_COMMANDS = 50
"""In one cell, if each is to be looked for where Python stumbles."""


def python_of(cell: str) -> str:
    """Empty for a cell in another language. A cell under `%%lossdrill ID` says so in its first
    line as a file does.
    """
    lines = cell.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    opening = lines[first].strip()
    if opening.startswith(OURS):
        asked = _GRADED.match(opening)
        headed = asked is None or HEADER.search(cell)
        lines[first] = f"# {opening}" if headed or not asked else _header(asked["id"])
    elif opening.startswith("%%") and re.split(r"\W", opening[2:])[0] not in _PYTHON_CELLS:
        return ""
    return "\n".join(_without_commands(lines)).strip("\n")


def shown_as_printed(code: str) -> str:
    """With `display`, which a notebook has and Python has not, if it is called."""
    if re.search(r"^[ \t]*display\(", code, re.MULTILINE) and "def display" not in code:
        return f"display = print  # as in a notebook\n{code}"
    return code


def _header(exercise_id: str) -> str:
    return f"# lossdrill {exercise_id.replace('_', '-')}"


def _without_commands(lines: Sequence[str]) -> list[str]:
    """Commands are looked for where Python stumbles, so that no line of a text is taken for one."""
    found = [_without_front_end(line) for line in lines]
    for _ in range(_MOST_COMMANDS):
        number = _stumbles_at(found)
        if number is None:
            return found
        if not _replace(found, number):
            break
    for number in range(
        len(found)
    ):  # Python says another line, or it is no Python for other reasons
        _replace(found, number)
    return found


def _replace(lines: list[str], number: int) -> bool:
    """A line stays a line, a block a block."""
    line = lines[number]
    form = next(
        (match for each in (_COMMAND, _ASSIGNED, _ASKED) if (match := each.match(line))), None
    )
    if form is None:
        return False
    lines[number] = f"{form['indent']}pass"
    while line.endswith("\\") and number + 1 < len(lines):  # the command goes on
        number += 1
        line, lines[number] = lines[number], ""
    return True


def _without_front_end(line: str) -> str:
    if names := _NAMES.match(line):
        bound = [part.split()[-1] for part in names["names"].split(",") if part.strip()]
        return f"{names['indent']}{' = '.join(bound)} = print"
    called = _CALLED.match(line) or _IMPORTED.match(line)
    return f"{called['indent']}pass" if called else line


def _stumbles_at(lines: Sequence[str]) -> int | None:
    """Where Python finds the first fault; None in what is Python, or too long to be read."""
    code = "\n".join(lines)
    if len(code) > _LONGEST_PARSED:
        return len(lines) - 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python thinks of an escape is not ours to print
        try:
            ast.parse(code)
        except SyntaxError as error:
            return min(max((error.lineno or 1) - 1, 0), len(lines) - 1)
        except (ValueError, RecursionError, MemoryError):
            return len(lines) - 1
    return None
