"""What the figures judge saw: each thing that was to be shown, in each call."""

from collections.abc import Sequence

import numpy as np

from lossdrill.judging.cases import describe
from lossdrill.judging.figures import FiguresJudge
from lossdrill.judging.seen import Drawing, Surface
from lossdrill.judging.seen import Seen as Figure
from lossdrill.judging.variant import Variant
from lossdrill.judging.views.view import Beside, Row, Seen, named
from lossdrill.sandbox.wire import Answer


def seen(judge: FiguresJudge, answers: Sequence[Answer], variant: Variant) -> Seen:
    points = judge.prepared(variant)

    def looked(answers: Sequence[Answer]) -> list[Figure]:
        return [judge.see(*pair) for pair in zip(points, answers, strict=True)]

    figures = looked(answers)
    places = [(at, place) for at, one in enumerate(figures) for place in range(len(one.wanted))]
    places.sort(key=lambda place: _shows(figures[place[0]], place[1]))

    def beside(others: Sequence[Answer]) -> list[Beside]:
        """Where something is missing, the two are the same if the same is shown instead."""
        theirs = looked(others)
        return [
            Beside(_same(figures[at], theirs[at], place), _shows(theirs[at], place))
            for at, place in places
        ]

    rows = tuple(_row(judge, figures[at], place) for at, place in places)
    there = sum(row.passed for row in rows)
    score = f"{there} of {len(rows)} things are shown; labels and legends earn the last tenth."
    said = [f"{one.point.about}: {found.message}" for one in figures for found in one.illegible]
    return Seen(rows, (score, *dict.fromkeys(said)), beside)


def _row(judge: FiguresJudge, figure: Figure, place: int) -> Row:
    drawing = figure.wanted[place]
    there = _shows(figure, place)
    return Row(
        about=f"{drawing.title}, {figure.point.about}",
        group="surface" if isinstance(drawing, Surface) else _kind(drawing),
        inputs=named(judge.argument_names, figure.point.arguments),
        yours=describe(figure.answer)
        if figure.axes is None
        else "shown"
        if there
        else f"not among {len(figure.traces)} lines and {len(figure.fields)} surfaces",
        right=f"{np.size(drawing.x)} points from x = {np.min(drawing.x):.4g} to "
        f"{np.max(drawing.x):.4g}",
        passed=there,
    )


def _kind(drawing: Drawing) -> str:
    return "points" if drawing.scatter else "line"


def _shows(figure: Figure, place: int) -> bool:
    return bool(figure.holders(figure.wanted[place]))


def _same(one: Figure, other: Figure, place: int) -> bool:
    shown = _shows(one, place), _shows(other, place)
    if any(shown) or None in (one.axes, other.axes):
        return shown == (True, True)
    return len(one.instead) == len(other.instead) and all(map(one.has, other.instead))
