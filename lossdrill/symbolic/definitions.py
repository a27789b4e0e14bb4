"""Reads the symbolic definitions of a topic, and says where a broken one is broken."""

import runpy
import traceback
from pathlib import Path
from typing import Any, TypeVar

from lossdrill.errors import PackError
from lossdrill.symbolic.likelihood import Likelihood
from lossdrill.symbolic.loss import Loss

T = TypeVar("T")


def definition_path(pack_root: Path, topic: str) -> Path:
    return pack_root / "solutions" / topic / "loss.py"


def load_definitions(pack_root: Path, topic: str) -> dict[str, Loss]:
    """The losses of `solutions/<topic>/loss.py`, by name, in the order of the file.

    Raises:
        PackError: the file is missing, does not run, or defines no loss.
    """
    losses = _of_kind(Loss, _names(pack_root, topic))
    if not losses:
        path = definition_path(pack_root, topic)
        raise PackError(f"{path} defines no loss; bind at least one `Loss(...)` to a name.")
    return losses


def load_likelihoods(pack_root: Path, topic: str) -> dict[str, tuple[str, Likelihood]]:
    """By name the densities of the same file, each with the name of its loss.

    Raises:
        PackError: as for the losses, or the loss of a density has no name there.
    """
    names = _names(pack_root, topic)
    of_loss = {loss: name for name, loss in _of_kind(Loss, names).items()}
    found = {}
    for name, likelihood in _of_kind(Likelihood, names).items():
        if likelihood.loss not in of_loss:
            path = definition_path(pack_root, topic)
            raise PackError(f"{path}: {name}: bind its loss to a name of this file.")
        found[name] = (of_loss[likelihood.loss], likelihood)
    return found


def _of_kind(kind: type[T], names: dict[str, Any]) -> dict[str, T]:
    return {name: value for name, value in names.items() if isinstance(value, kind)}


def _names(pack_root: Path, topic: str) -> dict[str, Any]:
    """Everything that the file binds to a name."""
    path = definition_path(pack_root, topic)
    if not path.is_file():
        raise PackError(f"{path} is missing; every topic defines its losses there.")
    try:
        # runpy leaves sys.modules as it was and writes no bytecode into the pack.
        return runpy.run_path(str(path), run_name=f"lossdrill_definitions.{topic}")
    except SyntaxError as error:
        raise PackError(f"{path}, line {error.lineno}: {error.msg}.") from None
    except Exception as error:  # noqa: BLE001  # an author's file may raise anything
        raise PackError(f"{path}{_line(error, path)}: {_what(error)}") from None


def _line(error: Exception, path: Path) -> str:
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path)
    ]
    return f", line {lines[-1]}" if lines else ""


def _what(error: Exception) -> str:
    return str(error) if isinstance(error, PackError) else f"{type(error).__name__}: {error}."
