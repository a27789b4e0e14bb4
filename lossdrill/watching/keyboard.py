"""Which keys are typed, without waiting for a line end; and the terminal as it was, afterwards."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import NamedTuple

ESCAPE = "\x1b"
"""What arrow keys and their like begin with."""
END = "\x04"
"""Ctrl-D, and what comes when the terminal is gone."""


class Key(NamedTuple):
    """One that was typed, as a small letter; `END` once there will be no more."""

    name: str


class Resumed(NamedTuple):
    """We were suspended (Ctrl-Z), and whatever happened to the screen since, we are back."""


if sys.platform == "win32":
    import msvcrt

    LOOK_SECONDS = 0.05

    def at_a_keyboard() -> bool:
        return sys.stdin.isatty() and sys.stdout.isatty()

    @contextmanager
    def typed(events: "SimpleQueue[object]") -> Iterator[None]:
        """Puts every key into the queue."""
        ended = threading.Event()

        def listen() -> None:
            while not ended.wait(LOOK_SECONDS):
                while msvcrt.kbhit():
                    events.put(Key(msvcrt.getwch().lower()))

        threading.Thread(target=listen, name="keyboard", daemon=True).start()
        try:
            yield
        finally:
            ended.set()

else:
    import select
    import termios
    import tty

    def at_a_keyboard() -> bool:
        """Whether somebody may be typing: in a terminal, and not in the background of one."""
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return False
        try:
            return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
        except OSError:  # a terminal that is not ours
            return False

    @contextmanager
    def typed(events: "SimpleQueue[object]") -> Iterator[None]:
        """Puts every key into the queue. To be entered in the main thread, as signals want it."""
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        closed, close = os.pipe()

        def take(*_: object) -> None:
            tty.setcbreak(terminal, termios.TCSANOW)

        def resume(*_: object) -> None:
            take()  # the shell gave it back as it likes it
            events.put(Resumed())

        listener = threading.Thread(
            target=_listen, args=(terminal, closed, events), name="keyboard", daemon=True
        )
        on_continue = signal.signal(signal.SIGCONT, resume)
        try:
            take()
            listener.start()
            yield
        finally:
            with suppress(termios.error):  # it has been closed
                termios.tcsetattr(terminal, termios.TCSANOW, before)
                termios.tcflush(terminal, termios.TCIFLUSH)  # these were for us, not for the shell
            signal.signal(signal.SIGCONT, on_continue)
            os.close(close)
            if listener.ident is not None:
                listener.join()
            os.close(closed)

    def _listen(terminal: int, closed: int, events: "SimpleQueue[object]") -> None:
        while True:
            ready, _, _ = select.select([terminal, closed], [], [])
            if closed in ready:
                return
            try:
                keys = os.read(terminal, 1024).decode("utf-8", "ignore")
            except OSError:
                keys = END
            if keys.startswith(ESCAPE):
                continue
            for key in keys or END:
                events.put(Key(key.lower()))
            if not keys or keys == END:
                return
