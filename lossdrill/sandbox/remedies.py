"""Why a layer does not hold on a machine, and how to get it. Pure: what is known about the machine
is handed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lossdrill.sandbox.inside.syscalls import ARCHITECTURES

_INSTALL = {
    "debian": "sudo apt install bubblewrap",
    "ubuntu": "sudo apt install bubblewrap",
    "fedora": "sudo dnf install bubblewrap",
    "rhel": "sudo dnf install bubblewrap",
    "arch": "sudo pacman -S bubblewrap",
    "suse": "sudo zypper install bubblewrap",
    "alpine": "sudo apk add bubblewrap",
}
"""By ID or ID_LIKE of /etc/os-release."""

SWITCHES = {
    "kernel/unprivileged_userns_clone": "0",
    "kernel/apparmor_restrict_unprivileged_userns": "1",
    "user/max_user_namespaces": "0",
}
"""Settings below /proc/sys, and the value by which each keeps ordinary users from making the
namespaces that bubblewrap consists of.
"""
_ON = {
    "kernel/unprivileged_userns_clone": "1",
    "kernel/apparmor_restrict_unprivileged_userns": "0",
    "user/max_user_namespaces": "10000",
}


@dataclass(frozen=True)
class Machine:
    """What a machine says about itself."""

    architecture: str
    """As `uname -m` has it."""
    root: bool = False
    container: bool = False
    distribution: tuple[str, ...] = ()
    """ID and ID_LIKE of /etc/os-release."""
    switches: Mapping[str, str] = field(default_factory=dict)
    """The values of `SWITCHES`, for those that there are."""
    security_modules: str | None = None
    """/sys/kernel/security/lsm; None where it cannot be read."""


@dataclass(frozen=True)
class Remedy:
    why: str
    how: str


def remedy(layer: str, hindrance: str, machine: Machine) -> Remedy:
    """For a layer that did not hold; `hindrance` is what its program said, where there is one."""
    match layer:
        case "bubblewrap":
            why = hindrance.removeprefix("bubblewrap ") or "it starts, but stops nothing"
            return Remedy(why, _bubblewrap(machine, hindrance))
        case "nobody":
            return Remedy(
                "root may not become another user here, as in some containers",
                "run lossdrill as an ordinary user",
            )
        case "landlock":
            return _landlock(machine)
        case "seccomp" if machine.architecture not in ARCHITECTURES:
            known = " and ".join(ARCHITECTURES)
            return Remedy(
                f"the filter is written for {known}, and this is {machine.architecture}",
                "grade a class on one of those",
            )
        case "seccomp":
            return Remedy(
                "the kernel takes no filter, or a container forbids it",
                "use a kernel with CONFIG_SECCOMP_FILTER; in a container, its default profile",
            )
        case _:
            return Remedy(f"{layer} does not hold here", "grade a class on another machine")


def _bubblewrap(machine: Machine, hindrance: str) -> str:
    if "not installed" in hindrance:
        return _installing(machine)
    if machine.container:
        rights = " --cap-add SYS_ADMIN" if machine.root else ""
        return (
            "a container may make no namespaces by default; start it with"
            f"{rights} --security-opt seccomp=unconfined --security-opt apparmor=unconfined, "
            "at the price of some of its own walls, or go without"
        )
    closed = [name for name, value in machine.switches.items() if value == SWITCHES[name]]
    if closed and not machine.root:
        settings = " ".join(f"{name.replace('/', '.')}={_ON[name]}" for name in closed)
        how = f"sudo sysctl -w {settings}"
        if "kernel/apparmor_restrict_unprivileged_userns" in closed:
            how += ", or an AppArmor profile for bwrap that allows userns"
        return how
    return "let this user make user namespaces (whoever administers the machine knows)"


def _installing(machine: Machine) -> str:
    for name in machine.distribution:
        if name in _INSTALL:
            return _INSTALL[name]
    return (
        "apt install bubblewrap (Debian, Ubuntu), dnf install bubblewrap (Fedora), "
        "pacman -S bubblewrap (Arch)"
    )


def _landlock(machine: Machine) -> Remedy:
    modules = machine.security_modules
    if modules is not None and "landlock" not in modules.split(","):
        return Remedy(
            "the kernel was started without it",
            f"start the kernel with lsm=landlock,{modules}",
        )
    return Remedy(
        "the kernel offers none, or a container keeps it away",
        "use Linux 5.13 or newer, started with landlock in lsm=; in a container, a newer runtime",
    )
