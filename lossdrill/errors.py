"""The error tree. Only what concerns authors, the environment or ourselves is raised;
what a learner's file does wrong is a value (a `Verdict`). `cli` alone turns these into exit codes.

LossdrillError
├── UsageError     what was typed cannot be done: no such file, unknown exercise      exit 2
├── StoreError     the history cannot be read or written; it is left as it is        exit 3
├── NotRun         the learner's file could not be run; becomes a `not_run` verdict  exit 3
└── PackError      a manifest or a solution is at fault                              exit 4
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what starts the learner's process should not wait for msgspec
    from pathlib import Path

    from lossdrill.model import Reason


class LossdrillError(Exception):
    """The root. The message is one clear sentence that says what to do."""


class UsageError(LossdrillError):
    """What was asked for does not exist or makes no sense."""


class StoreError(LossdrillError):
    """The history is damaged, newer than this program, or cannot be written."""


class PackError(LossdrillError):
    """An exercise is at fault; the message names the file, the key and what was expected."""

    def __init__(self, message: str, path: "Path | None" = None, line: int | None = None) -> None:
        self.where = "" if path is None else f"{path}:{line}" if line is not None else f"{path}"
        """`exercise.toml:7`, with the folders before it; empty where the message names it."""
        self.what = message
        super().__init__(f"{self.where}: {message}" if self.where else message)


class NotRun(LossdrillError):
    """The learner's file did not run to an answer; `reason` says which rule it met."""

    def __init__(self, reason: "Reason", message: str, *, printed: str = "") -> None:
        super().__init__(message)
        self.reason: Reason = reason
        self.printed = printed
        self.isolation: tuple[str, ...] = ()
        """The layers that were active, which the sandbox adds."""
