"""`lossdrill report`: the learner's page, written to a file."""

from datetime import datetime
from pathlib import Path

import click

from lossdrill.cli.configuration import configured, interview_day
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import history_path, now, opened, pack_option, shown_path
from lossdrill.errors import UsageError
from lossdrill.practice.due import look_up


@click.command("report", epilog=example("lossdrill report --out progress.html"))
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("lossdrill-report.html"),
    show_default=True,
    help="Where to write the page; an earlier report there is replaced.",
)
@click.option(
    "--interview-date",
    "interview",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Show what comes back when, in time for this day.",
)
@pack_option
def command(out: Path, interview: datetime | None, packs: tuple[str, ...]) -> None:
    """Write your progress, what comes back when, and your mistakes to one HTML page."""
    settings = configured()
    pack = opened(packs)
    history, reviews = look_up(history_path())
    from lossdrill.report import learner_report

    day = interview_day(settings, interview)
    page = learner_report(pack, history, reviews, now(), day)
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written: {error.strerror}. Choose another place with --out FILE."
        ) from error
    click.echo(f"Wrote {shown_path(out.resolve())}; open it in a browser.")
