"""A grader as many are: it runs each file in the one process that also holds the answers. The
control for the attacks that lossdrill stops by giving each run a process of its own.

`python naive.py FILE TIMES HANDED`, where HANDED is JSON; exits with 0 when the attack worked. It
has a terminal, a secret in its environment, and a socket open, as a grader well may.
"""

import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

import lossdrill.grading


def grade(source: str, times: int, handed: dict[str, Any]) -> bool:
    expected = ["".join(handed["sentinel"])]
    worked = False
    for _ in range(times):
        names: dict[str, Any] = {}
        exec(source, names)  # noqa: S102 - what one should not do, and graders do
        worked = names["attempt"](handed)
    return worked and bool(expected and lossdrill.grading)


def main() -> int:
    os.environ["SECRET"] = "here"  # noqa: S105
    os.setsid()
    _, terminal = os.openpty()
    os.open(os.ttyname(terminal), os.O_RDWR)  # the first that is opened belongs to the session
    with socket.socket():
        file, times, handed = sys.argv[1:]
        child = os.fork()  # one that leads neither its session nor its group
        if child == 0:
            os._exit(not grade(Path(file).read_text(), int(times), json.loads(handed)))
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
