"""The words and numbers of the report: states, outcomes, dates, values. Text only, never markup."""

import re
from dataclasses import dataclass
from datetime import date

from lossdrill.model import Plain, Reason, Verdict


@dataclass(frozen=True)
class State:
    """Where an exercise stands: a mark that never appears without its word."""

    mark: str
    word: str
    done: bool


FIRST = State("●", "passed first time", done=True)
LATER = State("◐", "passed later", done=True)
HANDED_IN = State("■", "handed in", done=True)
OPEN = State("✗", "not passed yet", done=False)
NEW = State("○", "not begun", done=False)
STATES = (FIRST, LATER, HANDED_IN, OPEN, NEW)

_REASONS: dict[Reason, str] = {
    "value": "wrong values",
    "shape": "wrong shape",
    "nan": "NaN or infinity",
    "mutated": "inputs changed",
    "nondeterministic": "not the same answer twice",
    "kink": "wrong at a kink",
    "stability": "right, but not for large numbers",
    "raised": "raised an error",
    "syntax": "syntax error",
    "missing_name": "name missing",
    "import": "import failed",
    "timeout": "out of time",
    "memory": "out of memory",
    "killed": "stopped",
    "output_limit": "too much output",
    "refused": "not understood",
    "fault": "our fault",
}

_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def outcome(verdict: Verdict) -> str:
    """How an attempt ended: `passed`, `wrong at a kink`, `did not run: out of time`."""
    if verdict.status == "pass":
        return "passed"
    if verdict.status == "unscored":
        return "handed in"
    reason = _REASONS[verdict.reason] if verdict.reason else "not passed"
    return f"did not run: {reason}" if verdict.status == "not_run" else reason


def day(when: date) -> str:
    """`23 November 2026`, whatever the locale."""
    return f"{when.day} {month(when)}"


def short_day(when: date) -> str:
    """`23 Nov 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]} {when.year}"


def month(when: date) -> str:
    return f"{_MONTHS[when.month - 1]} {when.year}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 hint`, `2 hints`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def nth(number: int) -> str:
    """`2nd`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 11 <= number % 100 <= 13 else ending}"


def number(value: float | None, digits: int = 4) -> str:
    """Short, with a real minus sign; `not finite` for None."""
    if value is None:
        return "not finite"
    return f"{value + 0.0:.{digits}g}".replace("-", "−")


def value(plain: Plain, most: int = 8) -> str:
    """A value of a counterexample on one line; long lists are cut and say so."""
    if isinstance(plain, list):
        shown = ", ".join(value(item, most) for item in plain[:most])
        return f"[{shown}, … {len(plain)} in all]" if len(plain) > most else f"[{shown}]"
    if isinstance(plain, dict):
        return ", ".join(f"{key}: {value(item, most)}" for key, item in plain.items())
    if isinstance(plain, float):
        return repr(plain).removesuffix("0") if repr(plain).endswith(".0") else repr(plain)
    text = visible(str(plain))
    return text if len(text) <= 200 else text[:200] + "…"


def visible(text: str) -> str:
    """Without what could not be seen: control characters, and those that turn the direction."""
    if text.isprintable():  # nearly always, and much quicker to see
        return text
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)
