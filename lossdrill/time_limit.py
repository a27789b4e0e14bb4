"""Ends what an author's code does not end by itself, and says on which line it was."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from lossdrill.authors_code import below
from lossdrill.errors import PackError

AGAIN = 1.0
"""Seconds after which it is told once more, should it have caught what was raised."""


class _TooLong(BaseException):
    """Not an Exception: those an author's code may catch, and go on."""


def is_limited() -> bool:
    """Whether a limit is kept, which it is of what the main thread does."""
    return hasattr(signal, "getitimer") and signal.getitimer(signal.ITIMER_PROF) != (0.0, 0.0)


@contextmanager
def at_most(seconds: float, folder: Path) -> Iterator[None]:
    """Raises `PackError` with the place in a file of this folder, where the block computes longer.

    The processor's time is counted, so that a busy machine ends nothing. A limit around this one
    waits meanwhile. Without limit where the platform has no such timer, and
    outside the main thread.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(_signal: int, frame: FrameType | None) -> None:
        while frame is not None and below(folder, frame.f_code.co_filename) is None:
            frame = frame.f_back
        what = f"it is still running after {seconds:g} s of computing: does it end?"
        place = () if frame is None else (Path(frame.f_code.co_filename), frame.f_lineno)
        raise _TooLong(what, *place)

    before = signal.signal(signal.SIGPROF, stop)
    around = signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    except _TooLong as raised:
        raise PackError(*raised.args) from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        signal.setitimer(signal.ITIMER_PROF, *around)
