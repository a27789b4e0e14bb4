"""The layers that a learner's file can run under, and which of them it takes before the files of
others may be graded. Names and rules only: what holds here is found out by whoever tries it.
"""

from collections.abc import Collection
from typing import NamedTuple

ALL = ("bubblewrap", "nobody", "rlimits", "landlock", "seccomp")

_ELSEWHERE = {
    "darwin": "on macOS nothing keeps a file from reading what you may read; "
    "grade a class on Linux, a virtual machine will do",
    "win32": "on Windows nothing keeps a file from reading what you may read; "
    "grade a class on Linux, WSL will do",
}


class Permission(NamedTuple):
    """Whether a class may be graded."""

    granted: bool
    reasons: tuple[str, ...] = ()
    """Why not; or, where it is granted, what an instructor should know. Clauses without a stop."""


def class_grading(held: Collection[str], platform: str, *, root: bool) -> Permission:
    """Whether the files of others may be graded where these layers hold.

    `platform` as `sys.platform` has it; `root` is whether lossdrill itself runs as root.
    """
    if platform != "linux":
        other = f"isolation is untried on {platform}; grade a class on Linux"
        return Permission(granted=False, reasons=(_ELSEWHERE.get(platform, other),))
    reasons = []
    if "bubblewrap" not in held and "landlock" not in held:
        reasons.append("without bubblewrap or landlock a file can read yours, solutions included")
    if "seccomp" not in held:
        reasons.append("without seccomp a file can send signals and use every call of the kernel")
    if "rlimits" not in held:
        reasons.append("without rlimits one file can take all the memory")
    if root and "nobody" not in held:
        reasons.append("files would run as root; run lossdrill as an ordinary user")
    if reasons:
        return Permission(granted=False, reasons=tuple(reasons))
    if "bubblewrap" not in held:
        warning = "without bubblewrap a file can learn which paths exist, though read none of them"
        return Permission(granted=True, reasons=(warning,))
    return Permission(granted=True)
