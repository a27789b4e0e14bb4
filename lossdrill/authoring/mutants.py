"""Judges the mutants of each reference. A mutant that passes is either an answer that is right too,
which the exercise then says and why, or a gap in the test points.
"""

import ast
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lossdrill.authoring.mutations import Mutant, mutants
from lossdrill.errors import PackError
from lossdrill.grading import grade
from lossdrill.judging.all_of import AllOf, judges_in
from lossdrill.judging.formula import Asked, FormulaJudge
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.results import ResultsJudge
from lossdrill.judging.solution import Solution, load
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.sandbox.fresh import fresh_run

VARIANT = 0
PROGRAMS = FunctionJudge | MinimiserJudge | ResultsJudge
REASONS = "equivalent_mutants"
"""The name in a solution file: a dict from the changed line to the reason why it is right too; or
from the line as it stands, where one reason holds for all changes of it that pass: an iteration
that takes other steps to the same place.
"""


@dataclass(frozen=True)
class Survey:
    """What became of the mutants of one exercise."""

    exercise: str
    made: int
    survivors: tuple[Mutant, ...]
    reasons: dict[str, str]

    @property
    def unexplained(self) -> tuple[Mutant, ...]:
        return tuple(mutant for mutant in self.survivors if self.reason(mutant) is None)

    @property
    def stale(self) -> tuple[str, ...]:
        """Explained lines that no surviving mutant has."""
        surviving = {line for mutant in self.survivors for line in (mutant.before, mutant.after)}
        return tuple(line for line in self.reasons if line not in surviving)

    def reason(self, mutant: Mutant) -> str | None:
        """Why it is right too, as the solution file says."""
        return self.reasons.get(mutant.after) or self.reasons.get(mutant.before)


def survey(pack: Pack, exercise: Exercise, *, jobs: int = 1) -> Survey | None:
    """Judges each mutant of the reference and its helpers in the sandbox, `jobs` at a time; mutants
    of a formula here, as there is nothing to run.

    None for an exercise that is answered with neither. Raises `PackError` when the reference
    itself does not pass, or when the reasons cannot be read.
    """
    reasons = _reasons(pack.solution_path(exercise))
    solution = load(pack, exercise)
    if isinstance(solution.judge, FormulaJudge):
        made = [each for asked in solution.judge.asked.values() for each in _formulas(asked)]
        survivors = tuple(mutant for mutant, alive in made if alive)
        return Survey(exercise.id, len(made), survivors, reasons)
    if not any(isinstance(one, PROGRAMS) for one in judges_in(solution.judge)):
        return None
    reference = solution.answers[0].source
    changed = [each for each in mutants(reference) if each.before not in _values(solution)]
    with fresh_run() as run, ThreadPoolExecutor(jobs) as threads:  # processes do the work

        def passes(source: str) -> bool:
            return grade(source, exercise, pack, VARIANT, run).passed

        if not passes(reference):
            raise PackError(f"{exercise.id}: the reference does not pass; see: lossdrill dev check")
        passed = list(threads.map(passes, [mutant.source for mutant in changed]))
    survivors = tuple(mutant for mutant, alive in zip(changed, passed, strict=True) if alive)
    return Survey(exercise.id, len(changed), survivors, reasons)


def _values(solution: Solution) -> set[str]:
    """The lines of other parts beside a function: a table's answers, and what was given for them.
    What was given is never read back, so that its mutants mean nothing.
    """
    if not isinstance(solution.judge, AllOf):
        return set()
    body = ast.parse(solution.answers[0].source).body
    return {ast.unparse(node) for node in body if isinstance(node, ast.Assign)}


def _formulas(asked: Asked) -> Iterator[tuple[Mutant, bool]]:
    """The mutants of the first right formula, which is written as in Python, and whether each is
    the right function all the same.
    """
    names = ", ".join(variable.name for variable in asked.variables)
    for mutant in mutants(f"def answer({names}):\n    return {asked.right[0]}\n"):
        before, after = (line.removeprefix("return ") for line in (mutant.before, mutant.after))
        yield Mutant(after, before, after), asked.compare(after).status == "equal"


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
