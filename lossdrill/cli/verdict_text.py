"""A verdict as lines for a terminal. Pure: no file and no clock.

Colour always comes with a word, so that nothing is lost without it.
"""

import re
import textwrap

import click

from lossdrill.model import Counterexample, Plain, Reading, Verdict

WIDTH = 96
"""Sentences are broken here; numbers are not, so that they can be copied."""
INDENT = 4
"""Of every line after the first: nothing that a file says can pass for a line of ours."""
LONGEST_VALUE = 300
"""Characters of one input, result, or line that was printed; all of them are for reading."""
MOST_PRINTED_LINES = 10

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SAID = {"killed": "ended early"}
"""A reason whose own name could pass for a reproach."""
_HUES = {
    "PASS": "green",
    "pass": "green",
    "FAIL": "red",
    "NOT RUN": "red",
    "NOT READ": "red",
    "FAULT": "red",
}


def verdict_text(
    verdict: Verdict, *, following: str = "", colour: bool = False, width: int = WIDTH
) -> str:
    """The verdict, what failed first; `following` is what to type next."""
    entries = [*_head(verdict), *_read_as(verdict.read_as)]
    if verdict.counterexample is not None:
        entries += [f"  {line}" for line in counterexample_lines(verdict.counterexample)]
    entries += [_sentences("  → ", diagnosis.message, width) for diagnosis in verdict.diagnoses]
    entries += _held(verdict, width)
    entries += [_sentences("note  ", note, width) for note in verdict.notes]
    entries += _printed(verdict.printed)
    if following:
        entries.append(_sentences("Next: ", following, width))
    return "\n".join(_line(entry, colour=colour) for entry in entries)


def counterexample_lines(case: Counterexample) -> list[str]:
    """The simplest failing case: what went in, what came out, what should have."""
    lines = []
    if case.inputs:
        inputs = "  ".join(f"{name}={value_text(value)}" for name, value in case.inputs.items())
        lines.append(f"simplest failing case    {inputs}")
    outcome = f"yours {value_text(case.yours)}     expected {value_text(case.expected)}"
    if case.digits_needed is not None and case.digits_right is not None:
        outcome += f"     {case.digits_needed} digits needed, {case.digits_right} right"
    return [*lines, outcome]


def visible(text: str) -> str:
    """Without a stranger's control characters, which could change what stands on the screen."""
    return _CONTROL.sub("", text)


def value_text(value: Plain) -> str:
    """A value as Python writes it, but text stands bare: it may be nan, inf, 1/3 or a shape."""
    return _cut(_written(value))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def _written(value: Plain) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(item)}" for key, item in value.items()) + "}"
    return repr(value)


def _head(verdict: Verdict) -> list[str]:
    match verdict.status:
        case "pass":
            return [f"PASS  {verdict.exercise}"]
        case "unscored":
            return [f"HANDED IN  {verdict.exercise}: kept, not scored"]
        case "not_run" if verdict.reason == "refused":
            return [f"NOT READ  {verdict.exercise}: no attempt is used up"]
        case "not_run":
            reason = (verdict.reason or "").replace("_", " ")
            return [f"NOT RUN  {verdict.exercise}: {_SAID.get(reason, reason)}"]
        case "fault":
            return [f"FAULT  {verdict.exercise} itself is at fault, not your answer"]
        case "wrong":
            failed = [check for check in verdict.checks if not check.passed]
            width = max((len(check.title) for check in failed), default=0)
            lines = [f"FAIL  {check.title:<{width}}    {check.detail}" for check in failed]
            return lines or [f"FAIL  {verdict.exercise}"]


def _read_as(readings: tuple[Reading, ...]) -> list[str]:
    """What was typed, as it was understood; an answer that is the only one needs no name."""
    shown = (one.text if one.name == "answer" else f"{one.name} = {one.text}" for one in readings)
    return ["read as: " + "    ".join(shown)] if readings else []


def _held(verdict: Verdict, width: int) -> list[str]:
    """What was examined and is right: with what was measured, and then the rest in a line."""
    held = [check for check in verdict.checks if check.passed]
    measured = [f"pass  {check.title}    {check.detail}" for check in held if check.detail]
    plain = " · ".join(check.title for check in held if not check.detail)
    return [*measured, *([_sentences("pass  ", plain, width)] if plain else [])]


def _sentences(lead: str, text: str, width: int) -> str:
    """The text after its lead, broken between words; further lines stand below the first.

    Only its first line is a sentence: what follows a line end (a caret below a formula) stays as it
    is.
    """
    text, *drawn = text.split("\n")
    lines = textwrap.wrap(text, width - len(lead), break_long_words=False, break_on_hyphens=False)
    return lead + ("\n" + " " * (len(lead) - INDENT)).join([*lines, *drawn])


def _printed(printed: str) -> list[str]:
    if not printed.strip():
        return []
    lines = printed.rstrip("\n").split("\n")
    shown = [f"  | {_cut(line)}" for line in lines[:MOST_PRINTED_LINES]]
    left = len(lines) - len(shown)
    return ["Your file printed:", *shown, *([f"  | … and {left} more lines"] if left else [])]


def _line(entry: str, *, colour: bool) -> str:
    """One entry, fit for a terminal: no stranger's control characters, later lines indented."""
    text = visible(entry).rstrip().replace("\n", "\n" + " " * INDENT)
    word = text.partition("  ")[0]
    if colour and word in _HUES:
        return click.style(word, fg=_HUES[word], bold=True) + text.removeprefix(word)
    return text
