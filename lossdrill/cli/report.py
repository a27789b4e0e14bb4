"""`lossdrill report`: the learner's page, written to a file."""

from pathlib import Path

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import history_path, pack_option, shown_path
from lossdrill.errors import UsageError
from lossdrill.pack import open_pack
from lossdrill.practice.store import read_history


@click.command("report", epilog=example("lossdrill report --out progress.html"))
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("lossdrill-report.html"),
    show_default=True,
    help="Where to write the page; an earlier report there is replaced.",
)
@pack_option
def command(out: Path, pack_folder: Path | None) -> None:
    """Write your progress, attempts and recurring mistakes to one HTML page."""
    pack = open_pack(pack_folder)
    history = read_history(history_path())
    from lossdrill.report import learner_report

    page = learner_report(pack, history)
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written: {error.strerror}. Choose another place with --out FILE."
        ) from error
    click.echo(f"Wrote {shown_path(out.resolve())}; open it in a browser.")
