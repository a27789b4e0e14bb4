"""What the processes of a test are asked to do; functions travel by name, so they stand here."""

import os
import signal
import time


def same(value: object) -> object:
    return value


def process_id() -> int:
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def complain(message: str) -> None:
    raise ValueError(message)


def sleep(seconds: float) -> None:
    time.sleep(seconds)
