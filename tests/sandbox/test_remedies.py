"""Why a layer does not hold and how to get it: what fits the machine is said, and nothing else."""

import pytest

from lossdrill.sandbox.layers import ALL
from lossdrill.sandbox.remedies import Machine, remedy

ABSENT = "bubblewrap is not installed"
FAILED = "bubblewrap does not work here: bwrap: setting up uid map: Permission denied"
APPARMOR = {"kernel/apparmor_restrict_unprivileged_userns": "1", "user/max_user_namespaces": "9"}


@pytest.mark.parametrize(
    ("distribution", "command"),
    [
        (("debian",), "sudo apt install bubblewrap"),
        (("linuxmint", "ubuntu", "debian"), "sudo apt install bubblewrap"),
        (("fedora",), "sudo dnf install bubblewrap"),
        (("rocky", "rhel", "centos", "fedora"), "sudo dnf install bubblewrap"),
        (("arch",), "sudo pacman -S bubblewrap"),
    ],
)
def test_installing(distribution: tuple[str, ...], command: str) -> None:
    """Where bubblewrap is absent, the command is that of the distribution, or of those like it."""
    found = remedy("bubblewrap", ABSENT, Machine("x86_64", distribution=distribution))
    assert (found.why, found.how) == ("is not installed", command)


def test_installing_on_an_unknown_system() -> None:
    """Elsewhere the package is named for the three best known."""
    how = remedy("bubblewrap", ABSENT, Machine("x86_64", distribution=("",))).how
    assert all(name in how for name in ("apt install", "dnf install", "pacman -S"))


@pytest.mark.parametrize(
    ("machine", "part", "not_there"),
    [
        (
            Machine("x86_64", switches=APPARMOR),
            "kernel.apparmor_restrict_unprivileged_userns=0",
            "max",
        ),
        (
            Machine("x86_64", switches={"kernel/unprivileged_userns_clone": "0"}),
            "sudo sysctl -w kernel.unprivileged_userns_clone=1",
            "AppArmor",
        ),
        (
            Machine("x86_64", switches={"user/max_user_namespaces": "0"}),
            "user.max_user_namespaces=",
            "AppArmor",
        ),
        (Machine("x86_64", container=True), "seccomp=unconfined", "SYS_ADMIN"),
        (Machine("x86_64", container=True, root=True), "--cap-add SYS_ADMIN", "sysctl"),
        (Machine("x86_64"), "user namespaces", "sysctl"),
    ],
)
def test_bubblewrap_that_does_not_start(machine: Machine, part: str, not_there: str) -> None:
    """What it said is repeated; the setting that is in the way, or the container, is named."""
    found = remedy("bubblewrap", FAILED, machine)
    assert found.why == FAILED.removeprefix("bubblewrap ")
    assert part in found.how
    assert not_there not in found.how


@pytest.mark.parametrize(
    ("modules", "why"),
    [
        ("lockdown,yama,apparmor", "started without it"),
        ("landlock,yama", "or a container"),
        (None, "or"),
    ],
)
def test_landlock(modules: str | None, why: str) -> None:
    """Where the kernel says which modules it runs, a missing one is told from an old kernel."""
    assert why in remedy("landlock", "", Machine("x86_64", security_modules=modules)).why


def test_seccomp() -> None:
    """On an architecture without a table, that is why."""
    assert "riscv64" in remedy("seccomp", "", Machine("riscv64")).why
    assert "riscv64" not in remedy("seccomp", "", Machine("aarch64")).why


@pytest.mark.parametrize("layer", ALL)
def test_every_layer_has_a_remedy(layer: str) -> None:
    """For each there is a reason and a way, as clauses without a stop."""
    found = remedy(layer, "", Machine("x86_64"))
    assert found.why
    assert found.how
    assert not (found.why + found.how).endswith(".")
