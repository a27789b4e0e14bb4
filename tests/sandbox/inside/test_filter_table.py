"""What the filter decides, call by call: asked of its program, for both architectures."""

import errno
import itertools
import os

import pytest

from lossdrill.sandbox.inside import seccomp
from lossdrill.sandbox.inside.syscalls import AARCH64, X86_64, Architecture
from tests.sandbox.inside import libseccomp
from tests.sandbox.inside.classic_bpf import STEP, decide

ALLOW = 0x7FFF0000
KILL = 0x80000000
DENY = 0x50000 | errno.EPERM
ABSENT = 0x50000 | errno.ENOSYS
UNWRITABLE = 0x50000 | errno.EACCES
NO_TERMINAL = 0x50000 | errno.ENOTTY

pytestmark = pytest.mark.parametrize("architecture", [X86_64, AARCH64], ids=["x86-64", "aarch64"])

DENIED = {
    "processes": "clone fork vfork execve execveat unshare setns wait4 waitid setsid setpgid",
    "signals": "kill tkill tgkill rt_sigqueueinfo rt_tgsigqueueinfo pidfd_send_signal signalfd4",
    "other processes": """ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_open
        pidfd_getfd process_mrelease migrate_pages move_pages get_robust_list""",
    "limits and priorities": """setrlimit setpriority sched_setaffinity sched_setscheduler
        sched_setparam sched_setattr ioprio_set mlock mlock2 mlockall personality prctl""",
    "users": """setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid
        capset""",
    "sockets": """socket socketpair bind listen accept accept4 connect sendto recvfrom sendmsg
        recvmsg sendmmsg recvmmsg shutdown""",
    "shared objects": """shmget shmat shmctl semget semop semctl msgget msgsnd msgrcv mq_open
        memfd_create memfd_secret pipe pipe2 eventfd2 timerfd_create flock splice tee vmsplice""",
    "watching": """inotify_init inotify_init1 inotify_add_watch fanotify_init epoll_create
        epoll_create1 perf_event_open""",
    "kernel": """bpf io_uring_setup io_uring_enter io_uring_register io_setup userfaultfd keyctl
        add_key request_key seccomp landlock_create_ruleset landlock_add_rule landlock_restrict_self
        init_module finit_module kexec_load reboot syslog quotactl acct swapon sethostname""",
    "mounts": """mount umount2 pivot_root chroot open_tree move_mount fsopen fsmount mount_setattr
        name_to_handle_at open_by_handle_at""",
    "clocks": "settimeofday clock_settime adjtimex clock_adjtime",
    "files": """creat truncate ftruncate fallocate unlink unlinkat rename renameat renameat2 link
        linkat symlink symlinkat mkdir mkdirat rmdir mknod mknodat chmod fchmod fchmodat chown
        fchown lchown fchownat utime utimes futimesat utimensat setxattr lsetxattr fsetxattr
        removexattr copy_file_range sendfile pwrite64 pwritev sync syncfs""",
}


@pytest.mark.parametrize("names", DENIED.values(), ids=DENIED)
def test_named_denials(names: str, architecture: Architecture) -> None:
    """Each of these is denied, whatever its arguments."""
    program = seccomp.build(architecture)
    numbers = [libseccomp.number(name, architecture.audit) for name in names.split()]
    existing = [number for number in numbers if number is not None]
    assert existing
    for number, argument in itertools.product(existing, (0, 2**64 - 1)):
        assert decide(program, architecture.audit, number, [argument] * 6) == DENY


def test_every_number(architecture: Architecture) -> None:
    """Allowed are the named calls and no other number; what is new does not exist."""
    program = seccomp.build(architecture)
    expected = dict.fromkeys(range(451), DENY) | dict.fromkeys(range(451, 2000), ABSENT)
    for name, number in architecture.numbers.items():
        expected[number] = {"clone3": ABSENT, "openat2": ABSENT, "ioctl": NO_TERMINAL}.get(
            name, ALLOW
        )
    assert {number: decide(program, architecture.audit, number) for number in expected} == expected


