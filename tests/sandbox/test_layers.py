"""Which layers it takes before the files of others may be graded: the table of platforms."""

from itertools import combinations

import pytest

from lossdrill.sandbox.layers import ALL, class_grading


@pytest.mark.parametrize(
    ("held", "root", "granted", "says"),
    [
        (ALL, True, True, ""),
        (("bubblewrap", "rlimits", "landlock", "seccomp"), False, True, ""),
        (("nobody", "rlimits", "landlock", "seccomp"), True, True, "which paths exist"),
        (("rlimits", "landlock", "seccomp"), False, True, "which paths exist"),
        (("bubblewrap", "rlimits", "seccomp"), False, True, ""),
        (("rlimits", "seccomp"), False, False, "solutions included"),
        (("bubblewrap", "rlimits", "landlock"), False, False, "without seccomp"),
        (("bubblewrap", "landlock", "seccomp"), False, False, "all the memory"),
        (("bubblewrap", "rlimits", "landlock", "seccomp"), True, False, "as an ordinary user"),
        ((), False, False, "without rlimits"),
    ],
)
def test_linux(held: tuple[str, ...], root: bool, granted: bool, says: str) -> None:
    """It is granted with all layers, and where bubblewrap is missing; else each has its reason."""
    permission = class_grading(held, "linux", root=root)
    assert permission.granted is granted
    assert says in "; ".join(permission.reasons)
    assert bool(permission.reasons) is bool(says)


@pytest.mark.parametrize(
    ("platform", "says"),
    [("darwin", "virtual machine"), ("win32", "WSL"), ("freebsd14", "on Linux")],
)
def test_elsewhere(platform: str, says: str) -> None:
    """Where reading is not stopped it is refused, and a way is named."""
    permission = class_grading(("rlimits",), platform, root=False)
    assert not permission.granted
    assert says in permission.reasons[0]


def test_one_layer_more_is_never_worse() -> None:
    """What is granted with some layers is granted with more."""
    for size in range(len(ALL)):
        for held in combinations(ALL, size):
            for more in ALL:
                fewer = class_grading(held, "linux", root=True)
                assert class_grading({*held, more}, "linux", root=True).granted >= fewer.granted
