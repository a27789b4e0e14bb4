"""A tiny pack with a judge one can read at a glance, and a way to type commands in a fresh home."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from lossdrill.cli import cli

Type: TypeAlias = Callable[..., Result]

MANIFEST = """
title = "Title of {id}"
task = "Do {id}."
kind = "{kind}"
difficulty = 2
minutes = 10
answers = ["{answer}"]
hints = ["the concept of {id}", "the identity of {id}", "the skeleton of {id}"]
requires = {requires}
"""

STUB = '''"""{id}"""

def {name}(x):
    """x: a number. Returns a number."""
    # TODO
'''

SOLUTION = '''"""Times {factor}."""

from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import mistake, right
from lossdrill.model import Check, Counterexample, Diagnosis
from lossdrill.sandbox.wire import Call


def {name}(x):
    return {factor} * x


@right
def reordered(x):
    return x * {factor}


class Times:
    reference = staticmethod({name})

    def __call__(self, ask, variant):
        (answer,) = ask([Call("{name}", (3.0,))])
        expected = {factor} * 3.0
        if answer.value == expected:
            return Ruling(status="pass", score=1.0, checks=self.checks(True))
        return Ruling(
            status="wrong",
            score=0.0,
            reason="value",
            checks=self.checks(False),
            diagnoses=(Diagnosis(id="factor", kind="mistake", message="The factor is {factor}."),),
            counterexample=Counterexample(
                inputs={{"x": 3.0}}, yours=str(answer.value), expected=expected
            ),
        )

    def checks(self, right):
        detail = f"{{int(right)}} of 1 points"
        return (
            Check(id="value", title="matches the reference", passed=right, detail=detail),
            Check(id="shape", title="shape of the result", passed=True),
        )


judge = Times()
'''

ESSAY = '''"""Say it."""

from lossdrill.judging.protocol import Ruling


class HandedIn:
    def __call__(self, ask, variant):
        return Ruling(status="unscored", score=0.0)


judge = HandedIn()
'''

RIGHT = "def double_it(x):\n    return 2 * x\n"
WRONG = "def double_it(x):\n    return 3 * x\n"


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Topics alpha (double-it, halve-it) and beta (say-it, and one whose solution is broken)."""
    root = tmp_path_factory.mktemp("pack")
    write(root, "alpha", "double-it", SOLUTION.format(name="double_it", factor="2"))
    write(root, "alpha", "halve-it", SOLUTION.format(name="halve_it", factor="0.5"), ["double-it"])
    write(root, "beta", "say-it", ESSAY, ["double-it"], kind="explain", answer="text")
    write(root, "beta", "tear-it", "judge = 1 / 0\n", ["say-it"])
    (root / "exercises" / "track.toml").write_text('format = 1\ntopics = ["alpha", "beta"]\n')
    return root


def write(
    root: Path,
    topic: str,
    exercise_id: str,
    solution: str,
    requires: list[str] | None = None,
    *,
    kind: str = "implement",
    answer: str = "",
) -> None:
    name = exercise_id.replace("-", "_")
    folder = root / "exercises" / topic / exercise_id
    folder.mkdir(parents=True)
    settings = {
        "id": exercise_id,
        "kind": kind,
        "requires": requires or [],
        "answer": answer or f"{name}(x)",
    }
    (folder / "exercise.toml").write_text(MANIFEST.format(**settings))
    (folder / "prompt.md").write_text(f"# {exercise_id}\n\nTake $\\hat{{y}}$ and `do` it.\n")
    (folder / "stub.py").write_text(
        f'{answer} = ""\n' if answer else STUB.format(id=exercise_id, name=name)
    )
    path = root / "solutions" / topic / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(solution)


@pytest.fixture
def home(tmp_path: Path, pack: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder, and a history of its own beside it; the pack was allowed before."""
    allow(tmp_path / "home", pack)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("LOSSDRILL_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("LOSSDRILL_DEBUG", raising=False)
    return tmp_path / "home"


def allow(home: Path, pack: Path) -> None:
    """As if somebody had said that this pack may run."""
    home.mkdir(exist_ok=True)
    with (home / "trusted-packs.txt").open("a") as file:
        file.write(f"{pack.resolve()}\n")


@pytest.fixture
def type_in(pack: Path, home: Path) -> Type:
    """Types a command as in a shell; `--pack` is added unless `pack=None`."""

    def type_in(command: str, *arguments: str, pack: Path | None = pack) -> Result:
        extra = ["--pack", str(pack)] if pack else []
        return CliRunner().invoke(cli, [*command.split(), *arguments, *extra])

    return type_in


@pytest.fixture
def drill(type_in: Type) -> Path:
    """The file of double-it, handed out."""
    assert type_in("next --brief").exit_code == 0
    return Path("drills/alpha/double_it.py")
