"""The layers that a learner's file can run under: their names, and what is lacking without them."""

import os

ALL = ("bubblewrap", "nobody", "rlimits", "landlock", "seccomp")


def lacking(held: tuple[str, ...]) -> tuple[str, ...]:
    """What would have to hold too before the files of others may be graded; () when enough does.

    Without bubblewrap a file can still learn that a path exists, which is worth a warning only.
    """
    lacks = []
    if "rlimits" not in held:
        lacks.append("rlimits")
    if "seccomp" not in held:
        lacks.append("seccomp")
    if "landlock" not in held and "bubblewrap" not in held:
        lacks.append("landlock or bubblewrap")
    if hasattr(os, "geteuid") and os.geteuid() == 0 and "nobody" not in held:
        lacks.append("nobody")
    return tuple(lacks)
