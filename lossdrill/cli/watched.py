"""From a path to a sitting of `lossdrill watch`: what is looked at, and how it ends."""

import signal
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from lossdrill.cli.submitted import last_handed_out
from lossdrill.cli.surroundings import history_path, is_here, opened
from lossdrill.cli.watch_grader import Grader
from lossdrill.cli.watch_records import Records
from lossdrill.cli.watch_session import Session, WorkerLost, desk_of
from lossdrill.practice.agenda import on_desk
from lossdrill.practice.history import History
from lossdrill.practice.store import read_history
from lossdrill.sandbox.fresh import Run
from lossdrill.watching import keyboard
from lossdrill.watching.looking import place_of

__all__ = ["WorkerLost", "ended_by_signals", "watch"]

LONGEST_WAIT = 3600.0
"""Seconds; a wait that has an end can be interrupted on every platform."""


def watch(
    path: Path | None,
    events: "SimpleQueue[object]",
    run: Run,
    *,
    packs: tuple[str, ...],
    poll: bool,
) -> int:
    """Until somebody quits; the exit code."""
    pack = opened(packs)
    history = read_history(history_path())
    focus = _at_hand(history) if path is None else path.resolve()
    place = desk_of(focus) if path is None else place_of(path)
    keys = keyboard.at_a_keyboard()
    with ended_by_signals(), ExitStack() as stack:
        records = stack.enter_context(closing(Records(history_path())))
        grader = Grader(pack, run, records, keys=keys)
        session = stack.enter_context(
            closing(Session(pack, grader, records, events, keys=keys, poll=poll))
        )
        session.move(place)
        session.open(None if focus.is_dir() else focus)
        if keys:
            stack.enter_context(keyboard.typed(events))
        while session.goes_on:
            records.close()
            session.handle(_next(events, session.seconds_left()))
    return 0


def _next(events: "SimpleQueue[object]", seconds: float | None) -> object | None:
    """The next event; None when none came in time."""
    try:
        return events.get(timeout=LONGEST_WAIT if seconds is None else seconds)
    except Empty:
        return None


def _at_hand(history: History) -> Path:
    """The file last handed out that is still to be done; else the last one at all."""
    for handout in reversed(on_desk(history)):
        if is_here(Path(handout.path)):
            return Path(handout.path)
    return last_handed_out(history)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """A window that is closed, and a polite `kill`, end it as a shell expects; and the terminal is
    given back, and the processes are ended, as after any other end.
    """

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
