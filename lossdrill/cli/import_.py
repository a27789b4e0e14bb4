"""`lossdrill import`: what was exported elsewhere joins this history."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import history_path
from lossdrill.errors import UsageError

if TYPE_CHECKING:
    from lossdrill.practice.travel import Merged

STANDARD_INPUT = "-"
ONE = {"attempts": "attempt", "handouts": "handout", "hints": "hint", "solutions": "solution"}


@click.command(
    "import",
    epilog=example(
        "lossdrill import laptop.jsonl", "ssh laptop lossdrill export | lossdrill import -"
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
def command(file: Path) -> None:
    """Merge a history that was exported elsewhere into yours.

    FILE is what lossdrill export wrote; - is standard input. What is here already is not added
    again, so importing twice changes nothing, and a file is imported whole or not at all. Reviews
    follow from both histories together.
    """
    from lossdrill.practice.arrivals import read
    from lossdrill.practice.travel import merge

    name = "standard input" if str(file) == STANDARD_INPUT else str(file)
    with _opened(file) as stream:
        click.echo(_said(merge(history_path(), read(stream, name)), name))


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    if str(file) == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    if file.is_dir():
        raise UsageError(f"{file} is a folder; give the file that lossdrill export wrote.")
    try:
        stream = file.open("rb")
    except FileNotFoundError:
        raise UsageError(
            f"There is no file {file}. Make one on the other machine with: "
            "lossdrill export --out FILE"
        ) from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from None
    with stream:
        yield stream


def _said(merged: "Merged", name: str) -> str:
    total = sum(merged.new.values())
    if not total:
        return f"Nothing is new in {name}: {_counted(merged.known, 'record')} known already."
    parts = [_counted(merged.new[table], one) for table, one in ONE.items() if table in merged.new]
    known = f" {_counted(merged.known, 'record')} known already." if merged.known else ""
    return f"Imported {', '.join(parts)} from {name}.{known}\nNext: lossdrill status"


def _counted(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
