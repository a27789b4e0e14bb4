"""One question at the terminal: its blanks are asked in their order, until all are filled in."""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from io import TextIOWrapper
from typing import Literal, TypeAlias

import click
from msgspec import Struct

from lossdrill.cli.quiz_text import fitted, indented, prompt_of
from lossdrill.cli.surroundings import text_width
from lossdrill.errors import NotRun
from lossdrill.judging.cases import describe
from lossdrill.judging.claims import CONDITION, CONDITIONAL, VERDICT
from lossdrill.judging.numbers import literal
from lossdrill.model import Exercise
from lossdrill.practice.blanks import Blank, filled, given_names, quoted_words
from lossdrill.practice.typed import Typed, letter_text, typed_text, with_imports
from lossdrill.sandbox.fresh import Run
from lossdrill.sandbox.wire import Call


class Key(StrEnum):
    """What is typed in place of an answer."""

    HINT = "?"
    SKIP = "s"
    BACK = "<"
    QUIT = "q"


Ended: TypeAlias = Literal["answered", "skipped", "quit"]
Texts: TypeAlias = dict[Blank, str]

PROBE = "typed"
LONGEST_SHOWN = 60


class Question(Struct, frozen=True, eq=False):
    """An exercise as it is put: its file, and the blanks in it."""

    exercise: Exercise
    variant: int
    stub: str
    blanks: tuple[Blank, ...]
    run: Run

    def source(self, texts: Mapping[Blank, str]) -> str:
        """The file as a learner would hand it in."""
        return with_imports(filled(self.stub, texts), self.given)

    def read(self, typed: str, blank: Blank) -> Typed:
        """What was typed, and whether it works out: that is tried where a file runs."""
        if blank.name == CONDITION and blank.letters:
            return letter_text(typed, blank.letters)
        found = typed_text(typed, blank, self.given, quoted_words(self.stub))
        return found if found.trouble or found.certain else self._worked_out(found)

    @property
    def given(self) -> frozenset[str]:
        return given_names(self.stub, self.exercise.names)

    def _worked_out(self, found: Typed) -> Typed:
        source = f"{self.stub}\ndef {PROBE}():\n    return {found.text}\n"
        # The name is there to be read, so that an exception is an answer and not the end of it.
        calls = [Call(PROBE, ()), Call(self.exercise.names[0])]
        source, limits = with_imports(source, self.given), self.exercise.limits
        try:
            answer = self.run(source, self.exercise.file_name, calls, limits).answers[0]
        except NotRun as error:
            return Typed(trouble=str(error))
        if (raised := answer.raised) is not None:
            why = f"{raised.type}: {raised.message}".rstrip(": .")
            return Typed(trouble=f"{found.text} gives no value: {why}.")
        if answer.unsupported is not None:
            return Typed(trouble=f"{found.text} is {describe(answer)}; type a value.")
        if answer.value is None:
            return Typed(trouble=f"{found.text} gives no value.")
        shown = literal(answer.value)
        if len(shown) > LONGEST_SHOWN:
            shown = shown[: LONGEST_SHOWN - 1] + "…"
        return Typed(found.text, shown=shown)


def prepare_input() -> None:
    """Before the first line is read: bytes that are no text do no harm, and arrow keys work."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if sys.stdin.isatty():
        with suppress(ImportError):  # where there is none, the terminal's own editing must do
            import readline  # noqa: F401 - `input` uses it once it is there


def read_line(prompt: str) -> str | None:
    """A line from whoever answers, of characters that can be seen; None at the end of the input."""
    try:
        line = input(prompt)
    except EOFError:
        click.echo()
        return None
    line = "".join(filter(str.isprintable, line.expandtabs(1))).strip()
    if not sys.stdin.isatty():
        click.echo(line)  # which a terminal has shown already
    return line


def fill_in(
    question: Question, texts: Texts, *, keep: Callable[[], None], hint: Callable[[], None]
) -> Ended:
    """Ask for what is not in `texts` yet, and put it there; `keep` is called after each."""
    before = dict(texts)
    seen: set[Blank] = set()
    place = 0
    while place < len(question.blanks):
        blank = question.blanks[place]
        if blank not in seen:
            seen.add(blank)
            _show(blank, before)
        if blank in before or not needed(blank, texts):
            place += 1
            continue
        match read_line(prompt_of(blank)):
            case None | Key.QUIT:
                return "quit"
            case Key.SKIP:
                return "skipped"
            case Key.HINT:
                hint()
            case Key.BACK:
                place = _before(place, question, before, texts)
            case typed:
                found = question.read(typed, blank)
                if found.trouble:
                    click.echo(indented(found.trouble, text_width()))
                    continue
                if found.shown not in {"", typed}:
                    click.echo(f"  = {found.shown}")
                texts[blank] = found.text
                keep()
                place += 1
    return "answered"


def _show(blank: Blank, before: Texts) -> None:
    if blank.above:
        click.echo(f"\n{fitted(blank.above, text_width())}\n")
    if blank in before:
        click.echo(f"{blank.title} = {before[blank]} (kept)")


def needed(blank: Blank, texts: Mapping[Blank, str]) -> bool:
    """A condition is asked for only where one is needed."""
    if blank.name != CONDITION:
        return True
    verdicts = [text for each, text in texts.items() if each.name == VERDICT]
    return verdicts in ([], [literal(CONDITIONAL)])


def _before(place: int, question: Question, before: Texts, texts: Texts) -> int:
    """The place of the blank that was asked for before this one, which is open again."""
    for earlier in range(place - 1, -1, -1):
        blank = question.blanks[earlier]
        if blank not in before and blank in texts:
            del texts[blank]
            return earlier
    return place
