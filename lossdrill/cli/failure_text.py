"""The second hint: what the attempts so far say about the failure at hand. Pure: no file, no clock.

Everything that is said follows from recorded verdicts; nothing is guessed.
"""

import math
import textwrap
from collections.abc import Sequence
from itertools import takewhile

from lossdrill.cli.call_text import call_text
from lossdrill.cli.verdict_text import WIDTH, value_text, visible
from lossdrill.model import Attempt, Check, Counterexample, Exercise, Plain, Verdict
from lossdrill.submission import NOTEBOOK

MOST_DIAGNOSES = 4
MOST_HELD = 12
LONGEST_TITLE = 70

ADVICE = {
    "value": "Work the simplest case out on paper, and print each intermediate result beside it. "
    "The first line in which the two differ is the one to change.",
    "shape": "Print the shape of each intermediate result and compare it with what the stub "
    "asks for. A (n, 1) beside a (n,) silently makes a (n, n).",
    "mutated": "Some line writes into an argument: += and the like, x[...] = ..., .sort(), out=. "
    "Make a new array instead, or begin with a copy.",
    "nondeterministic": "Something differs from one call to the next: random numbers without a "
    "fixed seed, or a variable outside the function that remembers the last call.",
    "kink": "Away from the kinks it is right. Decide what happens exactly there, < or <=, and "
    "whether anything is divided by 0: lossdrill help kinks",
    "stability": "The formula is right where numbers are ordinary. Look for what overflows, or "
    "cancels, before it is divided or its logarithm is taken: lossdrill help numerics",
    "raised": "Call it with the simplest case, and read which line raises.",
    "syntax": "Python names the place where it could not go on; the slip is often on the line "
    "before.",
    "missing_name": "The names in the stub are what is looked for: keep them as they are.",
    "import": "NumPy and the standard library are all that an answer needs.",
    "timeout": "Look for a loop that does not end, or one over samples that NumPy could do at "
    "once.",
    "memory": "Look for an array that is larger than its inputs: a (n, 1) beside a (n,) makes a "
    "(n, n).",
    "output_limit": "Look for a print inside a loop.",
    "refused": "How formulas are typed: lossdrill help formulas",
}
"""By what failed first: where to look, for failures that are no known mistake."""
NOT_FINITE = "Something becomes infinite, or 0/0, on the way: find the first step where it does."


def failure_text(
    exercise: Exercise, attempts: Sequence[Attempt], handed_out: str = "", *, width: int = WIDTH
) -> str:
    """About the last of an exercise's attempts, which failed; `handed_out` is its file's path, as
    one would type it here; empty where there is none.
    """
    verdict = attempts[-1].verdict
    parts = [("What is wrong", _diagnoses(verdict))]
    case = verdict.counterexample
    failed = [_named(check) for check in verdict.checks if not check.passed]
    parts.append(("Not yet", [" · ".join(failed)] if failed else []))
    if case is not None:
        parts.append(("Simplest case", _simplest(case, width - LABEL - 2)))
        call = call_text(exercise, case, width - LABEL - 2)
        if call is not None:
            in_file = handed_out and not handed_out.endswith(NOTEBOOK)
            started = [f"python -i {handed_out}"] if in_file else []
            parts.append(("Try it", [*started, *call]))
    parts.append(("Right already", _held(verdict)))
    parts.append(("Where to look", _advice(verdict)))
    parts.append(("Over time", _over_time(attempts)))
    return "\n".join(_part(title, lines, width) for title, lines in parts if lines)


def _diagnoses(verdict: Verdict) -> list[str]:
    said = [diagnosis.message for diagnosis in verdict.diagnoses]
    left = len(said) - MOST_DIAGNOSES
    more = [f"and {left} more, which `lossdrill grade` shows"] if left > 0 else []
    return [*said[:MOST_DIAGNOSES], *more]


def _held(verdict: Verdict) -> list[str]:
    held = [_short(check.title) for check in verdict.checks if check.passed]
    left = len(held) - MOST_HELD
    more = [f"and {left} more"] if left > 0 else []
    return [" · ".join([*held[:MOST_HELD], *more])] if held else []


