"""Proves that the exercises of a pack are sound. Each rule lives in a module of its own; here they
are gathered, exercise by exercise, several exercises at a time.
"""

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from lossdrill.authoring.answers import answer_findings
from lossdrill.authoring.current import Looked, looked_at, not_current, topics_due
from lossdrill.authoring.derive import defined
from lossdrill.authoring.files import solution_findings, text_findings
from lossdrill.authoring.finding import Finding, from_error
from lossdrill.authoring.folders import folder_findings
from lossdrill.authoring.formula_witnesses import formula_findings
from lossdrill.authoring.mistakes import unused_modules
from lossdrill.authoring.places import place_of
from lossdrill.authoring.printing import noticed
from lossdrill.authoring.proven import Proven
from lossdrill.authoring.reference import reference_findings
from lossdrill.authoring.witnesses import witness_findings
from lossdrill.authors_code import DERIVE, said
from lossdrill.authors_code import place_of as place_of_error
from lossdrill.errors import LossdrillError, PackError
from lossdrill.judging.all_of import judges_in
from lossdrill.judging.function import FunctionJudge
from lossdrill.judging.protocol import Judge
from lossdrill.judging.solution import load
from lossdrill.manifests import fault
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.time_limit import at_most

LONGEST = 60.0
"""Seconds for loading a solution and preparing its points; those of the built-in pack take 2."""


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
    pack: Pack,
    exercise_ids: Sequence[str] = (),
    *,
    jobs: int = 1,
    proven: Proven | None = None,
    again: bool = False,
) -> Iterator[Checked]:
    """The pack as a whole, then one exercise after the other, as they are done. What is found to
    be sound is kept in `proven`; what is so already is passed over, but not `again`. With the
    exercises that are named, their topics are looked at again.

    Raises:
        UsageError: an id that the pack does not have.
        PackError: the list of exercises cannot be read at all.
    """
    for exercise_id in set(exercise_ids) - set(pack.ids):
        pack.exercise(exercise_id)
    wanted = list(exercise_ids or pack.ids)
    states = {} if proven is None else states_of(pack, wanted, proven)
    known = set()
    if proven is not None and not again:
        known = {
            exercise_id
            for exercise_id, state in states.items()
            if proven.holds(pack, pack.exercise(exercise_id), state)
        }
    # The long ones first, so that none is left to itself at the end.
    due = sorted(
        (each for each in wanted if each not in known), key=lambda each: -_seconds(pack, each)
    )
    named = [pack.folders[each].parent.name for each in exercise_ids]
    topics = topics_due(pack, proven, (named or None) if again else [])
    with several_at_a_time(jobs if len(topics) + len(due) > 1 else 1) as mapped:
        derived = mapped(looked_at, topics)
        checks = mapped(check_exercise, [pack.home(each).root for each in due], due)
        general = check_pack(pack, derived, proven)
        yield general
        yield from (Checked(each, (), unchanged=True) for each in wanted if each in known)
        for checked in checks:
            if proven is not None and not checked.findings and checked.id in states:
                proven.keep(pack, pack.exercise(checked.id), states[checked.id])
            yield _besides(general, checked)


def _besides(general: Checked, checked: Checked) -> Checked:
    """What was said of the whole pack is not said again of an exercise that suffers from it."""
    said_before = {(finding.where, finding.message) for finding in general.findings}
    findings = dict.fromkeys(
        Finding(checked.id, finding.about, "see above, at the pack.")
        if (finding.where, finding.message) in said_before
        else finding
        for finding in checked.findings
    )
    return replace(checked, findings=tuple(findings))


def states_of(pack: Pack, exercise_ids: Sequence[str], proven: Proven) -> dict[str, str]:
    """By exercise, all that its check reads; without those of which files are missing."""
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


