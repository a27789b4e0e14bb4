"""From a notebook's cell to verdicts and records: like `grade`, but what did not change is recorded
once, for notebooks are run again from top to bottom.
"""

import builtins
import symtable
import warnings
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec

from lossdrill.answers import Answers
from lossdrill.cells import OURS, python_of, shown_as_printed
from lossdrill.cli.graded import following_text
from lossdrill.cli.recorded import graded, schedule
from lossdrill.cli.submitted import Submission
from lossdrill.cli.surroundings import history_path, opened
from lossdrill.cli.verdict_html import verdict_html
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.errors import UsageError
from lossdrill.judging.handout import stub_for, variant_in
from lossdrill.model import Verdict
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.practice.store import read_history
from lossdrill.practice.variants import variant_at_hand
from lossdrill.sandbox.fresh import Run
from lossdrill.submission import HEADER_MARK, LARGEST

CELL = Path("this cell")


def grade_cell(
    cell: str,
    elsewhere: Collection[str],
    run: Run,
    *,
    packs: tuple[str, ...],
    exercise_id: str | None,
    variant: int | None,
    record: bool,
) -> dict[str, Any]:
    """`elsewhere`: names in it that the notebook knows. Returns text, html, and whether it ran."""
    pack = opened(packs)
    history = read_history(history_path())
    code = _code(cell)
    verdicts, texts, pages = [], [], []
    for submission in _submissions(code, pack, history, exercise_id, variant):
        is_news = _is_news(submission, pack, history) if record else _never
        verdict, unrecorded = graded(submission, run, pack, history, record=is_news)
        notes = (*verdict.notes, *_foreign(verdict, submission.source, elsewhere))
        if unrecorded is not None:
            notes = (*notes, f"Not recorded: {unrecorded}")
        elif record:
            schedule(verdict)
        verdict = msgspec.structs.replace(verdict, notes=notes)
        following = _following(verdict, history, recorded=record)
        verdicts.append(verdict)
        texts.append(verdict_text(verdict, following=following))
        pages.append(verdict_html(verdict, following=following))
    return {
        "text": "\n\n".join(texts),
        "html": "\n".join(pages),
        "ran": all(verdict.status != "not_run" for verdict in verdicts),
    }


def _code(cell: str) -> str:
    code = shown_as_printed(python_of(cell))
    if len(code) > LARGEST:
        raise UsageError("This cell has more than 1 MB of code. Is it the right one?")
    if "\0" in code:
        raise UsageError("This cell has a null byte; remove it.")
    return code + "\n"


def _submissions(
    code: str, pack: Pack, history: History, exercise_id: str | None, variant: int | None
) -> list[Submission]:
    if exercise_id is not None:
        sources = {exercise_id.replace("_", "-"): code}
    else:
        sources = Answers(pack).sources(code)
    if not sources:
        raise UsageError(
            f"Which exercise does this cell answer? Name it, as in: {OURS} huber-gradient"
        )
    found = []
    for each, source in sources.items():
        exercise = pack.exercise(each)
        number = variant
        if number is None:
            number = variant_in(source, exercise)
        if number is None:
            number = variant_at_hand(each, history)
        found.append(Submission(CELL, source, exercise, number))
    return found


def _never(_: Verdict) -> bool:
    return False


def _is_news(submission: Submission, pack: Pack, history: History) -> Callable[[Verdict], bool]:
    """Whether a verdict says something new: not of the stub as it was handed out, nor of what was
    recorded last at this variant.
    """
    exercise, variant = submission.exercise, submission.variant
    tried = [
        (attempt.source, attempt.verdict.status)
        for attempt in history.attempts_at(exercise.id)
        if attempt.verdict.variant == variant
    ]

    def is_news(verdict: Verdict) -> bool:
        if tried[-1:] == [(submission.source, verdict.status)]:
            return False
        return _answer_in(submission.source) != _answer_in(stub_for(pack, exercise, variant))

    return is_news


def _answer_in(source: str) -> list[str]:
    """The lines, but for those that only say what is answered."""
    marks = (HEADER_MARK, f"# {OURS}")
    return [line for line in source.strip().split("\n") if not line.startswith(marks)]


def _foreign(verdict: Verdict, source: str, elsewhere: Collection[str]) -> Iterator[str]:
    """What the cell takes from other cells."""
    names = sorted(_unbound(source).intersection(elsewhere))
    if names and verdict.status in {"wrong", "not_run"}:
        yield (
            f"This cell is judged alone, and takes {', '.join(names)} from another one: import or "
            "define here all that it needs."
        )


def _unbound(source: str) -> set[str]:
    """Names that the source uses and neither it nor Python binds."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python thinks of an escape is not ours to print
        try:
            whole = symtable.symtable(source, str(CELL), "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return set()
    tables, used = [whole], set[str]()
    for table in tables:
        tables += table.get_children()
        used.update(
            each.get_name()
            for each in table.get_symbols()
            if each.is_referenced() and (table is whole or each.is_global())
        )
    bound = {
        each.get_name()
        for each in whole.get_symbols()
        if each.is_assigned() or each.is_imported() or each.is_namespace()
    }
    return used - bound - vars(builtins).keys()


def _following(verdict: Verdict, history: History, *, recorded: bool) -> str:
    """What to do next; commands are typed as lines of the notebook."""
    if verdict.status == "not_run":
        return "mend this cell and run it again"
    if verdict.asks_on:
        return "answer in this cell and run it again"
    text = following_text(verdict, history, CELL, recorded=recorded)
    return text.replace("lossdrill ", "%lossdrill ")
