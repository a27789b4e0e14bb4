"""What to do now, at most three things. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lossdrill.model import Attempt, Exercise
from lossdrill.practice.agenda import Agenda, on_desk
from lossdrill.practice.history import History
from lossdrill.practice.rounds import Round
from lossdrill.report import words
from lossdrill.report.periods import day_at, succeeded

MOST = 3


@dataclass(frozen=True)
class Action:
    """Something to do now."""

    verb: str
    title: str
    why: str
    commands: tuple[str, ...]


def next_actions(
    exercises: Sequence[Exercise],
    history: History,
    rounds: Mapping[str, Sequence[Round]],
    offered: Agenda,
) -> tuple[Action, ...]:
    """What was handed out last and is not done, then what is due, then what is new: of that, first
    what was tried already, and last what was given up.
    """
    found: dict[str, Action] = {}
    for exercise, action in _in_order(exercises, history, rounds, offered):
        found.setdefault(exercise, action)
    return tuple(found.values())[:MOST]


def _in_order(
    exercises: Sequence[Exercise],
    history: History,
    rounds: Mapping[str, Sequence[Round]],
    offered: Agenda,
) -> Iterator[tuple[str, Action]]:
    known = {each.id: each for each in exercises}
    last = {each.exercise: each for each in history.attempts if each.verdict.counts}
    open_ = {each.id for each in offered.new} - {each.exercise for each in offered.later}
    tried_last = dict.fromkeys(each.exercise for each in reversed(history.attempts))
    unfinished = [known[name] for name in tried_last if name in open_ and name in last]
    handouts = sorted((h for h in on_desk(history) if h.exercise in known), key=lambda h: h.at)
    latest = handouts[-1].at if handouts else ""
    # A file of one's own, which was not handed out, is on the desk as much.
    for exercise in unfinished[:1]:
        if last[exercise.id].at >= latest:
            yield exercise.id, _finish(exercise, last[exercise.id])
    for handout in handouts[-1:]:
        tried = last.get(handout.exercise)
        if tried is not None and tried.verdict.variant != handout.variant:
            tried = None
        yield handout.exercise, _finish(known[handout.exercise], tried)
    for exercise in offered.due:
        yield exercise.id, _again(exercise, rounds.get(exercise.id, ()))
    for exercise in (*unfinished, *offered.new):
        tried = last.get(exercise.id)
        yield exercise.id, _finish(exercise, tried) if tried is not None else _begin(exercise)


def _finish(exercise: Exercise, last: Attempt | None) -> Action:
    """Something that was handed out; `last` is what was made of it so far."""
    commands = (f"lossdrill next {exercise.id}", f"lossdrill hint {exercise.id}")
    if last is None:
        return Action("Go on", exercise.title, exercise.task, commands[:1])
    if last.verdict.asks_on:
        why = "You were asked on: the questions that follow wait in your file."
        return Action("Finish", exercise.title, why, commands[:1])
    if last.verdict.diagnoses and not succeeded(last):
        return Action("Finish", exercise.title, last.verdict.diagnoses[0].message, commands)
    return Action("Finish", exercise.title, f"Last time: {words.outcome(last.verdict)}.", commands)


def _again(exercise: Exercise, rounds: Sequence[Round]) -> Action:
    ended = max((each for each in rounds if each.ended), key=lambda each: each.ended, default=None)
    why = "It is due: write it again from a blank file."
    if ended is not None:
        did = "gave it up" if ended.gave_up else "passed it"
        when = words.day(day_at(ended.ended))
        why = f"You {did} on {when}, and it is due: write it again from a blank file."
    return Action("Do again", exercise.title, why, (f"lossdrill next {exercise.id}",))


def _begin(exercise: Exercise) -> Action:
    return Action("Begin", exercise.title, exercise.task, (f"lossdrill next {exercise.id}",))
