"""`lossdrill dev derive`: writes what follows from the symbolic definitions."""

from pathlib import Path

import click

from lossdrill.authoring.derive import derive
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option, shown_path
from lossdrill.pack import open_pack


@click.command("derive", epilog=example("lossdrill dev derive", "lossdrill dev derive huber"))
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@pack_option
def command(topics: tuple[str, ...], pack_folder: Path | None) -> None:
    """Write solutions/TOPIC/_derived.py from solutions/TOPIC/loss.py, where it is not current."""
    changed = derive(open_pack(pack_folder).root, topics or None)
    for path in changed:
        click.echo(f"wrote {shown_path(path)}")
    if not changed:
        click.echo("Everything is current.")
