"""One sitting of `lossdrill watch`: what happens is handled, one event after the other."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from lossdrill.cli.exit_codes import sentence
from lossdrill.cli.surroundings import exercises_of, shown_path
from lossdrill.cli.watch_grader import Grader, Shown
from lossdrill.cli.watch_records import Records
from lossdrill.cli.watch_screen import Screen
from lossdrill.errors import UsageError
from lossdrill.pack import Pack
from lossdrill.practice.progress import passed_ids
from lossdrill.submission import NOTEBOOK, read_source
from lossdrill.watching import keyboard
from lossdrill.watching.keyboard import Key, Resumed
from lossdrill.watching.looking import Look, Place, inode_of, place_of
from lossdrill.watching.noticing import POLL_SECONDS, Failed, Noticing, Polling, Saved
from lossdrill.watching.settling import Settling

DRILLS = "drills"
"""The folder that `next` writes to, by topic."""
ECHO_SECONDS = 1.0
"""Editors touch a file once more after they have saved it; that is not worth a word."""


class WorkerLost(NamedTuple):
    """The process that runs answers was lost, and replaced."""


def desk_of(path: Path) -> Place:
    """All drills, where the file is one of them."""
    drills = path.parent.parent
    return Place(drills) if drills.name == DRILLS else place_of(path)


class Session:
    def __init__(
        self,
        pack: Pack,
        grader: Grader,
        records: Records,
        events: "SimpleQueue[object]",
        *,
        keys: bool,
        poll: bool,
    ) -> None:
        self.goes_on = True
        self._pack = pack
        self._grader = grader
        self._records = records
        self._events = events
        self._poll = poll
        self._screen = Screen(terminal=keys)
        self._exercises = exercises_of(pack)
        self._passed: frozenset[str] = frozenset()
        self._settling = Settling()
        self._place: Place | None = None
        self._noticing: Noticing | None = None
        self._focus: Path | None = None
        self._source: str | None = None
        """What was graded last of the file at hand."""
        self._shown: Shown | None = None
        self._head = ""
        self._remarks: list[str] = []
        self._missing = False
        self._graded_at = 0.0
        self._look: Look = {}
        """How the file looked from outside just before it was graded."""

    def close(self) -> None:
        if self._noticing is not None:
            self._noticing.close()

    def seconds_left(self) -> float | None:
        """How long an event may be waited for; None where nothing else is to be done."""
        return self._settling.seconds_left(time.monotonic())

    def move(self, place: Place) -> None:
        """Looks at another place from now on."""
        if place != self._place:
            self.close()
            self._noticing = Noticing(place, self._events, poll=self._poll)
            self._place = place

    def open(self, path: Path | None) -> None:
        """What is seen first. Raises what `grade` would raise where there is nothing to grade."""
        self._count_passed()
        if path is not None:
            self._grade(path, read_source(path))
        elif self._place is not None:
            self._head = f"Waiting for a save in {shown_path(self._place.folder)}"
            self._draw()

    def handle(self, event: object | None) -> None:
        """None: a moment has passed. What goes wrong is said, and the sitting goes on."""
        match event:
            case None:
                for path in self._settling.settled(time.monotonic()):
                    self._carefully(partial(self._take, path, settled=True))
            case Saved(paths):
                for path in sorted(paths):
                    self._carefully(partial(self._take, path, settled=False))
            case Key(name):
                self._carefully(partial(self._key, name))
            case Polling():
                self._poll = True
                self._remark(
                    "No notifications of saves arrive here, so your files are looked at every "
                    f"{POLL_SECONDS:g} s instead."
                )
            case WorkerLost():
                self._remark("The process that runs your answers was lost; another is in place.")
            case Resumed():
                self._draw()
            case Failed(error):
                raise error

    def _carefully(self, act: Callable[[], None]) -> None:
        try:
            act()
        except BrokenPipeError:
            raise  # nobody is there to be told
        except Exception as error:  # noqa: BLE001 - the next save may be better
            self._remark(sentence(error))

    def _take(self, path: Path, *, settled: bool) -> None:
        """A file was written to, or removed; `settled`: it has been given its moment."""
        if path != self._focus and not self._grader.answers(path):
            return
        try:
            source = read_source(path)
        except UsageError as error:
            if not settled:
                self._settling.wait_for(path, time.monotonic())
            elif path == self._focus:
                self._cannot_read(path, error)
            return
        if path.suffix == NOTEBOOK or self._settling.is_settled(  # half of one cannot be read
            path, source, time.monotonic(), waited=settled, inode=inode_of(path)
        ):
            self._saved(path, source)

    def _cannot_read(self, path: Path, error: UsageError) -> None:
        self._missing = not path.exists()
        if self._missing:
            self._remark(f"{shown_path(path)} is gone; it is graded again when it is back.")
        else:
            self._remark(str(error))

    def _saved(self, path: Path, source: str) -> None:
        back, self._missing = self._missing and path == self._focus, False
        if not source.strip():
            self._remark(
                f"{shown_path(path)} is empty; it is graded when there is something in it."
            )
        elif (path, source) != (self._focus, self._source):
            self._grade(path, source)
        elif back:
            self._remark(f"{shown_path(path)} is back, and as it was.")
        elif self._written_since(path):
            again = "; r grades it again" if self._screen.terminal else ""
            self._remark(f"{shown_path(path)} was saved without a change{again}.")

    def _written_since(self, path: Path) -> bool:
        """Whether somebody saved it after it was graded, and not only while it was."""
        long_ago = time.monotonic() - self._graded_at > ECHO_SECONDS
        return long_ago and place_of(path).look() != self._look

    def _grade(self, path: Path, source: str) -> None:
        self._look = place_of(path).look()
        with self._screen.patience(f"Running {shown_path(path)} …"):
            shown = self._grader.grade(path, source)
        self._focus, self._source, self._shown = path, source, shown
        self._graded_at = time.monotonic()
        if shown.passed:
            self._passed |= {verdict.exercise for verdict in shown.verdicts}
        clock = datetime.now().astimezone().strftime("%H:%M:%S")
        tries = f" · try {shown.tries}" if shown.verdicts and shown.tries else ""
        self._head = f"{shown_path(path)} · {shown.exercise.id}{tries} · {clock}"
        self._remarks = []
        self._draw()
        self._grader.schedule(shown)

    def _key(self, name: str) -> None:
        exercise = self._shown.exercise if self._shown is not None else None
        match name:
            case "q" | keyboard.END:
                self.goes_on = False
            case "r" if self._focus is not None:
                try:
                    self._grade(self._focus, read_source(self._focus))
                except UsageError as error:
                    self._cannot_read(self._focus, error)
            case "h" if exercise is not None:
                self._type("hint", exercise.id, below_verdict=True)
                self._draw_foot()
            case "l":
                self._type("list", *(["--topic", exercise.topic] if exercise else []))
                self._draw_foot()
            case "n":
                self._next()

    def _next(self) -> None:
        before = self._records.history(attempts=False).handouts
        undone = self._shown is not None and not self._shown.passed
        self._type("next", *(["--skip"] if undone else []))
        after = self._records.history(attempts=False).handouts
        if len(after) == len(before):
            self._draw_foot()
            return
        self._count_passed()
        self._draw_foot(self._pack.exercise(after[-1].exercise).topic)
        self._go_to(Path(after[-1].path))

    def _go_to(self, path: Path) -> None:
        """To a file that was just handed out, whose task is on the screen."""
        if (
            self._place is None
            or self._place.file is not None
            or (self._place.folder not in path.parents)
        ):
            self.move(desk_of(path))
        source = read_source(path)
        self._shown = self._grader.grade(
            path, source, record=False
        )  # so that the first save is quick
        self._focus = path
        self._source = None if self._shown.verdicts else source
        self._head = f"{shown_path(path)} · {self._shown.exercise.id}"
        self._remarks = []
        self._graded_at = time.monotonic()

    def _type(self, name: str, *words: str, below_verdict: bool = False) -> None:
        """Another command, as if it were typed."""
        from lossdrill.cli import COMMANDS

        self._screen.clear()
        if below_verdict:
            self._draw_body()
            self._screen.body([""])
        command = import_module(COMMANDS[name][0]).command
        named = (("--pack", each.address) for each in self._pack.packs)
        arguments = [*words, *chain.from_iterable(named)]
        try:
            command.main(arguments, prog_name=f"lossdrill {name}", standalone_mode=False)
        except Exception as error:  # noqa: BLE001 - said here, and the sitting goes on
            self._screen.body([sentence(error)])

    def _remark(self, text: str) -> None:
        """Something besides the verdict, which stays."""
        self._remarks = [*(said for said in self._remarks if said != text), text]
        if self._screen.terminal:
            self._draw()
        else:
            self._screen.body([text])

    def _draw(self) -> None:
        self._screen.clear()
        self._draw_body()
        if self._shown is not None and self._shown.following:
            self._screen.body([f"Next: {self._shown.following}"])
        if self._remarks:
            self._screen.body(["", *self._remarks])
        self._draw_foot()

    def _draw_body(self) -> None:
        self._screen.head(self._head)
        paragraphs: Sequence[str] = self._shown.paragraphs if self._shown else ()
        self._screen.body(paragraphs)

    def _draw_foot(self, topic: str | None = None) -> None:
        if topic is None and self._shown is not None:
            topic = self._shown.exercise.topic
        self._screen.foot(self._exercises, self._passed, topic)

    def _count_passed(self) -> None:
        self._passed = passed_ids(self._records.history(attempts=True).attempts)
