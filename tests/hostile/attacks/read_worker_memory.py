"""Reads the memory of the process above it, at the address of something that both have.

Stopped by: bubblewrap, nobody, landlock
Needs: root
"""

import os


def attempt(canary):
    with open(f"/proc/{os.getppid()}/mem", "rb", buffering=0) as memory:
        memory.seek(id(object))
        return len(memory.read(8)) == 8
