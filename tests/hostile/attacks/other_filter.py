"""Puts a filter of its own before the kernel, that would answer calls in the sandbox's place.

Stopped by: seccomp
Needs: seccomp filters
"""

import ctypes
import struct

PR_SET_NO_NEW_PRIVS = 38
SECCOMP = {"x86_64": 317, "aarch64": 277}
SET_MODE_FILTER = 1
RETURN_ALLOW = struct.pack("HBBI", 0x06, 0, 0, 0x7FFF0000)
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    code = ctypes.create_string_buffer(RETURN_ALLOW)
    program = struct.pack("HxxxxxxP", 1, ctypes.addressof(code))
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return libc.syscall(SECCOMP[canary["machine"]], SET_MODE_FILTER, 0, program) == 0
