"""Judges the mutants of each reference. A mutant that passes is either an answer that is right too,
which the exercise then says and why, or a gap in the test points.
"""

import ast
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lossdrill.authoring.mutations import Mutant, mutants
from lossdrill.errors import PackError
from lossdrill.grading import grade
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.solution import load
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.sandbox.fresh import fresh_run

VARIANT = 0
REASONS = "equivalent_mutants"
"""The name in a solution file: a dict from the changed line to the reason why it is right too."""


@dataclass(frozen=True)
class Survey:
    """What became of the mutants of one exercise."""

    exercise: str
    made: int
    survivors: tuple[Mutant, ...]
    reasons: dict[str, str]

    @property
    def unexplained(self) -> tuple[Mutant, ...]:
        return tuple(mutant for mutant in self.survivors if mutant.after not in self.reasons)

    @property
    def stale(self) -> tuple[str, ...]:
        """Explained lines that no surviving mutant has."""
        surviving = {mutant.after for mutant in self.survivors}
        return tuple(line for line in self.reasons if line not in surviving)


def survey(pack: Pack, exercise: Exercise, *, jobs: int = 1) -> Survey | None:
    """Judges each mutant of the reference and its helpers in the sandbox, `jobs` at a time.

    None for an exercise that is not answered with a function. Raises `PackError` when the
    reference itself does not pass, or when the reasons cannot be read.
    """
    reasons = _reasons(pack.solution_path(exercise))
    solution = load(pack, exercise)
    if not isinstance(solution.judge, FunctionJudge):
        return None
    reference = solution.answers[0].source
    made = mutants(reference)
    with fresh_run() as run, ThreadPoolExecutor(jobs) as threads:  # processes do the work

        def passes(source: str) -> bool:
            return grade(source, exercise, pack, VARIANT, run).passed

        if not passes(reference):
            raise PackError(f"{exercise.id}: the reference does not pass; see: lossdrill dev check")
        passed = list(threads.map(passes, [mutant.source for mutant in made]))
    survivors = tuple(mutant for mutant, alive in zip(made, passed, strict=True) if alive)
    return Survey(exercise.id, len(made), survivors, reasons)


def _reasons(path: Path) -> dict[str, str]:
    """Read as text: nothing but the author reads them, so no solution needs to carry them."""
    try:
        body = ast.parse(path.read_text(encoding="utf-8")).body
    except (OSError, ValueError, SyntaxError):
        return {}  # loading the solution says what is wrong with it
    for node in body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == REASONS:
            try:
                found = ast.literal_eval(node.value)
            except ValueError:
                found = None
            if not isinstance(found, dict) or not all(
                isinstance(line, str) and isinstance(reason, str) and reason.strip()
                for line, reason in found.items()
            ):
                raise PackError(f"{path}:{node.lineno}: {REASONS}: expected {{line: reason}}.")
            return found
    return {}
