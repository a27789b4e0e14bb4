"""From files to verdicts, records and an exit code: what `lossdrill grade` does when started."""

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from lossdrill.cli import exit_codes
from lossdrill.cli.surroundings import colour_wanted, history_path, now, shown_path
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.errors import StoreError, UsageError
from lossdrill.judging.handout import variant_in
from lossdrill.model import SCHEMA_VERSION, Attempt, Exercise, Verdict
from lossdrill.pack import Pack, open_pack
from lossdrill.practice.history import History
from lossdrill.practice.store import Store, read_history
from lossdrill.practice.timing import duration, seconds_taken
from lossdrill.practice.variants import variant_at_hand
from lossdrill.sandbox.fresh import Run
from lossdrill.submission import HEADER_MARK, read_source

HINT_STEPS = 4


def grade_files(
    files: Sequence[Path],
    run: Run,
    *,
    pack_folder: Path | None,
    exercise_id: str | None,
    variant: int | None,
    as_json: bool,
    record: bool,
) -> int:
    """Judge each file, or the one last handed out; the worst exit code."""
    pack = open_pack(pack_folder)
    history = read_history(history_path(), attempts=False)
    worst = 0
    for path in files or (_last_handed_out(history),):
        try:
            code = max(
                _grade(submission, run, pack, history, as_json=as_json, record=record)
                for submission in _submissions(path, exercise_id, variant, pack, history)
            )
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


def _submissions(
    path: Path, exercise_id: str | None, variant: int | None, pack: Pack, history: History
) -> list[Submission]:
    """The answers in a file: one, where it is named after its exercise or was handed out."""
    source = read_source(path)
    sources = _sources(source, path, exercise_id, pack, history)
    found = []
    for each, part in sources.items():
        exercise = pack.exercise(each)
        number = _variant(part, path, exercise, history) if variant is None else variant
        found.append(Submission(path, part, exercise, number))
    return found


def _variant(source: str, path: Path, exercise: Exercise, history: History) -> int:
    variant = variant_in(source, exercise)  # a file may have come from another machine
    if variant is None:
        variant = variant_at_hand(exercise.id, history, str(path.resolve()))
    return variant


def _grade(
    submission: Submission, run: Run, pack: Pack, history: History, *, as_json: bool, record: bool
) -> int:
    """Judge, record, print: in this order, so that what was shown is kept."""
    from lossdrill.grading import grade  # NumPy, while the learner's process loads its own

    began = time.perf_counter()
    verdict = grade(submission.source, submission.exercise, pack, submission.variant, run)
    seconds = time.perf_counter() - began
    unrecorded: StoreError | None = None
    if record and verdict.counts:
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
    if record and verdict.status in {"pass", "unscored"}:
        _schedule()  # after what was waited for
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


def _schedule() -> None:
    """Works out when the exercise comes back, so that `next` need not load the scheduler."""
    from lossdrill.practice.due import reviews

    with Store(history_path()) as store:
        reviews(store, store.history())


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


def _sources(
    source: str, path: Path, exercise_id: str | None, pack: Pack, history: History
) -> dict[str, str]:
    """By exercise: as said, as handed out at this path, as the file is named, as it reads."""
    if exercise_id is not None:
        return {exercise_id.replace("_", "-"): source}
    several = source.count(HEADER_MARK) > 1
    if not several:
        where = str(path.resolve())
        for handout in reversed(history.handouts):
            if handout.path == where and handout.exercise in pack.ids:
                return {handout.exercise: source}
    named = path.stem.replace("_", "-")
    if named in pack.ids and not several:
        return {named: source}
    from lossdrill.answers import Answers  # Python's parser, which few files need

    answers = Answers(pack)
    # Where nothing is found, the name is looked up: what is near to it can be told.
    return answers.sources(source, answers.named(path.stem)[0]) or {named: source}


def _time_taken(verdict: Verdict, history: History) -> str:
    """How long ago the file was handed out, for what is done against the clock."""
    seconds = seconds_taken(history, verdict.exercise, verdict.variant, now())
    return "" if seconds is None else f" ({duration(seconds)} since it was handed out)"


def _following(verdict: Verdict, history: History, path: Path, *, recorded: bool) -> str:
    """What to type next."""
    exercise_id = verdict.exercise
    match verdict.status:
        case "pass":
            return f"lossdrill next (other right answers: lossdrill solution {exercise_id})"
        case "unscored":
            asked_on = not all(check.passed for check in verdict.checks)
            step = f"answer in {shown_path(path)}, then lossdrill grade"
            return (step if asked_on else "lossdrill report") + _time_taken(verdict, history)
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
