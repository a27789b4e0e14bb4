"""The Python in a notebook."""

import io
import json
import sys
from contextlib import redirect_stdout
from typing import Any

import pytest

from lossdrill.answers import Answers
from lossdrill.errors import UsageError
from lossdrill.notebooks import code_of
from lossdrill.pack import open_pack
from lossdrill.submission import HEADER
from tests.notebooks import notebook

ANSWERED = ("cross-entropy-derive", "ce-entropy-kl")


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
    [
        "%matplotlib inline",
        "  %time f()",
        "!pip install numpy",
        "! pip install numpy",
        "!!ls",
        "?np.sum",
        "np.sum?",
        "np.sum??",
        "get_ipython().run_line_magic('matplotlib', 'inline')",
        "import IPython.display",
        "from IPython.display import *",
    ],
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
        'text = """\nwhy?\n%matplotlib\n!important\n"""',
    ],
)
def test_python_stays_as_it_is(cell: str) -> None:
    """Operators may begin a line, and questions may end one."""
    assert code_of(notebook(cell), "") == cell + "\n"


def test_text_beside_a_command_stays_as_it_is() -> None:
    """Lines are commands where a statement may begin, not inside a text."""
    text = 'text = r"""it\'s \\"""\nReally?\nwhy?\n!important"""  # """'
    cell = f"!echo don't\n%matplotlib inline\n# '''\n{text}\nnp.sum?\nx = '''\n%a'''"
    assert code_of(notebook(cell), "") == (f"pass\npass\n# '''\n{text}\npass\nx = '''\n%a'''\n")


def test_where_python_stumbles_elsewhere_commands_are_dropped_all_the_same() -> None:
    """A slip in a cell is told as what it is."""
    assert code_of(notebook("%matplotlib inline\nx = (1\n!ls"), "") == "pass\nx = (1\npass\n"


def test_a_command_may_go_on_in_the_next_line() -> None:
    """Up to the line that ends without a backslash; lines keep their numbers."""
    assert code_of(notebook("!pip install \\\n  numpy\nx = 1"), "") == "pass\n\nx = 1\n"


def test_what_only_a_notebook_has_is_bound() -> None:
    """`display` prints where answers are graded, imported or not, and so does what goes in."""
    imported = code_of(
        notebook("from IPython.display import display, Markdown as M\ndisplay(M('x'))"), ""
    )
    for code in (imported, code_of(notebook("if True:\n    display('x')"), "")):
        said = io.StringIO()
        with redirect_stdout(said):
            exec(code, {})  # noqa: S102 - ours
        assert "x" in said.getvalue()


def test_graded_cells_say_what_they_answer() -> None:
    """Under `%%lossdrill ID`, unless the header of the stub is still there; each is judged."""
    assert code_of(notebook("%%lossdrill mse_value --no-record\nx = 1"), "") == (
        "# lossdrill mse-value\nx = 1\n"
    )
    stub = HEADER.format(id="mse-value", variant=3) + "x = 1"
    assert code_of(notebook("%%lossdrill mse-value\n" + stub), "") == (
        f"# %%lossdrill mse-value\n{stub}\n"
    )
    cells = [f"%%lossdrill {each}\nanswer = {each!r}" for each in ANSWERED]
    sources = Answers(open_pack()).sources(code_of(notebook(*cells), ""))
    assert tuple(sources) == ANSWERED
    for each, part in sources.items():
        bound: dict[str, str] = {}
        exec(part, bound)  # noqa: S102 - ours
        assert bound["answer"] == each


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
