"""A quiz from its first question to its end: put, judge, record, say what it came to."""

import sys
from pathlib import Path
from typing import Literal

import click

from lossdrill.cli import quiz_text
from lossdrill.cli.configuration import configured, interview_day
from lossdrill.cli.hint import STEPS, hint_text
from lossdrill.cli.prompt_text import show_prompt
from lossdrill.cli.quiz_asking import (
    Key,
    Question,
    Texts,
    fill_in,
    needed,
    prepare_input,
    read_line,
)
from lossdrill.cli.recorded import graded
from lossdrill.cli.submitted import Submission
from lossdrill.cli.surroundings import (
    colour_wanted,
    exercises_of,
    history_path,
    now,
    opened,
    text_width,
)
from lossdrill.errors import UsageError
from lossdrill.judging.handout import stub_for
from lossdrill.model import Exercise
from lossdrill.pack import Pack
from lossdrill.practice.agenda import Agenda, agenda
from lossdrill.practice.blanks import blanks, filled
from lossdrill.practice.drafts import Drafts
from lossdrill.practice.due import look_up
from lossdrill.practice.history import IN_TERMINAL, Handout, HintSeen
from lossdrill.practice.progress import passed_ids, still_required
from lossdrill.practice.quiz import KINDS, Outcome, Tally, following, holds, short
from lossdrill.practice.store import Store, read_history
from lossdrill.practice.variants import variant_to_hand_out
from lossdrill.sandbox.fresh import Run

FOLDER = "quiz"
"""Beside the history: what was begun and not handed in."""


def hold(run: Run, *, packs: tuple[str, ...], topic: str | None, count: int) -> int:
    """Put up to `count` questions; the exit code."""
    pack = opened(packs)
    if topic is not None and topic not in pack.topics:
        raise UsageError(f"There is no topic {topic!r}. There are: {', '.join(pack.topics)}")
    quiz = _Quiz(run, pack, topic)
    if quiz.offered().first is None:
        click.echo(quiz.nothing())
        return 0
    prepare_input()
    quiz.put_all(count)
    offered = quiz.offered()
    click.echo()
    for line in quiz_text.ending(quiz.tally, offered.later):
        click.echo(quiz_text.wrapped(line, text_width(), below=quiz_text.INDENT))
    click.echo(f"Next: {'lossdrill quiz' if offered.first else 'lossdrill next'}")
    return quiz.exit_code


