"""Reads the symbolic definitions of a topic, and says where a broken one is broken."""

import runpy
import traceback
from pathlib import Path

from lossdrill.errors import PackError
from lossdrill.symbolic.loss import Loss


def definition_path(pack_root: Path, topic: str) -> Path:
    return pack_root / "solutions" / topic / "loss.py"


def load_definitions(pack_root: Path, topic: str) -> dict[str, Loss]:
    """The losses of `solutions/<topic>/loss.py`, by name, in the order of the file.

    Raises:
        PackError: the file is missing, does not run, or defines no loss.
    """
    path = definition_path(pack_root, topic)
    if not path.is_file():
        raise PackError(f"{path} is missing; every topic defines its losses there.")
    try:
        # runpy leaves sys.modules as it was and writes no bytecode into the pack.
        names = runpy.run_path(str(path), run_name=f"lossdrill_definitions.{topic}")
    except SyntaxError as error:
        raise PackError(f"{path}, line {error.lineno}: {error.msg}.") from None
    except Exception as error:  # noqa: BLE001  # an author's file may raise anything
        raise PackError(f"{path}{_line(error, path)}: {_what(error)}") from None
    losses = {name: value for name, value in names.items() if isinstance(value, Loss)}
    if not losses:
        raise PackError(f"{path} defines no loss; bind at least one `Loss(...)` to a name.")
    return losses


def _line(error: Exception, path: Path) -> str:
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path)
    ]
    return f", line {lines[-1]}" if lines else ""


def _what(error: Exception) -> str:
    return str(error) if isinstance(error, PackError) else f"{type(error).__name__}: {error}."
