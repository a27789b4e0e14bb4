"""`lossdrill grade`: from files to verdicts, records and an exit code.

Start-up time is felt at every save, so the learner's process is started before what judges it is
imported, and nothing is imported that a plain verdict does not need.
"""

import time
from pathlib import Path
from typing import NamedTuple

import click

from lossdrill.cli import exit_codes
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import colour_wanted, history_path, now, pack_option, shown_path
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.errors import StoreError, UsageError
from lossdrill.model import SCHEMA_VERSION, VARIANTS, Attempt, Exercise, Verdict
from lossdrill.pack import Pack, open_pack
from lossdrill.practice.history import History
from lossdrill.practice.store import Store, read_history
from lossdrill.practice.variants import variant_at_hand
from lossdrill.submission import read_source

HINT_STEPS = 4


@click.command("grade", epilog=example("lossdrill grade drills/huber/huber_gradient.py"))
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path))
@click.option("--exercise", "exercise_id", metavar="ID", help="The exercise that FILE answers.")
@click.option(
    "--variant",
    type=click.IntRange(0, VARIANTS - 1),
    help="Replay this variant instead of the one handed out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per file.")
@click.option("--no-record", is_flag=True, help="Leave no trace in the history.")
@pack_option
def command(
    *,
    files: tuple[Path, ...],
    exercise_id: str | None,
    variant: int | None,
    as_json: bool,
    no_record: bool,
    pack_folder: Path | None,
) -> int:
    """Judge an answer and say what is wrong with it.

    Without FILE, the file that was last handed out is judged. The exercise is known from the file's
    name, with hyphens or underscores, unless --exercise says otherwise. Exit codes: 0 passed,
    1 not passed, 2 nothing to grade, 3 could not run, 4 the exercise or lossdrill is at fault.
    """
    pack = open_pack(pack_folder)
    history = read_history(history_path())
    worst = 0
    for path in files or (_last_handed_out(history),):
        try:
            submission = _submission(path, exercise_id, variant, pack, history)
            code = _grade(submission, pack, history, as_json=as_json, record=not no_record)
        except Exception as error:
            if len(files) < 2:
                raise
            code = exit_codes.report(error)  # one bad file does not stop the others
        worst = max(worst, code)
    return worst


class Submission(NamedTuple):
    path: Path
    source: str
    exercise: Exercise
    variant: int


def _submission(
    path: Path, exercise_id: str | None, variant: int | None, pack: Pack, history: History
) -> Submission:
    source = read_source(path)
    exercise = _exercise_of(path, exercise_id, pack, history)
    if variant is None:
        variant = variant_at_hand(exercise.id, history, str(path.resolve()))
    return Submission(path, source, exercise, variant)


def _grade(
    submission: Submission, pack: Pack, history: History, *, as_json: bool, record: bool
) -> int:
    """Judge, record, print; in this order, so that what was shown as recorded is."""
    verdict, seconds = _judge(submission, pack)
    unrecorded: StoreError | None = None
    if record and verdict.status != "fault":
        try:
            _record(submission.source, verdict, seconds, history)
        except StoreError as error:
            unrecorded = error  # the learner sees the verdict all the same
    if as_json:
        click.echo(verdict_json(verdict, submission.path))
    else:
        following = _following(verdict, history, submission.path, recorded=record)
        click.echo(verdict_text(verdict, following=following, colour=colour_wanted()))
    if unrecorded is not None:
        raise unrecorded
    return exit_codes.OF_STATUS[verdict.status]


def _judge(submission: Submission, pack: Pack) -> tuple[Verdict, float]:
    from lossdrill.sandbox.fresh import fresh_run

    with fresh_run() as run:  # its process loads NumPy while this one does
        from lossdrill.grading import grade

        began = time.perf_counter()
        verdict = grade(submission.source, submission.exercise, pack, submission.variant, run)
        return verdict, time.perf_counter() - began


def verdict_json(verdict: Verdict, path: Path) -> bytes:
    """The verdict as the documented JSON object; msgspec writes no bare NaN."""
    import msgspec

    contract = {
        "schema_version": SCHEMA_VERSION,
        **msgspec.structs.asdict(verdict),
        "passed": verdict.passed,
        "file": str(path),
    }
    return msgspec.json.encode(contract)


def _record(source: str, verdict: Verdict, seconds: float, history: History) -> None:
    attempt = Attempt(
        exercise=verdict.exercise,
        at=now(),
        source=source,
        verdict=verdict,
        seconds=seconds,
        hints=len(history.hint_steps(verdict.exercise)),
        solution_seen=history.solution_seen(verdict.exercise),
    )
    with Store(history_path()) as store:
        store.record_attempt(attempt)


def _last_handed_out(history: History) -> Path:
    if not history.handouts:
        raise UsageError(
            "No exercise was handed out yet; begin with: lossdrill next (or name a file to grade)"
        )
    path = Path(history.handouts[-1].path)
    if not path.exists():
        raise UsageError(
            f"The file last handed out, {shown_path(path)}, is gone; "
            "name another, or get one with: lossdrill next"
        )
    return path


def _exercise_of(path: Path, exercise_id: str | None, pack: Pack, history: History) -> Exercise:
    """As said, as handed out at this path, or as the file is named."""
    if exercise_id is not None:
        return pack.exercise(exercise_id.replace("_", "-"))
    where = str(path.resolve())
    for handout in reversed(history.handouts):
        if handout.path == where and handout.exercise in pack.ids:
            return pack.exercise(handout.exercise)
    return pack.exercise(path.stem.replace("_", "-"))


def _following(verdict: Verdict, history: History, path: Path, *, recorded: bool) -> str:
    """What to type next."""
    exercise_id = verdict.exercise
    match verdict.status:
        case "pass":
            return f"lossdrill next (other right answers: lossdrill solution {exercise_id})"
        case "unscored":
            return "lossdrill next"
        case "fault":
            return "report what stands above to whoever wrote the exercise; nothing was counted"
        case "not_run":
            return f"mend {shown_path(path)}, then lossdrill grade {shown_path(path)}"
        case "wrong":
            seen = len(history.hint_steps(exercise_id))
            named = "" if recorded else f" {exercise_id}"  # `hint` knows what was graded last
            if seen < HINT_STEPS:
                return f"lossdrill hint{named} ({seen} of {HINT_STEPS} used)"
            return f"lossdrill solution {exercise_id} --give-up"
