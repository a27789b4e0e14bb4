"""`lossdrill class grade`: a folder goes in, a file with all verdicts comes out."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from lossdrill.cli.class_progress import shown
from lossdrill.cli.class_summary import summary_json, summary_lines, unreadable_lines
from lossdrill.cli.exit_codes import OF_STATUS
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import opened, pack_option

if TYPE_CHECKING:
    from lossdrill.classroom.executors.station import Setting
    from lossdrill.classroom.executors.team import Team
    from lossdrill.classroom.model import Feedback, Unreadable
    from lossdrill.classroom.policy import Policy
    from lossdrill.classroom.summary import Summary

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "grade",
    epilog=example(
        "lossdrill class grade submissions/ --roster roster.csv --jobs 2 --out run.sqlite",
        "lossdrill class grade submissions/ --dask tcp://10.0.0.1:8786",
    ),
)
@click.argument(
    "folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option("--roster", metavar="CSV", type=_FILE, help="Who should have handed in something.")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default="run.sqlite",
    show_default=True,
    help="The results; where there are some already, only what changed is graded.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="How many processes grade (default: one for each processor).",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Grade on the workers of this Dask scheduler, or with --dask local on this machine's.",
)
@click.option(
    "--salt",
    metavar="TEXT",
    help="As given to class handout (default: as in the last run, if any).",
)
@click.option("--config", metavar="TOML", type=_FILE, help="Attempts, deadlines, weights.")
@click.option(
    "--feedback",
    type=click.Choice(["full", "diagnosis", "score"]),
    default="full",
    show_default=True,
    help="What students get to see in exports.",
)
@click.option("--unsafe", is_flag=True, help="Grade even where submissions are not isolated.")
@click.option(
    "--fail-under",
    metavar="X",
    type=click.FloatRange(0, 1),
    help="Exit with 1 when the mean score, from 0 to 1, is below X.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pack_option
def command(**options: Any) -> int:
    """Grade the submissions of a class.

    DIR holds a folder for each student, or what Canvas or Moodle let you download. An interrupted
    run goes on where it was when the same command is typed again; after a change to submissions or
    exercises, only what changed is graded, and the scores that differ are shown. Exits with 0 when
    the whole batch was graded, whatever the marks.
    """
    try:
        return _grade(**options)
    except KeyboardInterrupt:
        click.echo("What was graded is kept: go on with the same command.", err=True)
        raise click.Abort from None


def _grade(
    *,
    folder: Path,
    roster: Path | None,
    out: Path,
    jobs: int,
    dask: str | None,
    salt: str | None,
    config: Path | None,
    feedback: "Feedback",
    unsafe: bool,
    fail_under: float | None,
    as_json: bool,
    packs: tuple[str, ...],
) -> int:
    from lossdrill.classroom.batch import grade_waiting, take_in
    from lossdrill.classroom.executors.station import Setting
    from lossdrill.classroom.intake import collect
    from lossdrill.classroom.keys import Keys
    from lossdrill.classroom.model import Run
    from lossdrill.classroom.policy import policy_text, read_policy
    from lossdrill.classroom.provenance import packs_used
    from lossdrill.classroom.recorder import Recorder
    from lossdrill.classroom.roster import read_roster
    from lossdrill.classroom.summary import summarise

    pack = opened(packs)
    students = read_roster(roster) if roster else None
    settled = policy_text(config) if config else ""
    policy = read_policy(settled, pack, str(config))
    addresses = tuple(each.address for each in pack.packs)
    setting = Setting(packs=addresses, pack=pack.content_hash, unsafe=unsafe)
    with Recorder(out) as recorder:
        if salt is None:
            last = recorder.last_run()
            salt = last.salt if last else ""
        keys = Keys(pack, salt)
        with _team(jobs, dask, setting) as team:
            _say_what_isolates(team.layers)
            with shown("reading") as on_found:
                take_in(collect(folder, pack, students), keys, recorder, on_found)
            handed_in = {exercise for _, exercise in recorder.pairs()}
            if not handed_in:
                _refuse_nothing(folder, recorder.unreadable())
            if known := recorder.known():
                click.echo(_known_text(known, recorder.waiting()), err=True)
            with shown("grading") as on_graded:
                grade_waiting(recorder, team, setting, on_graded)
        run = Run(
            pack=pack.content_hash,
            packs=packs_used(pack),
            version=setting.version,
            salt=salt,
            layers=team.layers,
            exercises=policy.exercises
            or tuple(exercise.id for exercise in pack.exercises if exercise.id in handed_in),
            students=students or recorder.students(),
            feedback=feedback,
            config=settled,
        )
        summary = summarise(recorder, run, rostered=students is not None)
        recorder.finish(run)
    click.echo(summary_json(summary) if as_json else "\n".join(summary_lines(summary)))
    if keys.contradicted:
        _say_that_variants_differ(keys.contradicted)
    return _exit_code(summary, out, policy, fail_under)


def _exit_code(summary: "Summary", out: Path, policy: "Policy", fail_under: float | None) -> int:
    if summary.of_status("fault"):
        click.echo(
            "Some exercises are at fault, not the answers to them; find out which with: "
            "lossdrill dev check. Grading again repeats only these.",
            err=True,
        )
        return OF_STATUS["fault"]
    if fail_under is None:
        return 0
    from lossdrill.classroom.gradebook import gradebook
    from lossdrill.classroom.store import ResultStore
    from lossdrill.classroom.summary import mean_score

    with ResultStore.open(out) as store:
        mean = mean_score(gradebook(store.run, store.graded(), store.unreadable(), policy))
    if mean >= fail_under:
        return 0
    click.echo(f"The mean score is {mean:.2f}, which is under {fail_under:g}.", err=True)
    return OF_STATUS["wrong"]


def _say_what_isolates(held: tuple[str, ...]) -> None:
    """Where it could be more, or is too little and --unsafe was said."""
    from lossdrill.sandbox.layers import class_grading

    root = hasattr(os, "geteuid") and os.geteuid() == 0
    for reason in class_grading(held, sys.platform, root=root).reasons:
        click.echo(f"Note: {reason}.", err=True)


def _refuse_nothing(folder: Path, unreadable: "Sequence[Unreadable]") -> NoReturn:
    """The wrong folder, as a rule. Results that are there are not replaced by none."""
    from lossdrill.errors import LossdrillError

    for line in unreadable_lines(unreadable):
        click.echo(line, err=True)
    raise LossdrillError(
        f"Nothing in {folder} can be graded, so results were left as they are. Give the folder "
        "that holds one for each student, or what Canvas or Moodle let you download, unpacked."
    )


def _known_text(known: int, waiting: int) -> str:
    """What of an earlier run stands: after an interruption, and when a class is graded again."""
    has = "answer has its verdict" if known == 1 else "answers have their verdicts"
    return f"{known} {has} from before; {waiting or 'none'} to grade."


def _say_that_variants_differ(number: int) -> None:
    click.echo(
        f"Note: {number} of the files name another variant in their first line than the one that "
        "follows from student and salt, by which they were graded. Were they handed out with "
        "another --salt?",
        err=True,
    )


@contextmanager
def _team(jobs: int, dask: str | None, setting: "Setting") -> Iterator["Team"]:
    """Those who grade; their modules are only loaded for whom they serve."""
    if dask is None:
        from lossdrill.classroom.executors.local import local_team

        with local_team(jobs, setting) as team:
            yield team
    else:
        from lossdrill.classroom.executors.dask import dask_team

        with dask_team(dask, jobs, setting) as team:
            yield team
