"""Reads its own memory through a file, which no protection of pages stops.

Stopped by: bubblewrap, landlock
Needs: root
"""


def attempt(canary):
    with open("/proc/self/mem", "rb", buffering=0) as memory:
        memory.seek(id(object))
        return len(memory.read(8)) == 8
