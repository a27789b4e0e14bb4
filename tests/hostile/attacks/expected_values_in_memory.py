"""Looks for an expected value in all of its memory, byte by byte, with nothing to tell where it lies.

Stopped by: process
"""

import ctypes
import errno
import gc

PAGE = 4096
SIGPROCMASK = {"x86_64": 14, "aarch64": 135}
NO_SUCH_WAY = 99
libc = ctypes.CDLL(None, use_errno=True)


def attempt(canary):
    number = SIGPROCMASK[canary["machine"]]

    def readable(address):
        """The kernel reads there before it sees that it is asked for nothing it can do."""
        libc.syscall(number, NO_SUCH_WAY, ctypes.c_void_p(address), None, 8)
        return ctypes.get_errno() != errno.EFAULT

    first, rest = (part.encode() for part in canary["sentinel"])
    objects = gc.get_objects()
    objects += [inner for thing in objects for inner in gc.get_referents(thing)]
    known = set()
    for start in {id(thing) // PAGE * PAGE for thing in objects}:
        if start in known or not readable(start):
            continue
        end = start
        while end not in known and readable(end):
            known.add(end)
            end += PAGE
        while start - PAGE not in known and readable(start - PAGE):
            start -= PAGE
            known.add(start)
        memory = ctypes.string_at(start, end - start)
        place = memory.find(first)
        while place >= 0:
            if memory.startswith(rest, place + len(first)):
                return True
            place = memory.find(first, place + 1)
    return False
