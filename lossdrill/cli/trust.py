"""Whose code may be run: `solutions/` of a pack runs with the rights of whoever grades with it, and
not in the sandbox. So one is asked before it runs for the first time.

What was allowed stands in a text file beside the history, one folder per line: whoever takes a line
out is asked again.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill

import click

from lossdrill.cli.surroundings import text_width, trusted_path
from lossdrill.errors import UsageError
from lossdrill.pack import Pack

_said: set[str] = set()
"""Where nobody can answer, it is said once in a run."""


def admit(pack: Pack) -> None:
    """Asks about each pack that is neither built in nor allowed before; where there is no terminal,
    says that its code will run.

    Raises `UsageError` when somebody says no.
    """
    for each in _foreign(pack.packs):
        if sys.stdin.isatty() and sys.stderr.isatty():
            _ask(each)
        elif (place := _place(each.root)) not in _said:
            _said.add(place)
            click.echo(f"Note: {_what(each)}", err=True)


@contextmanager
def own_if_begun(root: Path) -> Iterator[None]:
    """A pack that is begun meanwhile is the author's own: nobody is asked about it."""
    begins = not (root / "exercises").exists()
    yield
    if begins and (root / "exercises").exists():
        _remember(root)


def _remember(root: Path) -> None:
    """Its code may be run from now on. What cannot be written is asked again."""
    path, place = trusted_path(), _place(root)
    if not _is_line(place) or place in _trusted():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{place}\n")
    except OSError as error:
        click.echo(f"This could not be kept in {path}: {error.strerror}.", err=True)


def _foreign(packs: Iterable[Pack]) -> list[Pack]:
    others = [pack for pack in packs if not pack.is_built_in]
    if not others:
        return []
    trusted = _trusted()
    return [pack for pack in others if _place(pack.root) not in trusted]


def _ask(pack: Pack) -> None:
    """On standard error, and without `input`, which would write to a redirected standard output."""
    question = f"{_what(pack)} Use it? [y/N]"
    lines = fill(question, text_width(), break_long_words=False, break_on_hyphens=False)
    click.echo(f"{lines} ", err=True, nl=False)
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise UsageError(f"The pack {pack.name} is not used, and nothing of it was run.")
    _remember(pack.root)
    click.echo(f"To take that back, remove its line from {trusted_path()}", err=True)


def _what(pack: Pack) -> str:
    return (
        f"The pack {_shown(pack.name)} in {_shown(_place(pack.root))} brings code of its own "
        "(solutions/), which runs with your rights, not in the sandbox."
    )


def _shown(text: str) -> str:
    """A stranger's words: nothing in them moves the cursor."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def _place(root: Path) -> str:
    return str(root.resolve())


def _is_line(place: str) -> bool:
    return place.splitlines() == [place]


def _trusted() -> frozenset[str]:
    try:
        text = trusted_path().read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return frozenset()
    return frozenset(text.splitlines())
