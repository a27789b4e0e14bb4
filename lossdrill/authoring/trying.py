"""Tries an answer as an author does: graded as a learner's file is, and with what the judge saw."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from lossdrill.authoring.local import local_run
from lossdrill.errors import NotRun
from lossdrill.grading import grade
from lossdrill.judging.solution import load
from lossdrill.judging.variant import Variant
from lossdrill.judging.views import View, view_of
from lossdrill.model import VARIANTS, Exercise, Limits, Verdict
from lossdrill.pack import Pack
from lossdrill.sandbox.fresh import Run
from lossdrill.sandbox.wire import Answer, Call, Reply


class Trial(Struct, frozen=True, kw_only=True):
    verdict: Verdict
    view: View | None
    """None where nothing could be judged: the file did not run, or the exercise is at fault."""
    variants: tuple[Verdict, ...] = ()
    """Of all variants, where they were asked for."""


def try_answer(
    pack: Pack, exercise: Exercise, source: str, variant: int, run: Run, *, variants: bool = False
) -> Trial:
    """Grades the source, and looks over the judge's shoulder.

    Raises `PackError` when the exercise's own answers cannot be read.
    """
    heard = _Heard(run)
    verdict = grade(source, exercise, pack, variant, heard)
    view = None
    if heard.answers and verdict.status != "fault":
        view = _view(pack, exercise, variant, heard)
    others = (
        grade(source, exercise, pack, number, run) if number != variant else verdict
        for number in (range(VARIANTS) if variants else ())
    )
    return Trial(verdict=verdict, view=view, variants=tuple(others))


class _Heard:
    """A `Run` that remembers the first question and its answers: those that decide."""

    def __init__(self, run: Run) -> None:
        self.calls: Sequence[Call] = ()
        self.answers: Sequence[Answer] = ()
        self._run = run

    def __call__(self, source: str, file_name: str, calls: Sequence[Call], limits: Limits) -> Reply:
        reply = self._run(source, file_name, calls, limits)
        if not self.answers:
            self.calls, self.answers = calls, reply.answers
        return reply


def _view(pack: Pack, exercise: Exercise, variant: int, heard: _Heard) -> View:
    solution = load(pack, exercise, variant)

    def known() -> Iterator[tuple[str, bool, Sequence[Answer]]]:
        for mistake, answers in ((False, solution.answers), (True, solution.mistakes)):
            for answer in answers:
                try:
                    reply = local_run(
                        answer.source, exercise.file_name, heard.calls, exercise.limits
                    )
                except NotRun:
                    continue  # `dev check` says so
                yield answer.name, mistake, reply.answers

    return view_of(solution.judge, heard.answers, Variant(exercise.id, variant), known())


def differing(verdicts: Sequence[Verdict]) -> dict[tuple[str, str, str], list[Verdict]]:
    """The verdicts by what distinguishes them: status, reason, and what is said first."""
    found: dict[tuple[str, str, str], list[Verdict]] = {}
    for verdict in verdicts:
        first = verdict.diagnoses[0].id if verdict.diagnoses else ""
        found.setdefault((verdict.status, verdict.reason or "", first), []).append(verdict)
    return found
