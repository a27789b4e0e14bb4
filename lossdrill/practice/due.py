"""The reviews of a history: those that the store knows, and those that must be worked out anew."""

from collections import Counter
from pathlib import Path

from lossdrill.practice.history import History
from lossdrill.practice.reviews import Review, review
from lossdrill.practice.rounds import rounds
from lossdrill.practice.store import Store
from lossdrill.practice.store_file import has_content


def look_up(path: Path) -> tuple[History, tuple[Review, ...]]:
    """A history and its reviews; where there is none yet, none is made."""
    if not has_content(path):
        return History(), ()
    with Store(path) as store:
        history = store.history()
        return history, reviews(store, history)


def reviews(store: Store, history: History) -> tuple[Review, ...]:
    """Of every exercise that was passed or given up.

    What is kept in the store is used where nothing has happened since, so that only `grade` pays
    for the scheduler; whatever else made it old (an import, a crash) is mended here.
    """
    happened = Counter(attempt.exercise for attempt in history.attempts)
    happened.update(opened.exercise for opened in history.solutions)
    known = {
        found.exercise: found
        for events, found in store.reviews()
        if events == happened[found.exercise]
    }
    if missing := happened.keys() - known.keys():
        all_rounds = rounds(history)
        for exercise in missing:
            found = review(all_rounds.get(exercise, ()))
            if found is not None:
                store.keep_review(found, happened[exercise])
                known[exercise] = found
    return tuple(known.values())
