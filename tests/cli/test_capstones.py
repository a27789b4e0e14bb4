"""A capstone as a notebook, from its hand-out to its verdict."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lossdrill.cli import cli
from tests.unseen import written


@pytest.mark.parametrize("name", ["regression", "classification", "landscape"])
def test_a_capstone_may_be_a_notebook(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Functions in cells of their own, magics and pictures between them; it passes."""
    monkeypatch.setenv("LOSSDRILL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke
    assert run(cli, ["next", f"capstone-{name}", "--notebook"]).exit_code == 0
    path = Path(f"drills/interview/capstone_{name}.ipynb")
    notebook = json.loads(path.read_text())
    _, stub = notebook["cells"]
    header = "".join(stub["source"]).split("\n", 1)[0]
    (answer, *_) = dict(written(f"capstone_{name}", "right")).values()
    imports, *functions = answer.split("\ndef ")
    cells = [f"{header}\n%matplotlib inline\n{imports}", *(f"def {each}" for each in functions)]
    notebook["cells"][1:] = [
        {**stub, "id": f"cell-{place}", "source": cell.splitlines(keepends=True)}
        for place, cell in enumerate([*cells, "plt.figure()\nplt.plot([1, 2])\nplt.show()", "!ls"])
    ]
    path.write_text(json.dumps(notebook))
    result = run(cli, ["grade"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"PASS  capstone-{name}")
