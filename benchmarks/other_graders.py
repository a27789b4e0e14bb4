"""nbgrader and otter-grader on one assignment, each in a virtual environment of its own that is
made from the package index and thrown away. They are no dependencies of anything here.
"""

import json
import os
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

Measure: TypeAlias = Callable[[Sequence[str]], float]
"""How many seconds it takes to grade these sources, one file of a student each."""

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def nbgrader(folder: Path, solution: str, test: str) -> Measure:
    """`nbgrader autograde`, all students with one command."""
    programs = _environment(folder / "nbgrader", "nbgrader", "ipykernel", "numpy")
    course = folder / "course"
    answer = {"grade": False, "grade_id": "answer", "locked": False, "solution": True}
    check = {"grade": True, "grade_id": "check", "locked": True, "solution": False, "points": 1}
    common = {"schema_version": 3, "task": False}

    def notebook(source: str) -> dict[str, Any]:
        return _notebook(
            _code(source, nbgrader=common | answer), _code(test, nbgrader=common | check)
        )

    hidden = f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"
    _write(course / "source/assignment/answer.ipynb", notebook(hidden))
    config = f"c = get_config()\nc.CourseDirectory.root = {str(course)!r}\n"
    (course / "nbgrader_config.py").write_text(config, encoding="utf-8")
    _run([programs / "nbgrader", "generate_assignment", "assignment"], course)

    def measure(sources: Sequence[str]) -> float:
        for number, source in enumerate(sources):
            path = course / f"submitted/student{number}/assignment/answer.ipynb"
            _write(path, notebook(source))
        return _run([programs / "nbgrader", "autograde", "assignment", "--force"], course)

    return measure


def otter(folder: Path, solution: str, test: str) -> Measure:
    """`otter run`, a command for each student: what grades all of them needs Docker."""
    programs = _environment(folder / "otter", "otter-grader", "ipykernel", "numpy")
    place = folder / "assignment"
    marked = "\n".join(
        f"{line}  # SOLUTION" if line.strip() else "" for line in solution.split("\n")
    )
    _write(
        place / "answer.ipynb",
        _notebook(
            _raw("# ASSIGNMENT CONFIG\ngenerate: true\nexport_cell: false"),
            _raw("# BEGIN QUESTION\nname: q1\npoints: 1"),
            _raw("# BEGIN SOLUTION"),
            _code(marked),
            _raw("# END SOLUTION"),
            _raw("# BEGIN TESTS"),
            _code(test),
            _raw("# END TESTS"),
            _raw("# END QUESTION"),
        ),
    )
    _run([programs / "otter", "assign", "answer.ipynb", "made"], place)
    (archive,) = (place / "made/autograder").glob("*.zip")
    handed_out = json.loads((place / "made/autograder/answer.ipynb").read_text(encoding="utf-8"))
    results = place / "results"
    results.mkdir()

    def measure(sources: Sequence[str]) -> float:
        seconds = 0.0
        for source in sources:
            answered = _answered(handed_out, source)
            _write(place / "student.ipynb", answered)
            command: list[str | Path] = [
                programs / "otter",
                "run",
                "-a",
                archive,
                "-o",
                results,
                "student.ipynb",
            ]
            seconds += _run(command, place)
        return seconds

    return measure


def _answered(handed_out: dict[str, Any], source: str) -> dict[str, Any]:
    """The notebook with the cell of the solution replaced."""
    cells = [dict(cell) for cell in handed_out["cells"]]
    (place,) = (n for n, cell in enumerate(cells) if "SOLUTION" in "".join(cell["source"]))
    cells[place]["source"] = source
    return handed_out | {"cells": cells}


def _environment(folder: Path, *packages: str) -> Path:
    """Where the programs of a new environment with these packages are."""
    print(f"installing {packages[0]} ...", file=sys.stderr)
    venv.create(folder, with_pip=True)
    _run([folder / "bin/python", "-m", "pip", "install", "--quiet", *packages], folder)
    return folder / "bin"


def _run(command: Sequence[str | Path], folder: Path) -> float:
    """How many seconds it took; what it says is shown where it fails."""
    programs = Path(command[0]).parent
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
    began = time.perf_counter()
    result = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise SystemExit(f"{command}: {result.stdout}{result.stderr}")
    return time.perf_counter() - began


def _write(path: Path, notebook: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 4}


def _code(source: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
    }


def _raw(source: str) -> dict[str, Any]:
    return {"cell_type": "raw", "source": source, "metadata": {}}
