"""What `lossdrill watch` shows. In a terminal one screen, made anew each time; else plain lines."""

import os
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from lossdrill.cli.bar import bar
from lossdrill.cli.surroundings import colour_wanted
from lossdrill.cli.verdict_text import WIDTH
from lossdrill.model import Exercise
from lossdrill.practice.progress import TopicProgress, topic_progress

PATIENCE = 0.4
"""Seconds after which a verdict that has not come yet is announced."""
KEYS = {"h": "hint", "n": "next", "l": "list", "r": "grade again", "q": "quit"}


class Screen:
    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal
        self._colour = terminal and colour_wanted()
        self._begun = False
        self._clears = terminal and os.environ.get("TERM") != "dumb"

    def clear(self) -> None:
        if self._clears:
            click.echo("\x1b[2J\x1b[H", nl=False)

    def head(self, text: str) -> None:
        """What all below is about."""
        if self._begun and not self._clears:
            click.echo()
        self._begun = True
        click.echo(click.style(text, bold=True) if self._colour else text)
        if self.terminal:
            click.echo("─" * min(self._columns, WIDTH))

    def body(self, paragraphs: Iterable[str]) -> None:
        for paragraph in paragraphs:
            click.echo(paragraph)

    def foot(
        self, exercises: Sequence[Exercise], passed: frozenset[str], topic: str | None
    ) -> None:
        """How far one is, and which keys there are."""
        if not self.terminal:
            return
        progress = progress_text(topic_progress(exercises, passed), topic, self._columns)
        keys = (f"{self._key(key)} {does}" for key, does in KEYS.items())
        click.echo(f"\n{progress}\n{'   '.join(keys)}")

    @contextmanager
    def patience(self, text: str) -> Iterator[None]:
        """Says so when what is done meanwhile takes longer than one waits without wondering."""
        if not self.terminal:
            yield
            return
        saying = threading.Timer(PATIENCE, click.echo, [text])
        saying.daemon = True
        saying.start()
        try:
            yield
        finally:
            saying.cancel()
            saying.join()

    @property
    def _columns(self) -> int:
        return shutil.get_terminal_size().columns

    def _key(self, key: str) -> str:
        return click.style(key, bold=True, reverse=True) if self._colour else key


def progress_text(topics: Sequence[TopicProgress], topic: str | None, columns: int) -> str:
    """A bar for the topic at hand and one for all; as long as there is room for."""
    passed = sum(each.passed for each in topics)
    total = sum(each.total for each in topics)
    rows = [(each.topic, each.passed, each.total) for each in topics if each.topic == topic]
    rows.append(("all", passed, total))
    text = "     ".join(f"{name}  {bar(done, of)}  {done} of {of}" for name, done, of in rows)
    if len(text) <= columns:
        return text
    return " · ".join(f"{name} {done} of {of}" for name, done, of in rows)
