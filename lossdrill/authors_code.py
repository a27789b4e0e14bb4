"""What authors' code raised, as one sentence with the line of their file in which it happened."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lossdrill.errors import PackError

DERIVE = "lossdrill dev derive"
EXITED = "it ends the program; a solution is loaded, not run, so take `exit` out"


def broken(error: BaseException, path: Path, *, package: str = "") -> PackError:
    """What is to be said of an exception out of `path`, or out of a file beside it that it uses.

    `package` is what we call their folder as a package, which they need not read.
    """
    if isinstance(error, PackError) and error.where:
        return error
    if isinstance(error, ModuleNotFoundError) and package:
        missing = (error.name or "").removeprefix(f"{package}.")
        if missing.startswith("_") and missing != error.name:
            return PackError(f"is missing; run: {DERIVE}", path.with_name(f"{missing}.py"))
    where, line = place_of(error, path.parent) or (path, None)
    what = str(error) if isinstance(error, PackError) else f"{said(error, package)}."
    return PackError(what, where, line)


def place_of(error: BaseException, folder: Path) -> tuple[Path, int] | None:
    """The innermost place in a file of this folder; None where the exception met none."""
    from traceback import extract_tb  # noqa: PLC0415 - a verdict need not wait for it

    frames = [(frame.filename, frame.lineno) for frame in extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        frames.append((error.filename or "", error.lineno))
    for name, line in reversed(frames):
        path = None if name.startswith("<") else below(folder, name)  # <string> is no file
        if line and path is not None:
            return path, line
    return None


def below(folder: Path, file_name: str) -> Path | None:
    """The file as a path that begins with this folder, if it is in it: Python knows files by other
    paths than those by which a pack is named.
    """
    top, file = os.path.abspath(folder), os.path.abspath(file_name)  # noqa: PTH100 - resolves no link
    return folder / file[len(top) + 1 :] if file.startswith(top + os.sep) else None


def home_of(function: Callable[..., Any]) -> tuple[Path, int] | tuple[()]:
    """The file and the line of a function of Python; nothing for what is none."""
    code = getattr(function, "__code__", None)
    return () if code is None else (Path(code.co_filename), code.co_firstlineno)


def said(error: BaseException, package: str = "") -> str:
    """Without a full stop, on one line."""
    if isinstance(error, SystemExit):
        return EXITED
    text = " ".join(str(error).split())
    if isinstance(error, SyntaxError):
        text = error.msg
    if isinstance(error, ImportError) and package and package in text:
        text = f"{text.partition(' (/')[0].replace(package, '')}"
        missing = (error.name or "").removeprefix(f"{package}.")
        return f"{text}: {_remedy(missing)}"
    if isinstance(error, ModuleNotFoundError):
        return f"{text}: install it, or correct the name"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _remedy(module: str) -> str:
    if module.startswith("_"):
        return f"what such files hold is written by {DERIVE}"
    return "there is no such file beside the solution"
