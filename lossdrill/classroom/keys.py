"""What a verdict depends on, as a hash: two submissions with one key have one verdict."""

import hashlib
from functools import cache

from lossdrill import __version__
from lossdrill.classroom.model import Submission
from lossdrill.judging.handout import variant_in
from lossdrill.judging.variant import variant_of
from lossdrill.pack import Pack


class Keys:
    """Keys and variants of a class: of one state of a pack, and one salt."""

    def __init__(self, pack: Pack, salt: str) -> None:
        self._salt = salt
        self._exercise = cache(pack.exercise)
        self._hash_of = cache(lambda exercise: pack.exercise_hash(self._exercise(exercise)))
        self.contradicted = 0
        """How many submissions named another variant than is theirs."""

    def variant(self, submission: Submission) -> int:
        """It follows from student and salt; what a file says of itself, anybody can change."""
        return variant_of(submission.exercise, submission.student, self._salt)

    def notice(self, submission: Submission) -> None:
        """A salt that was mistyped shows in files that were handed out with another."""
        named = variant_in(submission.source, self._exercise(submission.exercise))
        self.contradicted += named not in {None, self.variant(submission)}

    def key(self, submission: Submission) -> bytes:
        """Source, exercise, variant and version: neither who handed it in nor what else is in the
        pack, so that a change to one exercise leaves the verdicts on all others standing.
        """
        parts = (
            __version__,
            submission.exercise,
            self._hash_of(submission.exercise),
            str(self.variant(submission)),
            submission.source,
        )
        return hashlib.sha256("\0".join(parts).encode()).digest()
