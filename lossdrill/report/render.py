"""Puts the views, the pictures and the formulas into the page's templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from lossdrill import __version__
from lossdrill.judging.derived import DerivedLoss
from lossdrill.model import Curve
from lossdrill.report import code, figures, sketches, tables, words
from lossdrill.report.canvas import Label
from lossdrill.report.coming import Coming
from lossdrill.report.curves import Corner, LossCurves, loss_curves
from lossdrill.report.descents import Descent
from lossdrill.report.environment import environment
from lossdrill.report.interviews import Interview
from lossdrill.report.landscapes import landscape_picture, path_table
from lossdrill.report.mathematics import formula, typed
from lossdrill.report.periods import Period
from lossdrill.report.standing import Standing
from lossdrill.report.views import LearnerView, TopicView


@dataclass(frozen=True)
class LossDrawing:
    """One loss as formulas, two pictures and a table of values."""

    along: str
    setting: str
    formulas: tuple[tuple[str, Markup], ...]
    loss: Markup
    gradient: Markup
    table: tables.Table
    jumps: bool
    bends: bool


@dataclass(frozen=True)
class AnswerDrawing:
    """A learner's function against the right one."""

    title: str
    picture: Markup
    table: tables.Table
    kinks: tuple[str, ...]
    gaps: bool
    """Whether the learner's function is not finite somewhere."""
    cut: bool
    """Whether it leaves the picture."""


@dataclass(frozen=True)
class DescentDrawing:
    """A learner's descent across the contours of its loss."""

    exercise: str
    passed: bool
    day: str
    call: str
    picture: Markup
    table: tables.Table


def learner_page(
    view: LearnerView,
    losses: Mapping[str, Sequence[DerivedLoss]],
    descents: Mapping[str, Sequence[Descent]],
    interviews: Sequence[Interview],
    pack_hash: str,
) -> str:
    """The whole page. `losses` holds those of each topic that has been begun, `descents` the paths
    of those that have some.
    """
    template = _environment().get_template("learner.html")
    failure = view.failure
    return template.render(
        view=view,
        words=words,
        version=__version__,
        pack_hash=pack_hash,
        interviews=interviews,
        failure_drawing=_answer(failure.curve, "last") if failure and failure.curve else None,
        timeline=_timeline(view.periods, view.period_kind) if view.periods else None,
        load=_load(view.coming) if any(view.coming.by_day[1:]) else None,
        sparks=dict(_sparks(view.topics)),
        masteries={
            topic.id: _mastery(topic) for topic in view.topics if len(topic.standing.steps) > 1
        },
        descents={
            topic.id: [_descent(descent) for descent in descents.get(topic.id, ())]
            for topic in view.topics
        },
        losses={
            topic: [_loss(loss, f"{topic}-{loss.name}") for loss in of_topic]
            for topic, of_topic in losses.items()
        },
        answers={
            topic.id: _answer(topic.curve, f"{topic.id}-answer")
            for topic in view.topics
            if topic.curve and not (failure and topic.curve is failure.curve)
        },
    )


@cache
def _environment() -> Environment:
    return environment(message=code.message, python=code.python, typed=typed)


def _loss(loss: DerivedLoss, name: str) -> LossDrawing:
    curves = loss_curves(loss)
    return LossDrawing(
        along=curves.along,
        setting=curves.setting,
        formulas=_formulas(loss),
        loss=figures.loss_picture(
            curves,
            Label(f"{name}-loss", f"{loss.name}: the loss along the {curves.along}", _told(curves)),
        ),
        gradient=figures.gradient_picture(
            curves,
            Label(
                f"{name}-gradient",
                f"{loss.name}: its gradient along the {curves.along}",
                " ".join(map(_corner_told, curves.corners)) or "The gradient has no jump.",
            ),
        ),
        table=tables.loss_table(curves),
        jumps=any(corner.jumps for corner in curves.corners),
        bends=any(not corner.jumps for corner in curves.corners),
    )


