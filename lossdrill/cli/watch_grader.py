"""What `lossdrill watch` does with a file that was saved: like `grade`, but never twice."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lossdrill.cli.graded import HINT_STEPS, following_text
from lossdrill.cli.recorded import Graded, graded, schedule
from lossdrill.cli.submitted import Submission, handed_out_at, submissions
from lossdrill.cli.surroundings import colour_wanted, shown_path, text_width
from lossdrill.cli.verdict_text import verdict_text
from lossdrill.cli.watch_records import Records
from lossdrill.errors import LossdrillError
from lossdrill.judging.handout import stub_for
from lossdrill.model import Exercise, Status, Verdict
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.sandbox.fresh import Run


class Shown(NamedTuple):
    """What is to be said of a file."""

    exercise: Exercise
    tries: int
    """Recorded at this variant."""
    paragraphs: tuple[str, ...]
    following: str
    """What to do next; it stands apart, because a hint may be shown in its place."""
    verdicts: tuple[Verdict, ...]
    """Empty for a stub that is as it was handed out."""

    @property
    def passed(self) -> bool:
        return bool(self.verdicts) and all(verdict.done for verdict in self.verdicts)


class _Last(NamedTuple):
    """The last attempt that is recorded at a variant."""

    tries: int = 0
    source: str | None = None
    status: Status | None = None


class Grader:
    def __init__(self, pack: Pack, run: Run, records: Records, *, keys: bool) -> None:
        self._records = records
        self._pack = pack
        self._run = run
        self._keys = keys
        self._last: dict[tuple[str, int], _Last] = {}
        self._stubs: dict[tuple[str, int], str | None] = {}

    def answers(self, path: Path) -> bool:
        """Whether a file is one that answers an exercise, by where it is or what it is called."""
        if path.stem.replace("_", "-") in self._pack.ids:
            return True
        return handed_out_at(path, self._pack, self._records.history(attempts=False)) is not None

    def grade(self, path: Path, source: str, *, record: bool = True) -> Shown:
        """Grades what was read of the file; records it unless that was done before."""
        history = self._records.history(attempts=False)
        found = submissions(path, self._pack, history, source=source)
        if all(self._is_blank(each) for each in found):
            graded(found[0], self._run, self._pack, history, record=lambda _: False)
            return self._blank(found[0])
        results = [self._grade(each, history, record=record) for each in found]
        first, verdict = self._first_undone(found, results)
        return Shown(
            exercise=first.exercise,
            tries=self._known(first).tries,
            paragraphs=tuple(_text(result) for result in results),
            following=_following(verdict, history, path, keys=self._keys),
            verdicts=tuple(result.verdict for result in results),
        )

    def schedule(self, shown: Shown) -> None:
        """What is passed comes back; to be called when the verdict is on the screen."""
        for verdict in shown.verdicts:
            schedule(verdict)

    @staticmethod
    def _first_undone(
        found: Sequence[Submission], results: Sequence[Graded]
    ) -> tuple[Submission, Verdict]:
        """The answer that is to be worked on."""
        pairs = [(each, result.verdict) for each, result in zip(found, results, strict=True)]
        return next((pair for pair in pairs if not pair[1].done), pairs[0])

    def _grade(self, each: Submission, history: History, *, record: bool) -> Graded:
        last = self._known(each)

        def is_news(verdict: Verdict) -> bool:
            return record and (last.source, last.status) != (each.source, verdict.status)

        result = graded(
            each, self._run, self._pack, history, record=is_news, keep=self._records.keep
        )
        verdict = result.verdict
        if verdict.counts and is_news(verdict) and result.unrecorded is None:
            key = each.exercise.id, each.variant
            self._last[key] = _Last(last.tries + 1, each.source, verdict.status)
        return result

    def _known(self, each: Submission) -> _Last:
        key = each.exercise.id, each.variant
        if key not in self._last:
            attempts = [
                attempt
                for attempt in self._records.history(attempts=True).attempts_at(each.exercise.id)
                if attempt.verdict.variant == each.variant
            ]
            self._last[key] = (
                _Last(len(attempts), attempts[-1].source, attempts[-1].verdict.status)
                if attempts
                else _Last()
            )
        return self._last[key]

    def _is_blank(self, each: Submission) -> bool:
        """Whether it is the stub as it was handed out: to grade it would count as a try."""
        key = each.exercise.id, each.variant
        if key not in self._stubs:
            try:
                self._stubs[key] = stub_for(self._pack, each.exercise, each.variant)
            except LossdrillError:  # the verdict will tell
                self._stubs[key] = None
        return self._stubs[key] == each.source

    def _blank(self, each: Submission) -> Shown:
        text = (
            f"{each.exercise.title}\n{each.exercise.task}\n\n"
            f"It is as it was handed out. Edit {shown_path(each.path)} and save: it is graded then."
        )
        return Shown(each.exercise, self._known(each).tries, (text,), "", ())


def _text(result: Graded) -> str:
    text = verdict_text(result.verdict, colour=colour_wanted(), width=text_width())
    return text if result.unrecorded is None else f"{text}\n\nError: {result.unrecorded}"


def _following(verdict: Verdict, history: History, path: Path, *, keys: bool) -> str:
    """What to do next: a save is enough, and where there are keys, a key."""
    exercise_id = verdict.exercise
    following = "press n" if keys else "lossdrill next"
    match verdict.status:
        case "pass":
            return f"{following} (other right answers: lossdrill solution {exercise_id})"
        case "not_run":
            return f"mend {shown_path(path)} and save"
        case "wrong":
            seen = len(history.hint_steps(exercise_id))
            if seen == HINT_STEPS:
                return f"edit and save, or lossdrill solution {exercise_id} --give-up"
            hint = "press h for a hint" if keys else f"lossdrill hint {exercise_id}"
            return f"edit and save, or {hint} ({seen} of {HINT_STEPS} used)"
        case "unscored" if not verdict.asks_on:
            return following
        case _:
            return following_text(verdict, history, path, recorded=True)
