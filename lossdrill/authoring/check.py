"""Proves that the exercises of a pack are sound. Each rule lives in a module of its own; here they
are gathered, exercise by exercise, several exercises at a time.
"""

import multiprocessing
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lossdrill.authoring.answers import answer_findings
from lossdrill.authoring.derive import stale
from lossdrill.authoring.files import solution_findings, text_findings
from lossdrill.authoring.finding import Finding
from lossdrill.authoring.formula_witnesses import formula_findings
from lossdrill.authoring.proven import Proven
from lossdrill.authoring.witnesses import witness_findings
from lossdrill.errors import LossdrillError, PackError
from lossdrill.judging.solution import load
from lossdrill.pack import Pack


@dataclass(frozen=True)
class Checked:
    """One exercise (or "pack") after its check."""

    id: str
    findings: tuple[Finding, ...]
    seconds: float = 0.0
    unchanged: bool = False
    """Nothing has changed since it was found sound, so it was not checked again."""


def check(pack: Pack, exercise_ids: Sequence[str] = (), *, jobs: int = 1) -> list[Finding]:
    """Everything that is not as it must be, in the given exercises or all."""
    return [
        finding for one in check_each(pack, exercise_ids, jobs=jobs) for finding in one.findings
    ]


def check_each(
    pack: Pack, exercise_ids: Sequence[str] = (), *, jobs: int = 1, proven: Proven | None = None
) -> Iterator[Checked]:
    """The pack as a whole, then one exercise after the other, as they are done; without those that
    are `proven`, and keeping there what is found to be sound.

    Raises:
        UsageError: an id that the pack does not have.
        PackError: the list of exercises cannot be read at all.
    """
    for exercise_id in set(exercise_ids) - set(pack.ids):
        pack.exercise(exercise_id)
    yield Checked("pack", tuple(pack_findings(pack)))
    wanted = tuple(exercise_ids) or pack.ids
    if proven is None:
        yield from _checked(pack, wanted, jobs)
        return
    states = _states(pack, wanted, proven)
    for exercise_id, state in states.items():
        if proven.holds(pack, pack.exercise(exercise_id), state):
            yield Checked(exercise_id, (), unchanged=True)
            wanted = tuple(other for other in wanted if other != exercise_id)
    for checked in _checked(pack, wanted, jobs):
        if not checked.findings:
            proven.keep(pack, pack.exercise(checked.id), states[checked.id])
        yield checked


def _states(pack: Pack, exercise_ids: Sequence[str], proven: Proven) -> dict[str, str]:
    """By exercise, before the checks begin; without those of which files are missing."""
    states = {}
    for exercise_id in exercise_ids:
        with suppress(PackError):
            states[exercise_id] = proven.state(pack, pack.exercise(exercise_id))
    return states


def _seconds(pack: Pack, exercise_id: str) -> float:
    """How long its files may run, which tells how long its check takes."""
    try:
        return pack.exercise(exercise_id).limits.seconds
    except PackError:
        return 0.0


def _checked(pack: Pack, exercise_ids: Sequence[str], jobs: int) -> Iterator[Checked]:
    if jobs == 1 or len(exercise_ids) < 2:
        for exercise_id in exercise_ids:
            yield check_exercise(pack.home(exercise_id).root, exercise_id)
        return
    # The long ones first, so that none is left to itself at the end.
    exercise_ids = sorted(exercise_ids, key=lambda each: -_seconds(pack, each))
    # Spawned, because a fork would take over locks that NumPy's threads may hold.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_when_interrupted) as pool:
        roots = [pack.home(exercise_id).root for exercise_id in exercise_ids]
        yield from pool.map(check_exercise, roots, exercise_ids)


def pack_findings(pack: Pack) -> Iterator[Finding]:
    """What concerns the pack as a whole: prerequisites, syllabus, topic pages, and that what was
    derived is current.
    """
    try:
        yield from syllabus_findings(pack)
    except PackError as error:
        yield Finding("pack", "manifests", str(error))
    for each in pack.packs:
        yield from _folder_findings(each)


def _folder_findings(pack: Pack) -> Iterator[Finding]:
    for topic in pack.topics:
        try:
            if not pack.topic_page(topic).strip():
                yield Finding("pack", "topic page", f"exercises/{topic}/README.md is empty.")
        except PackError as error:
            yield Finding("pack", "topic page", str(error))
    try:
        for path in stale(pack.root):
            message = f"{path} is not what loss.py defines; run: lossdrill dev derive"
            yield Finding("pack", "derived", message)
    except PackError as error:
        yield Finding("pack", "derived", str(error))


def check_exercise(root: Path, exercise_id: str) -> Checked:
    """All that concerns one exercise; a fault in it ends the rules that build on what is broken."""
    began = time.perf_counter()
    found: list[Finding] = []
    try:
        found.extend(_findings(Pack(root), exercise_id))
    except LossdrillError as error:
        found.append(Finding(exercise_id, "solution", str(error)))
    except Exception as error:  # noqa: BLE001 - a solution is code, and may raise anything
        message = f"checking it failed with {type(error).__name__}: {error}."
        found.append(Finding(exercise_id, "solution", message))
    return Checked(exercise_id, tuple(found), time.perf_counter() - began)


def _findings(pack: Pack, exercise_id: str) -> Iterator[Finding]:
    exercise = pack.exercise(exercise_id)
    yield from text_findings(pack, exercise)
    solution = load(pack, exercise)
    yield from solution_findings(exercise, solution)
    yield from witness_findings(pack, exercise, solution.judge)
    yield from formula_findings(pack, exercise, solution.judge)
    yield from answer_findings(pack, exercise)


def _end_when_interrupted() -> None:
    """Ctrl-C reaches all processes: these end at once, and without a traceback each."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def syllabus_findings(pack: Pack) -> Iterator[Finding]:
    """Every point of the syllabus is graded by something, and nothing else is said to be."""
    covered = {point for exercise in pack.exercises for point in exercise.covers}
    for point in pack.syllabus.keys() - covered:
        yield Finding("pack", "syllabus", f"No exercise covers {point!r}.")
    for exercise in pack.exercises:
        for point in exercise.covers:
            if point not in pack.syllabus:
                message = f"covers: there is no {point!r} under [syllabus] in track.toml."
                yield Finding(exercise.id, "syllabus", message)
