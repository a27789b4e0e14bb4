"""Windows: a job object, which limits the memory of a process and of all that it starts, and ends
them together. Elsewhere nothing: there limits are set inside.

Written from the documentation of JOBOBJECT_EXTENDED_LIMIT_INFORMATION; not tried on Windows yet.
"""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

EXTENDED_LIMITS = 9
KILL_ON_CLOSE, ONE_PROCESS, PROCESS_MEMORY = 0x2000, 0x8, 0x100
LOADED_MIB = 1024
"""What Python and NumPy commit by themselves, generously."""


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


@contextmanager
def around(process: "subprocess.Popen[bytes]", memory_mib: int) -> Iterator[None]:
    """Holds the process in a job object; when this ends, so does all that is in it."""
    if sys.platform != "win32":
        yield
        return
    kernel = ctypes.WinDLL("kernel32")
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits = _Extended()
    limits.basic.flags = KILL_ON_CLOSE | ONE_PROCESS | PROCESS_MEMORY
    limits.basic.processes = 1
    limits.process_memory = (LOADED_MIB + memory_mib) * 2**20
    kernel.SetInformationJobObject(
        job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    kernel.AssignProcessToJobObject(job, ctypes.c_void_p(int(process._handle)))  # noqa: SLF001
    try:
        yield
    finally:
        kernel.CloseHandle(job)
