"""The Python in one cell of a notebook, line for line: what only a notebook understands is replaced
by what does nothing, at its place. Nothing is run.
"""

import re
from collections.abc import Sequence

# In IPython a line that begins so is no Python, wherever a statement may begin. A continued line
# may begin with an operator, but then a space or a bracket follows, or `!=`.
_COMMAND = re.compile(r"(?P<indent>[ \t]*)(?:%{1,2}[A-Za-z_]|!(?!=)|\?{1,2}\w)")
_ASSIGNED = re.compile(r"(?P<indent>[ \t]*)[\w, ]+=\s*(?:%[A-Za-z_]|!)")
_ASKED = re.compile(r"(?P<indent>[ \t]*)[\w.]+\?{1,2}\s*$")
# What is Python to the letter, but there is no notebook where an answer is graded.
_CALLED = re.compile(r"(?P<indent>[ \t]*)(?:[\w, ]+=\s*)?get_ipython\(\)\.")
_IMPORTED = re.compile(
    r"(?P<indent>[ \t]*)(?:import\s+IPython\b[\w., ]*|from\s+IPython(?:\.\w+)*\s+import\s+\*\s*)$"
)
_NAMES = re.compile(
    r"(?P<indent>[ \t]*)from\s+IPython(?:\.\w+)*\s+import\s+(?P<names>\w[\w, \t]*)$"
)

_PYTHON_CELLS = {"time", "timeit", "capture", "prun"}
"""Cell magics whose cell runs in the notebook itself."""
OURS = "%%lossdrill"
_GRADED = re.compile(rf"{OURS}[ \t]+(?P<id>\w[\w-]*)")
HEADER = re.compile(r"^# lossdrill (?P<id>[\w-]+), variant", re.MULTILINE)
"""As in `submission.HEADER`."""

# A comment or a string, even one that does not end; `quotes` where it may have several lines.
_TEXT = re.compile(
    r"""\#[^\n]*
    | (?P<quotes>'''|\"\"\")(?:\\.|(?!(?P=quotes))[^\\])*(?:(?P=quotes))?
    | '(?:\\.|[^'\\\n])*'?
    | "(?:\\.|[^"\\\n])*"?
    """,
    re.DOTALL | re.VERBOSE,
)


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
    found = list(lines)
    inside = _lines_in_texts("\n".join(lines))
    for number, line in enumerate(lines):
        # A command that goes on in the next line has emptied it.
        if number not in inside and found[number] == line:
            _replace(found, number)
    return found


def _replace(lines: list[str], number: int) -> None:
    """A line stays a line, a block a block."""
    line = lines[number]
    if names := _NAMES.match(line):
        bound = [part.split()[-1] for part in names["names"].split(",") if part.strip()]
        lines[number] = f"{names['indent']}{' = '.join(bound)} = print"
        return
    forms = (_COMMAND, _ASSIGNED, _ASKED, _CALLED, _IMPORTED)
    form = next((match for each in forms if (match := each.match(line))), None)
    if form is None:
        return
    lines[number] = f"{form['indent']}pass"
    while line.endswith("\\") and number + 1 < len(lines):
        number += 1
        line, lines[number] = lines[number], ""


def _lines_in_texts(code: str) -> set[int]:
    """The lines that begin inside a text of several lines: what stands there is no command."""
    inside: set[int] = set()
    line = place = 0
    for text in _TEXT.finditer(code):
        if text["quotes"]:
            line += code.count("\n", place, text.start())
            last = line + text[0].count("\n")
            inside.update(range(line + 1, last + 1))
            line, place = last, text.end()
    return inside
