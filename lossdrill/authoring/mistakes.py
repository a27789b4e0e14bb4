"""The modules of mistakes that follow from a loss: which are imported, and what stands in them.

A solution file that says `from ._huber_value_mistakes import *` has the mistakes in the value of
the loss `huber`; for a typed formula it says `from ._huber_derivative_mistakes import mistakes`.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lossdrill.errors import PackError
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.slips import WHATS
from lossdrill.symbolic.slips.source import HEADER, mistakes_source

_MODULE = re.compile(r"_(\w+)_mistakes")


def mistake_modules(folder: Path, losses: Mapping[str, Loss]) -> Iterator[tuple[Path, str]]:
    """(path, text) of each module of mistakes that a solution file of this folder imports.

    Raises:
        PackError: there is no such loss or no such kind, or nothing follows from the loss.
    """
    for name, (importing, line) in imported_modules(folder).items():
        loss, what = _meant(name, losses, importing, line)
        try:
            source = mistakes_source(losses[loss], what)
        except Exception as error:  # noqa: BLE001 - SymPy raises what it likes where it cannot go on
            said = (
                str(error) if isinstance(error, PackError) else f"{type(error).__name__}: {error}"
            )
            raise PackError(
                f"no mistakes follow from {loss}: {said}; write them by hand, without {name}.",
                importing,
                line,
            ) from None
        yield folder / f"{name}.py", source


def imported_modules(folder: Path) -> dict[str, tuple[Path, int]]:
    """The modules of mistakes that are imported in this folder, each with the first place."""
    found: dict[str, tuple[Path, int]] = {}
    for path in sorted(folder.glob("*.py")):
        for name, line in _imported(path):
            found.setdefault(name, (path, line))
    return found


def unused_modules(folder: Path) -> list[Path]:
    """Those that were written here and are imported no more; never a file of somebody's own."""
    imported = imported_modules(folder)
    return [
        path
        for path in sorted(folder.glob("_*_mistakes.py"))
        if path.stem not in imported and path.read_bytes().startswith(HEADER.encode().rstrip())
    ]


def _imported(path: Path) -> Iterator[tuple[str, int]]:
    """The modules of mistakes that a file imports from beside it, each with its line."""
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return  # that is met, and said, when it is loaded
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or node.level != 1:
            continue
        if node.module and _MODULE.fullmatch(node.module):
            yield node.module, node.lineno


def _meant(name: str, losses: Mapping[str, Loss], importing: Path, line: int) -> tuple[str, str]:
    """The loss and the kind that the name of a module says."""
    for loss in losses:
        for what in WHATS:
            if name == f"_{loss}_{what}_mistakes":
                return loss, what
    raise PackError(
        f"{name}: no such mistakes. It is _LOSS_KIND_mistakes, with LOSS one of "
        f"{', '.join(losses)} and KIND one of {', '.join(WHATS)}.",
        importing,
        line,
    )
