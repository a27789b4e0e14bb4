"""From files to verdicts, records and an exit code: what `lossdrill grade` does when started."""

import os
from collections.abc import Sequence
from pathlib import Path

import click

from lossdrill.cli import exit_codes
from lossdrill.cli.recorded import graded, schedule
from lossdrill.cli.submitted import Submission, last_handed_out, submissions
from lossdrill.cli.surroundings import (
    colour_wanted,
    history_path,
    now,
    opened,
    shown_path,
    text_width,
    typed_on,
)
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.model import SCHEMA_VERSION, Verdict
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.practice.store import read_history
from lossdrill.practice.timing import duration, seconds_taken
from lossdrill.sandbox.fresh import Run

HINT_STEPS = 4


def grade_files(
    files: Sequence[Path],
    run: Run,
    *,
    packs: tuple[str, ...],
    exercise_id: str | None,
    variant: int | None,
    as_json: bool,
    record: bool,
) -> int:
    """Judge each file, or the one last handed out; the worst exit code."""
    pack = opened(packs)
    history = read_history(history_path(), attempts=False)
    worst = 0
    for path in files or (last_handed_out(history),):
        try:
            code = max(
                _grade(submission, run, pack, history, as_json=as_json, record=record)
                for submission in submissions(
                    path, pack, history, exercise_id=exercise_id, variant=variant
                )
            )
        except Exception as error:
            if len(files) < 2:
                raise
            code = exit_codes.report(error)  # one bad file does not stop the others
        worst = max(worst, code)
    return worst


def _grade(
    submission: Submission, run: Run, pack: Pack, history: History, *, as_json: bool, record: bool
) -> int:
    """Judge, record, print: in this order, so that what was shown is kept."""
    verdict, unrecorded = graded(submission, run, pack, history, record=lambda _: record)
    if as_json:
        click.echo(verdict_json(verdict, submission.path))
    else:
        following = following_text(verdict, history, submission.path, recorded=record)
        text = verdict_text(
            verdict, following=following, colour=colour_wanted(), width=text_width()
        )
        click.echo(text)
    if unrecorded is not None:
        raise unrecorded
    if record:
        schedule(verdict)
    return exit_codes.OF_STATUS[verdict.status]


def verdict_json(verdict: Verdict, path: Path) -> bytes:
    """The verdict as the documented JSON object; msgspec writes no bare NaN."""
    import msgspec

    contract = {
        "schema_version": SCHEMA_VERSION,
        **msgspec.structs.asdict(verdict),
        "passed": verdict.passed,
        "file": os.fsencode(path).decode("utf-8", "replace"),  # a name may be no UTF-8
    }
    return msgspec.json.encode(contract)


def _time_taken(verdict: Verdict, history: History) -> str:
    """How long ago the file was handed out, for what is done against the clock."""
    seconds = seconds_taken(history, verdict.exercise, verdict.variant, now())
    return "" if seconds is None else f" ({duration(seconds)} since it was handed out)"


def following_text(verdict: Verdict, history: History, path: Path, *, recorded: bool) -> str:
    """What to type next."""
    exercise_id = verdict.exercise
    match verdict.status:
        case "pass":
            others = typed_on(f"lossdrill solution {exercise_id}")
            return f"{typed_on('lossdrill next')} (other right answers: {others})"
        case "unscored":
            step = f"answer in {shown_path(path)}, then {typed_on('lossdrill grade')}"
            return (step if verdict.asks_on else "lossdrill report") + _time_taken(verdict, history)
        case "fault":
            return "report what stands above to whoever wrote the exercise; nothing was counted"
        case "not_run":
            grade = typed_on(f"lossdrill grade {shown_path(path)}")
            return f"mend {shown_path(path)}, then {grade}"
        case "wrong":
            seen = len(history.hint_steps(exercise_id))
            named = "" if recorded else f" {exercise_id}"  # `hint` knows what was graded last
            if seen < HINT_STEPS:
                return f"{typed_on(f'lossdrill hint{named}')} ({seen} of {HINT_STEPS} used)"
            return typed_on(f"lossdrill solution {exercise_id} --give-up")
