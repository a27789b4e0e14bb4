"""Tries something in a process of its own, with or without a layer, and tells what came of it."""

import signal
import subprocess
import sys
from pathlib import Path

import lossdrill

SECCOMP = """
from lossdrill.sandbox.inside import seccomp
seccomp.install(seccomp.program())
"""
LANDLOCK = """
import sys
from lossdrill.sandbox.inside import landlock
landlock.restrict(landlock.prepare(sys.argv[4:]))
"""

SYSTEM = (
    sys.prefix,
    sys.base_prefix,
    str(Path(lossdrill.__file__).parents[1]),
    *("/lib", "/lib64", "/usr/lib", "/usr/share/zoneinfo", "/etc/ld.so.cache"),
)
"""What a Python program has to read: the interpreter, its libraries and those of the system."""

_SCRIPT = """
import errno, os, sys
names = {}
before, layer, attempt = sys.argv[1:4]
exec(before, names)
exec(layer, names)
try:
    exec(attempt, names)
except OSError as error:
    print(errno.errorcode[error.errno])
except BaseException as error:
    print(f"{type(error).__name__}: {error}")
else:
    print("worked")
"""


def outcome(
    attempt: str,
    *,
    layer: str = "",
    before: str = "",
    folder: str | Path = "/",
    blas_threads: int = 1,
) -> str:
    """What came of it: "worked", the name of an error number, another exception, or what signal
    ended the process.

    `before` is run without the layer; `folder` is where both run, and what Landlock lets them read
    besides the system.
    """
    result = subprocess.run(
        [sys.executable, "-I", "-c", _SCRIPT, before, layer, attempt, *SYSTEM, str(folder)],
        cwd=folder,
        env={"OPENBLAS_NUM_THREADS": str(blas_threads)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if result.returncode:
        return signal.Signals(-result.returncode).name if result.returncode < 0 else result.stderr
    return result.stdout.splitlines()[-1]
