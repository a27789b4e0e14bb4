"""What became of a batch, as one line, a few more where scores changed, or JSON. Pure."""

from collections.abc import Sequence
from typing import Any

import msgspec

from lossdrill.classroom.model import Unreadable
from lossdrill.classroom.recorder import Difference, Outcome
from lossdrill.classroom.summary import Summary
from lossdrill.model import SCHEMA_VERSION
from lossdrill.sandbox.outside.failures import plain_text

MOST = 20
"""Lines of one kind; the rest is counted."""

# In the order in which they are told.
ENDS = {
    "timeout": "timed out",
    "import": "could not be imported",
    "syntax": "with a syntax error",
    "missing_name": "without the name that was asked for",
    "raised": "raised an exception at every call",
    "memory": "out of memory",
    "killed": "ended their process",
    "output_limit": "returned too much",
    "refused": "with a formula that could not be read",
}


def summary_lines(summary: Summary) -> list[str]:
    """The line that says it all, then what cannot be left out."""
    students, unread = len(summary.run.students), len(summary.unreadable)
    parts: list[str | tuple[int, str]] = [
        f"{students} rostered" if summary.rostered else _several(students, "student"),
        f"{summary.of_status('pass', 'wrong')} graded",
        (summary.of_status("unscored"), "kept without a score"),
        (summary.missing, "missing"),
        *((summary.not_run[reason], words) for reason, words in ENDS.items()),
        (summary.of_status("fault"), "not judged, as the exercise is at fault"),
        (unread, "file not read" if unread == 1 else "files not read"),
    ]
    told = [
        part if isinstance(part, str) else f"{part[0]} {part[1]}" for part in parts if _any(part)
    ]
    return [
        " · ".join(told),
        *unreadable_lines(summary.unreadable),
        *_differences(summary.differences),
    ]


def summary_json(summary: Summary) -> bytes:
    """The same as the documented JSON object."""
    run = summary.run
    contract = {
        "schema_version": SCHEMA_VERSION,
        "students": len(run.students),
        "rostered": summary.rostered,
        "exercises": run.exercises,
        "graded": summary.of_status("pass", "wrong"),
        "passed": summary.of_status("pass"),
        "unscored": summary.of_status("unscored"),
        "missing": summary.missing,
        "not_run": summary.not_run,
        "faults": summary.of_status("fault"),
        "unreadable": summary.unreadable,
        "differences": summary.differences,
        "isolation": run.layers,
        "pack": run.pack,
        "packs": [
            {"name": used.name, "version": used.version, "content": used.content}
            for used in run.packs
        ],
        "version": run.version,
    }
    return msgspec.json.encode(contract)


def _any(part: str | tuple[int, str]) -> bool:
    return isinstance(part, str) or part[0] > 0


def unreadable_lines(files: Sequence[Unreadable]) -> list[str]:
    """Each file that gave no answer, with the reason."""
    lines = [f"  not read  {file.file}: {file.message}" for file in files[:MOST]]
    return [*map(_line, lines), *_rest(files)]


def _differences(differences: Sequence[Difference]) -> list[str]:
    if not differences:
        return []
    lines = [
        f"  {each.student}  {each.exercise}  attempt {each.attempt}: "
        f"{_outcome(each.before)} → {_outcome(each.after)}"
        for each in differences[:MOST]
    ]
    head = f"{_several(len(differences), 'submission')} came out differently than in the last run:"
    return [head, *map(_line, lines), *_rest(differences)]


def _outcome(outcome: Outcome) -> str:
    if outcome.status in {"pass", "wrong"}:
        return f"{outcome.status} {outcome.score:.2f}"
    if outcome.status == "not_run":
        return ENDS[str(outcome.reason)]
    return outcome.status


def _rest(shown: Sequence[Any]) -> list[str]:
    left = len(shown) - MOST
    return [f"  … and {left} more (all of them with --json)"] if left > 0 else []


def _line(text: str) -> str:
    """Names of files and students are strangers' words."""
    return plain_text(text).replace("\n", " ")


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
