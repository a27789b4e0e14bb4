"""What the shell offers when Tab is pressed. Only names of folders are looked at: no manifest is
read, and where something is wrong nothing is offered.
"""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # commands that judge should not wait for what they rarely need
    from click.shell_completion import CompletionItem

    from lossdrill.pack import Pack


def complete_exercise(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001 - Click passes it
    incomplete: str,
) -> "list[CompletionItem]":
    """The exercises of the pack; typed underscores count as hyphens."""
    pack = _pack(context)
    return _beginning(incomplete.replace("_", "-"), pack.ids if pack else ())


def complete_topic(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> "list[CompletionItem]":
    """The topics of the pack, in the order of the track."""
    pack = _pack(context)
    return _beginning(incomplete, pack.topics if pack else ())


def complete_exercise_or_file(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Exercises, and the shell's own files where what is typed begins none."""
    from click.shell_completion import CompletionItem

    found = complete_exercise(context, parameter, incomplete)
    return found or [CompletionItem(incomplete, type="file")]


def complete_pack(
    context: click.Context,  # noqa: ARG001
    parameter: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> "list[CompletionItem]":
    """The names of packs, and the shell's own folders."""
    from click.shell_completion import CompletionItem

    from lossdrill.pack import BUILT_IN
    from lossdrill.packs import installed_names

    names = _beginning(incomplete, (BUILT_IN, *installed_names()))
    return [*names, CompletionItem(incomplete, type="dir")]


def _beginning(incomplete: str, names: tuple[str, ...]) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    return [CompletionItem(each) for each in names if each.startswith(incomplete)]


def _pack(context: click.Context) -> "Pack | None":
    from lossdrill.cli.surroundings import opened
    from lossdrill.errors import LossdrillError

    try:
        pack = opened(context.params.get("packs") or (), runs=False)
        pack.ids  # noqa: B018 - whether the folders can be listed
    except (LossdrillError, OSError):
        return None
    return pack
