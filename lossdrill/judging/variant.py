"""One of the 32 forms of an exercise: everything that is redrawn follows from it alone."""

import hashlib
import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    exercise: str
    number: int

    def draw(self, purpose: str) -> random.Random:
        """A generator that depends on exercise, number and purpose, and on nothing else."""
        seed = hashlib.sha256(f"{self.exercise}/{self.number}/{purpose}".encode()).digest()
        return random.Random(seed)  # noqa: S311 - reproducible draws are the point
