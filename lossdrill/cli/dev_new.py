"""`lossdrill dev new`: begins an exercise, or those that follow from a loss."""

from pathlib import Path
from shlex import quote
from typing import get_args

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import shown_path
from lossdrill.errors import UsageError
from lossdrill.model import Kind


@click.command(
    "new",
    epilog=example(
        "lossdrill dev new implement my-loss --topic my_loss --pack my-exercises",
        "lossdrill dev new --loss my_loss.py --pack my-exercises",
    ),
)
@click.argument("kind", required=False, type=click.Choice(get_args(Kind)), metavar="[KIND]")
@click.argument("exercise_id", required=False, metavar="[ID]")
@click.option("--topic", metavar="TOPIC", help="Which topic it belongs to; a new one is added.")
@click.option("--title", metavar="TEXT", help="Its title (default: made of the id).")
@click.option(
    "--pack",
    "pack_folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of your exercises; an empty or missing one becomes a pack.",
)
def command(
    kind: Kind | None,
    exercise_id: str | None,
    topic: str | None,
    title: str | None,
    pack_folder: Path | None,
) -> None:
    """Begin an exercise: small, working, and to be rewritten.

    KIND is one of implement, debug, optimise, experiment, derive, witness, impossible, predict,
    fill, order, choose, claim, explain.
    """
    from lossdrill.authoring.new.kinds import exercise_of_kind
    from lossdrill.authoring.new.names import exercise_id as checked_id
    from lossdrill.authoring.new.names import topic_name
    from lossdrill.authoring.new.place import pack_root

    if kind is None or exercise_id is None:
        raise UsageError(
            "Say which kind of exercise to begin, and its id; see: lossdrill dev new --help"
        )
    if topic is None:
        raise UsageError("Say to which topic it belongs: --topic TOPIC")
    exercise_id = checked_id(exercise_id)
    root = pack_root(pack_folder)
    for path in exercise_of_kind(root, kind, exercise_id, topic_name(topic), title):
        click.echo(f"wrote {shown_path(path)}")
    pack = f" --pack {quote(str(pack_folder))}" if pack_folder else ""
    click.echo(
        "\nIt works as it is. Make it yours, and prove it; then look at it as a learner does:\n"
    )
    click.echo(f"  lossdrill dev check {exercise_id}{pack}")
    click.echo(f"  lossdrill next {exercise_id}{pack}")
