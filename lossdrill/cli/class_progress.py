"""How far a batch has come, on standard error: a bar in a terminal, else lines now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

import click

OnProgress: TypeAlias = Callable[[int, int | None], None]

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def shown(doing: str) -> Iterator[OnProgress]:
    """Something to call with how many are done, of how many; None while that is not known."""
    if sys.stderr.isatty():
        with _bar(doing) as on_progress:
            yield on_progress
    else:
        yield _Lines(doing, time.monotonic)


@contextmanager
def _bar(doing: str) -> Iterator[OnProgress]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(rate_text(task.speed))

    class Left(ProgressColumn):
        def render(self, task: Task) -> Text:
            left = task.time_remaining
            return Text("" if left is None or task.finished else f"{time_text(left)} left")

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), Rate(), Left())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


class _Lines:
    def __init__(self, doing: str, clock: Callable[[], float]) -> None:
        self._doing = doing
        self._clock = clock
        self._began = self._said = clock()

    def __call__(self, done: int, total: int | None) -> None:
        now = self._clock()
        if now - self._said < EVERY:
            return
        self._said = now
        rate = done / (now - self._began)
        left = f" · {time_text((total - done) / rate)} left" if total and rate else ""
        of = f" of {total}" if total else ""
        click.echo(f"{self._doing} {done}{of} · {rate_text(rate)}{left}", err=True)


def rate_text(rate: float | None) -> str:
    """How many a second; a slow one with a digit more."""
    if rate is None:
        return ""
    return f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s"


def time_text(seconds: float) -> str:
    """A time for people: its two largest units."""
    minutes, hours = seconds / 60, seconds / 3600
    if hours >= 1:
        return f"{int(hours)} h {int(minutes) % 60} min"
    return f"{minutes:.0f} min" if minutes >= 2 else f"{seconds:.0f} s"
