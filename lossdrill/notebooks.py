"""Notebooks: what is handed out as one, and the Python in one that comes back, code cells in order,
without what only a notebook understands. Outputs and prose are not looked at; nothing is run.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from lossdrill.cells import python_of, shown_as_printed
from lossdrill.errors import UsageError


def code_of(text: str, name: str) -> str:
    """The code of a notebook of any format that nbformat knows; `UsageError` begins with `name`."""
    if find_spec("nbformat") is None:
        raise UsageError(
            f"{name} is a notebook, and nbformat, which reads these, is not installed; get it "
            "with: pip install 'lossdrill[notebook]' (or save the answer as a .py file)."
        )
    cells = _code_cells(text, name)
    code = "\n\n".join(code for cell in cells if (code := python_of(cell)))
    if "\0" in code:
        raise UsageError(f"{name} has a null byte in a cell; remove it.")
    try:
        code.encode()
    except UnicodeEncodeError:
        raise UsageError(
            f"{name} has half of a character in a cell; write that line anew."
        ) from None
    return shown_as_printed(code) + "\n"


def notebook_of(exercises: Iterable[tuple[str, str, str]]) -> str:
    """A notebook of (id, task, stub), each task above its stub; the same each time, to the byte."""
    need_nbformat()
    from nbformat import v4, writes  # noqa: PLC0415 - an extra, and slow to load

    cells = [
        cell
        for exercise_id, task, stub in exercises
        for cell in (
            v4.new_markdown_cell(task, id=f"{exercise_id}-task"[-64:]),
            v4.new_code_cell(stub, id=exercise_id[-64:]),
        )
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    text: str = writes(v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}))
    return text


def need_nbformat() -> None:
    """Raises `UsageError` where notebooks cannot be written."""
    if find_spec("nbformat") is None:
        raise UsageError(
            "Notebooks are written by nbformat, which is not installed; get it with: "
            "pip install 'lossdrill[notebook]' (or take .py files, without --notebook)."
        )


def _code_cells(text: str, name: str) -> list[str]:
    from nbformat import convert, reader  # noqa: PLC0415 - an extra, and slow to load

    try:
        # Without nbformat's validation, which asks more of a notebook than an answer needs.
        notebook: Any = convert(reader.reads(text), 4)
        return [_joined(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    except reader.NotJSONError:
        message = "is cut off or damaged (not JSON); open it in Jupyter and save it again."
    except Exception:  # noqa: BLE001 - whatever a stranger's JSON does to nbformat
        message = "cannot be read as a notebook; open it in Jupyter and save it again."
    raise UsageError(f"{name} {message}")


def _joined(source: str | list[str]) -> str:
    text = source if isinstance(source, str) else "".join(source)
    return text.replace("\r\n", "\n").replace("\r", "\n")
