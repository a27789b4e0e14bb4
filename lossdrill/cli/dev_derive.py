"""`lossdrill dev derive`: writes and draws what follows from the symbolic definitions."""

from pathlib import Path

import click

from lossdrill.authoring.derive import derive
from lossdrill.authoring.proven import Proven
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import cache_folder, opened, pack_option, shown_path
from lossdrill.errors import UsageError
from lossdrill.pack import Pack
from lossdrill.report.topic_figure import draw_topic
from lossdrill.symbolic.definitions import definition_path


@click.command("derive", epilog=example("lossdrill dev derive", "lossdrill dev derive huber"))
@click.argument("topics", nargs=-1, metavar="[TOPIC]...")
@pack_option
def command(topics: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Write what follows from solutions/TOPIC/loss.py, where it is not current.

    That is solutions/TOPIC/_derived.py, the modules of mistakes beside it that a solution imports,
    and the figure exercises/TOPIC/loss.svg. A module of mistakes that nothing imports is removed.
    """
    pack = opened(packs)
    for topic in topics:
        if topic not in pack.topics and not _is_defined(_holding(pack, topic), topic):
            raise UsageError(f"There is no topic {topic!r}. There are: {', '.join(pack.topics)}")
    proven = Proven(cache_folder() / "proven")
    changed: list[Path] = []
    for each in pack.packs:
        own = [topic for topic in topics if each is _holding(pack, topic)]
        if own or not topics:
            changed += derive(each.root, own or None, proven)
            drawn = (
                draw_topic(each, topic) for topic in own or each.topics if topic in each.topics
            )
            changed += [path for path in drawn if path is not None]
    for path in changed:
        click.echo(f"{'wrote' if path.exists() else 'removed'} {shown_path(path)}")
    if not changed:
        some = any(_is_defined(each, topic) for each in pack.packs for topic in each.topics)
        click.echo("Everything is current." if some else "No topic has a loss.py in solutions/.")


def _holding(pack: Pack, topic: str) -> Pack:
    """The pack that defines the losses of a topic; the first one, where none does."""
    return next((each for each in pack.packs if _is_defined(each, topic)), pack.packs[0])


def _is_defined(pack: Pack, topic: str) -> bool:
    return definition_path(pack.root, topic).is_file()
