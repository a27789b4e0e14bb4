"""Writes what `lossdrill class export` is asked for, and says what became of whom."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
import msgspec

from lossdrill import __version__
from lossdrill.classroom.exports import canvas as canvas_form
from lossdrill.classroom.exports import gradescope as gradescope_form
from lossdrill.classroom.exports import lines, plain
from lossdrill.classroom.exports.bundle import Settings, bundle, read_wheel
from lossdrill.classroom.exports.cells import Cell, write_rows
from lossdrill.classroom.gradebook import gradebook
from lossdrill.classroom.model import Feedback, Gradebook
from lossdrill.classroom.policy import policy_text, read_policy
from lossdrill.classroom.provenance import packs_used
from lossdrill.classroom.register import folder_name
from lossdrill.classroom.roster import identities, read_roster
from lossdrill.classroom.store import ResultStore
from lossdrill.cli.surroundings import opened
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.errors import LossdrillError, UsageError
from lossdrill.sandbox.outside.failures import plain_text
from lossdrill.submission import decode
from lossdrill.whole_files import written_whole

MOST = 20
"""Names of one kind; the rest is counted."""


def write_results(
    path: Path,
    packs: tuple[str, ...],
    exercises: Sequence[str],
    feedback: Feedback | None,
    *,
    force: bool,
    csv: Path | None,
    jsonl: Path | None,
    canvas: Path | None,
    roster_from: Path | None,
    gradescope: Path | None,
    **_: object,
) -> None:
    """The files that are asked for, from a class's results. None is written when one cannot be."""
    for new in (csv, jsonl, canvas):
        _check_free(new, (path, roster_from), force=force)
    book = _gradebook(path, packs)
    wanted = _wanted(exercises, book)
    level = feedback or book.run.feedback
    if canvas is not None and roster_from is not None:
        _write_canvas(book, wanted, roster_from, canvas)
    if csv is not None:
        _write_table(csv, plain.rows(book, wanted))
        click.echo(f"{csv}: {len(book.run.students)} students, {len(wanted)} exercises")
    if jsonl is not None:
        with _new(jsonl) as file:
            count = sum(1 for line in lines.lines(book, wanted, level) if file.write(line))
        click.echo(f"{jsonl}: {count} verdicts")
    if gradescope is not None:
        _write_gradescope(book, wanted, level, gradescope, force=force)


def write_bundle(
    path: Path,
    packs: tuple[str, ...],
    exercises: Sequence[str],
    feedback: Feedback | None,
    *,
    force: bool,
    salt: str | None,
    roster: Path | None,
    config: Path | None,
    wheel: Path | None,
    unsafe: bool,
    **_: object,
) -> None:
    """An autograder for Gradescope."""
    _check_free(path, (roster, config, wheel), force=force)
    pack = opened(packs, runs=False)
    text = policy_text(config) if config else ""
    policy = read_policy(text, pack, str(config))
    settings = Settings(
        version=__version__,
        pack=pack.content_hash,
        packs=packs_used(pack),
        exercises=tuple(pack.exercise(each).id for each in exercises or policy.exercises),
        salt=salt or "",
        feedback=feedback or "full",
        config=text,
        ids=_ids(roster) if roster else {},
        unsafe=unsafe,
    )
    if not settings.exercises:
        raise UsageError("Say what the bundle grades: --exercise ID, once for each exercise.")
    content = bundle(settings, pack, read_wheel(wheel, __version__) if wheel else None)
    with _new(path) as file:
        file.write(content)
    source = wheel.name if wheel else f"lossdrill {__version__} from the package index"
    click.echo(f"{path}: grades {', '.join(settings.exercises)}; installs {source}")
    if unsafe:
        click.echo("It grades even where answers are not isolated from the solutions.", err=True)


def _gradebook(path: Path, packs: tuple[str, ...]) -> Gradebook:
    with ResultStore.open(path) as store:
        policy = read_policy(store.run.config, opened(packs, runs=False))
        return gradebook(store.run, store.graded(), store.unreadable(), policy)


def _wanted(exercises: Sequence[str], book: Gradebook) -> tuple[str, ...]:
    """The exercises that are asked for, in the order of the class."""
    for each in exercises:
        if each not in book.run.exercises:
            raise UsageError(
                f"The class has no exercise {each!r}; it has {', '.join(book.run.exercises)}."
            )
    return tuple(each for each in book.run.exercises if not exercises or each in exercises)


def _write_canvas(book: Gradebook, exercises: Sequence[str], roster_from: Path, path: Path) -> None:
    text = decode(roster_from.read_bytes(), str(roster_from))
    theirs = canvas_form.read_canvas(text, str(roster_from))
    matching = canvas_form.match(book.run.students, theirs)
    if not matching.rows:
        raise UsageError(
            f"None of the class's {len(book.run.students)} students is in {roster_from}. Grade "
            f"with that file as the roster: lossdrill class grade DIR --roster {roster_from}"
        )
    _write_table(path, canvas_form.rows(book, exercises, theirs, matching), theirs.separator)
    click.echo(
        f"{path}: {len(matching.rows)} of {len(book.run.students)} students, found by "
        f"{matching.theirs} (the class's {matching.ours}). Nothing changes for others."
    )
    _tell("in the class, not in Canvas's file", matching.strangers)
    _tell("in Canvas's file, not in the class", matching.absent)


def _write_gradescope(
    book: Gradebook, exercises: Sequence[str], level: Feedback, folder: Path, *, force: bool
) -> None:
    paths = {
        student.id: folder / folder_name(student.id) / "results.json"
        for student in book.run.students
    }
    for path in paths.values():
        _check_free(path, (), force=force)
    for student, path in paths.items():
        results = gradescope_form.results(book, student, exercises, level, verdict_text)
        path.parent.mkdir(parents=True, exist_ok=True)
        with _new(path) as file:
            file.write(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
    click.echo(f"{folder}: results.json of {len(paths)} students")


def _ids(roster: Path) -> dict[str, str]:
    """Whom Gradescope knows by e-mail address."""
    return {
        identity.casefold(): student.id
        for student in read_roster(roster)
        for identity in identities(student)
        if "@" in identity
    }


def _tell(what: str, names: Sequence[str]) -> None:
    if not names:
        return
    click.echo(f"{len(names)} {what}:", err=True)
    for name in names[:MOST]:
        click.echo("  " + plain_text(name).replace("\n", " "), err=True)
    if len(names) > MOST:
        click.echo(f"  … and {len(names) - MOST} more", err=True)


def _check_free(path: Path | None, inputs: Iterable[Path | None], *, force: bool) -> None:
    if path is None:
        return
    if path.exists() and any(each is not None and path.samefile(each) for each in inputs):
        raise UsageError(f"{path} is what is read from; give another name to write to.")
    if path.exists() and not force:
        raise UsageError(f"{path} exists; give another name, or --force to replace it.")
    if path.parent.exists() and not path.parent.is_dir():
        raise UsageError(f"{path.parent} is no folder; give another name.")


def _write_table(path: Path, rows: Iterable[Sequence[Cell]], separator: str = ",") -> None:
    with _new(path) as file, io.TextIOWrapper(file, encoding="utf-8", newline="") as text:
        write_rows(text, rows, separator)


@contextmanager
def _new(path: Path) -> Iterator[IO[bytes]]:
    try:
        with written_whole(path) as file:
            yield file
    except OSError as error:
        raise LossdrillError(
            f"{path} cannot be written: {error.strerror}. Give a file in a folder that you can "
            "write."
        ) from None
