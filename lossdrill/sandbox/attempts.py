"""What `doctor` attempts from inside the sandbox: the text of this file is run as a learner's.

Each attempt returns True where it worked, and raises where it was stopped. All of them work where
no layer is on, and harm nothing. `at` tells what there is outside.
"""

import mmap
import os
import socket
import threading
from typing import Any


def see_file(at: dict[str, Any]) -> bool:
    return os.stat(at["file"]).st_size > 0  # noqa: PTH116 - one system call is meant


def read_file(at: dict[str, Any]) -> bool:
    with open(at["file"]) as file:  # noqa: PTH123
        return len(file.read()) > 0


def open_for_writing(at: dict[str, Any]) -> bool:
    with open(at["file"], "a"):  # noqa: PTH123
        return True


def write_file(at: dict[str, Any]) -> bool:
    with open(at["file"], "a") as file:  # noqa: PTH123
        return file.write(" ") > 0


def change_private_file(at: dict[str, Any]) -> bool:
    with open(at["private"], "a"):  # noqa: PTH123
        return True


def connect(at: dict[str, Any]) -> bool:
    with socket.create_connection(("127.0.0.1", at["port"]), 1.0):
        return True


def start_process(at: dict[str, Any]) -> bool:  # noqa: ARG001 - all are called alike
    child = os.fork()
    if child == 0:
        os._exit(0)
    return os.waitpid(child, 0)[0] == child


def start_thread(at: dict[str, Any]) -> bool:  # noqa: ARG001
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return True


def send_signal(at: dict[str, Any]) -> bool:  # noqa: ARG001
    os.kill(os.getpid(), 0)
    return True


def take_memory(at: dict[str, Any]) -> bool:
    mmap.mmap(-1, at["too_much"]).close()
    return True
