"""`%%lossdrill` and `%lossdrill`: in IPython itself, and in a notebook with a kernel of its own."""

import builtins
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from traitlets.config import Config

from lossdrill.folders import data_root
from lossdrill.model import Attempt
from lossdrill.practice.store import FILE_NAME, read_history
from tests.cli.conftest import ESSAY, RIGHT, WRONG, write

Cell: TypeAlias = Callable[[str], str]


@pytest.fixture
def shell(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[InteractiveShell]:
    """A notebook's Python without the notebook."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = InteractiveShell.instance(config=config)
    yield shell
    shell.restore_sys_module_state()
    InteractiveShell.clear_instance()
    for name in ("__IPYTHON__", "display"):
        vars(builtins).pop(name, None)


@pytest.fixture
def run(shell: InteractiveShell) -> Cell:
    """Runs a cell; what is then read below it."""

    def run(cell: str) -> str:
        with capture_output() as seen:
            shell.run_cell(cell)
        shown = [str(output.data["text/plain"]) for output in seen.outputs]
        text = "\n".join([*shown, seen.stdout, seen.stderr]).strip()
        assert "Traceback" not in text
        return text

    run("%load_ext lossdrill.ipython")
    return run


def attempts(home: Path) -> tuple[Attempt, ...]:
    return read_history(home / FILE_NAME).attempts


def test_a_cell_is_graded(run: Cell, pack: Path, home: Path) -> None:
    """Judged, recorded, and then there to be used; run again as it is, it is no further try."""
    wrong = run(f"%%lossdrill double-it --pack {pack}\n{WRONG}")
    assert wrong.startswith("FAIL  matches the reference")
    assert "→ The factor is 2." in wrong
    assert wrong.endswith(f"Next: %lossdrill hint --pack {pack} (0 of 4 used)")
    for _ in range(2):
        assert run(f"%%lossdrill double_it --pack {pack}\n{RIGHT}").startswith("PASS  double-it")
    assert [each.verdict.status for each in attempts(home)] == ["wrong", "pass"]
    assert attempts(home)[1].source == f"# lossdrill double-it\n{RIGHT}"
    assert run("print(double_it(21))") == "42"


def test_a_cell_that_is_not_recorded(run: Cell, pack: Path, home: Path) -> None:
    """--no-record leaves no trace."""
    run(f"%%lossdrill double-it --no-record --pack {pack}\n{RIGHT}")
    assert attempts(home) == ()


def test_a_cell_stands_alone(run: Cell, pack: Path) -> None:
    """What it takes from another cell is named, in the cell's own lines; it does not run then."""
    run("factor = 2")
    said = run(f"%%lossdrill double-it --pack {pack}\nresult = factor * 2")
    assert said.startswith("NOT RUN  double-it")
    assert "NameError in line 2" in said
    assert "takes factor from another one" in said
    assert "NameError" in run(
        "try:\n    result\nexcept NameError as error:\n    print(repr(error))"
    )


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("%%lossdrill\nx = 1", "Which exercise does this cell answer?"),
        ("%%lossdrill huber-gradeint\nx = 1", "Did you mean huber-gradient"),
        ("%%lossdrill --nosuch\nx = 1", "No such option"),
        ("%%lossdrill 'huber\nx = 1", "No closing quotation"),
        ("%lossdrill watch", "type it there"),
        ("%lossdrill hnit", "Did you mean hint"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run: Cell, cell: str, said: str) -> None:
    """An error of the notebook's, of one line, without a traceback."""
    complaint = run(cell)
    assert complaint.startswith("UsageError: ")
    assert said in complaint
    assert "\n" not in complaint


def test_the_page_of_help(run: Cell) -> None:
    """What `lossdrill help notebooks` shows can be typed as it stands there."""
    page = (data_root() / "templates/help/notebooks.md").read_text(encoding="utf-8")
    first, answer = re.findall(r"^```\n(.+?)^```", page, re.DOTALL | re.MULTILINE)
    assert "Error" not in run(first)
    assert run(answer).startswith("PASS  mse-value")


def test_a_verdict_of_a_file(run: Cell, pack: Path) -> None:
    """`%lossdrill grade FILE` shows it, whatever it says."""
    Path("double_it.py").write_text("def (")
    said = run(f"%lossdrill grade double_it.py --pack {pack}")
    assert said.startswith("NOT RUN  double-it")
    assert "UsageError" not in said


def test_help_of_the_magic(run: Cell) -> None:
    """`%%lossdrill --help` says what it does, with an example."""
    assert "%%lossdrill huber-gradient" in run("%%lossdrill --help\n\n")


def test_what_is_handed_out_comes_into_the_next_cell(
    run: Cell, shell: InteractiveShell, pack: Path, home: Path
) -> None:
    """It is ready to be graded there, and while it is blank that is no try."""
    assert "double-it · alpha" in run(f"%lossdrill next --pack {pack}")
    cell = shell.rl_next_input
    magic, header, *_ = cell.split("\n")
    assert magic == f"%%lossdrill double-it --pack {pack}"
    assert re.fullmatch(r"# lossdrill double-it, variant \d+", header)
    assert run(cell).startswith("FAIL")
    assert attempts(home) == ()


def test_the_packs_come_into_the_next_cell_too(
    run: Cell, shell: InteractiveShell, pack: Path, home: Path, tmp_path: Path
) -> None:
    """All of them, however they were typed; and what is only to be known is no failure."""
    other = tmp_path / "other"
    write(other, "gamma", "say-more", ESSAY, kind="explain", answer="text")
    (other / "exercises/track.toml").write_text('format = 1\ntopics = ["gamma"]\n')
    run(f"%lossdrill next say-more --pack {pack} --brief --pack={other}")
    magic, *rest = str(shell.rl_next_input).split("\n")
    assert magic == f"%%lossdrill say-more --pack {pack} --pack={other}"
    said = run("\n".join((magic, *rest)))
    assert "Note: The pack other in" in said
    assert "HANDED IN" in said
    assert "UsageError" not in run(f"%lossdrill status --pack {pack} --pack {other}")


def test_interrupting_ends_the_grading(run: Cell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook that is interrupted says so in a word."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("subprocess.Popen.communicate", interrupted)
    assert run("%lossdrill status") == "UsageError: Interrupted."


def test_a_real_notebook(home: Path, pack: Path, tmp_path: Path) -> None:
    """In a kernel, where NumPy was spoilt, the verdict is the same, HTML is escaped, and nothing
    that judges was ever loaded.
    """
    printing = "print('<script>')\n"
    cells = [
        "%load_ext lossdrill.ipython",
        "import numpy as np\nnp.asarray = np.isclose = np.array_equal = None\n!true",
        f"%%lossdrill double-it --pack {pack}\n%timeit -n1 -r1 3\n{printing}{WRONG}",
        "import sys\nprint(*(name for name in sys.modules if name.startswith('lossdrill')))",
        "%lossdrill status --nosuch",
    ]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True).execute()
    nbformat.validate(notebook)
    verdict, ran = notebook.cells[2].outputs[:2]
    assert verdict.data["text/plain"].startswith("FAIL")
    page = verdict.data["text/html"]
    assert "The factor is 2." in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<script>" in ran.text
    assert set(notebook.cells[3].outputs[0].text.split()) == {
        "lossdrill",
        "lossdrill.cells",
        "lossdrill.ipython",
    }
    (error,) = notebook.cells[4].outputs
    assert error.text == "UsageError: No such option '--nosuch'.\n"
    assert [each.verdict.status for each in attempts(home)] == ["wrong"]