@contextmanager
def several_at_a_time(jobs: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """As `map`, in that many processes."""
    if jobs == 1:
        yield map
        return
    # Spawned, because a fork would take over locks that NumPy's threads may hold.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_when_interrupted)
    try:
        yield pool.map
    finally:
        pool.shutdown(cancel_futures=True)


def check_pack(
    pack: Pack, derived: Iterable[Looked] | None = None, proven: Proven | None = None
) -> Checked:
    """The pack as a whole. `derived`: its topics, where they are looked at elsewhere. Those that
    are current are kept in `proven`, and passed over where they are kept there.
    """
    began = time.perf_counter()
    found = [*_general_findings(pack)]
    seconds = time.perf_counter() - began
    for looked in map(looked_at, topics_due(pack, proven, [])) if derived is None else derived:
        found += looked.findings
        seconds += looked.seconds
        if proven is not None and looked.due.state is not None and not looked.findings:
            proven.keep_topic(looked.due.pack_root, looked.due.topic, looked.due.state)
    return Checked("pack", tuple(found), seconds)


def pack_findings(pack: Pack) -> tuple[Finding, ...]:
    """What concerns the pack as a whole: prerequisites, syllabus, topic pages, and that what was
    derived is current.
    """
    return check_pack(pack).findings


def _general_findings(pack: Pack) -> Iterator[Finding]:
    try:
        yield from syllabus_findings(pack)
    except PackError as error:
        yield from_error("pack", "manifests", error)
    for topic in pack.topics:
        try:
            if not pack.topic_page(topic).strip():
                home = next(each for each in pack.packs if topic in each.topics)
                page = home.root / "exercises" / topic / "README.md"
                yield Finding("pack", "topic page", "it is empty; write it.", f"{page}:1")
        except PackError as error:
            yield from_error("pack", "topic page", error)
    for each in pack.packs:
        yield from folder_findings(each)
        for topic in defined(each.root):
            for path in unused_modules(each.root / "solutions" / topic):
                yield Finding("pack", "derived", f"nothing imports it; run: {DERIVE}", f"{path}")


def check_exercise(root: Path, exercise_id: str) -> Checked:
    """All that concerns one exercise; a fault in it ends the rules that build on what is broken."""
    began = time.perf_counter()
    found: list[Finding] = []
    solutions = root / "solutions"
    with noticed(solutions) as printed:
        try:
            found.extend(_findings(Pack(root), exercise_id))
        except LossdrillError as error:
            found.append(from_error(exercise_id, "solution", error))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a solution is code, and may raise anything
            place = place_of_error(error, solutions)
            where = ":".join(map(str, place)) if place is not None else ""
            message = f"checking it failed with {said(error)}."
            found.append(Finding(exercise_id, "solution", message, where))
    for where in printed.places:
        message = "it prints, which would stand among what `grade --json` prints; take it out."
        found.append(Finding(exercise_id, "solution", message, where))
    once = {(finding.where, finding.message): finding for finding in reversed(found)}
    findings = tuple(reversed(once.values()))
    return Checked(exercise_id, findings, time.perf_counter() - began)


def _findings(pack: Pack, exercise_id: str) -> Iterator[Finding]:
    exercise = pack.exercise(exercise_id)
    yield from text_findings(pack, exercise)
    path = pack.solution_path(exercise)
    with at_most(LONGEST, path.parent):
        solution = load(pack, exercise)
        judges = [one for one in judges_in(solution.judge) if isinstance(one, FunctionJudge)]
        faults = [each for one in judges for each in reference_findings(exercise, one)]
    yield from solution_findings(exercise, solution, path)
    if not faults:
        faults = _witnessed(pack, exercise, solution.judge)
    if faults:  # what builds on the reference, or on what is derived, would only say it again
        yield from list(not_current(pack.root, exercise_id, exercise.topic)) or faults
        return
    yield from answer_findings(pack, exercise)


def _witnessed(pack: Pack, exercise: Exercise, judge: Judge) -> list[Finding]:
    """Where reference, what is derived and 50 digits disagree."""
    place = place_of(pack.solution_path(exercise), *exercise.names)
    try:
        return [
            one if one.where else replace(one, where=place)
            for rule in (witness_findings, formula_findings)
            for one in rule(pack, exercise, judge)
        ]
    except LossdrillError:
        raise
    except Exception:
        # Definitions may have got other parameters than what was derived from them before.
        if changed := list(not_current(pack.root, exercise.id, exercise.topic)):
            return changed
        raise


def _end_when_interrupted() -> None:
    """Ctrl-C reaches all processes: these end at once, and without a traceback each."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def syllabus_findings(pack: Pack) -> Iterator[Finding]:
    """Every point of the syllabus is graded by something, and nothing else is said to be."""
    covered = {point for exercise in pack.exercises for point in exercise.covers}
    for each in pack.packs:
        track = each.root / "exercises" / "track.toml"
        for point in each.syllabus.keys() - covered:
            what = "no exercise covers it; take it out, or add one."
            yield from_error("pack", "syllabus", fault(track, ("syllabus", point), what))
    for exercise in pack.exercises:
        for place, point in enumerate(exercise.covers):
            if point not in pack.syllabus:
                near = get_close_matches(point, pack.syllabus, n=1)
                hint = f"did you mean {near[0]}?" if near else "add it there, or take it out here."
                what = f"there is no {point} under [syllabus] in track.toml; {hint}"
                path = pack.folders[exercise.id] / "exercise.toml"
                error = fault(path, ("covers", place), what)
                yield from_error(exercise.id, "syllabus", error)
