"""One of the 32 forms of an exercise: everything that is redrawn follows from it alone."""

import random

from msgspec import Struct

from lossdrill.digest import sha256
from lossdrill.model import VARIANTS


class Variant(Struct, frozen=True):
    exercise: str
    number: int

    def draw(self, purpose: str) -> random.Random:
        """A generator that depends on exercise, number and purpose, and on nothing else."""
        seed = sha256(f"{self.exercise}/{self.number}/{purpose}".encode()).digest()
        return random.Random(seed)  # noqa: S311 - reproducible draws are the point


def variant_of(exercise_id: str, who: str, salt: str = "") -> int:
    """The variant that follows from an exercise, a person and a salt: 0 to 31, stable for ever."""
    digest = sha256(f"{exercise_id}\0{who}\0{salt}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % VARIANTS
