"""The Python in a notebook."""

import json
import sys
from typing import Any

import pytest

from lossdrill.errors import UsageError
from lossdrill.notebooks import code_of
from tests.notebooks import notebook


def complaint(text: str) -> str:
    with pytest.raises(UsageError) as caught:
        code_of(text, "The file")
    message = str(caught.value)
    assert message.startswith("The file ")
    assert "\n" not in message
    return message


def test_cells_are_joined_in_order() -> None:
    """Prose, outputs and empty cells are not looked at."""
    assert code_of(notebook("x = 1\n", "", "y = x"), "") == "x = 1\n\ny = x\n"


@pytest.mark.parametrize(
    "line",
    ["%matplotlib inline", "  %time f()", "!pip install numpy", "?np.sum", "np.sum?", "np.sum??"],
)
def test_commands_of_a_notebook_are_dropped(line: str) -> None:
    """Each becomes a statement that does nothing, at its place."""
    indent = " " * (len(line) - len(line.lstrip()))
    assert code_of(notebook(f"x = 1\n{line}\ny = 2"), "") == f"x = 1\n{indent}pass\ny = 2\n"


@pytest.mark.parametrize("line", ["files = !ls", "t = %timeit -o f()", "a, b = !cat x"])
def test_what_a_command_assigns_is_dropped_too(line: str) -> None:
    """It is no Python either."""
    assert code_of(notebook(line), "") == "pass\n"


@pytest.mark.parametrize(
    "cell",
    [
        "x = (5\n     % 3)",
        "x = (5\n     %(3))",
        "x = (a\n     != b)",
        "print('100 %')",
        "x = 5 % 3",
        "# what is this?",
        'text = "why?"',
    ],
)
def test_python_stays_as_it_is(cell: str) -> None:
    """Operators may begin a line, and questions may end one."""
    assert code_of(notebook(cell), "") == cell + "\n"


def test_cells_in_other_languages_are_dropped() -> None:
    """Those in Python, timed or captured, are kept without their first line."""
    cells = ["%%bash\nrm -rf ~", "%%html\n<script>", "%%latex\n$x$", "\n%%writefile a.py\nz = 1"]
    assert code_of(notebook(*cells, "%%time\nx = 1"), "") == "pass\nx = 1\n"


def test_older_formats_are_read() -> None:
    """Format 3 kept cells in worksheets, and code under another key."""
    cell = {"cell_type": "code", "language": "python", "input": ["x = 1\n", "y = 2"], "outputs": []}
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": [cell]}]}
    assert code_of(json.dumps(old), "") == "x = 1\ny = 2\n"


@pytest.mark.parametrize("text", ["", "{", "nonsense", notebook("x = 1")[:-7]])
def test_a_damaged_notebook_is_told(text: str) -> None:
    """What is no JSON was cut off, or never was a notebook."""
    assert "open it in Jupyter and save it again" in complaint(text)


@pytest.mark.parametrize(
    "content",
    [
        [],
        3,
        None,
        "text",
        {},
        {"nbformat": 99},
        {"nbformat": "4"},
        {"nbformat": 4},
        {"nbformat": 4, "cells": 3},
        {"nbformat": 4, "cells": [3]},
        {"nbformat": 4, "cells": [{}]},
        {"nbformat": 4, "cells": [{"cell_type": "code"}]},
        {"nbformat": 4, "cells": [{"cell_type": "code", "source": {"a": 1}}]},
        {"nbformat": 4, "cells": [{"cell_type": "code", "source": [1, 2]}]},
        {"nbformat": 3, "worksheets": [[]]},
        {"nbformat": -1, "cells": []},
    ],
)
def test_json_that_is_no_notebook_is_told(content: Any) -> None:
    """Whatever it holds instead."""
    assert "cannot be read as a notebook" in complaint(json.dumps(content))


def test_json_without_end_is_told() -> None:
    """Nesting ends in a sentence, not in a traceback."""
    assert "save it again" in complaint("[" * 100_000)


def test_characters_that_are_none_are_told() -> None:
    """JSON can spell null bytes and halves of characters; Python files cannot."""
    assert "null byte" in complaint(notebook("x = '\0'"))
    assert "half of a character" in complaint(notebook("x = '\ud800'"))


def test_without_nbformat_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra: whoever hands in Python files needs none."""
    monkeypatch.setitem(sys.modules, "nbformat", None)
    assert "pip install 'lossdrill[notebook]'" in complaint(notebook("x = 1"))
