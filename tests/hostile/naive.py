"""A grader as many are: files run in the process that holds the answers, or in a copy of it. The
control for the attacks that lossdrill stops by giving each run a process that inherits nothing.

`python naive.py PACKAGE`: each line of standard input is JSON with a source, how often to run it,
and what it is handed; a line of standard output says whether the attack worked.
"""

import json
import os
import socket
import sys
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


def main() -> None:
    """Holds a terminal, a secret in its environment, and an open socket, as a grader well may."""
    os.environ["SECRET"] = "here"  # noqa: S105
    os.setsid()
    _, terminal = os.openpty()
    os.open(os.ttyname(terminal), os.O_RDWR)  # the first that is opened belongs to the session
    with socket.socket():
        for line in sys.stdin:
            child = os.fork()  # which leads neither its session nor its group
            if child == 0:
                os._exit(not grade(**json.loads(line)))
            print(os.waitpid(child, 0)[1] == 0, flush=True)


if __name__ == "__main__":
    main()
