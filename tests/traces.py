"""What a run left behind: processes and files. For the tests of the sandbox."""

import time
from pathlib import Path


def processes_in(folder: Path) -> list[str]:
    """Process ids whose working folder is, or was, below `folder`; Linux only."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(folder):
                found.append(process.name)
        except OSError:  # it ended meanwhile, or is somebody else's
            continue
    return found


def left_in(folder: Path) -> list[str]:
    """Those that stay: a process that was killed takes a moment until it is gone."""
    for _ in range(40):
        if not (found := processes_in(folder)):
            return []
        time.sleep(0.05)
    return found


def workers_of(pid: int) -> list[int]:
    """All that descends from a process and is alive, but for bubblewrap itself: its workers, and
    the children that these have forked.
    """
    parents, names = {}, {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (process / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:  # it ended meanwhile
            continue
        state, parent = rest.split()[:2]
        if state != "Z":
            parents[int(process.name)], names[int(process.name)] = int(parent), name
    found: list[int] = []
    waiting = [pid]
    while waiting:
        above = waiting.pop()
        below = [child for child, parent in parents.items() if parent == above]
        found += [child for child in below if names[child] != "bwrap"]
        waiting += below
    return found