def _formulas(loss: DerivedLoss) -> tuple[tuple[str, Markup], ...]:
    prediction = {"y_hat": "ŷ"}.get(loss.prediction, loss.prediction)
    of_each = " of each sample" if loss.latex_outer else ""
    named = (
        (f"loss{of_each}", loss.latex),
        ("of their mean m", loss.latex_outer),
        (f"gradient{of_each} in {prediction}", loss.latex_gradient),
        ("where", loss.latex_where),
    )
    return tuple((name, formula(latex)) for name, latex in named if latex)


def _told(curves: LossCurves) -> str:
    lines = []
    for branch in curves.branches:
        ends = [f"{words.number(branch.value[i])} at {words.number(branch.x[i])}" for i in (0, -1)]
        lowest = branch.value.argmin()
        lines.append(
            f"{branch.label or 'The loss'}: {ends[0]}, lowest {words.number(branch.value[lowest])} "
            f"at {words.number(branch.x[lowest])}, {ends[1]}."
        )
    kinks = ", ".join(words.number(corner.x) for corner in curves.corners)
    return " ".join([*lines, f"Kinks at {kinks}." if kinks else "No kinks."])


def _corner_told(corner: Corner) -> str:
    at, low, high = (words.number(number) for number in (corner.x, corner.low, corner.high))
    if corner.jumps:
        return f"At {at} it jumps from {low} to {high}."
    return f"At {at} it is {low} from both sides, and bends."


def _answer(curve: Curve, name: str) -> AnswerDrawing:
    table = tables.answer_table(curve)
    same = sum(mine == right for _, mine, right in table.rows)
    told = f"The two agree at {same} of the {len(table.rows)} places in the table beside it."
    return AnswerDrawing(
        title=curve.title,
        picture=figures.answer_picture(
            curve, Label(name, f"{curve.title}: your function and the right one", told)
        ),
        table=table,
        kinks=tuple(words.number(kink) for kink in curve.kinks),
        gaps=None in curve.yours,
        cut=figures.leaves_window(curve),
    )


def _descent(descent: Descent) -> DescentDrawing:
    table = path_table(descent)
    first, last = table.rows[0], table.rows[-1]
    told = f"From a loss of {first[-1]} to one of {last[-1]} in {last[0]} steps."
    title = f"{descent.exercise}: the path of your weights over the loss"
    return DescentDrawing(
        exercise=descent.exercise,
        passed=descent.passed,
        day=descent.day,
        call=descent.call,
        picture=landscape_picture(descent, Label(f"{descent.exercise}-path", title, told)),
        table=table,
    )


def _sparks(topics: Sequence[TopicView]) -> Iterator[tuple[str, Markup]]:
    """All over the same days, so that they can be compared."""
    days = [step.end for topic in topics for step in topic.standing.steps]
    for topic in topics:
        if len(topic.standing.steps) > 1:
            label = _mastery_label(topic, "spark")
            yield topic.id, sketches.mastery_spark(topic.standing, min(days), max(days), label)


def _mastery(topic: TopicView) -> Markup:
    return sketches.mastery_picture(topic.standing, _mastery_label(topic, "mastery"))


def _mastery_label(topic: TopicView, kind: str) -> Label:
    return Label(
        f"{topic.id}-{kind}",
        f"{topic.title}: first tries that were right, over time",
        ", ".join(_share_told(topic.standing)) + ".",
    )


def _share_told(standing: Standing) -> Iterator[str]:
    for step in standing.steps:
        yield f"{step.name}: {step.latest_right} of the latest {step.latest}"


def _load(load: Coming) -> Markup:
    told = ", ".join(f"{each.when}: {each.count}" for each in load.times if each.day is not None)
    return sketches.load_picture(
        load, Label("load", "Exercises that come back, by day", f"{told}.")
    )


def _timeline(periods: Sequence[Period], kind: str) -> Markup:
    passed, failed = (sum(getattr(p, which) for p in periods) for which in ("passed", "failed"))
    again = sum(period.again for period in periods)
    told = f"{passed} passed, {again} of them again, {failed} did not"
    return figures.timeline_picture(
        periods,
        Label(
            "timeline",
            f"Attempts by {kind}",
            f"{words.count(len(periods), kind)} with attempts: {told}.",
        ),
    )
