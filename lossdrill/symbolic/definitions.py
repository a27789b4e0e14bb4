"""Reads the symbolic definitions of a topic, and says where a broken one is broken."""

import ast
import runpy
from pathlib import Path
from typing import Any, TypeVar

from lossdrill.authors_code import broken
from lossdrill.errors import PackError
from lossdrill.symbolic.likelihood import Likelihood
from lossdrill.symbolic.loss import Loss
from lossdrill.time_limit import at_most

T = TypeVar("T")

LONGEST = 30.0
"""Seconds; a definition is a few lines."""


def definition_path(pack_root: Path, topic: str) -> Path:
    return pack_root / "solutions" / topic / "loss.py"


def load_definitions(pack_root: Path, topic: str) -> dict[str, Loss]:
    """The losses of `solutions/<topic>/loss.py`, by name, in the order of the file.

    Raises:
        PackError: the file is missing, does not run, or defines no loss.
    """
    return losses_in(definition_path(pack_root, topic))


def losses_in(path: Path) -> dict[str, Loss]:
    """Those that one file defines; raises as `load_definitions`."""
    losses = _of_kind(Loss, _names(path))
    if not losses:
        raise PackError("it defines no loss; bind at least one `Loss(...)` to a name.", path, 1)
    return losses


def load_likelihoods(pack_root: Path, topic: str) -> dict[str, tuple[str, Likelihood]]:
    """By name the densities of the same file, each with the name of its loss.

    Raises:
        PackError: as for the losses, or the loss of a density has no name there.
    """
    names = _names(definition_path(pack_root, topic))
    of_loss = {loss: name for name, loss in _of_kind(Loss, names).items()}
    found = {}
    for name, likelihood in _of_kind(Likelihood, names).items():
        if likelihood.loss not in of_loss:
            path = definition_path(pack_root, topic)
            what = f"{name}: bind its loss to a name of this file."
            raise PackError(what, path, line_of(path, name))
        found[name] = (of_loss[likelihood.loss], likelihood)
    return found


def _of_kind(kind: type[T], names: dict[str, Any]) -> dict[str, T]:
    return {name: value for name, value in names.items() if isinstance(value, kind)}


def _names(path: Path) -> dict[str, Any]:
    """Everything that the file binds to a name."""
    if not path.is_file():
        raise PackError("is missing; every topic defines its losses there.", path)
    try:
        # runpy leaves sys.modules as it was and writes no bytecode into the pack.
        with at_most(LONGEST, path.parent):
            return runpy.run_path(str(path), run_name=f"lossdrill_definitions.{path.parent.name}")
    except (Exception, SystemExit) as error:  # noqa: BLE001  # an author's file may raise anything
        raise broken(error, path) from None


def line_of(path: Path, name: str) -> int | None:
    """The line on which this file binds a name."""
    try:
        body = ast.parse(path.read_bytes()).body
    except (OSError, SyntaxError, ValueError):
        return None
    for node in body:
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Store):
                return node.lineno
    return None
