"""The one place where pack, judge and sandbox meet: a source goes in, a verdict comes out."""

from collections.abc import Sequence

from lossdrill.authors_code import broken, place_of
from lossdrill.errors import LossdrillError, NotRun, PackError
from lossdrill.judging.solution import load_judge
from lossdrill.judging.variant import Variant
from lossdrill.model import Diagnosis, Exercise, Verdict
from lossdrill.pack import Pack
from lossdrill.sandbox.fresh import Run
from lossdrill.sandbox.wire import Answer, Call


def grade(
    source: str, exercise: Exercise, pack: Pack, variant: int, run: Run, *, curve: bool = True
) -> Verdict:
    """Runs the learner's file and judges what comes out.

    What the file does wrong is in the verdict; what the pack does wrong is a `fault` there.
    Without `curve`, no line is drawn of an answer that fails, which makes half as many calls after
    the failure; the verdict is otherwise the same.
    Raises LossdrillError only when the sandbox itself cannot be started.
    """
    home = pack.home(exercise.id)
    printed = ""
    isolation: tuple[str, ...] = ()

    def ask(calls: Sequence[Call]) -> Sequence[Answer]:
        nonlocal printed, isolation
        reply = run(source, exercise.file_name, calls, exercise.limits)
        printed = printed or reply.printed
        isolation = reply.isolation
        return reply.answers

    try:
        judge = load_judge(pack, exercise)
        if not curve:
            judge = getattr(judge, "without_curve", judge)
        ruling = judge(ask, Variant(exercise.id, variant))
    except NotRun as error:
        return Verdict(
            exercise=exercise.id,
            status="not_run",
            score=0.0,
            variant=variant,
            reason=error.reason,
            diagnoses=(Diagnosis(id=error.reason, kind="run", message=str(error)),),
            printed=error.printed,
            isolation=error.isolation,
            pack=home.content_hash,
            pack_name=home.name,
            pack_version=home.version,
        )
    except (Exception, SystemExit) as error:
        fault = _fault(error, pack, exercise)
        if fault is None:
            raise
        return Verdict(
            exercise=exercise.id,
            status="fault",
            score=0.0,
            variant=variant,
            reason="fault",
            diagnoses=(Diagnosis(id="fault", kind="run", message=str(fault)),),
            printed=printed,
            isolation=isolation,
            pack=home.content_hash,
            pack_name=home.name,
            pack_version=home.version,
        )
    return Verdict(
        exercise=exercise.id,
        status=ruling.status,
        score=ruling.score,
        variant=variant,
        reason=ruling.reason,
        checks=ruling.checks,
        diagnoses=ruling.diagnoses,
        counterexample=ruling.counterexample,
        notes=ruling.notes,
        curve=ruling.curve,
        read_as=ruling.read_as,
        printed=printed,
        isolation=isolation,
        pack=home.content_hash,
        pack_name=home.name,
        pack_version=home.version,
    )


def _fault(error: BaseException, pack: Pack, exercise: Exercise) -> PackError | None:
    """What the pack did wrong, where it was the pack; what a solution's code raises is such."""
    if isinstance(error, LossdrillError):
        return error if isinstance(error, PackError) else None
    path = pack.solution_path(exercise)
    return None if place_of(error, path.parent) is None else broken(error, path)
