"""Which of the 32 variants of an exercise a learner gets. Pure, and the same on every machine."""

from lossdrill.judging.variant import variant_of
from lossdrill.model import VARIANTS
from lossdrill.practice.history import History


def variant_to_hand_out(exercise_id: str, history: History) -> int:
    """Counting on from the learner's own variant, the first that is neither passed nor known from
    its solution: who does an exercise again is to do it anew.
    """
    return _first_beside(_done(exercise_id, history), exercise_id, history)


def variant_at_hand(exercise_id: str, history: History, path: str | None = None) -> int:
    """The variant that a file answers: as handed out at this path, else as last handed out."""
    of_exercise = [handout for handout in history.handouts if handout.exercise == exercise_id]
    at_path = [handout for handout in of_exercise if handout.path == path]
    if at_path or of_exercise:
        return (at_path or of_exercise)[-1].variant
    # A file of one's own, which may have passed already, stays the variant that it was.
    return _first_beside(_opened(exercise_id, history), exercise_id, history)


def round_of(exercise_id: str, history: History) -> int:
    """1 for the first time round an exercise, one more for each variant that is done."""
    return 1 + len(_done(exercise_id, history))


def _first_beside(used: frozenset[int], exercise_id: str, history: History) -> int:
    own = variant_of(exercise_id, history.who)
    following = ((own + step) % VARIANTS for step in range(VARIANTS))
    return next((variant for variant in following if variant not in used), own)


def _done(exercise_id: str, history: History) -> frozenset[int]:
    passed = (
        attempt.verdict.variant
        for attempt in history.attempts_at(exercise_id)
        if attempt.verdict.done and not attempt.verdict.asks_on
    )
    return _opened(exercise_id, history) | frozenset(passed)


def _opened(exercise_id: str, history: History) -> frozenset[int]:
    return frozenset(
        opened.variant for opened in history.solutions if opened.exercise == exercise_id
    )
