"""`lossdrill class export`: what goes out, in which form, and what makes no sense together."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option
from lossdrill.errors import UsageError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)


FORMS = ("csv", "jsonl", "canvas", "gradescope")
OF_RESULTS = ("results", *FORMS, "roster_from")
OF_BUNDLES = ("salt", "roster", "config", "wheel", "unsafe")


@click.command(
    "export",
    epilog=example(
        "lossdrill class export run.sqlite --csv marks.csv",
        "lossdrill class export run.sqlite --canvas marks.csv --roster-from canvas-export.csv",
        "lossdrill class export --gradescope-bundle huber.zip --exercise huber-gradient",
    ),
)
@click.argument("results", required=False, metavar="[RESULTS]", type=click.Path(path_type=Path))
@click.option("--csv", metavar="FILE", type=_NEW, help="A row for each student.")
@click.option("--jsonl", metavar="FILE", type=_NEW, help="A line of JSON for each verdict.")
@click.option("--canvas", metavar="FILE", type=_NEW, help="Marks to import into Canvas.")
@click.option(
    "--roster-from",
    metavar="CSV",
    type=_FILE,
    help="For --canvas: the gradebook as Canvas exported it.",
)
@click.option(
    "--gradescope",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="A results.json for each student, in a folder of their own.",
)
@click.option(
    "--gradescope-bundle",
    metavar="ZIP",
    type=_NEW,
    help="An autograder for Gradescope, which grades there.",
)
@click.option(
    "--exercise",
    "exercises",
    metavar="ID",
    multiple=True,
    help="Only this exercise; may be repeated.",
)
@click.option(
    "--feedback",
    type=click.Choice(["full", "diagnosis", "score"]),
    help="What students get to see; as at class grade when not given.",
)
@click.option("--force", is_flag=True, help="Replace files that exist.")
@click.option("--salt", metavar="TEXT", help="For a bundle: as given to class handout.")
@click.option("--roster", metavar="CSV", type=_FILE, help="For a bundle: ids by e-mail address.")
@click.option(
    "--config", metavar="TOML", type=_FILE, help="For a bundle: attempts, deadlines, weights."
)
@click.option(
    "--wheel",
    metavar="WHL",
    type=_FILE,
    help="For a bundle: lossdrill itself, where the package index has none.",
)
@click.option("--unsafe", is_flag=True, help="For a bundle: grade even without isolation.")
@pack_option
def command(
    *,
    results: Path | None,
    gradescope_bundle: Path | None,
    packs: tuple[str, ...],
    exercises: tuple[str, ...],
    feedback: Any,
    force: bool,
    **options: Any,
) -> None:
    """Write marks for Canvas, Gradescope and others.

    RESULTS is the file that class grade wrote. One or more of --csv, --jsonl, --canvas and
    --gradescope say what to write and where. A bundle for Gradescope is made without RESULTS: it
    grades there, and takes the settings that class grade would.
    """
    given = {name: value for name, value in options.items() if value}
    if results is not None:
        given["results"] = results
    if gradescope_bundle is not None:
        _refuse(_of(OF_RESULTS, given), "A bundle (--gradescope-bundle) is made without")
        from lossdrill.cli.class_exports import write_bundle

        write_bundle(gradescope_bundle, packs, exercises, feedback, force=force, **options)
        return
    _refuse(_of(OF_BUNDLES, given), "Only a bundle (--gradescope-bundle) is made with")
    if results is None:
        raise UsageError("Name the file that class grade wrote: lossdrill class export run.sqlite")
    if not _of(FORMS, given):
        raise UsageError("Say what to write: --csv, --jsonl, --canvas or --gradescope.")
    if ("canvas" in given) != ("roster_from" in given):
        raise UsageError(
            "--canvas and --roster-from go together: Canvas wants its own columns back, from the "
            "file that Export in its Grades wrote."
        )
    from lossdrill.cli.class_exports import write_results

    write_results(results, packs, exercises, feedback, force=force, **options)


def _of(names: tuple[str, ...], given: Mapping[str, object]) -> dict[str, object]:
    return {name: given[name] for name in names if name in given}


def _refuse(given: Mapping[str, object], why: str) -> None:
    if given:
        names = ("--" + name.replace("_", "-") for name in given)
        raise UsageError(f"{why} {', '.join(names)}.".replace("--results", "RESULTS"))