def test_numbers_beyond(architecture: Architecture) -> None:
    """Numbers of x32, and whatever is above them, end the process."""
    program = seccomp.build(architecture)
    for number in (2**30, 2**30 + 39, 2**30 + 520, 2**31, 2**32 - 1):
        assert decide(program, architecture.audit, number) == KILL
    assert decide(program, architecture.audit, 2**30 - 1) == ABSENT


@pytest.mark.parametrize("audit", [0x40000003, 0x40000028, 0xC00000F3, 0], ids=hex)
def test_foreign_architectures(audit: int, architecture: Architecture) -> None:
    """A call of another architecture ends the process, whichever it is."""
    program = seccomp.build(architecture)
    others = {audit, X86_64.audit, AARCH64.audit} - {architecture.audit}
    for other, number in itertools.product(others, range(500)):
        assert decide(program, other, number) == KILL


def test_opening(architecture: Architecture) -> None:
    """Opening to read is allowed, with any other flag that allows more it is not."""
    program = seccomp.build(architecture)
    writing = (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_ACCMODE, os.O_TMPFILE | 2)
    reading = (0, os.O_CLOEXEC, os.O_DIRECTORY | os.O_NONBLOCK, os.O_PATH, os.O_NOFOLLOW)
    for name, position in ("open", 1), ("openat", 2):
        if name in architecture.numbers:
            number = architecture.numbers[name]
            for flags, more in itertools.product(reading, (0, *writing)):
                arguments = [2**64 - 1] * 6
                arguments[position] = flags | more | 2**32  # the upper half is no concern of open
                answer = UNWRITABLE if more else ALLOW
                assert decide(program, architecture.audit, number, arguments) == answer


def test_fcntl(architecture: Architecture) -> None:
    """Of fcntl, what concerns one's own descriptors is allowed."""
    program = seccomp.build(architecture)
    number = architecture.numbers["fcntl"]
    allowed = {
        command
        for command in range(2048)
        if decide(program, architecture.audit, number, [3, command, 2**64 - 1]) == ALLOW
    }
    import fcntl

    assert allowed == {
        fcntl.F_DUPFD,
        fcntl.F_GETFD,
        fcntl.F_SETFD,
        fcntl.F_GETFL,
        fcntl.F_DUPFD_CLOEXEC,
    }


def test_clocks(architecture: Architecture) -> None:
    """The clocks of the system and one's own are allowed, those of other processes are not."""
    program = seccomp.build(architecture)
    for name in seccomp.CLOCKS:
        number = architecture.numbers[name]
        for clock in (*range(12), 2**31, (~1 << 3 | 2) % 2**32, 2**32 - 1):
            answer = ALLOW if clock < 2**31 else DENY
            assert decide(program, architecture.audit, number, [clock, 2**47]) == answer


def test_processors(architecture: Architecture) -> None:
    """Those that one may run on oneself can be asked for, those of others not."""
    program = seccomp.build(architecture)
    number = architecture.numbers["sched_getaffinity"]
    assert decide(program, architecture.audit, number, [0, 8, 2**47]) == ALLOW
    assert decide(program, architecture.audit, number, [7, 8, 2**47]) == DENY


@pytest.mark.parametrize(
    ("pid", "new", "answer"),
    [
        (0, 0, ALLOW),
        (1, 0, DENY),
        (0, 1, DENY),
        (0, 2**32, DENY),
        (0, 2**47, DENY),
        (7, 2**47 + 8, DENY),
    ],
)
def test_limits(pid: int, new: int, answer: int, architecture: Architecture) -> None:
    """One's own limits can be read; none can be set, and nobody else's asked for."""
    program = seccomp.build(architecture)
    number = architecture.numbers["prlimit64"]
    assert decide(program, architecture.audit, number, [pid, 7, new, 2**47]) == answer


def test_length(architecture: Architecture) -> None:
    """The program is one that a kernel takes: whole steps, at most 4096 of them."""
    program = seccomp.build(architecture)
    assert len(program) % STEP.size == 0
    assert len(program) // STEP.size <= 4096
