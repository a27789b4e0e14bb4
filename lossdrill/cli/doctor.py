"""`lossdrill doctor`: tries out what this machine offers, and says how to get what is missing."""

import platform
import sqlite3
import sys
from importlib.metadata import version

import click

from lossdrill import __version__
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import history_path
from lossdrill.errors import LossdrillError, PackError, StoreError
from lossdrill.pack import open_pack
from lossdrill.practice.store import Store

NEEDED = ("wall clock", "rlimits", "empty environment", "length limit")
"""What grading one's own files relies on; without it, doctor's exit code says so."""


@click.command("doctor", epilog=example("lossdrill doctor"))
def command() -> int:
    """Try out what this machine offers, attack by attack.

    Exit code 0 when your own files can be graded within their limits, 3 when not. It says nothing
    about grading the files of others: for that, wait for stronger isolation than this version has.
    """
    click.echo(
        f"lossdrill {__version__} · Python {platform.python_version()} · "
        f"NumPy {version('numpy')} · SQLite {sqlite3.sqlite_version} · {sys.platform}"
    )
    exercises, whole = _exercises()
    click.echo(f"exercises   {exercises}")
    click.echo(f"history     {_history()}")
    click.echo("\nYour file runs in a process of its own. What was tried in there just now:")
    sound = _isolation()
    click.echo(
        "\nExpected answers never enter that process. What it does not stop is stopped by nobody: "
        "grade only files that you would run yourself."
    )
    return 0 if sound and whole else 3


def _exercises() -> tuple[str, bool]:
    try:
        pack = open_pack()
        return f"{len(pack.exercises)} in {pack.root} (content {pack.content_hash})", True
    except PackError as error:
        return f"unusable: {error}", False


def _history() -> str:
    path = history_path()
    try:
        with Store(path) as store:
            return f"{len(store.history().attempts)} attempts in {path}"
    except StoreError as error:
        return f"unusable: {error}"


def _isolation() -> bool:
    from lossdrill.sandbox.probes import run_probes

    sound = True
    try:
        for finding in run_probes():
            probe = finding.probe
            mark = "stopped    " if finding.stopped else "NOT stopped"
            click.echo(f"  {mark}  {probe.title}  ({probe.layer})")
            sound &= finding.stopped or probe.layer not in NEEDED
    except LossdrillError as error:
        click.echo(f"  {error}")
        return False
    return sound
