"""A process for a single job, where there is no fork: loads NumPy, reads the job from standard
input, runs it, and sends frames to standard output; first one with the layers that hold.
"""

import gc
import os
import sys
from collections.abc import Sequence

from lossdrill.sandbox import wire
from lossdrill.sandbox.inside import child, imports, privileges
from lossdrill.sandbox.inside.layers import Layers


def main(arguments: Sequence[str]) -> None:
    """Arguments as those of `worker.main`."""
    folders, _, libraries, wanted, readable = arguments
    imports.load(libraries.split(","))
    imports.refuse_others(libraries.split(","), folders.split(os.pathsep))
    os.environ.clear()
    held = ["nobody"] if "nobody" in wanted and privileges.leave_root() else []
    privileges.seal()
    job = wire.decode_job(sys.stdin.buffer.read())
    reply = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    layers = Layers(wanted.split(","), readable.split(os.pathsep))
    child.close_all_but({reply, *layers.descriptors})
    held += layers.put_on_and_try(job.limits)
    gc.enable()
    child.send(reply, wire.LAYERS, ",".join(held).encode())
    child.answer(job, reply)
