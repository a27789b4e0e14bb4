"""A finished batch in numbers."""

from collections import Counter

import msgspec

from lossdrill.classroom.model import Gradebook, Run, Unreadable
from lossdrill.classroom.recorder import Count, Difference, Recorder


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Submissions are counted; what is missing are pairs of a student and an exercise."""

    run: Run
    rostered: bool
    counts: tuple[Count, ...]
    missing: int
    unreadable: tuple[Unreadable, ...]
    differences: tuple[Difference, ...]

    def of_status(self, *statuses: str) -> int:
        return sum(count.submissions for count in self.counts if count.status in statuses)

    @property
    def not_run(self) -> Counter[str]:
        """By reason, those that could not be run."""
        return Counter(
            {
                str(count.reason): count.submissions
                for count in self.counts
                if count.status == "not_run"
            }
        )


def summarise(recorder: Recorder, run: Run, *, rostered: bool) -> Summary:
    """What a run came to, before it is finished: differences are those to the last one."""
    who, what = {student.id for student in run.students}, set(run.exercises)
    unreadable = recorder.unreadable()
    # As in the gradebook, an answer that could not be read is not missing.
    unread = {
        (one.student, one.exercise)
        for one in unreadable
        if one.student in who and one.exercise in what
    }
    handed_in = 0
    for pair in recorder.pairs():
        if pair[0] in who and pair[1] in what:
            handed_in += 1
            unread.discard(pair)
    return Summary(
        run=run,
        rostered=rostered,
        counts=recorder.counts(),
        missing=len(who) * len(what) - handed_in - len(unread),
        unreadable=unreadable,
        differences=tuple(recorder.differences()),
    )


def mean_score(book: Gradebook) -> float:
    """Of all students and exercises, by weight; what is missing or could not be run counts 0, what
    is not scored does not count.
    """
    cells = [cell for cell in book.cells.values() if cell.state != "unscored"]
    weight = sum(book.weights[cell.exercise] for cell in cells)
    worth = sum(book.weights[cell.exercise] * (cell.score or 0.0) for cell in cells)
    return worth / weight if weight else 0.0
