"""`lossdrill dev derive`: writes and draws what follows from the symbolic definitions."""

from pathlib import Path

import click

from lossdrill.authoring.derive import derive
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import pack_option, shown_path
from lossdrill.pack import open_pack
from lossdrill.report.topic_figure import draw_topic


@click.command("derive", epilog=example("lossdrill dev derive", "lossdrill dev derive huber"))
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@pack_option
def command(topics: tuple[str, ...], pack_folder: Path | None) -> None:
    """Write what follows from solutions/TOPIC/loss.py, where it is not current.

    That is solutions/TOPIC/_derived.py and the figure exercises/TOPIC/loss.svg.
    """
    pack = open_pack(pack_folder)
    changed = derive(pack.root, topics or None)
    drawn = (draw_topic(pack, topic) for topic in topics or pack.topics)
    changed += [path for path in drawn if path is not None]
    for path in changed:
        click.echo(f"wrote {shown_path(path)}")
    if not changed:
        click.echo("Everything is current.")
