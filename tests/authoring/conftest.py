"""A sound pack of one exercise, small enough to be checked often, and a way to break it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from lossdrill.folders import data_root

Edit: TypeAlias = Callable[[str, str, str], None]

EXERCISE = "huber-gradient"
FOLDER = f"exercises/huber/{EXERCISE}"
SOLUTION = "solutions/huber/huber_gradient.py"

MANIFEST = """
title = "Gradient of the mean Huber loss"
task = "Find what is wrong with this gradient."
kind = "debug"
difficulty = 2
minutes = 10
answers = ["huber_gradient(y, y_hat, delta)"]
hints = ["the concept", "the identity", "the skeleton"]
"""

ANSWERS = '''"""Clip the residual, divide by n."""

import numpy as np

from lossdrill.judging.words import function, mean_gradient, mistake, points_of, right

from ._derived import huber

equivalent_mutants = {
    "return np.clip(-delta, y_hat - y, delta) / len(y)": "The larger of r and -delta either way.",
}


def huber_gradient(y, y_hat, delta):
    return np.clip(y_hat - y, -delta, delta) / len(y)


@right
def by_branches(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, delta * np.sign(r)) / len(y)


@mistake("Beyond delta the slope is delta and not 1.")
def unit_slope(y, y_hat, delta):
    r = y_hat - y
    return np.where(np.abs(r) <= delta, r, np.sign(r)) / len(y)


@mistake("The linear branch is missing: the slope stays at delta.")
def never_linear(y, y_hat, delta):
    return (y_hat - y) / len(y)


judge = function(
    huber_gradient,
    signature="(n),(n),()->(n)",
    derived=mean_gradient(huber),
    points=[points_of(huber)],
)
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a sound pack, which a test may break."""
    shutil.copytree(
        data_root() / FOLDER, tmp_path / FOLDER, ignore=shutil.ignore_patterns("*.toml")
    )
    (tmp_path / FOLDER / "exercise.toml").write_text(MANIFEST)
    (tmp_path / "exercises/track.toml").write_text('format = 1\ntopics = ["huber"]\n')
    (tmp_path / "exercises/huber/README.md").write_text("# Huber\n")
    (tmp_path / "solutions/huber").mkdir(parents=True)
    for name in ("loss.py", "_derived.py"):
        shutil.copy(data_root() / "solutions/huber" / name, tmp_path / "solutions/huber")
    (tmp_path / SOLUTION).write_text(ANSWERS)
    return tmp_path


@pytest.fixture
def edit(root: Path) -> Edit:
    """Replaces a text, which must be there, in a file of the pack."""

    def edit(path: str, old: str, new: str) -> None:
        text = (root / path).read_text()
        assert old in text
        (root / path).write_text(text.replace(old, new))

    return edit
