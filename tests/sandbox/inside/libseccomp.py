"""libseccomp as an independent witness for the numbers of system calls."""

import ctypes
import os

import pytest

INSTALL = "the numbers of system calls are checked against libseccomp: apt-get install libseccomp2"


def number(name: str, audit: int) -> int | None:
    """The number of a call on an architecture (AUDIT_ARCH_*); None where it has no such call."""
    resolved = _library().seccomp_syscall_resolve_name_arch(ctypes.c_uint32(audit), name.encode())
    assert resolved != -1, f"libseccomp knows no call {name}"
    return None if resolved < 0 else int(resolved)


def _library() -> ctypes.CDLL:
    try:
        return ctypes.CDLL("libseccomp.so.2")
    except OSError:
        if os.environ.get("CI") == "true":
            pytest.fail(INSTALL)
        pytest.skip(INSTALL)
