"""Attacks that show what the sandbox stops here: each is tried, none is inferred from a version.

A probe is a learner's file with a function `attempt`; it returns True where the attack worked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lossdrill.errors import NotRun
from lossdrill.model import Limits
from lossdrill.sandbox.fresh import Run, fresh_run
from lossdrill.sandbox.wire import Call

LIMITS = Limits(seconds=1.0)


@dataclass(frozen=True)
class Probe:
    title: str
    """What is stopped, as a learner or an instructor would say it."""
    source: str
    layer: str
    """What stops it: "rlimits", or a layer that this version does not have yet."""


@dataclass(frozen=True)
class Finding:
    probe: Probe
    stopped: bool
    how: str


PROBES = (
    Probe("an endless loop", "def attempt():\n    while True:\n        pass\n", "wall clock"),
    Probe(
        "an array of 3 GiB",
        "import numpy as np\ndef attempt():\n    return np.ones(3 * 2**27).size > 0\n",
        "rlimits",
    ),
    Probe(
        "writing a file",
        "def attempt():\n    with open('left-behind', 'w') as file:\n        file.write('x')\n"
        "    return True\n",
        "rlimits",
    ),
    Probe(
        "starting another process",
        "import os\ndef attempt():\n    if os.fork() == 0:\n        os._exit(0)\n    return True\n",
        "rlimits",
    ),
    Probe(
        "reading your environment variables",
        "import os\ndef attempt():\n    return 'PATH' in os.environ or 'HOME' in os.environ\n",
        "empty environment",
    ),
    Probe(
        "endless output",
        "def attempt():\n    return 'x' * 2**25\n",
        "length limit",
    ),
    Probe(
        "reading other files",
        "import sys\ndef attempt():\n    return len(open(sys.executable, 'rb').read(4)) == 4\n",
        "Landlock or bubblewrap",
    ),
    Probe(
        "opening a network connection",
        "import socket\ndef attempt():\n    socket.socket().bind(('127.0.0.1', 0))\n"
        "    return True\n",
        "seccomp or bubblewrap",
    ),
)


def run_probes() -> Iterator[Finding]:
    for probe in PROBES:
        with fresh_run() as run:
            yield _try(probe, run)


def _try(probe: Probe, run: Run) -> Finding:
    try:
        reply = run(probe.source, "probe.py", [Call("attempt", ())], LIMITS)
    except NotRun as stopped:
        return Finding(probe, stopped=True, how=str(stopped))
    answer = reply.answers[0]
    if answer.value is True:
        return Finding(probe, stopped=False, how="it worked")
    return Finding(probe, stopped=True, how="")
