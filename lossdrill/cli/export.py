"""`lossdrill export`: the history as lines of JSON, for another machine or as a copy."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import history_path, shown_path
from lossdrill.errors import UsageError


@click.command(
    "export",
    epilog=example(
        "lossdrill export --out laptop.jsonl       then, elsewhere: lossdrill import laptop.jsonl",
        "ssh laptop lossdrill export | lossdrill import -",
    ),
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this new file instead of standard output.",
)
def command(out: Path | None) -> None:
    """Write your history as JSON lines, for another machine or as a copy.

    It holds everything that was recorded: attempts with their answers and verdicts, what was handed
    out and where, hints and solutions. docs/json.md describes each line.
    """
    from lossdrill.practice.travel import leaving

    lines = leaving(history_path())
    if out is None:
        _print(lines)
        return
    records = _write(out, lines) - 2  # the first and the last line are none
    shown = shown_path(out.absolute())
    click.echo(
        f"Wrote {records} {'record' if records == 1 else 'records'} to {shown}. "
        f"On the other machine: lossdrill import {out.name}"
    )


def _print(lines: Iterable[bytes]) -> None:
    try:
        sys.stdout.buffer.writelines(lines)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # Python tries once more on its way out; let it have somewhere to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise UsageError(f"The export cannot be written: {error.strerror}.") from error


def _write(out: Path, lines: Iterable[bytes]) -> int:
    """How many lines; all of them are on the disk, or the file is not there."""
    count = 0
    try:
        with out.open("xb") as file:  # x: never over an existing file
            try:
                for line in lines:
                    file.write(line)
                    count += 1
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                out.unlink()
                raise
    except FileExistsError:
        raise UsageError(
            f"{out} is already there and was left as it is; choose another name with --out FILE."
        ) from None
    except OSError as error:
        raise UsageError(
            f"{out} cannot be written: {error.strerror}. Choose another place with --out FILE."
        ) from error
    return count
