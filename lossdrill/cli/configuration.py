"""`config.toml`: what a learner would otherwise type again and again. Read late, by the few
commands that need it.
"""

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import msgspec

from lossdrill.cli.surroundings import config_path, now, shown_path
from lossdrill.errors import UsageError


class Configuration(
    msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True
):
    """Key by key; what is left out has its default."""

    editor: str = ""
    """A command for `next --edit`; empty for $VISUAL, $EDITOR, or one that is there."""
    interview_date: date | None = None
    """The default of `next --interview-date`."""
    colour: bool = True
    """Whether there are colours in a terminal; NO_COLOR overrules it."""
    packs: tuple[str, ...] = ()
    """The default of `--pack`: folders, or names of packs."""


EXPECTED = {
    "editor": 'a command in quotes, as in editor = "code --wait"',
    "interview-date": "a day, as in interview-date = 2026-12-01",
    "colour": "true or false",
    "packs": 'folders or names of packs, as in packs = ["builtin", "~/my-exercises"]',
}
"""By key: what is said where something else stands there."""


def configured() -> Configuration:
    """What stands in the file, or the defaults where there is none."""
    return read_configuration(config_path())


def interview_day(settings: Configuration, typed: datetime | None = None) -> date | None:
    """The day that is typed, else that of the file; where that one is over, it is said and counts
    no more. Raises `UsageError` where the typed one is over.
    """
    day = typed.date() if typed is not None else settings.interview_date
    today = datetime.fromisoformat(now()).astimezone().date()
    if day is None or day >= today:
        return day
    if typed is not None:
        raise UsageError(f"--interview-date {day} is over; give a day from {today} on.")
    click.echo(
        f"Note: {shown_path(config_path())}: interview-date {day} is over; take it out.", err=True
    )
    return None


def configured_packs() -> tuple[str, ...]:
    """What is used where no `--pack` is given: paths that hold in every folder, or names. Only what
    concerns the packs has to be right, for a verdict does not wait for the rest.
    """
    path = config_path()
    given = _value(path, "packs", _table(path).get("packs", []))
    return tuple(_place(path.parent, word) for word in given)


def _place(folder: Path, word: str) -> str:
    """A folder, also one that is missing, which is then said; all else is a name."""
    if not word.startswith(("~", ".")) and not {"/", "\\"} & set(word):
        return word
    try:
        return str(folder / Path(word).expanduser())
    except RuntimeError:  # a home that nobody has
        return word


def read_configuration(path: Path) -> Configuration:
    """Raises `UsageError`, which names the file and the key, for whatever cannot be used."""
    table = _table(path)
    for key in table:
        if key not in EXPECTED:
            raise _refused(path, f"there is no key {key!r}; {_known(key)}")
    return msgspec.convert({key: _value(path, key, table[key]) for key in table}, Configuration)


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise _refused(path, f"it is not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise _refused(path, f"it cannot be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise _refused(path, f"it is not valid TOML: {error}") from None


def _value(path: Path, key: str, value: Any) -> Any:
    try:
        msgspec.convert({key: value}, Configuration)
    except msgspec.ValidationError:
        got = value if isinstance(value, str | bool | int | float) else type(value).__name__
        raise _refused(path, f"{key}: expected {EXPECTED[key]}, got {got!r}") from None
    return value


def _known(key: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key.replace("_", "-"), EXPECTED, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"there are: {', '.join(EXPECTED)}"


def _refused(path: Path, why: str) -> UsageError:
    return UsageError(f"{shown_path(path)}: {why}".rstrip(".?") + ("?" if why[-1] == "?" else "."))
