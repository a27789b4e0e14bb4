"""A verdict as HTML for a notebook's output: no script, no class that a front end may know, and
everything that a file said escaped. Pure: no file and no clock.

Words stand on a ground of their own colour, so that they can be read on light and dark pages.
"""

from collections.abc import Iterator
from html import escape

from lossdrill.cli.curve_svg import curve_svg
from lossdrill.cli.verdict_text import MOST_PRINTED_LINES, value_text, visible
from lossdrill.model import Check, Counterexample, Reading, Verdict

_GREEN = "#1a7f37"
_RED = "#b3261e"
_GREY = "#57606a"
_BADGES = {
    "pass": ("PASS", _GREEN),
    "wrong": ("FAIL", _RED),
    "not_run": ("NOT RUN", _RED),
    "unscored": ("HANDED IN", _GREY),
    "fault": ("FAULT", _RED),
}
_LEFT = "text-align: left; padding: .1em 1em .1em 0; vertical-align: top; font-weight: normal"
_TABLE = "margin: .4em 0; border: none; font-size: inherit"
_CAPTION = "text-align: left; caption-side: top; white-space: nowrap; padding: 0; color: inherit"


def verdict_html(verdict: Verdict, *, following: str = "") -> str:
    """The verdict, what failed first; `following` is what to type next."""
    parts = [*_head(verdict), *_readings(verdict.read_as)]
    if verdict.counterexample is not None:
        parts.append(_case(verdict.counterexample))
    parts += [_sentences("→ ", diagnosis.message) for diagnosis in verdict.diagnoses]
    if verdict.curve is not None and verdict.status == "wrong":
        parts.append(curve_svg(verdict.curve))
    parts += _held(verdict)
    parts += [_sentences("Note: ", note) for note in verdict.notes]
    parts += _printed(verdict.printed)
    if following:
        parts.append(_paragraph(f"<b>Next:</b> {_text(following)}"))
    body = "\n".join(parts)
    return f'<div style="max-width: 56em; line-height: 1.5; text-align: left">\n{body}\n</div>'


def _head(verdict: Verdict) -> Iterator[str]:
    word, colour = _BADGES[verdict.status]
    if verdict.status == "not_run" and not verdict.counts:
        word = "NOT READ"
    yield _paragraph(
        f'<b style="background: {colour}; color: #fff; padding: .1em .5em">{word}</b> '
        f"<b>{_text(verdict.exercise)}</b>"
    )
    failed = [check for check in verdict.checks if not check.passed]
    if failed:
        yield _table(
            "".join(
                f'<tr><td style="{_LEFT}">✗ fail: {_text(check.title)}</td>'
                f'<td style="{_LEFT}">{_text(check.detail)}</td></tr>'
                for check in failed
            )
        )


def _held(verdict: Verdict) -> Iterator[str]:
    """What was examined and is right: with what was measured, and then the rest in a line."""
    held = [check for check in verdict.checks if check.passed]
    lines = [_examined(check) for check in held if check.detail]
    plain = " · ".join(_text(check.title) for check in held if not check.detail)
    for line in [*lines, *([plain] if plain else [])]:
        yield _paragraph(f"✓ pass: {line}")


def _examined(check: Check) -> str:
    return f"{_text(check.title)} {_text(check.detail)}".strip()


def _readings(readings: tuple[Reading, ...]) -> Iterator[str]:
    """What was typed, as it was understood; an answer that is the only one needs no name."""
    for one in readings:
        name = "" if one.name == "answer" else f"{_text(one.name)} = "
        yield _paragraph(f"read as: <code>{name}{_text(one.text)}</code>")


def _case(case: Counterexample) -> str:
    """The simplest failing case: what went in, what came out, what should have."""
    rows = [*case.inputs.items(), ("yours", case.yours), ("expected", case.expected)]
    cells = "".join(
        f'<tr><th scope="row" style="{_LEFT}">{_text(name)}</th>'
        f'<td style="{_LEFT}"><code>{_text(value_text(value))}</code></td></tr>'
        for name, value in rows
    )
    digits = ""
    if case.digits_needed is not None and case.digits_right is not None:
        digits = f" ({case.digits_needed} digits needed, {case.digits_right} right)"
    return _table(cells, f"simplest failing case{digits}")


def _table(rows: str, caption: str = "") -> str:
    above = f'<caption style="{_CAPTION}">{caption}</caption>' if caption else ""
    return f'<table style="{_TABLE}">{above}<tbody>{rows}</tbody></table>'


def _printed(printed: str) -> Iterator[str]:
    if printed.strip():
        lines = printed.rstrip("\n").split("\n")
        left = len(lines) - MOST_PRINTED_LINES
        more = [f"… and {left} more lines"] if left > 0 else []
        yield _paragraph("This cell printed:")
        yield _drawn("\n".join([*lines[:MOST_PRINTED_LINES], *more]))


def _sentences(lead: str, message: str) -> str:
    """Only the first line is a sentence: what follows (a caret below a formula) stays in place."""
    sentence, _, drawn = message.partition("\n")
    return _paragraph(_text(lead + sentence)) + (_drawn(drawn) if drawn else "")


def _paragraph(html: str) -> str:
    return f'<p style="margin: .4em 0">{html}</p>'


def _drawn(text: str) -> str:
    return f'<pre style="margin: .2em 0 .2em 1.5em; white-space: pre-wrap">{_text(text)}</pre>'


def _text(text: str) -> str:
    return escape(visible(text))
