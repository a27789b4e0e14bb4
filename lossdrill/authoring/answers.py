"""Proves that each answer of an exercise gets the verdict that it is there for: in every variant in
this process, and in one through the sandbox, as a learner's file goes.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache

from msgspec.structs import replace

from lossdrill.authoring.finding import Finding
from lossdrill.authoring.local import PATIENCE, Recorded, decided_alone, local_run
from lossdrill.authoring.places import place_of
from lossdrill.authoring.trivial import trivial_answers
from lossdrill.authoring.variants import fixed_points
from lossdrill.errors import NotRun
from lossdrill.grading import grade
from lossdrill.judging.all_of import judges_in
from lossdrill.judging.formula import FormulaJudge
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.handout import stub_for
from lossdrill.judging.protocol import Ruling
from lossdrill.judging.solution import Answer, Solution, load, varies
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS, Exercise, Verdict
from lossdrill.pack import Pack
from lossdrill.sandbox import wire
from lossdrill.sandbox.fresh import fresh_run
from lossdrill.sandbox.wire import Call
from lossdrill.time_limit import at_most

SANDBOXED_VARIANT = 0

Rule = Callable[[Verdict | Ruling], str | None]
"""What is wrong with a verdict, as the end of a sentence that begins with the answer; else None."""


def answer_findings(pack: Pack, exercise: Exercise) -> Iterator[Finding]:
    """What does not get its verdict, each answer once. Raises `PackError` when nothing can."""

    def where(about: str, name: str) -> str:
        if about == "stub":
            folder = pack.folders[exercise.id]
            return place_of(folder / "stub.py", *exercise.names)
        words = (*judge_names, "judge") if name == "reference" else (name, notes.get(name, ""))
        return place_of(pack.solution_path(exercise), *words)

    solution = _solution(pack, exercise, 0)
    notes = {mistake.name: mistake.note for mistake in solution.mistakes}
    judge_names = [name for one in judges_in(solution.judge) if (name := getattr(one, "name", ""))]
    known: set[tuple[str, str]] = set()
    tried = _variants(solution)
    for about, name, complaint, variants in _in_variants(pack, exercise, tried):
        known.add((about, name))
        when = "in every variant" if variants == tried else _numbers(variants)
        yield Finding(exercise.id, about, f"{name} {complaint} ({when})", where(about, name))
    with fresh_run() as run:
        for about, answer, rule in _sandboxed(pack, exercise):
            if (about, answer.name) in known:
                continue
            verdict = grade(answer.source, exercise, pack, SANDBOXED_VARIANT, run)
            wrong = _fault(verdict) or rule(verdict)
            if wrong is not None:
                message = f"{answer.name} {wrong} (in the sandbox, variant {SANDBOXED_VARIANT})"
                yield Finding(exercise.id, about, message, where(about, answer.name))


def _variants(solution: Solution) -> tuple[int, ...]:
    """All; or one where they are the same, because nothing is drawn."""
    return (0,) if isinstance(solution.judge, FormulaJudge) else tuple(range(VARIANTS))


def _in_variants(
    pack: Pack, exercise: Exercise, tried: tuple[int, ...]
) -> Iterator[tuple[str, str, str, tuple[int, ...]]]:
    """(about, the answer's name, the complaint, the variants in which it holds)."""
    proved = _proved_by_fixed_points(pack, exercise, _solution(pack, exercise, 0))
    runs: dict[str, Recorded] = {}
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    for variant in tried:
        for about, answer, rule in _answers(_solution(pack, exercise, variant)):
            if answer in proved:
                continue
            run = decided_alone(runs.setdefault(answer.source, Recorded()))
            with _in_time(pack, exercise):
                verdict = grade(answer.source, exercise, pack, variant, run)
            complaint = _fault(verdict) or rule(verdict)
            if complaint is not None:
                complaints = found.setdefault((about, answer.name), {})
                complaints.setdefault(complaint, []).append(variant)
    for (about, name), complaints in found.items():
        complaint, variants = max(complaints.items(), key=lambda item: len(item[1]))
        yield about, name, complaint, tuple(variants)


def _proved_by_fixed_points(
    pack: Pack, exercise: Exercise, solution: Solution
) -> frozenset[Answer]:
    """The mistakes that fail, and are named as themselves, by the points of every variant alone.

    They do so in every variant: a point more can only tell a mistake better from what is right and
    from the other mistakes, never from itself. Nearly all are of this kind, and need no more runs.
    """
    judge = solution.judge
    if not isinstance(judge, FunctionJudge):
        return frozenset()
    fixed = fixed_points(judge, exercise.id)
    if not any(point.group == "ordinary" for point in fixed):
        return frozenset()
    reduced = replace(judge, points=(lambda _draw: fixed,))

    def proved(answer: Answer, rule: Rule) -> bool:
        run = decided_alone(local_run)

        def ask(calls: Sequence[Call]) -> Sequence[wire.Answer]:
            return run(answer.source, exercise.file_name, calls, exercise.limits).answers

        try:
            with _in_time(pack, exercise):
                return rule(reduced(ask, Variant(exercise.id, 0))) is None
        except NotRun:
            return False

    mistakes = [each[1:] for each in _answers(solution) if each[0] == "mistake"]
    return frozenset(answer for answer, rule in mistakes if proved(answer, rule))


def _in_time(pack: Pack, exercise: Exercise) -> AbstractContextManager[None]:
    """A judge computes what the known mistakes give, in this process, and one may not end."""
    return at_most(PATIENCE * exercise.limits.seconds, pack.solution_path(exercise).parent)


def _solution(pack: Pack, exercise: Exercise, variant: int) -> Solution:
    """Functions are the same files in every variant, and are written only once."""
    solution = _load(pack, exercise, 0)
    return _load(pack, exercise, variant) if varies(solution.judge) else solution


_load = lru_cache(maxsize=64)(load)


def _answers(solution: Solution) -> Iterator[tuple[str, Answer, Rule]]:
    for answer in solution.answers:
        yield "right answer", answer, _passes
    names = tuple(mistake.name for mistake in solution.mistakes)
    for mistake in solution.mistakes:
        yield "mistake", mistake, _named(mistake.name, names)


def _sandboxed(pack: Pack, exercise: Exercise) -> Iterator[tuple[str, Answer, Rule]]:
    solution = _solution(pack, exercise, SANDBOXED_VARIANT)
    stub = stub_for(pack, exercise, SANDBOXED_VARIANT)
    yield "stub", Answer("as it is handed out", "", stub), _earns_nothing
    yield from _answers(solution)
    for answer in trivial_answers(exercise, solution.judge):
        yield "trivial answer", answer, _earns_nothing


def _fault(verdict: Verdict) -> str | None:
    return f"cannot be judged: {_said(verdict)}" if verdict.status == "fault" else None


def _passes(verdict: Verdict | Ruling) -> str | None:
    if verdict.status == "unscored" or (verdict.status == "pass" and verdict.score == 1.0):
        return None
    return f"is to pass, but is {verdict.status} ({verdict.reason}): {_said(verdict)}"


def _named(own: str, names: tuple[str, ...]) -> Rule:
    def rule(verdict: Verdict | Ruling) -> str | None:
        if verdict.status == "pass":
            return "is to fail, but passes: either it is right, or no point shows that it is wrong"
        first = verdict.diagnoses[0].id if verdict.diagnoses else None
        if first == own:
            return None
        if first in names:
            return f"is taken for {first}: wherever it matters, the two give the same outputs"
        return f"is not named as itself; what is said first is: {_said(verdict)}"

    return rule


def _earns_nothing(verdict: Verdict | Ruling) -> str | None:
    if verdict.status == "pass":
        return "is to fail, but passes"
    return None if verdict.score == 0.0 else f"is to score 0, but scores {verdict.score:g}"


def _said(verdict: Verdict | Ruling) -> str:
    return verdict.diagnoses[0].message if verdict.diagnoses else "nothing is known about it."


def _numbers(variants: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, variants[:5])) + (", ..." if len(variants) > 5 else "")
    return f"in variant {shown}" if len(variants) == 1 else f"in variants {shown}"
