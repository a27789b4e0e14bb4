"""`lossdrill dev check --watch`: after the first check, what a saved file may have changed is
checked again. Which exercises these are is not read off the file's name: they are those of which
anything is other than before that their check depends on.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue

from lossdrill.authoring.check import Checked, check_each, check_pack, states_of
from lossdrill.authoring.proven import Proven
from lossdrill.cli.check_text import checked_lines, summary
from lossdrill.cli.exit_codes import sentence
from lossdrill.cli.here import from_here
from lossdrill.cli.surroundings import opened, shown_path
from lossdrill.cli.watch_screen import Screen
from lossdrill.cli.watched import ended_by_signals
from lossdrill.errors import LossdrillError
from lossdrill.pack import Pack
from lossdrill.watching import keyboard
from lossdrill.watching.keyboard import Key, Resumed
from lossdrill.watching.looking import Place
from lossdrill.watching.noticing import Failed, Noticing, Saved

CONTENT = (".md", ".py", ".toml")
FOLDERS = ("exercises", "solutions")
QUIET = 0.2
"""Seconds without a further save, after which what was saved is looked at."""
LONGEST_WAIT = 3600.0
"""Seconds; a wait that has an end can be interrupted on every platform."""
MOST_NAMED = 3


def watch_pack(
    packs: Sequence[str], ids: Sequence[str], proven: Proven, *, jobs: int, again: bool
) -> int:
    """Until somebody quits; 0 when all was sound then, else 1."""
    pack = opened(packs)
    events: SimpleQueue[object] = SimpleQueue()
    keys = keyboard.at_a_keyboard()
    with ended_by_signals(), ExitStack() as stack:
        for place in _places(pack):
            stack.enter_context(closing(Noticing(place, events)))
        sitting = Sitting(packs, ids, proven, events, jobs=jobs, screen=Screen(terminal=keys))
        if keys:
            stack.enter_context(keyboard.typed(events))
        sitting.check(again=again or bool(ids))
        while sitting.goes_on:
            sitting.wait()
    return 1 if sitting.unsound else 0


class Sitting:
    def __init__(
        self,
        packs: Sequence[str],
        ids: Sequence[str],
        proven: Proven,
        events: "SimpleQueue[object]",
        *,
        jobs: int,
        screen: Screen,
    ) -> None:
        self.goes_on = True
        self.unsound: dict[str, Checked] = {}
        """What was not sound when it was last checked, by exercise."""
        self._packs = packs
        self._ids = tuple(ids)
        self._proven = proven
        self._events = events
        self._jobs = jobs
        self._screen = screen
        self._known: dict[str, str] = {}
        """The state of each exercise when its check began."""
        self._saved: set[Path] = set()

    def check(self, *, again: bool = False) -> None:
        """The pack as a whole, and each exercise that is other than when it was last checked; or as
        many as are done before the next save.
        """
        began = time.perf_counter()
        self._say_what()
        pack = opened(self._packs)
        wanted = self._ids or pack.ids
        now = states_of(pack, wanted, self._proven)
        due = [each for each in wanted if each not in now or now[each] != self._known.get(each)]
        for gone in self.unsound.keys() - {*pack.ids, "pack"}:
            del self.unsound[gone]
        done: list[Checked] = []
        for checked in self._checked(pack, due, again=again):
            done.append(checked)
            self._show(checked)
            self._hear(0.0)
            if self._saved or not self.goes_on:
                break
        left = set(due) - {checked.id for checked in done}
        self._known = {each: state for each, state in now.items() if each not in left}
        if not self._saved:
            self._end(done, time.perf_counter() - began)

    def _checked(self, pack: Pack, due: Sequence[str], *, again: bool) -> Iterator[Checked]:
        if due:
            yield from check_each(pack, due, jobs=self._jobs, proven=self._proven, again=again)
        else:
            yield check_pack(pack, proven=self._proven)

    def wait(self) -> None:
        """For a save, and until no further one comes; then what it concerns is checked."""
        if not self._saved:
            self._hear(LONGEST_WAIT)
        while self._saved and self._hear(QUIET):
            pass
        if self._saved and self.goes_on:
            try:
                self.check()
            except LossdrillError as error:
                self._screen.body([sentence(error)])
                self._say_how_it_ends()

    def _hear(self, seconds: float) -> bool:
        """Takes what comes in time; whether anything did."""
        heard = False
        for event in _coming(self._events, seconds):
            heard = True
            match event:
                case Saved(paths):
                    self._saved |= paths
                case Key("q" | keyboard.END):
                    self.goes_on = False
                case Failed(error):
                    raise error
                case Resumed() | Key() | _:
                    pass
        return heard

    def _say_what(self) -> None:
        """A screen of its own for each round, in a terminal."""
        names = [shown_path(path) for path in sorted(self._saved)]
        self._saved.clear()
        what = ", ".join(names[:MOST_NAMED]) + (" and others" if names[MOST_NAMED:] else "")
        clock = datetime.now().astimezone().strftime("%H:%M:%S")
        self._screen.clear()
        self._screen.head(f"{what or 'dev check'} · {clock}")

    def _show(self, checked: Checked) -> None:
        if checked.findings:
            self.unsound[checked.id] = checked
        else:
            self.unsound.pop(checked.id, None)
        self._screen.body(map(from_here, checked_lines(checked)))

    def _end(self, done: Sequence[Checked], seconds: float) -> None:
        others = sorted(self.unsound.keys() - {checked.id for checked in done})
        self._screen.body([summary(done, seconds)])
        if others:
            self._screen.body([f"Not sound besides: {', '.join(others)}"])
        if self.goes_on:
            self._say_how_it_ends()

    def _say_how_it_ends(self) -> None:
        end = "q or Ctrl-C ends it" if self._screen.terminal else "Ctrl-C ends it"
        self._screen.body([f"Waiting for a save; {end}."])


def _places(pack: Pack) -> Iterator[Place]:
    """What a pack consists of; not what may stand beside it."""
    for each in pack.packs:
        for name in FOLDERS:
            yield Place((each.root / name).resolve(), suffixes=CONTENT)


def _coming(events: "SimpleQueue[object]", seconds: float) -> Iterator[object]:
    """The first event that comes in time, and all that wait behind it."""
    try:
        yield events.get(timeout=seconds) if seconds else events.get_nowait()
        while True:
            yield events.get_nowait()
    except Empty:
        return
