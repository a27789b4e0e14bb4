"""The answers of `tests/answers` as submissions, and a run inside this process to judge them.

Quick, and without isolation: only for answers that stand in this repository.
"""

import ast
import io
import tomllib
import warnings
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path

from lossdrill.judging.standalone import standalone
from lossdrill.model import Limits
from lossdrill.sandbox import wire
from lossdrill.sandbox.inside import runner
from lossdrill.sandbox.outside import reading

FOLDER = Path(__file__).with_name("answers")


def lists() -> list[str]:
    """The names of the lists: `mse_value_right`, `mse_value_wrong`, ..."""
    return sorted(path.stem for path in FOLDER.glob("*_*.py") if path.stem != "__init__")


def submissions(name: str, function: str) -> Iterator[tuple[str, str]]:
    """Each answer of a list, by its own name, as a file that defines `function`."""
    text = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, standalone(text, node.name, function)


def run_here(source: str, file_name: str, calls: Sequence[wire.Call], limits: Limits) -> wire.Reply:
    """A `Run` like that of the sandbox, in this process."""
    job = wire.decode_job(wire.encode_job(source, file_name, calls, limits))
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # shown to a learner, never graded
        reply = runner.run(job)
    return wire.Reply(reading.read_reply(reply, source, calls, limits))


def literals() -> list[str]:
    """The exercises whose answers are values, written as a whole file each."""
    return sorted(path.stem for path in (FOLDER / "literals").glob("*.toml"))


def written(name: str, kind: str, handout: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Each answer of `kind`, right or wrong, by its name, as a whole file.

    `handout` is what a variant hands out, and stands in front of each answer: what is given; or, of
    options, lines such as `a. Statement` that may be wrapped, the letters of the true and of the
    false ones.
    """
    table = tomllib.loads((FOLDER / "literals" / f"{name}.toml").read_text(encoding="utf-8"))
    front = list(handout)
    if "true_statements" in table:
        options = "\n".join(handout).replace("\n   ", " ").splitlines()
        front = [
            f"{truth} = {[line[0] for line in options if line[3:] in table[f'{truth}_statements']]}"
            for truth in ("true", "false")
        ]
    for answer, source in table[kind].items():
        yield answer, "\n".join([*front, source, ""])
