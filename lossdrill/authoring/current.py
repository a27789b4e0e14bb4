"""Which topics may not be current, and what of them is not: what follows from a loss.py takes
seconds to be found again, so it is only where something has changed since it was proven.
"""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lossdrill.authoring.derive import defined, stale
from lossdrill.authoring.finding import Finding, from_error
from lossdrill.authoring.proven import Proven
from lossdrill.authors_code import DERIVE
from lossdrill.errors import PackError
from lossdrill.pack import Pack

DIFFERS = f"it differs from what loss.py defines; change that alone, and run: {DERIVE}"


@dataclass(frozen=True)
class Due:
    """A topic of which is to be proven that what follows from its loss.py is current."""

    pack_root: Path
    topic: str
    state: str | None
    """In which it is then; None where nothing is kept."""


@dataclass(frozen=True)
class Looked:
    """A topic after that."""

    due: Due
    findings: tuple[Finding, ...]
    seconds: float


def topics_due(pack: Pack, proven: Proven | None, again: Collection[str] | None) -> list[Due]:
    """Those that are not known to be current, and those that are to be looked at `again`: None
    stands for all.
    """
    due = []
    for each in pack.packs:
        for topic in defined(each.root):
            if proven is None:
                due.append(Due(each.root, topic, None))
                continue
            state = proven.topic_state_now(each.root, topic)
            asked = again is None or topic in again
            if asked or not proven.holds_topic(each.root, topic, state):
                due.append(Due(each.root, topic, state))
    return due


def looked_at(due: Due) -> Looked:
    began = time.perf_counter()
    try:
        found = tuple(not_current(due.pack_root, "pack", due.topic))
    except PackError as error:
        found = (from_error("pack", "derived", error),)
    return Looked(due, found, time.perf_counter() - began)


def not_current(pack_root: Path, exercise_id: str, topic: str) -> Iterator[Finding]:
    for path, line in stale(pack_root, [topic]):
        what = DIFFERS if line else f"is missing; run: {DERIVE}"
        yield Finding(exercise_id, "derived", what, f"{path}:{line}" if line else f"{path}")
