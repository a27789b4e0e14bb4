"""Writes `solutions/<topic>/_derived.py` from `loss.py`, and tells which are not current."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lossdrill.errors import PackError
from lossdrill.symbolic.definitions import definition_path, load_definitions, load_likelihoods
from lossdrill.symbolic.source import module_source


def derive(pack_root: Path, topics: Sequence[str] | None = None) -> list[Path]:
    """Writes what is not current, for the given topics or all; returns the files that changed."""
    changed = []
    for path, source in _outdated(pack_root, topics):
        try:
            path.write_text(source, encoding="utf-8", newline="\n")
        except OSError as error:
            raise PackError(f"{path}: cannot be written: {error.strerror}.") from None
        changed.append(path)
    return changed


def stale(pack_root: Path) -> list[Path]:
    """The files that are missing or differ from what `derive` would write."""
    return [path for path, _ in _outdated(pack_root, None)]


def _outdated(pack_root: Path, topics: Sequence[str] | None) -> Iterator[tuple[Path, str]]:
    for topic in _defined(pack_root) if topics is None else topics:
        path = definition_path(pack_root, topic).with_name("_derived.py")
        source = _source(pack_root, topic)
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
    except (PackError, NotImplementedError) as error:
        # NotImplementedError is SymPy's word for "I cannot solve this".
        raise PackError(f"{definition_path(pack_root, topic)}: {error}") from None
