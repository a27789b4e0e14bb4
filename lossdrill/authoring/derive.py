"""Writes `solutions/<topic>/_derived.py`, and the modules of mistakes that are imported there, from
`loss.py`; and tells which are not current.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from lossdrill.authoring.mistakes import mistake_modules, unused_modules
from lossdrill.authoring.proven import DERIVED, Proven, Topic
from lossdrill.errors import PackError
from lossdrill.symbolic.definitions import (
    definition_path,
    line_of,
    load_definitions,
    load_likelihoods,
)
from lossdrill.symbolic.loss import Loss
from lossdrill.symbolic.source import module_source


def derive(
    pack_root: Path, topics: Sequence[str] | None = None, proven: Proven | None = None
) -> list[Path]:
    """Writes what is not current, for the given topics or all; and takes away the
    modules of mistakes that nothing imports any more; returns the files that changed. What is
    current then is kept in `proven`.
    """
    changed = []
    for topic in defined(pack_root) if topics is None else topics:
        # Read before and not after: what is saved meanwhile is not what this follows from.
        rests_on = Topic(pack_root, topic).rests_on()
        wanted = dict(_wanted(pack_root, topic))
        for path, content in wanted.items():
            if not _holds(path, content):
                _write(path, content)
                changed.append(path)
        for path in unused_modules(definition_path(pack_root, topic).parent):
            path.unlink()
            changed.append(path)
        if proven is not None:
            proven.keep_topic(pack_root, topic, proven.topic_state(rests_on, wanted))
    return changed


def stale(pack_root: Path, topics: Sequence[str] | None = None) -> list[tuple[Path, int]]:
    """The files that are not what `derive` would write, each with the first line that differs; 0
    for one that is missing.
    """
    return [
        (path, _first_difference(path, content))
        for topic in (defined(pack_root) if topics is None else topics)
        for path, content in _wanted(pack_root, topic)
        if not _holds(path, content)
    ]


def defined(pack_root: Path) -> list[str]:
    """The topics that have a loss.py."""
    return sorted(path.parent.name for path in (pack_root / "solutions").glob("*/loss.py"))


def _first_difference(path: Path, content: bytes) -> int:
    if not path.is_file():
        return 0
    wanted, there = content.split(b"\n"), path.read_bytes().split(b"\n")
    same = takewhile(lambda pair: pair[0] == pair[1], zip(wanted, there, strict=False))
    return len(list(same)) + 1


def _holds(path: Path, content: bytes) -> bool:
    """Bytes, because a checkout that turned the line ends is not current either."""
    return path.is_file() and path.read_bytes() == content


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise PackError(f"cannot be written: {error.strerror}.", path) from None


def _wanted(pack_root: Path, topic: str) -> Iterator[tuple[Path, bytes]]:
    """What follows from the loss.py of a topic: each file, and all that is to stand in it."""
    definition = definition_path(pack_root, topic)
    yield definition.with_name(DERIVED), _source(pack_root, topic).encode()
    losses = load_definitions(pack_root, topic)
    for path, source in mistake_modules(definition.parent, losses):
        yield path, source.encode()


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
