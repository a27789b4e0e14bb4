"""Small packs on disk, for the tests of what reads them."""

from pathlib import Path

from lossdrill.pack import Pack, open_pack

MANIFEST = """
title = "Twice a number"
task = "Return twice the number."
kind = "implement"
difficulty = 1
minutes = 1
answers = ["twice(x)"]
hints = ["concept", "identity", "skeleton"]
"""

SOLUTION = '''"""Add it to itself."""

import numpy as np

from lossdrill.judging.words import Point, function, mistake, right, vector


def twice(x):
    return x + x


@right
def by_factor(x):
    """Or multiply."""
    return FACTOR * x


@mistake("Only once.")
def once(x):
    return x


@mistake("Squared.")
def squared(x):
    return x**2


def some(draw):
    yield from (Point((vector(*range(1, n)),), f"{n - 1} numbers") for n in range(2, 8))


FACTOR = 2
judge = function(twice, signature="(n)->(n)", points=[some])
'''


def write_pack(root: Path, solution: str = SOLUTION, manifest: str = MANIFEST) -> Pack:
    """A pack with the one exercise `twice`, of topic `numbers`."""
    folder = root / "exercises" / "numbers" / "twice"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "exercises" / "track.toml").write_text('format = 1\ntopics = ["numbers"]\n')
    (folder / "exercise.toml").write_text(manifest)
    (folder / "prompt.md").write_text("Write `twice(x)`.\n")
    (folder / "stub.py").write_text('"""twice"""\n\n\ndef twice(x):\n    ...\n')
    (root / "solutions" / "numbers").mkdir(parents=True, exist_ok=True)
    (root / "solutions" / "numbers" / "twice.py").write_text(solution)
    return open_pack(root)
