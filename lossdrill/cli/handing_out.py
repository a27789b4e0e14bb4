"""Stubs as files: written where nothing is, and kept where something was written."""

from pathlib import Path

from lossdrill.cli.surroundings import shown_path, typed_on
from lossdrill.errors import UsageError
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.submission import NOTEBOOK

_HOW_GRADED = (
    "Save the notebook, and type `lossdrill grade` in a terminal. Or be told here: run "
    "`%load_ext lossdrill.ipython` once, and put `%%lossdrill {id}` above the first line of the "
    "next cell."
)


def write_stub(path: Path, exercise: Exercise, pack: Pack, variant: int) -> None:
    """A blank stub at this path. Raises `UsageError` where there is something already, or nothing
    can be written.
    """
    content = _blank(path, exercise, pack, variant)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:  # x: never over an existing file
            file.write(content)
    except OSError as error:
        raise UsageError(
            f"{shown_path(path)} cannot be written: {error.strerror}. "
            "Go to a folder where you may write."
        ) from error


def is_blank(path: Path, exercise: Exercise, pack: Pack, variant: int) -> bool:
    """Whether a file is still as it was handed out."""
    try:
        return path.read_text(encoding="utf-8") == _blank(path, exercise, pack, variant)
    except (OSError, UnicodeDecodeError):
        return False


def _blank(path: Path, exercise: Exercise, pack: Pack, variant: int) -> str:
    """The stub; in a notebook, below the task."""
    from lossdrill.judging.handout import needs_judge, stub_for

    if needs_judge(pack, exercise):
        from lossdrill.cli.trust import admit

        admit(pack.home(exercise.id))
    stub = stub_for(pack, exercise, variant)
    if path.suffix != NOTEBOOK:
        return stub
    from lossdrill.notebooks import notebook_of

    task = f"{pack.prompt(exercise).rstrip()}\n\n---\n\n{_HOW_GRADED.format(id=exercise.id)}\n"
    return notebook_of([(exercise.id, task, stub)])


def where_to_go_on(path: Path, exercise: Exercise) -> str:
    """The file, with the line unless it is a notebook, and what to type when it is written."""
    place = shown_path(path)
    if path.suffix != NOTEBOOK:
        place += f":{line_to_edit(path, exercise)}"
    grade, watch = typed_on("lossdrill grade"), typed_on("lossdrill watch")
    return f"→ {place}      then: {grade} (or {watch})"


def line_to_edit(path: Path, exercise: Exercise) -> int:
    """Where the stub says TODO, else where the first answer is bound."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    starts = (f"{exercise.names[0]} =", f"def {exercise.names[0]}(")
    for number, line in enumerate(lines, start=1):
        if "TODO" in line:
            return number
    return next(
        (number for number, line in enumerate(lines, start=1) if line.startswith(starts)), 1
    )
