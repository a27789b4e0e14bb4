"""Help: complete, with examples, and cheap."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from lossdrill.cli import cli
from lossdrill.cli.lazy import LazyGroup

HEAVY = {"numpy", "sympy", "mpmath", "matplotlib", "rich", "msgspec", "sqlite3", "jinja2"}


def commands(group: LazyGroup, *before: str) -> Iterator[tuple[tuple[str, ...], LazyGroup]]:
    for name, (module, _) in group.table.items():
        yield (*before, name), group
        if module == "lossdrill.cli.dev":
            yield from commands(import_module(module).command, *before, name)


ALL = {" ".join(names): group for names, group in commands(cli)}


@pytest.mark.parametrize("name", ALL)
def test_every_command_helps(name: str) -> None:
    """Every command has help, with an example that begins as the command does."""
    result = CliRunner().invoke(cli, [*name.split(), "--help"])
    assert result.exit_code == 0, result.output
    _, _, examples = result.output.partition("Example:")
    assert f"lossdrill {name}" in examples


@pytest.mark.parametrize("name", ALL)
def test_table_agrees(name: str) -> None:
    """The table that help is made from names each command as its module does."""
    *before, last = name.split()
    group = ALL[name]
    module, short = group.table[last]
    command = import_module(module).command
    assert isinstance(command, click.Command)
    assert command.name == last
    assert short.endswith(".")
    assert short in CliRunner().invoke(cli, [*before, "--help"]).output


def test_help_is_cheap() -> None:
    """`lossdrill --help` imports Click, and none of what commands need."""
    program = (
        "import sys, lossdrill.cli\n"
        "sys.argv = ['lossdrill', '--help']\n"
        "try:\n    lossdrill.cli.cli.main()\n"
        "except SystemExit as ended:\n    assert ended.code == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "Commands:" in ended.stdout
    loaded = set(ended.stderr.split())
    assert "click" in loaded
    assert not loaded & HEAVY


def test_short_commands_stay_light(pack: Path, home: Path) -> None:
    """Commands that judge nothing load neither NumPy nor what draws."""
    for command in ("next --brief", "hint", "list", "status"):
        program = (
            "import sys, lossdrill.cli\n"
            f"sys.argv = ['lossdrill', *{command.split()!r}, '--pack', {str(pack)!r}]\n"
            "try:\n    lossdrill.cli.cli.main()\n"
            "except SystemExit as ended:\n    assert ended.code == 0\n"
            "print(*sys.modules, file=sys.stderr)"
        )
        ended = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        loaded = set(ended.stderr.split())
        assert "lossdrill.pack" in loaded
        assert not loaded & (HEAVY - {"msgspec", "sqlite3"}), command


def test_unknown_command() -> None:
    """A misspelt command is answered with the near ones."""
    result = CliRunner().invoke(cli, ["gade"])
    assert result.exit_code == 2
    assert "Did you mean grade?" in result.stderr
    result = CliRunner().invoke(cli, ["dev", "chek"])
    assert result.exit_code == 2
    assert "Did you mean check?" in result.stderr
    assert "lossdrill --help" in CliRunner().invoke(cli, ["xyzzy"]).stderr


def test_bare() -> None:
    """Without a terminal, bare `lossdrill` prints its help."""
    result = CliRunner().invoke(cli, [])
    assert result.exit_code == 0
    assert result.output == CliRunner().invoke(cli, ["--help"]).output


def test_version() -> None:
    """The version is one line."""
    result = CliRunner().invoke(cli, ["--version"])
    assert result.output.startswith("lossdrill ")