class _Quiz:
    def __init__(self, run: Run, pack: Pack, topic: str | None) -> None:
        self.tally = Tally()
        self._run = run
        self._pack = pack
        self._topic = topic
        self._day = interview_day(configured())
        self._exercises = exercises_of(pack)
        self._right: dict[str, Texts] = {}
        """Of each question that went wrong, what is right already."""
        self._drafts = Drafts(history_path().parent / FOLDER)
        self._fault = False

    @property
    def exit_code(self) -> int:
        return 4 if self._fault else int(bool(self.tally.ended("wrong")))

    def offered(self) -> Agenda:
        history, known = look_up(history_path())
        found = agenda(
            self._exercises, history, known, now(), interview=self._day, topic=self._topic
        )
        return short(found)

    def nothing(self) -> str:
        passed = passed_ids(read_history(history_path()).attempts)
        waiting = [
            (each, still_required(each, passed)[0])
            for each in self._exercises
            if each.kind in KINDS
            and self._topic in {None, each.topic}
            and each.id not in passed
            and still_required(each, passed)
        ]
        kinds = {each.id: each.kind for each in self._exercises}
        later = (each for each in self.offered().later if kinds[each.exercise] in KINDS)
        return quiz_text.nothing_to_ask(self._topic, next(later, None), waiting)

    def put_all(self, count: int) -> None:
        offered = self.offered()
        while (exercise_id := following(offered, self.tally, count)) is not None:
            if self.tally.outcomes and not _goes_on():
                return
            due = any(each.id == exercise_id for each in offered.due)
            ended = self._put(self._pack.exercise(exercise_id), due=due)
            if ended == "quit":
                return
            self.tally = self.tally.after(exercise_id, ended)
            offered = self.offered()  # which also works out when what was right comes back

    def _put(self, exercise: Exercise, *, due: bool) -> Outcome | Literal["quit"]:
        with Store(history_path()) as store:  # who has none yet gets one, and with it a variant
            variant = variant_to_hand_out(exercise.id, store.history())
        stub = stub_for(self._pack, exercise, variant)
        question = Question(exercise, variant, stub, blanks(stub, exercise.names), self._run)
        again = exercise.id in self.tally.outcomes
        self._announce(exercise, due=due, again=again)
        if not question.blanks:
            click.echo(f"This one is answered in a file: lossdrill next {exercise.id}")
            return "skipped"
        texts = dict(self._right[exercise.id]) if again else self._begun(question)
        if not again:
            handout = Handout(exercise=exercise.id, variant=variant, path=IN_TERMINAL, at=now())
            with Store(history_path()) as store:
                store.record_handout(handout)
        ended = fill_in(
            question,
            texts,
            keep=lambda: self._drafts.keep(exercise.id, variant, filled(stub, texts)),
            hint=lambda: _show_hint(exercise),
        )
        if ended == "answered":
            return self._judged(question, texts)
        if texts and self._drafts.read(exercise.id, variant) is not None:
            click.echo("What you typed is kept for the next quiz.")
        return ended

    def _announce(self, exercise: Exercise, *, due: bool, again: bool) -> None:
        ids = list(self.tally.outcomes)
        click.echo()
        if again:
            click.echo(f"Once more · {exercise.id}")
            click.echo(quiz_text.wrapped(exercise.task, text_width()))
            return
        click.echo(quiz_text.heading(exercise, len(ids) + 1, due=due))
        click.echo()
        show_prompt(self._pack.prompt(exercise))
        if not ids:
            click.echo(f"\n{quiz_text.KEYS}")

    def _begun(self, question: Question) -> Texts:
        """What was typed in an earlier quiz, if the question is still the same."""
        draft = self._drafts.read(question.exercise.id, question.variant) or ""
        typed = blanks(draft, question.exercise.names)
        if len(typed) != len(question.blanks):
            return {}
        pairs = list(zip(question.blanks, typed, strict=True))
        if filled(draft, {there: blank.text for blank, there in pairs}) != question.stub:
            return {}
        texts = {blank: there.text for blank, there in pairs if there.text != blank.text}
        if texts and _complete(question, texts):
            texts.popitem()  # it may have been judged already, so somebody is to hand it in
        return texts

    def _judged(self, question: Question, texts: Texts) -> Outcome:
        """As `grade` does it: judged, recorded, shown."""
        exercise = question.exercise
        source = question.source(texts)
        submission = Submission(Path(exercise.file_name), source, exercise, question.variant)
        history = read_history(history_path(), attempts=False)
        verdict, unrecorded = graded(submission, self._run, self._pack, history)
        click.echo()
        click.echo(quiz_text.feedback(verdict, colour=colour_wanted(), width=text_width()))
        if unrecorded is not None:
            raise unrecorded
        if verdict.status == "fault":
            self._fault = True
            return "skipped"
        self._drafts.drop(exercise.id, question.variant)
        if verdict.passed:
            return "right"
        right = {
            blank: text for blank, text in texts.items() if holds(blank, verdict, exercise.names)
        }
        self._right[exercise.id] = {} if _complete(question, right) else right
        return "wrong"


def _complete(question: Question, texts: Texts) -> bool:
    return all(blank in texts or not needed(blank, texts) for blank in question.blanks)


def _goes_on() -> bool:
    """A moment to read what was said; nobody waits in a pipe."""
    if not sys.stdin.isatty():
        return True
    return read_line("\nEnter for the next question, q to quit: ") not in {None, Key.QUIT}


def _show_hint(exercise: Exercise) -> None:
    history = read_history(history_path())
    for step in sorted(STEPS.keys() - history.hint_steps(exercise.id)):
        text = hint_text(step, exercise, history)
        if text is not None:
            with Store(history_path()) as store:
                store.record_hint(HintSeen(exercise=exercise.id, step=step, at=now()))
            below = "\n" if "\n" in text else " "  # a hint of several lines begins with one
            hint = f"Hint {step} of {len(STEPS)}, {STEPS[step]}:{below}{text}"
            click.echo(quiz_text.indented(hint, text_width()))
            return
    click.echo(f"  There are no more hints. To give up: lossdrill solution {exercise.id} --give-up")
