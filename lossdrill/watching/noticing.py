"""A thread that tells which files were saved: woken by the system's notifications, where they
arrive, and looking now and then in any case.

Under WSL, in containers and in network folders notifications may not arrive, and nothing says so
beforehand. So it is found out: a change that was seen and never notified is the proof.
"""

import threading
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, TypeAlias

from lossdrill.watching.looking import Look, Place, changed

STEP_MS = 5
"""How long notifications are gathered: a save is heard of within two of these."""
LONGEST_MS = 50
LOOK_SECONDS = 1.0
"""Between two looks where notifications arrive; and how late they may be."""
POLL_SECONDS = 0.1
"""Between two looks where they do not."""


class Saved(NamedTuple):
    """These files were written, made or removed."""

    paths: frozenset[Path]


class Polling(NamedTuple):
    """From now on it is looked often, because notifications do not arrive."""


class Failed(NamedTuple):
    """Nothing will be noticed any more."""

    error: Exception


Wakes: TypeAlias = Generator[bool, None, None]
"""Each says that it is time to look; True when a notification came."""


class Noticing:
    """Puts what it notices about a place into a queue, until it is closed."""

    def __init__(self, place: Place, notices: "SimpleQueue[object]", *, poll: bool = False) -> None:
        """What is saved after this has returned is noticed. With `poll`, notifications are not
        even asked for.
        """
        self._place = place
        self._notices = notices
        self._poll = poll
        self._seen = place.look()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="noticing", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            if not self._poll:
                self._while_notified()
            self._while_polling()
        except Exception as error:  # noqa: BLE001 - whoever waits for notices must hear of it
            self._notices.put(Failed(error))

    def _while_notified(self) -> None:
        """Until it is closed, or notifications turn out not to arrive."""
        sure = unheard = False
        with suppress(OSError, RuntimeError):  # the system has none to give, or the folder is gone
            for notified in self._notified():
                if unheard and not notified:
                    break
                # What the first look finds may be older than the first notification could be.
                unheard = self._tell(self._place.look()) and sure and not notified
                sure = True
        if not self._ended.is_set():
            self._notices.put(Polling())

    def _while_polling(self) -> None:
        """Until it is closed. Slow folders are slow to write to: what is seen twice is told."""
        glimpsed = self._place.look()
        while not self._ended.wait(POLL_SECONDS):
            now = self._place.look()
            if now == glimpsed:
                self._tell(now)
            glimpsed = now

    def _tell(self, now: Look) -> bool:
        """Whether anything is other than before, which is then told."""
        found = changed(self._seen, now)
        self._seen = now
        if found:
            self._notices.put(Saved(frozenset(found)))
        return bool(found)

    def _notified(self) -> Wakes:
        from watchfiles import watch  # noqa: PLC0415 - it takes a while, and other threads need not wait

        for told in watch(
            self._place.folder,
            recursive=self._place.file is None,
            watch_filter=None,  # what counts is decided by looking
            step=STEP_MS,
            debounce=LONGEST_MS,
            rust_timeout=int(1000 * LOOK_SECONDS),
            yield_on_timeout=True,
            stop_event=self._ended,
            force_polling=False,  # looking is ours, and quicker
            ignore_permission_denied=True,
        ):
            yield bool(told)
