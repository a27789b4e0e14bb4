"""Opens the memory of the process that grades.

Stopped by: bubblewrap, nobody, landlock
"""


def attempt(canary):
    open(f"/proc/{canary['parent']}/mem", "rb", buffering=0).close()
    return True
