"""What ends up as which exit code, and what is then said; the only place that knows.

0 pass · 1 graded, not passing · 2 usage · 3 could not run · 4 our or the pack's fault ·
130 interrupted · 141 the reader of our output went away. Imports Click alone until something fails.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

import click

OF_STATUS = {"pass": 0, "unscored": 0, "wrong": 1, "not_run": 3, "fault": 4}
INTERRUPTED = 130
PIPE_CLOSED = 141


class PipeClosedError(Exception):
    """Nobody reads our output any more."""


def run(command: Callable[[], Any]) -> int:
    """Run a command to its exit code: what it returned, or what its failure means."""
    try:
        result = command()
        sys.stdout.flush()
    except (PipeClosedError, BrokenPipeError):
        # Python flushes once more on its way out; let it have somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user
        return report(error)
    return result if isinstance(result, int) else 0


def report(error: Exception) -> int:
    """Say on standard error what went wrong; the exit code that it means."""
    if isinstance(error, click.ClickException):
        error.show()
        return 2
    from lossdrill.errors import LossdrillError, PackError, UsageError

    click.echo(f"Error: {sentence(error)}", err=True)
    if not isinstance(error, LossdrillError):
        return 4
    return 2 if isinstance(error, UsageError) else 4 if isinstance(error, PackError) else 3


def sentence(error: Exception) -> str:
    """What is said of an error, whoever shows it; with LOSSDRILL_DEBUG=1, where it came from."""
    from lossdrill.cli.here import from_here
    from lossdrill.errors import LossdrillError

    if os.environ.get("LOSSDRILL_DEBUG") == "1":
        from traceback import print_exception

        print_exception(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, LossdrillError):
        return from_here(str(error))
    return (
        f"lossdrill itself failed ({type(error).__name__}: {error}). Please report it with the "
        "command you typed and what LOSSDRILL_DEBUG=1 prints when you run it again."
    )