def _simplest(case: Counterexample, width: int) -> list[str]:
    """The inputs on one line, or each on its own where they are too long for that."""
    each = [f"{name}={value_text(value)}" for name, value in case.inputs.items()]
    inputs = ["  ".join(each)] if each and len("  ".join(each)) <= width else each
    outcome = [f"yours     {value_text(case.yours)}", f"expected  {value_text(case.expected)}"]
    digits = (
        [f"{case.digits_right} of {case.digits_needed} digits are right"]
        if case.digits_right and case.digits_needed
        else []
    )
    return [*inputs, *outcome, *(digits or _difference(case))]


def _difference(case: Counterexample) -> list[str]:
    """How far two numbers, or two lists of numbers, are from each other."""
    match case.yours, case.expected:
        case (bool(), _) | (_, bool()):
            return []
        case (int() | float() as yours, int() | float() as expected):
            gap = yours - expected
            if gap == 0 or not math.isfinite(gap):
                return []
            return [f"too {'large' if gap > 0 else 'small'} by {abs(gap):.3g}"]
        case (list() as yours, list() as expected) if len(yours) == len(expected) > 1:
            wrong = [
                place for place, each in enumerate(zip(yours, expected, strict=True)) if _far(*each)
            ]
            if not 0 < len(wrong) < len(yours):
                return []
            which = ", ".join(map(str, wrong))
            entries = "entry" if len(wrong) == 1 else "entries"
            return [f"only {entries} {which} of {len(yours)} differ, counted from 0"]
    return []


def _far(yours: Plain, expected: Plain) -> bool:
    if isinstance(yours, int | float) and isinstance(expected, int | float):
        return not math.isclose(yours, expected, rel_tol=1e-9, abs_tol=1e-12)
    return yours != expected


def _advice(verdict: Verdict) -> list[str]:
    """Nothing where a known mistake was named: that says where to look."""
    if any(diagnosis.kind == "mistake" for diagnosis in verdict.diagnoses):
        return []
    if verdict.reason == "nan":
        case = verdict.counterexample
        lost = case is not None and not {"nan", "inf", "-inf"}.isdisjoint(_leaves(case.yours))
        return [NOT_FINITE] if lost else []
    if verdict.reason == "value" and verdict.counterexample is None:
        return []  # there is no case to work out
    return [ADVICE[verdict.reason]] if verdict.reason in ADVICE else []


def _leaves(value: Plain) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_leaves, value))
    return {str(value)}


def _over_time(attempts: Sequence[Attempt]) -> list[str]:
    """What has become of the same variant from one attempt to the next."""
    last = attempts[-1].verdict
    before = [each.verdict for each in attempts[:-1] if each.verdict.variant == last.variant]
    if not before:
        return []
    said = []
    mistake = _top(last)
    same = len(list(takewhile(lambda each: _top(each) == mistake, reversed(before))))
    if mistake and same:
        times = "time" if same == 1 else f"{same} times"
        said.append(f"What is wrong was wrong the {times} before as well.")
    was = {check.title: check.passed for check in before[-1].checks}
    mended = [
        check.title for check in last.checks if check.passed and was.get(check.title) is False
    ]
    spoilt = [check.title for check in last.checks if not check.passed and was.get(check.title)]
    if mended:
        said.append(f"Right since the attempt before: {' · '.join(mended)}")
    if spoilt:
        said.append(f"It was right in the attempt before: {' · '.join(spoilt)}")
    return said


def _top(verdict: Verdict) -> str:
    return verdict.diagnoses[0].id if verdict.diagnoses else ""


def _named(check: Check) -> str:
    title = _short(check.title)
    return f"{title}: {check.detail}" if check.detail else title


def _short(title: str) -> str:
    """Of an option, whose title is its whole text, the beginning."""
    return textwrap.shorten(title, LONGEST_TITLE, placeholder=" …")


LABEL = len("Right already") + 2


def _part(title: str, lines: Sequence[str], width: int) -> str:
    """A label, and beside it what is said: sentences are wrapped, numbers and code are not."""
    wrapped = [
        piece
        for line in lines
        for piece in (_sentence(visible(line), width) if _is_prose(title) else [visible(line)])
    ]
    first, *others = wrapped
    return "\n".join([f"{title:<{LABEL}}{first}", *(" " * LABEL + other for other in others)])


def _is_prose(title: str) -> bool:
    return title not in {"Simplest case", "Try it"}


def _sentence(text: str, width: int) -> list[str]:
    """What follows a line end (a caret below a formula) stays as it is."""
    text, *drawn = text.split("\n")
    return [*textwrap.wrap(text, width - LABEL - 2, break_on_hyphens=False), *drawn]
