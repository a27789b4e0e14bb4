"""`lossdrill dev new`: begins an exercise, or those that follow from a loss."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, get_args

import click

from lossdrill.authoring.new.names import WHATS
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import shown_path
from lossdrill.errors import UsageError
from lossdrill.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@click.command(
    "new",
    epilog=example(
        "lossdrill dev new choose when-to-clip --topic clipping --pack my-exercises",
        "lossdrill dev new --loss pinball.py --pack my-exercises",
    ),
)
@click.argument("kind", required=False, type=click.Choice(get_args(Kind)), metavar="[KIND]")
@click.argument("exercise_id", required=False, metavar="[ID]")
@click.option(
    "--loss",
    "loss_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Make all exercises that follow from the loss that this file defines.",
)
@click.option(
    "--only",
    metavar="WHAT[,WHAT]",
    help=f"Of a loss, only these: {', '.join(WHATS)}.",
)
@click.option("--topic", metavar="TOPIC", help="The topic they belong to; a new one is added.")
@click.option("--title", metavar="TEXT", help="Of an exercise (default: made of its id).")
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
    loss_file: Path | None,
    only: str | None,
    topic: str | None,
    title: str | None,
    pack_folder: Path | None,
) -> None:
    """Begin an exercise, or all that follow from a loss.

    With KIND and ID: a small exercise that works, to be rewritten. KIND is one of implement, debug,
    optimise, experiment, derive, witness, impossible, predict, fill, order, choose, claim, explain.

    With --loss: a topic with its page, and exercises in which the loss and its gradient are
    implemented, and its derivatives and corners found; with right answers, mistakes and test points
    that follow from the definition. Nothing that is there is overwritten.
    """
    if loss_file is not None:
        if kind is not None or title is not None:
            raise UsageError(
                "With --loss the exercises follow from the file: leave KIND and --title out."
            )
        _from_loss(loss_file, topic, _wanted(only), pack_folder)
        return
    if kind is None or exercise_id is None:
        raise UsageError("Say which kind of exercise, and its id; see: lossdrill dev new --help")
    if topic is None:
        raise UsageError("Say to which topic it belongs: --topic TOPIC")
    if only is not None:
        raise UsageError("--only is for what follows from a loss: --loss FILE")
    _of_kind(kind, exercise_id, topic, title, pack_folder)


def _of_kind(
    kind: Kind, exercise_id: str, topic: str, title: str | None, pack_folder: Path | None
) -> None:
    from lossdrill.authoring.new.kinds import exercise_of_kind
    from lossdrill.authoring.new.names import exercise_id as checked_id
    from lossdrill.authoring.new.names import topic_name
    from lossdrill.authoring.new.place import pack_root
    from lossdrill.cli.trust import own_if_begun

    exercise_id = checked_id(exercise_id)
    root = pack_root(pack_folder)
    with own_if_begun(root):
        _wrote(exercise_of_kind(root, kind, exercise_id, topic_name(topic), title))
    click.echo("\nIt works as it is. Make it yours, and prove it; then see it as a learner does:\n")
    _propose(exercise_id, pack_folder)


def _from_loss(
    file: Path, topic: str | None, only: tuple[str, ...], pack_folder: Path | None
) -> None:
    from lossdrill.authoring.new.from_loss import topic_of_losses
    from lossdrill.authoring.new.names import topic_name
    from lossdrill.authoring.new.place import pack_root
    from lossdrill.cli.trust import own_if_begun
    from lossdrill.pack import Pack
    from lossdrill.report.topic_figure import draw_topic

    own = file.resolve().parent.name if file.name == "loss.py" else file.stem
    root = pack_root(pack_folder)
    click.echo(
        "Deriving, and proving what is made; it takes a quarter of a minute or so.", err=True
    )
    with own_if_begun(root):
        topic = topic_name(topic or own)
        made = topic_of_losses(root, file, topic, only)
        figure = draw_topic(Pack(root), topic)
    _where([*made.written, *([figure] if figure is not None else [])], root)
    click.echo()
    _table(made.exercises)
    if made.left_out:
        click.echo("\nNot made:\n")
        _table(made.left_out)
    if made.findings:
        click.echo("\nTo be mended by you, says dev check:\n")
        for finding in made.findings:
            click.echo(f"  {finding.exercise}: {finding.about}: {finding.message}")
    if made.exercises:
        click.echo(
            "\nRead and edit them, and the topic's page; prove them; see them as a learner:\n"
        )
        _propose(next(iter(made.exercises)), pack_folder)


def _where(paths: "Sequence[Path]", root: Path) -> None:
    """The folders that were written to; exercises have three files each, all called the same."""
    folders: dict[Path, list[str]] = {}
    for path in paths:
        topic = root / Path(*path.relative_to(root).parts[:2])
        inside = path.relative_to(topic).parts if path != topic else ()
        folders.setdefault(topic, [])
        name = f"{inside[0]}/" if len(inside) > 1 else "".join(inside)
        if name and name not in folders[topic]:
            folders[topic].append(name)
    for folder, names in folders.items():
        click.echo(f"wrote {shown_path(folder)}{':' if names else ''} {', '.join(names)}".rstrip())


def _wanted(only: str | None) -> tuple[str, ...]:
    """The exercises that --only names."""
    if only is None:
        return WHATS
    wanted = tuple(word.strip() for word in only.split(",") if word.strip())
    for word in wanted:
        if word not in WHATS:
            raise UsageError(f"--only: {word!r} is none of {', '.join(WHATS)}.")
    return wanted


def _wrote(paths: "Sequence[Path]") -> None:
    for path in paths:
        click.echo(f"wrote {shown_path(path)}")


def _table(rows: "Mapping[str, str]") -> None:
    width = max(map(len, rows))
    for name, text in rows.items():
        click.echo(f"  {name:<{width}}  {text}")


def _propose(exercise_id: str, pack_folder: Path | None) -> None:
    pack = f" --pack {quote(str(pack_folder))}" if pack_folder else ""
    click.echo(f"  lossdrill dev check{'' if pack else ' ' + exercise_id}{pack}")
    click.echo(f"  lossdrill next {exercise_id}{pack}")
