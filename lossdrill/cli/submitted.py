"""Which answers a file holds, and which exercise and variant each of them answers."""

from pathlib import Path
from typing import NamedTuple

from lossdrill.cli.surroundings import is_here, shown_path
from lossdrill.errors import UsageError
from lossdrill.judging.handout import variant_in
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.practice.history import IN_TERMINAL, History
from lossdrill.practice.variants import variant_at_hand
from lossdrill.submission import HEADER_MARK, read_source


class Submission(NamedTuple):
    path: Path
    source: str
    exercise: Exercise
    variant: int


def submissions(
    path: Path,
    pack: Pack,
    history: History,
    *,
    exercise_id: str | None = None,
    variant: int | None = None,
    source: str | None = None,
) -> list[Submission]:
    """The answers in a file: one, where it is named after its exercise or was handed out.

    `source` is what was read of it, where that was done before.
    """
    if source is None:
        source = read_source(path)
    sources = _sources(source, path, exercise_id, pack, history)
    found = []
    for each, part in sources.items():
        exercise = pack.exercise(each)
        number = _variant(part, path, exercise, history) if variant is None else variant
        found.append(Submission(path, part, exercise, number))
    return found


def last_handed_out(history: History) -> Path:
    files = [each.path for each in history.handouts if each.path != IN_TERMINAL]
    if not files:
        raise UsageError(
            "No exercise was handed out yet; begin with: lossdrill next (or name a file to grade)"
        )
    path = Path(files[-1])
    if not is_here(path):
        raise UsageError(
            f"The file last handed out, {shown_path(path)}, is gone; "
            "name another, or get one with: lossdrill next"
        )
    return path


def handed_out_at(path: Path, pack: Pack, history: History) -> str | None:
    """The exercise whose stub was written to this path, if any."""
    where = str(path.resolve())
    for handout in reversed(history.handouts):
        if handout.path == where and handout.exercise in pack.ids:
            return handout.exercise
    return None


def _variant(source: str, path: Path, exercise: Exercise, history: History) -> int:
    variant = variant_in(source, exercise)  # a file may have come from another machine
    if variant is None:
        variant = variant_at_hand(exercise.id, history, str(path.resolve()))
    return variant


def _sources(
    source: str, path: Path, exercise_id: str | None, pack: Pack, history: History
) -> dict[str, str]:
    """By exercise: as said, as handed out at this path, as the file is named, as it reads."""
    if exercise_id is not None:
        return {exercise_id.replace("_", "-"): source}
    several = source.count(HEADER_MARK) > 1
    if not several and (handed_out := handed_out_at(path, pack, history)) is not None:
        return {handed_out: source}
    named = path.stem.replace("_", "-")
    if named in pack.ids and not several:
        return {named: source}
    from lossdrill.answers import Answers  # Python's parser, which few files need

    answers = Answers(pack)
    # Where nothing is found, the name is looked up: what is near to it can be told.
    return answers.sources(source, answers.named(path.stem)[0]) or {named: source}
