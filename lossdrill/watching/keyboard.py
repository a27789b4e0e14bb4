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
    """A signal came: we were suspended (Ctrl-Z) and are back, or are about to end."""


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

    _CLOSE = 0
    """Where numbers of signals are told: no signal, but the end."""

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
        told, tell = os.pipe()
        os.set_blocking(tell, False)
        listener = threading.Thread(
            target=_listen, args=(terminal, told, events), name="keyboard", daemon=True
        )
        # The system may hand a signal to any thread, and then nobody wakes the one that waits.
        told_before = signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
        heeded_before = signal.signal(signal.SIGCONT, lambda *_: None)
        try:
            tty.setcbreak(terminal, termios.TCSANOW)
            listener.start()
            yield
        finally:
            with suppress(termios.error):  # it has been closed
                termios.tcsetattr(terminal, termios.TCSANOW, before)
                termios.tcflush(terminal, termios.TCIFLUSH)  # these were for us, not for the shell
            signal.signal(signal.SIGCONT, heeded_before)
            signal.set_wakeup_fd(told_before)
            os.write(tell, bytes([_CLOSE]))
            if listener.ident is not None:
                listener.join()
            os.close(told)
            os.close(tell)

    def _listen(terminal: int, told: int, events: "SimpleQueue[object]") -> None:
        waiting = [terminal, told]
        while True:
            ready, _, _ = select.select(waiting, [], [])
            if told in ready:
                signals = os.read(told, 1024)
                if _CLOSE in signals:
                    return
                if signal.SIGCONT in signals:
                    with suppress(termios.error):
                        tty.setcbreak(terminal, termios.TCSANOW)  # the shell had it otherwise
                events.put(Resumed())
            if terminal in ready:
                keys = _read(terminal)
                if not keys.startswith(ESCAPE):
                    for key in keys:
                        events.put(Key(key.lower()))
                if keys == END:
                    waiting.remove(terminal)

    def _read(terminal: int) -> str:
        try:
            return os.read(terminal, 1024).decode("utf-8", "ignore") or END
        except OSError:  # the terminal is gone
            return END
