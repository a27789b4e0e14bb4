"""The judge's view of an answer as lines for a terminal: `dev try`. Pure: no file and no clock.

What failed stands first, and each failure with what went in, what came out and what is right.
"""

import textwrap
from collections.abc import Iterator, Sequence

import click

from lossdrill.authoring.trying import Trial, differing
from lossdrill.cli.verdict_text import WIDTH, value_text, visible
from lossdrill.judging.views import Alike, Row, View
from lossdrill.model import VARIANTS, Plain, Verdict

MOST_ROWS = 10
"""Failures that are shown unless all rows are."""
MOST_NEAR = 3
NEAR = 0.5
"""Of where it matters, an answer that is the same at so much is almost a known mistake."""
LONGEST = 88
"""Characters of one argument or result."""
LABEL = 15


def trial_text(
    trial: Trial, *, every: bool = False, colour: bool = False, width: int = WIDTH
) -> str:
    """Below the learner's view: how the verdict came about."""
    verdict, view = trial.verdict, trial.view
    reason = f" ({verdict.reason})" if verdict.reason else ""
    said = f"{verdict.status}{reason}, score {verdict.score:g}, variant {verdict.variant}"
    blocks = [
        ("Verdict", [said]),
        ("Isolation", [", ".join(verdict.isolation) or "none"]),
        ("Checks", _checks(verdict)),
        ("Why", _sentences(view.facts, width - LABEL) if view is not None else []),
        ("Mistakes", _alike(view, mistakes=True)),
        ("Right answers", _alike(view, mistakes=False)),
        ("Diagnoses", _diagnoses(verdict)),
        ("Variants", _variants(trial.variants)),
    ]
    lines = [f"── the judge's view {'─' * (width - 20)}"]
    lines += [line for title, block in blocks for line in _labelled(title, block)]
    if view is not None and view.rows:
        lines += ["", *_rows(view.rows, every=every)]
    return "\n".join(_coloured(visible(line).rstrip(), colour=colour) for line in lines)


def _labelled(title: str, block: Sequence[str]) -> list[str]:
    """The title beside the first line, and the others below that."""
    return [f"{title if place == 0 else '':<{LABEL}}{line}" for place, line in enumerate(block)]


def _checks(verdict: Verdict) -> list[str]:
    wide = max((len(check.id) for check in verdict.checks), default=0)
    return [
        f"{'pass' if check.passed else 'FAIL'}  {check.id:<{wide}}  {check.title}  {check.detail}"
        for check in verdict.checks
    ]


def _sentences(facts: Sequence[str], width: int) -> list[str]:
    return [line for fact in facts for line in textwrap.wrap(fact, width, break_on_hyphens=False)]


def _alike(view: View | None, *, mistakes: bool) -> list[str]:
    """The known answers that are the same everywhere, and the mistakes that nearly are."""
    known = [one for one in view.alike if one.mistake == mistakes] if view is not None else []
    if not known:
        return []
    equal = [one for one in known if one.equal]
    near = [one for one in known if mistakes and not one.equal and one.nearness >= NEAR]
    shown = [*equal, *near[:MOST_NEAR]]
    wide = max((len(one.id) for one in shown), default=0)
    lines = [line for one in shown for line in _named(one, wide)]
    return lines or [f"like none of them ({len(known)})"]


def _named(one: Alike, wide: int) -> list[str]:
    if one.equal:
        return [f"{one.id:<{wide}}  the same at all {one.of}"]
    matter = f"at {one.telling_same} of the {one.telling} that matter"
    return [
        f"{one.id:<{wide}}  almost: the same at {one.same} of {one.of}, {matter};",
        f"{'':<{wide}}  differs first at: {one.differs_at}",
    ]


def _diagnoses(verdict: Verdict) -> list[str]:
    if not verdict.diagnoses and verdict.status == "wrong":
        return ["none: nothing more is known than that it differs"]
    return [
        f"{place}. {found.id} ({found.kind})"
        for place, found in enumerate(verdict.diagnoses, start=1)
    ]


def _variants(verdicts: Sequence[Verdict]) -> list[str]:
    """Those that have the same outcome on one line."""
    found = differing(verdicts)
    lines = []
    for outcome, members in found.items():
        scores = sorted({verdict.score for verdict in members})
        spread = f"{scores[0]:g}" + (f" to {scores[-1]:g}" if len(scores) > 1 else "")
        numbers = [verdict.variant for verdict in members]
        where = f"all {VARIANTS}" if len(found) == 1 else _listed(numbers)
        lines.append(f"{where}: {', '.join(filter(None, outcome))}, score {spread}")
    return lines


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:8])) + (", …" if len(numbers) > 8 else "")
    return f"{len(numbers)} ({shown})"


def _rows(rows: Sequence[Row], *, every: bool) -> Iterator[str]:
    failing = [row for row in rows if not row.passed]
    shown = rows if every else failing[:MOST_ROWS]
    if not shown:
        yield f"All {len(rows)} pass; --all shows them."
        return
    yield f"{len(rows) - len(failing)} of {len(rows)} pass:"
    for row in shown:
        yield from _row(row)
    left = [row for row in rows if row not in shown]
    if left:
        passing = sum(row.passed for row in left)
        what = " and ".join(
            f"{count} that {does}"
            for count, does in ((len(left) - passing, "fail"), (passing, "pass"))
            if count
        )
        yield f"and {what}, which --all shows"


def _row(row: Row) -> Iterator[str]:
    mark = "pass" if row.passed else "FAIL" if row.decides else "note"
    name = f"{row.group}, {row.about}" if row.group else row.about
    yield f"{mark}  {name}{_measured(row)}"
    if row.inputs:
        yield "      " + "  ".join(f"{name}={_short(value)}" for name, value in row.inputs.items())
    yours, right = _short(row.yours), _short(row.right)
    if yours == right and not row.passed:
        yours, right = value_text(row.yours), value_text(row.right)
    yield f"      yours {yours}     right {right}"


def _measured(row: Row) -> str:
    why = f"  [{row.fails.replace('_', ' ')}]" if row.fails not in {"", "value"} else ""
    if row.error is None or row.tolerance is None:
        return why
    error = f"{row.error:.2g}" if isinstance(row.error, int | float) else str(row.error)
    relation = "≤" if row.passed else ">"
    return f"{why}    error {error} {relation} {row.tolerance:g}"


def _short(value: Plain) -> str:
    """With six digits, and cut: what is longer stands in the JSON."""
    text = value_text(_rounded(value))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _rounded(value: Plain) -> Plain:
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value


def _coloured(line: str, *, colour: bool) -> str:
    if not colour:
        return line
    for word, hue in (("FAIL", "red"), ("pass", "green"), ("note", "yellow")):
        for lead in ("", " " * LABEL, f"{'Checks':<{LABEL}}"):
            if line.startswith(f"{lead}{word}  "):
                rest = line.removeprefix(lead + word)
                return lead + click.style(word, fg=hue, bold=True) + rest
    return click.style(line, bold=True) if line.startswith("──") else line
