import ctypes
import errno
import os

import pytest

from lossdrill.sandbox.inside import seccomp, syscalls
from lossdrill.sandbox.inside.syscalls import AARCH64, X86_64, Architecture
from tests.sandbox.inside import libseccomp

ARCHITECTURES = pytest.mark.parametrize(
    "architecture", [X86_64, AARCH64], ids=["x86-64", "aarch64"]
)


@ARCHITECTURES
def test_numbers(architecture: Architecture) -> None:
    """Each call has the number that libseccomp knows."""
    resolved = {name: libseccomp.number(name, architecture.audit) for name in architecture.numbers}
    assert resolved == architecture.numbers


def test_calls_that_aarch64_lacks() -> None:
    """A call that stands in the table of x86-64 alone does not exist on aarch64."""
    lacking = X86_64.numbers.keys() - AARCH64.numbers.keys()
    assert lacking
    assert {libseccomp.number(name, AARCH64.audit) for name in lacking} == {None}


def test_every_call_the_filter_names_has_a_number() -> None:
    """No name in the filter is misspelt, and no number stands in the table for nothing."""
    judged = {"open", "openat", "ioctl", "fcntl", "prlimit64", "sched_getaffinity"}
    assert {*seccomp.ALLOWED, *seccomp.ABSENT, *seccomp.CLOCKS, *judged} == X86_64.numbers.keys()


def test_call() -> None:
    """A call answers what the kernel answers: its result, or its error as OSError."""
    architecture = syscalls.ARCHITECTURES.get(os.uname().machine)
    if architecture is None:
        pytest.skip("no table for this machine")
    assert syscalls.call(architecture.numbers["getpid"]) == os.getpid()
    with pytest.raises(OSError, match=os.strerror(errno.EBADF)) as raised:
        syscalls.call(architecture.numbers["close"], -1)
    assert raised.value.errno == errno.EBADF


def test_arguments_fill_a_register() -> None:
    """An argument above 32 bits arrives whole: a buffer is filled at its address."""
    architecture = syscalls.ARCHITECTURES.get(os.uname().machine)
    if architecture is None:
        pytest.skip("no table for this machine")
    buffer = ctypes.create_string_buffer(64)
    assert syscalls.call(architecture.numbers["getrandom"], ctypes.addressof(buffer), 64, 0) == 64
    assert buffer.raw != bytes(64)


def test_unknown_option_of_prctl() -> None:
    """What the kernel refuses is an error, not a return value to forget."""
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
        syscalls.prctl(-1)


def test_elsewhere_no_call_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where this is not Linux, each call answers that there is no such call."""
    monkeypatch.setattr(syscalls, "_syscall", syscalls._no_such_call)
    monkeypatch.setattr(syscalls, "_prctl", syscalls._no_such_call)
    for attempt in (syscalls.call, syscalls.prctl):
        with pytest.raises(OSError, match=os.strerror(errno.ENOSYS)) as raised:
            attempt(0)
        assert raised.value.errno == errno.ENOSYS
