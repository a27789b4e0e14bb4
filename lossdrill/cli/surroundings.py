"""What only the command line knows: clock, environment, terminal, and the exercise at hand."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # for names only: a command that fails early should not pay for them
    from lossdrill.model import Exercise
    from lossdrill.pack import Pack
    from lossdrill.practice.history import History

NARROWEST = 40
"""Columns below which a sentence is not broken further."""


def history_path() -> Path:
    """Where this learner's history is: in LOSSDRILL_HOME, else where the platform keeps data."""
    from lossdrill.practice.store import FILE_NAME

    home = os.environ.get("LOSSDRILL_HOME")
    if not home:
        from platformdirs import user_data_dir

        home = user_data_dir("lossdrill", appauthor=False)
    return Path(home) / FILE_NAME


def config_path() -> Path:
    """Where `config.toml` would be: in LOSSDRILL_HOME, else where the platform keeps settings."""
    home = os.environ.get("LOSSDRILL_HOME")
    if not home:
        from platformdirs import user_config_dir

        home = user_config_dir("lossdrill", appauthor=False)
    return Path(home) / "config.toml"


def cache_folder() -> Path:
    """Where what can be made again may be kept: beside a LOSSDRILL_HOME, else the platform's."""
    home = os.environ.get("LOSSDRILL_HOME")
    if home:
        return Path(home) / "cache"
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("lossdrill", appauthor=False))


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


pack_option = click.option(
    "--pack",
    "pack_folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Use the exercises of this folder instead of the built-in ones.",
)


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
