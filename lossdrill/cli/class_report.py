"""`lossdrill class report`: a class's results as a folder of HTML pages."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import opened, pack_option, shown_path

if TYPE_CHECKING:
    from lossdrill.classroom.statistics.scores import Omitted
    from lossdrill.pack import Pack
    from lossdrill.report.instructor.items import About

_FILE = click.Path(dir_okay=False, path_type=Path)

NOT_PROGRAMS = frozenset(
    {"derive", "witness", "impossible", "predict", "fill", "order", "choose", "claim", "explain"}
)
"""Kinds that are answered by a value, a formula or prose: nothing has a structure of its own."""


@click.command(
    "report",
    epilog=example(
        "lossdrill class report run.sqlite --out report",
        "lossdrill class report run.sqlite --out for-the-faculty --pseudonymise",
    ),
)
@click.argument("results", metavar="RESULTS", type=_FILE)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("class-report"),
    show_default=True,
    help="The folder for the pages; an earlier report there is replaced.",
)
@click.option(
    "--config",
    metavar="TOML",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Attempts, deadlines, weights, instead of those the class was graded with.",
)
@click.option(
    "--omitted",
    type=click.Choice(["zero", "left-out"]),
    default="zero",
    show_default=True,
    help="What an answer counts that is missing or could not be run.",
)
@click.option("--pseudonymise", is_flag=True, help="Show no names, ids, file names or code.")
@click.option(
    "--similar/--no-similar",
    default=None,
    help="Look for similar answers (default: in all but very large classes).",
)
@pack_option
def command(
    results: Path,
    out: Path,
    config: Path | None,
    omitted: "Omitted",
    packs: tuple[str, ...],
    **chosen: Any,
) -> None:
    """Write what a class has understood, and what not, to a folder of HTML pages.

    RESULTS is the file that lossdrill class grade wrote. The pages lead from the class over each
    exercise to each student, and need neither a network nor scripts.
    """
    from lossdrill.classroom.policy import policy_text, read_policy
    from lossdrill.classroom.store import ResultStore
    from lossdrill.report.instructor.writing import Settings, class_report
    from lossdrill.report.words import count

    pack = opened(packs, runs=False)
    with ResultStore.open(results) as store:
        run = store.run
        text, name = (policy_text(config), str(config)) if config else (run.config, "class.toml")
        policy = read_policy(text, pack, name)
        about = [_about(pack, exercise) for exercise in run.exercises]
        report = class_report(store, policy, about, out, Settings(omitted=omitted, **chosen))
    seen = report.overview
    parts = [
        count(len(run.students), "student"),
        count(len(seen.need), "student needs attention", "students need attention"),
    ]
    if seen.flagged is not None:
        parts.append(count(seen.flagged, "exercise to review", "exercises to review"))
    if seen.similar is not None:
        parts.append(count(seen.similar, "group of similar answers", "groups of similar answers"))
    click.echo(" · ".join(parts))
    if chosen["pseudonymise"] and not run.salt:
        click.echo(
            "The class has no salt, so whoever knows the ids can work out the pseudonyms; "
            "grade it with --salt TEXT to prevent that.",
            err=True,
        )
    click.echo(f"Open {shown_path((out / 'index.html').resolve())} in a browser.")


def _about(pack: "Pack", exercise_id: str) -> "About":
    """What the pack says; an exercise that it does not have goes by its id."""
    from lossdrill.report.instructor.items import About

    if exercise_id not in pack.ids:
        return About(id=exercise_id, title=exercise_id)
    exercise = pack.exercise(exercise_id)
    return About(
        id=exercise_id,
        title=exercise.title,
        task=exercise.task,
        stub=pack.stub(exercise),
        code=exercise.kind not in NOT_PROGRAMS,
    )
