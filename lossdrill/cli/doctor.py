"""`lossdrill doctor`: tries out what this machine offers, and says how to get what is missing."""

import os
import platform
import shutil
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lossdrill import __version__
from lossdrill.cli.lazy import example
from lossdrill.cli.surroundings import colour_wanted, history_path, opened
from lossdrill.errors import LossdrillError, PackError, StoreError, UsageError
from lossdrill.practice.store import Store

if TYPE_CHECKING:
    from lossdrill.sandbox.remedies import Machine

CONTAINER_MARKS = ("/.dockerenv", "/run/.containerenv")
"""Files by which Docker and Podman mark a container."""


@click.command("doctor", epilog=example("lossdrill doctor"))
def command() -> int:
    """Try out what this machine offers, attack by attack.

    Exit code 0 when a class may be graded here, 3 when it would be refused. Your own answers can
    be graded either way.
    """
    click.echo(
        f"lossdrill {__version__} · Python {platform.python_version()} · "
        f"NumPy {version('numpy')} · SQLite {sqlite3.sqlite_version} · "
        f"{sys.platform} {platform.machine()}"
    )
    exercises, whole = _exercises()
    click.echo(f"exercises   {exercises}")
    click.echo(f"history     {_history()}\n")
    allowed = _isolation()
    return 0 if allowed and whole else 3


def _exercises() -> tuple[str, bool]:
    try:
        pack = opened((), runs=False)
        folders = ", ".join(f"{each.root} (content {each.content_hash})" for each in pack.packs)
        return f"{len(pack.exercises)} in {folders}", True
    except (PackError, UsageError) as error:
        return f"unusable: {error}", False


def _history() -> str:
    path = history_path()
    try:
        with Store(path) as store:
            return f"{len(store.history().attempts)} attempts in {path}"
    except StoreError as error:
        return f"unusable: {error}"


def _isolation() -> bool:
    """Whether a class may be graded."""
    from lossdrill.cli import doctor_text
    from lossdrill.sandbox.layers import class_grading
    from lossdrill.sandbox.probes import examine

    width = shutil.get_terminal_size((doctor_text.WIDEST, 24)).columns
    try:
        examination = examine()
    except LossdrillError as error:
        click.echo("\n".join(doctor_text.fault_text(str(error), width)))
        return False
    machine = _this_machine()
    permission = class_grading(examination.held, sys.platform, root=machine.root)
    for line in doctor_text.isolation_text(examination, machine, width):
        click.echo(line, color=colour_wanted())
    click.echo()
    for line in doctor_text.conclusion_text(permission, width):
        click.echo(line)
    return permission.granted


def _this_machine() -> "Machine":
    from lossdrill.sandbox.remedies import SWITCHES, Machine

    known = platform.freedesktop_os_release() if Path("/etc/os-release").exists() else {}
    switches = {name: _read(Path("/proc/sys", name)) for name in SWITCHES}
    return Machine(
        architecture=platform.machine(),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        container=any(Path(mark).exists() for mark in CONTAINER_MARKS),
        distribution=(known.get("ID", ""), *known.get("ID_LIKE", "").split()),
        switches={name: value for name, value in switches.items() if value is not None},
        security_modules=_read(Path("/sys/kernel/security/lsm")),
    )


def _read(path: Path) -> str | None:
    try:
        return path.read_text("utf-8").strip()
    except OSError:
        return None
