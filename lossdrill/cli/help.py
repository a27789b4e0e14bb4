"""`lossdrill help`: pages about what exercises have in common, and help on whatever is named."""

from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem

from lossdrill.cli.completion import complete_exercise
from lossdrill.cli.lazy import LazyGroup, example
from lossdrill.cli.surroundings import (
    cache_folder,
    config_path,
    history_path,
    opened,
    pack_option,
    trusted_path,
)
from lossdrill.errors import UsageError
from lossdrill.folders import data_root
from lossdrill.pack import Pack


def _complete(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    titles = page_titles()
    commands = _root(context).table
    known = {**titles, **{name: short for name, (_, short) in commands.items()}}
    return [
        *(CompletionItem(each, help=known[each]) for each in known if each.startswith(incomplete)),
        *complete_exercise(context, parameter, incomplete),
    ]


@click.command(
    "help",
    epilog=example(
        "lossdrill help",
        "lossdrill help formulas",
        "lossdrill help huber-gradient",
        "lossdrill help class grade",
    ),
)
@click.argument("words", nargs=-1, metavar="[TOPIC]", shell_complete=_complete)
@pack_option
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Explain a topic, a command, an exercise, or a topic of the track.

    Without TOPIC, show what there are pages about.
    """
    if not words:
        click.echo(overview())
        return
    if words[0] in _root(context).table:
        click.echo(_command_help(_root(context), words))
        return
    from lossdrill.cli.prompt_text import show_page

    show_page(_page(" ".join(words), opened(packs, runs=False), _root(context).table))


def overview() -> str:
    titles = page_titles()
    width = max(map(len, titles))
    return "\n".join(
        [
            "Pages, each shown by lossdrill help TOPIC:",
            "",
            *(f"  {name:<{width}}  {title}" for name, title in titles.items()),
            "",
            "Also: lossdrill help EXERCISE, as in lossdrill help huber-gradient;",
            "      lossdrill help COMMAND, as in lossdrill help grade (all: lossdrill --help);",
            "      a topic of the track, as in lossdrill help huber (all: lossdrill list).",
        ]
    )


def page_titles() -> dict[str, str]:
    """What the pages are about, by name: the first line of each is `# name: title`."""
    folder = data_root() / "templates" / "help"
    titles = {}
    for path in sorted(folder.glob("*.md")):
        with path.open(encoding="utf-8") as file:
            titles[path.stem] = file.readline().partition(": ")[2].strip()
    return titles


def _page(asked: str, pack: Pack, commands: Mapping[str, object]) -> str:
    """As Markdown. Raises `UsageError`, with near names, for what there is nothing about."""
    hyphens = asked.lower().replace(" ", "-").replace("_", "-")
    titles = page_titles()
    if hyphens in titles:
        path = data_root() / "templates" / "help" / f"{hyphens}.md"
        return _with_places(path.read_text(encoding="utf-8"))
    if hyphens in pack.ids:
        return _exercise_page(pack, hyphens)
    topics = {topic.replace("_", "-"): topic for topic in pack.topics}
    if hyphens in topics:
        return pack.topic_page(topics[hyphens])
    from difflib import get_close_matches

    near = get_close_matches(hyphens, [*titles, *commands, *pack.ids, *topics], n=3, cutoff=0.6)
    hint = f"Did you mean {' or '.join(near)}?" if near else "See what there is: lossdrill help"
    raise UsageError(f"There is no help on {asked!r}. {hint}")


def _with_places(page: str) -> str:
    """With the paths of this machine."""
    places = {
        "<history.sqlite>": history_path(),
        "<config.toml>": config_path(),
        "<trusted-packs.txt>": trusted_path(),
        "<cache>": cache_folder(),
        "<guide>": data_root() / "exercises" / "README.md",
    }
    for mark, path in places.items():
        page = page.replace(mark, str(path))
    return page


def _exercise_page(pack: Pack, exercise_id: str) -> str:
    exercise = pack.exercise(exercise_id)
    facts = (
        f"{exercise.id} · {exercise.topic} · {exercise.kind} · difficulty {exercise.difficulty} "
        f"of 5 · about {exercise.minutes} min"
    )
    builds_on = f"\n\nIt builds on {', '.join(exercise.requires)}." if exercise.requires else ""
    return (
        f"{pack.prompt(exercise).strip()}\n\n---\n\n{facts}{builds_on}\n\n"
        f"To do it: `lossdrill next {exercise.id}`\n"
    )


def _command_help(group: LazyGroup, words: tuple[str, ...]) -> str:
    """What `--help` prints, of a command or of one below it."""
    context = click.Context(group, info_name="lossdrill")
    command: click.Command = group
    for word in words:
        found = command.get_command(context, word) if isinstance(command, click.Group) else None
        if found is None:
            raise UsageError(
                f"There is no command {' '.join(words)!r}. See them with: "
                f"{context.command_path} --help"
            )
        command = found
        context = click.Context(command, info_name=word, parent=context)
    return command.get_help(context)


def _root(context: click.Context) -> LazyGroup:
    group = context.find_root().command
    assert isinstance(group, LazyGroup)  # noqa: S101 - a promise to the type checker
    return group
