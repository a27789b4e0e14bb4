"""The capstones as notebooks: what is handed out, and what comes back with what people do there."""

from pathlib import Path

import msgspec
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from lossdrill.judging.solution import load
from lossdrill.model import Verdict
from lossdrill.pack import open_pack
from tests.cli.conftest import Type

PACK = open_pack()
CAPSTONES = [f"capstone-{name}" for name in ("regression", "classification", "landscape")]

TRIED = """\
import numpy as np
rng = np.random.default_rng(0)
display(rng.normal(size=3))
!pip install \\
    matplotlib
fig, axes = plt.subplots()
axes.plot([0, 1], [0, 1])
plt.show()
fig"""
"""What learners leave below an answer."""


def handed_in(exercise_id: str, path: Path, variant: int) -> None:
    """The right answer in the notebook that was handed out, with a picture in its output."""
    notebook = nbformat.read(path, as_version=4)
    task, stub = notebook.cells
    header = stub.source.partition("\n")[0]
    source = load(PACK, PACK.exercise(exercise_id), variant).answers[0].source
    picture = new_output("display_data", data={"image/png": "iVBORw0KGgo=" * 50_000})
    notebook.cells = [
        new_code_cell("%matplotlib inline\n%config InlineBackend.figure_formats = ['svg']"),
        task,
        new_code_cell(f"{header}\nimport matplotlib.pyplot as plt\n{source}"),
        new_markdown_cell("## Tried"),
        new_code_cell(TRIED, outputs=[picture], execution_count=3),
        new_code_cell("%%timeit\nnp.zeros(3)"),
        new_code_cell("np.linalg.lstsq?"),
    ]
    nbformat.write(notebook, path)


def graded(type_in: Type, paths: list[Path]) -> list[Verdict]:
    """All by one process, which loads Matplotlib once."""
    printed = type_in("grade --json", *map(str, paths), pack=None).stdout
    return [msgspec.json.decode(line, type=Verdict) for line in printed.splitlines()]


def test_capstones_as_notebooks(type_in: Type) -> None:
    """The stub earns nothing and says what is missing; a right answer passes, figures included."""
    paths = []
    for exercise_id in CAPSTONES:
        handed_out = type_in(f"next {exercise_id} --notebook --brief", pack=None)
        assert handed_out.exit_code == 0, handed_out.output
        paths.append(Path("drills/interview", f"{exercise_id.replace('-', '_')}.ipynb"))
    blanks = graded(type_in, paths)
    for exercise_id, path, blank in zip(CAPSTONES, paths, blanks, strict=True):
        assert (blank.exercise, blank.status, blank.score) == (exercise_id, "wrong", 0)
        assert any("end it with `return fig`" in each.message for each in blank.diagnoses)
        handed_in(exercise_id, path, blank.variant)
    for exercise_id, verdict in zip(CAPSTONES, graded(type_in, paths), strict=True):
        assert (verdict.exercise, verdict.status) == (exercise_id, "pass"), verdict.diagnoses
        assert any(check.id.startswith("pictures") for check in verdict.checks)
