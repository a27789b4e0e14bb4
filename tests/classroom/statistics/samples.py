"""Scores to compute with: published ones, and classes whose answers follow a known law."""

import numpy as np

from lossdrill.classroom.statistics.scores import Array

WUENSCH = np.array(
    [
        [1, 1, 1, 1, 1, 1, 0, 1, 1, 0],
        [1, 0, 1, 1, 0, 1, 1, 1, 0, 1],
        [1, 1, 1, 1, 0, 1, 1, 0, 0, 1],
        [0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
        [0, 0, 0, 0, 0, 1, 0, 0, 1, 0],
        [1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
        [1, 1, 0, 1, 1, 1, 0, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1, 0, 1],
        [0, 1, 0, 1, 1, 1, 1, 1, 0, 1],
        [1, 1, 0, 1, 1, 0, 1, 1, 1, 0],
    ],
    dtype=float,
)
"""Ten students and ten items: K. L. Wuensch, "The Kuder-Richardson 20", East Carolina University
(core.ecu.edu/wuenschk/StatHelp/KR20.txt), where the variance of the totals is 5.84.
"""

HAND = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]], dtype=float)
"""A perfect scale of three items, small enough for paper."""


def logistic_class(
    students: int, difficulty: Array, slope: Array, seed: int, noise: tuple[int, ...] = ()
) -> Array:
    """Right and wrong answers (students, items) by the two-parameter logistic model, with abilities
    from a standard normal distribution: P(right) = 1 / (1 + exp(-slope (ability - difficulty))).
    The items of `noise` are coin flips instead.
    """
    draw = np.random.default_rng(seed)
    ability = draw.standard_normal((students, 1))
    chance = 1 / (1 + np.exp(-slope * (ability - difficulty)))
    chance[:, list(noise)] = 0.5
    return (draw.random(chance.shape) < chance).astype(float)


def with_gaps(scores: Array, share: float, seed: int) -> Array:
    draw = np.random.default_rng(seed)
    return np.where(draw.random(scores.shape) < share, np.nan, scores)
