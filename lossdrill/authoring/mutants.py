"""Judges the mutants of each reference. A mutant that passes is either an answer that is right too,
which the exercise then says and why, or a gap in the test points.
"""

import ast
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
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
from lossdrill.model import VARIANTS, Exercise, Verdict
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
class Survivor:
    """A mutant that passes."""

    before: str
    after: str
    line: int | None
    """Of the solution file; None where it stands in no line of it."""
    passes: str
    """Where it was looked at: "matches the reference at 46 of 46 points"."""
    reason: str | None
    """Why it is right too, as the solution file says."""
    variants: int | None = None
    """In how many it passes; None where nobody has looked."""


@dataclass(frozen=True)
class Survey:
    """What became of the mutants of one exercise."""

    exercise: str
    made: int
    survivors: tuple[Survivor, ...]
    reasons: dict[str, str]

    @property
    def unexplained(self) -> tuple[Survivor, ...]:
        return tuple(survivor for survivor in self.survivors if survivor.reason is None)

    @property
    def stale(self) -> tuple[str, ...]:
        """Explained lines that no surviving mutant has."""
        surviving = {line for each in self.survivors for line in (each.before, each.after)}
        return tuple(line for line in self.reasons if line not in surviving)


def survey(pack: Pack, exercise: Exercise, *, jobs: int = 1) -> Survey | None:
    """Judges each mutant of the reference and its helpers in the sandbox, `jobs` at a time; mutants
    of a formula here, as there is nothing to run.

    None for an exercise that is answered with neither. Raises `PackError` when the reference
    itself does not pass, or when the reasons cannot be read.
    """
    path = pack.solution_path(exercise)
    reasons = _reasons(path)
    solution = load(pack, exercise)
    if isinstance(solution.judge, FormulaJudge):
        made = [each for asked in solution.judge.asked.values() for each in _formulas(asked)]
        lines = _lines_of_text(path)
        survivors = [
            Survivor(
                mutant.before,
                mutant.after,
                lines.get(mutant.before),
                f"equals the right formula at {points} points",
                _reason(mutant, reasons),
            )
            for mutant, points in made
            if points
        ]
        return Survey(exercise.id, len(made), tuple(survivors), reasons)
    if not any(isinstance(one, PROGRAMS) for one in judges_in(solution.judge)):
        return None
    reference = solution.answers[0].source
    changed = [each for each in mutants(reference) if each.before not in _values(solution)]
    with fresh_run() as run, ThreadPoolExecutor(jobs) as threads:  # processes do the work

        def judged(source: str, variant: int = VARIANT) -> Verdict:
            return grade(source, exercise, pack, variant, run)

        def variants(mutant: Mutant) -> int:
            others = threads.map(partial(judged, mutant.source), range(VARIANTS))
            return sum(verdict.passed for verdict in others)

        if not judged(reference).passed:
            raise PackError(f"{exercise.id}: the reference does not pass; see: lossdrill dev check")
        verdicts = list(threads.map(judged, [mutant.source for mutant in changed]))
        survivors = [
            Survivor(
                mutant.before,
                mutant.after,
                _line(path, reference, mutant.line),
                _passes(verdict),
                reason := _reason(mutant, reasons),
                None if reason is not None else variants(mutant),
            )
            for mutant, verdict in zip(changed, verdicts, strict=True)
            if verdict.passed
        ]
    return Survey(exercise.id, len(changed), tuple(survivors), reasons)


def _reason(mutant: Mutant, reasons: Mapping[str, str]) -> str | None:
    return reasons.get(mutant.after) or reasons.get(mutant.before)


def _passes(verdict: Verdict) -> str:
    """What was counted first, if anything was."""
    counted = (f"{check.title} {check.detail}" for check in verdict.checks if check.detail)
    return next(counted, "passes")


def _line(path: Path, source: str, line: int) -> int | None:
    """The line of the solution file that stands in this line of an answer: each part of an answer
    is taken from there as it is, perhaps under another name.
    """
    theirs = _parts(path.read_text(encoding="utf-8"))
    for name, part in _parts(source).items():
        if name in theirs and part.lineno <= line <= (part.end_lineno or line):
            return theirs[name].lineno + line - part.lineno
    return None


def _parts(source: str) -> dict[str, ast.stmt]:
    """Functions and constants by name."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(source).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.setdefault(name, node)
            case ast.Assign(targets=[ast.Name(id=name)]):
                found.setdefault(name, node)
    return found


def _lines_of_text(path: Path) -> dict[str, int]:
    """The first line of each text that is written in a file."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            with suppress(SyntaxError, ValueError):
                found.setdefault(ast.unparse(ast.parse(node.value, mode="eval")), node.lineno)
    return found


def _values(solution: Solution) -> set[str]:
    """The lines of other parts beside a function: a table's answers, and what was given for them.
    What was given is never read back, so that its mutants mean nothing.
    """
    if not isinstance(solution.judge, AllOf):
        return set()
    body = ast.parse(solution.answers[0].source).body
    return {ast.unparse(node) for node in body if isinstance(node, ast.Assign)}


def _formulas(asked: Asked) -> Iterator[tuple[Mutant, int]]:
    """The mutants of the first right formula, which is written as in Python, and at how many points
    each was found to be the right function all the same; 0 where it is not.
    """
    names = ", ".join(variable.name for variable in asked.variables)
    for mutant in mutants(f"def answer({names}):\n    return {asked.right[0]}\n"):
        before, after = (line.removeprefix("return ") for line in (mutant.before, mutant.after))
        found = asked.compare(after)
        yield Mutant(after, before, after, 1), found.points if found.status == "equal" else 0


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
