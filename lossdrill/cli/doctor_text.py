"""What `doctor` found, as lines for a terminal. Pure: tries nothing and reads nothing.

Colour always comes with a word.
"""

import textwrap
from collections.abc import Iterator

import click

from lossdrill.sandbox.layers import Permission
from lossdrill.sandbox.probes import Examination, Finding
from lossdrill.sandbox.remedies import Machine, remedy

WIDEST = 96
MARGIN = 25
"""Where the text of a layer begins."""


def isolation_text(examination: Examination, machine: Machine, width: int) -> Iterator[str]:
    """Layer by layer what held, what is missing, why, and how to get it."""
    width = min(width, WIDEST)
    lead = "A learner's file runs in a process of its own, which never holds an expected value. "
    if examination.findings:
        yield from _wrapped("", lead + "Attacked just now, under one layer at a time:", width)
        for finding in examination.findings:
            yield from _layer(finding, machine, width)
        tried = len(examination.stopped) + len(examination.worked)
        text = f"{len(examination.stopped)} of {tried} attempts stopped"
        if examination.worked:
            text += f"; it could: {', '.join(examination.worked)}"
        yield from _wrapped(f"  {'all together':<{MARGIN - 2}}", text, width)
    else:
        yield from _wrapped("", lead + "Attacked just now:", width)
        yield from _wrapped("  stopped      ", ", ".join(examination.stopped) or "nothing", width)
        yield from _wrapped("  NOT stopped  ", ", ".join(examination.worked) or "nothing", width)


def conclusion_text(permission: Permission, width: int) -> Iterator[str]:
    """What may be graded here."""
    width = min(width, WIDEST)
    reasons = "; ".join(permission.reasons)
    if permission.granted:
        yield from _wrapped("Your own answers  ", "can be graded.", width)
        text = f"can be graded, but {reasons}." if reasons else "can be graded."
    else:
        own = "can be graded: they may do what any program does that you start yourself."
        yield from _wrapped("Your own answers  ", own, width)
        text = f"is refused (exit code 3): {reasons}."
    yield from _wrapped("A class           ", text, width)


def fault_text(message: str, width: int) -> list[str]:
    """The sandbox does not even start."""
    return _wrapped("Nothing can be graded here: ", message, min(width, WIDEST), 0)


def _layer(finding: Finding, machine: Machine, width: int) -> Iterator[str]:
    name = f"{finding.layer:<{MARGIN - 12}}"
    if finding.holds:
        word = click.style("held", fg="green")
        yield from _wrapped(f"  {word}      {name}", " · ".join(finding.stops), width, MARGIN)
        return
    advice = remedy(finding.layer, finding.hindrance, machine)
    word = click.style("MISSING", fg="red")
    yield from _wrapped(f"  {word}   {name}", advice.why, width, MARGIN)
    yield from _wrapped(" " * MARGIN + "→ ", advice.how, width, MARGIN + 2)


def _wrapped(lead: str, text: str, width: int, margin: int | None = None) -> list[str]:
    """The text after its lead; further lines stand below the first, or at a margin."""
    margin = len(lead) if margin is None else margin
    room = max(width - margin, 20)
    first = " " * (len(click.unstyle(lead)) - margin)
    lines = textwrap.wrap(
        text, room, initial_indent=first, break_long_words=False, break_on_hyphens=False
    )
    return [lead + lines[0].removeprefix(first), *(" " * margin + line for line in lines[1:])]
