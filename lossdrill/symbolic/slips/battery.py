"""The points at which slips are told from what is right and from each other: drawn from the domains
of the arguments, always the same.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from sympy import lambdify

from lossdrill.symbolic.derivatives import Derivatives
from lossdrill.symbolic.domains import Domain, domain_of
from lossdrill.symbolic.loss import Loss

SIZES = (1, 2, 3, 4, 5, 7)
ROUNDS = 4
SPREAD = 2.0
FAR = 1e8


@dataclass(frozen=True)
class Place:
    """The arguments of one call."""

    arguments: tuple[Any, ...]
    ordinary: bool = True
    """Whether it is off the places where the form of the loss changes."""


def battery(loss: Loss, derived: Derivatives, *, through_weights: bool) -> tuple[Place, ...]:
    """Points for functions of (target, prediction, *parameters), or of (X, target, weights,
    *parameters).
    """
    draw = random.Random(f"{loss.expression}")  # noqa: S311  # points of a proof, not a secret
    if loss.by_row:
        return tuple(_rows(loss, draw, through_weights=through_weights))
    if through_weights:
        return tuple(_designs(loss, draw))
    exceptional = (*_at_kinks(loss, derived, draw), *_at_ends(loss, draw), *_far_off(loss, draw))
    return (*_drawn(loss, draw), *exceptional)


def _drawn(loss: Loss, draw: random.Random) -> Iterator[Place]:
    for n in SIZES * ROUNDS:
        target, prediction = _targets(loss, draw, n), _predictions(loss, draw, n)
        if target is not None and _is_real(loss):
            prediction = target + prediction * draw.choice((1.0, 1.0, 0.3))
        given = () if target is None else (target,)
        yield Place((*given, prediction, *_parameters(loss, draw)))


def _designs(loss: Loss, draw: random.Random) -> Iterator[Place]:
    for n, d in ((1, 1), (1, 2), (2, 2), (3, 2), (3, 3), (5, 3), (4, 1), (7, 2), (2, 3)) * ROUNDS:
        X = _normal(draw, n * d).reshape(n, d)
        weights = _normal(draw, d) / 1.5
        target = _targets(loss, draw, n)
        given = () if target is None else (target,)
        yield Place((X, *given, weights, *_parameters(loss, draw)))


def _rows(loss: Loss, draw: random.Random, *, through_weights: bool) -> Iterator[Place]:
    """One number per class; logits through X @ W or by themselves."""
    for n in SIZES * ROUNDS:
        d, k = draw.randint(1, 4), draw.randint(2, 4)
        given = (_shares(_domain(loss.given[0]), draw, n, k),) if loss.given else ()
        if through_weights:
            X = _normal(draw, n * d).reshape(n, d)
            yield Place((X, *given, _normal(draw, d * k).reshape(d, k)))
        else:
            yield Place((*given, SPREAD * _normal(draw, n * k).reshape(n, k)))


def _shares(domain: Domain, draw: random.Random, n: int, k: int) -> np.ndarray:
    """A one-hot label per row, or a distribution, or any numbers."""
    if "integer" in domain.assumptions:
        return np.eye(k)[[draw.randrange(k) for _ in range(n)]]
    numbers = np.exp(_normal(draw, n * k)).reshape(n, k)
    shares: np.ndarray = numbers / numbers.sum(axis=1, keepdims=True)
    return shares if domain.sums_to_one else numbers


def _at_kinks(loss: Loss, derived: Derivatives, draw: random.Random) -> Iterator[Place]:
    """All samples exactly where the form changes; in eighths, so that it is met exactly."""
    if not loss.given:
        return
    target, parameters = loss.given[0], loss.given[1:]
    for kink in derived.kinks:
        at = lambdify([target, *parameters], kink.at, modules="numpy")
        given = [_eighths(_targets(loss, draw, 3))]
        values = [float(_eighths(np.array(value)) or 0.125) for value in _parameters(loss, draw)]
        place = np.broadcast_to(np.asarray(at(*given, *values), float), (3,)).copy()
        yield Place((*given, place, *values), ordinary=False)


def _at_ends(loss: Loss, draw: random.Random) -> Iterator[Place]:
    """The target at an end of its domain; a probability at the one that its label says."""
    if not loss.given:
        return
    labels = _domain(loss.given[0]).labels
    for end in _domain(loss.given[0]).ends:
        target = np.array([end, 2.0, end])
        yield Place((target, _predictions(loss, draw, 3), *_parameters(loss, draw)), ordinary=False)
    if _domain(loss.of).touches == (0, 1) == labels:
        sure = np.array([0.0, 1.0, 1.0])
        yield Place((sure, sure, *_parameters(loss, draw)), ordinary=False)


def _far_off(loss: Loss, draw: random.Random) -> Iterator[Place]:
    """Targets and predictions large and close, where only their difference matters."""
    if loss.given and _is_real(loss):
        target = FAR + _eighths(_normal(draw, 3))
        prediction = target + _eighths(SPREAD * _normal(draw, 3))
        yield Place((target, prediction, *_parameters(loss, draw)), ordinary=False)


def _is_real(loss: Loss) -> bool:
    return all(
        not _domain(quantity).labels and _domain(quantity).assumptions == ("real",)
        for quantity in (loss.of, *loss.given[:1])
    )


def _targets(loss: Loss, draw: random.Random, n: int) -> Any:
    return _numbers(_domain(loss.given[0]), draw, n) if loss.given else None


def _predictions(loss: Loss, draw: random.Random, n: int) -> Any:
    return _numbers(_domain(loss.of), draw, n)


def _parameters(loss: Loss, draw: random.Random) -> list[float]:
    return [float(_numbers(_domain(one), draw, 1)[0]) for one in loss.given[1:]]


def _domain(quantity: Any) -> Domain:
    return domain_of(quantity)


def _numbers(domain: Domain, draw: random.Random, n: int) -> np.ndarray:
    if domain.labels:
        return np.array([draw.choice(domain.labels) for _ in range(n)], float)
    if domain.touches == (0, 1):
        return np.array([draw.uniform(0.05, 0.95) for _ in range(n)])
    if "integer" in domain.assumptions:
        return np.array([draw.randint(1, 9) for _ in range(n)], float)
    if {"positive", "nonnegative"} & set(domain.assumptions):
        return np.array([draw.uniform(0.2, 3.0) for _ in range(n)])
    return SPREAD * _normal(draw, n)


def _normal(draw: random.Random, count: int) -> np.ndarray:
    return np.array([draw.gauss(0.0, 1.0) for _ in range(count)])


def _eighths(numbers: np.ndarray) -> Any:
    return np.round(8 * numbers) / 8
