"""Writes `solutions/<topic>/_derived.py`, and the modules of mistakes that are imported there, from
`loss.py`; and tells which are not current.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from lossdrill.authoring.mistakes import mistake_modules
from lossdrill.errors import PackError
from lossdrill.symbolic.definitions import (
    definition_path,
    line_of,
    load_definitions,
    load_likelihoods,
)
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.source import module_source


def derive(pack_root: Path, topics: Sequence[str] | None = None) -> list[Path]:
    """Writes what is not current, for the given topics or all; returns the files that changed."""
    changed = []
    for path, source in _outdated(pack_root, topics):
        try:
            path.write_text(source, encoding="utf-8", newline="\n")
        except OSError as error:
            raise PackError(f"cannot be written: {error.strerror}.", path) from None
        changed.append(path)
    return changed


def stale(pack_root: Path, topics: Sequence[str] | None = None) -> list[tuple[Path, int]]:
    """The files that are not what `derive` would write, each with the first line that differs; 0
    for one that is missing.
    """
    return [
        (path, _first_difference(path, source)) for path, source in _outdated(pack_root, topics)
    ]


def _first_difference(path: Path, source: str) -> int:
    if not path.is_file():
        return 0
    wanted, there = source.encode().split(b"\n"), path.read_bytes().split(b"\n")
    same = takewhile(lambda pair: pair[0] == pair[1], zip(wanted, there, strict=False))
    return len(list(same)) + 1


def _outdated(pack_root: Path, topics: Sequence[str] | None) -> Iterator[tuple[Path, str]]:
    for topic in _defined(pack_root) if topics is None else topics:
        definition = definition_path(pack_root, topic)
        derived = definition.with_name("_derived.py"), _source(pack_root, topic)
        losses = load_definitions(pack_root, topic)
        for path, source in (derived, *mistake_modules(definition.parent, losses)):
            # Bytes, because a checkout that turned the line ends is not current either.
            if not path.is_file() or path.read_bytes() != source.encode():
                yield path, source


def _defined(pack_root: Path) -> list[str]:
    return sorted(path.parent.name for path in (pack_root / "solutions").glob("*/loss.py"))


def _source(pack_root: Path, topic: str) -> str:
    losses = load_definitions(pack_root, topic)
    likelihoods = load_likelihoods(pack_root, topic)
    try:
        return module_source(losses, likelihoods)
    except Exception as error:  # noqa: BLE001 - SymPy raises what it likes where it cannot go on
        path = definition_path(pack_root, topic)
        name = _first_at_fault(losses) or next(iter(likelihoods), "")
        what = str(error) if isinstance(error, PackError) else f"SymPy cannot derive it: {error}"
        raise PackError(f"{name}: {what}", path, line_of(path, name)) from None


def _first_at_fault(losses: dict[str, Loss]) -> str:
    """The first loss of which nothing can be derived even when it is alone."""
    for name, loss in losses.items():
        try:
            module_source({name: loss}, {})
        except Exception:  # noqa: BLE001 - likewise
            return name
    return ""
