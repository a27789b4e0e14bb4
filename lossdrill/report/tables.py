"""The data of each picture as a small table of text, for reading beside it."""

from dataclasses import dataclass

import numpy as np

from lossdrill.model import Curve
from lossdrill.report import words
from lossdrill.report.curves import Branch, LossCurves

ROWS = 9
"""About as many as stand beside a picture."""


@dataclass(frozen=True)
class Table:
    """The first cell of each row is its heading."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def loss_table(curves: LossCurves) -> Table:
    """Loss and gradient of each branch at the marks of the axis."""
    labels = [f" {branch.label}" if branch.label else "" for branch in curves.branches]
    return Table(
        head=(
            curves.along,
            *(f"loss{label}" for label in labels),
            *(f"gradient{label}" for label in labels),
        ),
        rows=tuple(
            (
                words.number(mark),
                *(words.number(_value(branch, mark), 3) for branch in curves.branches),
                *(_gradient(branch, mark) for branch in curves.branches),
            )
            for mark in curves.marks
        ),
    )


def answer_table(curve: Curve) -> Table:
    """The learner's function and the right one at evenly spread places, the worst among them."""
    places = set(np.linspace(0, len(curve.x) - 1, ROWS).round().astype(int).tolist())
    errors = [
        abs(mine - right) if mine is not None and right is not None else 0.0
        for mine, right in zip(curve.yours, curve.expected, strict=True)
    ]
    places.add(int(np.argmax(errors)))
    return Table(
        head=(curve.along, "yours", "right"),
        rows=tuple(
            tuple(words.number(line[at]) for line in (curve.x, curve.yours, curve.expected))
            for at in sorted(places)
        ),
    )


def _value(branch: Branch, x: float) -> float:
    return float(branch.value[np.flatnonzero(branch.x == x)[0]])


def _gradient(branch: Branch, x: float) -> str:
    corner = next((corner for corner in branch.corners if corner.x == x), None)
    if corner and corner.jumps:
        return f"[{words.number(corner.low, 3)}, {words.number(corner.high, 3)}]"
    return words.number(float(branch.gradient[np.flatnonzero(branch.x == x)[0]]), 3)
