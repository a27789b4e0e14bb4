"""What only the command line knows: clock, environment, terminal, and the exercise at hand."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # for names only: a command that fails early should not pay for them
    from click.shell_completion import CompletionItem

    from lossdrill.model import Exercise
    from lossdrill.pack import Pack
    from lossdrill.practice.history import History

NARROWEST = 40
"""Columns below which a sentence is not broken further."""


def history_path() -> Path:
    """Where this learner's history is."""
    from lossdrill.practice.store import FILE_NAME

    return _home("user_data_dir") / FILE_NAME


def config_path() -> Path:
    """Where `config.toml` would be."""
    return _home("user_config_dir") / "config.toml"


def cache_folder() -> Path:
    """Where what can be made again may be kept."""
    return _home("user_cache_dir", "cache")


def trusted_path() -> Path:
    """Where it stands of which packs code may be run: see `trust`."""
    return _home("user_data_dir") / "trusted-packs.txt"


def _home(kind: str, below: str = "") -> Path:
    """LOSSDRILL_HOME, or a folder below it; else where the platform keeps things of this kind."""
    home = os.environ.get("LOSSDRILL_HOME")
    if home:
        return Path(home, below)
    import platformdirs

    return Path(getattr(platformdirs, kind)("lossdrill", appauthor=False))


def opened(packs: Sequence[str], *, runs: bool = True) -> "Pack":
    """What `--pack` names, else what `config.toml` names, else the built-in pack.

    `runs`: whether code of theirs may run in what follows; whoever is to allow that is asked here.
    """
    from lossdrill.packs import open_packs

    if not packs and config_path().exists():
        from lossdrill.cli.configuration import configured_packs

        packs = configured_packs()
    pack = open_packs(packs, cache_folder() / "packs")
    if runs and not all(each.is_built_in for each in pack.packs):
        from lossdrill.cli.trust import admit

        admit(pack)
    return pack


def exercises_of(pack: "Pack") -> "tuple[Exercise, ...]":
    """All of them in the order of the track, without reading ninety manifests each time."""
    from lossdrill.pack_index import indexed

    return indexed(pack, cache_folder() / "packs")


def now() -> str:
    """This moment as the history writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def in_terminal() -> bool:
    """Whether someone reads what is printed and can press a key."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def colour_wanted() -> bool:
    """Not in a pipe, nor where it is refused. What is wrong with the configuration is for `next` to
    say: a verdict does not wait for it.
    """
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return False
    if not config_path().exists():
        return True
    from lossdrill.cli.configuration import configured
    from lossdrill.errors import UsageError

    try:
        return configured().colour
    except UsageError:
        return True


def text_width() -> int:
    """The columns that sentences may fill; what goes into a pipe does not depend on the window."""
    from lossdrill.cli.verdict_text import WIDTH

    if not sys.stdout.isatty():
        return WIDTH
    import shutil

    return max(NARROWEST, min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns))


def _complete_pack(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    from lossdrill.cli.completion import complete_pack

    return complete_pack(context, parameter, incomplete)


pack_option = click.option(
    "--pack",
    "packs",
    metavar="DIR",
    multiple=True,
    shell_complete=_complete_pack,
    help="Use the exercises of this folder, or of an installed pack of this name, instead of the "
    "built-in ones; repeat it for several (--pack builtin --pack DIR).",
)


def typed_on(command: str) -> str:
    """A command to go on with, and the packs that were typed here: it needs the same ones."""
    from shlex import quote

    context = click.get_current_context(silent=True)
    packs = context.params.get("packs", ()) if context is not None else ()
    return " ".join([command, *(f"--pack {quote(pack)}" for pack in packs)])


def exercise_at_hand(pack: "Pack", history: "History", exercise_id: str | None) -> "Exercise":
    """The exercise that is named, else the one that was last handed out or graded."""
    from lossdrill.errors import UsageError

    if exercise_id is not None:
        return pack.exercise(exercise_id.replace("_", "-"))
    touched = [(event.at, event.exercise) for event in history.attempts[-1:]]
    touched += [(event.at, event.exercise) for event in history.handouts[-1:]]
    if not touched:
        raise UsageError("No exercise was handed out yet; begin with: lossdrill next")
    return pack.exercise(max(touched, key=lambda event: event[0])[1])


def is_here(path: Path) -> bool:
    """Whether there is such a file, where one may look: what was imported names other machines'."""
    return os.path.isfile(path)  # noqa: PTH113 - which raises where it may not look


def shown_path(path: Path) -> str:
    """The path as one would type it here: relative to the current folder when it is below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
