"""From a pack and a history to the learner's page. Reads the pack; the rest is done elsewhere."""

from collections.abc import Iterable
from datetime import date

from lossdrill.errors import PackError
from lossdrill.judging.derived import DerivedLoss
from lossdrill.judging.essay import EssayJudge
from lossdrill.judging.minimiser import MinimiserJudge
from lossdrill.judging.solution import load_judge, load_losses
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.practice.reviews import Review
from lossdrill.report import words
from lossdrill.report.curves import loss_curves
from lossdrill.report.descents import Descent, descent_of
from lossdrill.report.interviews import Interview, interview_of
from lossdrill.report.periods import day_of
from lossdrill.report.render import learner_page
from lossdrill.report.views import LearnerView, learner_view


def compose(
    pack: Pack, history: History, reviews: Iterable[Review], now: str, interview: date | None
) -> str:
    titles = {topic: _title(pack, topic) for topic in pack.topics}
    view = learner_view(pack.exercises, history, titles, reviews, now, interview)
    losses = {topic.id: losses_of(pack, topic.id) for topic in view.topics if topic.begun}
    descents = descents_of(pack, history)
    interviews = interviews_of(pack, history, view)
    return learner_page(view, losses, descents, interviews, pack.content_hash)


def descents_of(pack: Pack, history: History) -> dict[str, list[Descent]]:
    """By topic, the paths that the learner's functions took."""
    found: dict[str, list[Descent]] = {}
    for exercise in pack.exercises:
        attempts = history.attempts_at(exercise.id) if exercise.kind == "optimise" else ()
        judge = load_judge(pack, exercise) if attempts else None
        if isinstance(judge, MinimiserJudge):
            days = [words.day(day_of(attempt)) for attempt in attempts]
            descent = descent_of(exercise.id, judge, attempts, days)
            found.setdefault(exercise.topic, []).extend([descent] if descent else [])
    return found


def interviews_of(pack: Pack, history: History, view: LearnerView) -> list[Interview]:
    """A page for each exercise that is written and was handed in."""
    states = {row.id: row.state for topic in view.topics for row in topic.rows}
    found = []
    for exercise in pack.exercises:
        if exercise.kind == "explain" and states[exercise.id].done:
            judge = load_judge(pack, exercise)
            held = (
                interview_of(exercise, judge, history, states)
                if isinstance(judge, EssayJudge)
                else None
            )
            found += [held] if held is not None else []
    return found


def _title(pack: Pack, topic: str) -> str:
    """The heading of the topic's page, or its folder's name in words."""
    try:
        first = pack.topic_page(topic).partition("\n")[0]
    except PackError:
        first = ""
    return first.removeprefix("# ").strip() or topic.replace("_", " ")


def losses_of(pack: Pack, topic: str) -> list[DerivedLoss]:
    """The losses of a topic that can be drawn: they have a target, and a number everywhere along
    the axis. A topic need not define any.
    """
    return [
        loss
        for each in pack.packs
        if (each.root / "solutions" / topic / "_derived.py").is_file()
        for loss in load_losses(each, topic).values()
        if loss.target and loss_curves(loss).finite
    ]
