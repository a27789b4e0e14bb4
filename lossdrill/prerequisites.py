"""The order of exercises: what an exercise requires comes first."""

import heapq
from collections.abc import Callable, Iterable, Mapping

from lossdrill.errors import PackError
from lossdrill.model import Exercise

Fault = Callable[[str, str], PackError]
"""Of an exercise's id and what is wrong with its `requires`."""

ELSEWHERE = "take it out, or if another pack has it, name both: --pack builtin --pack DIR"


def in_order(
    exercises: Iterable[Exercise], topics: tuple[str, ...], fault: Fault
) -> tuple[Exercise, ...]:
    """Topological order; among those that are ready, by topic, difficulty, id.

    Raises `fault` where an exercise is required that is not there, or exercises wait for each
    other.
    """
    by_id = {exercise.id: exercise for exercise in exercises}
    missing = dict.fromkeys(by_id, 0)
    followers: dict[str, list[str]] = {exercise_id: [] for exercise_id in by_id}
    for exercise in by_id.values():
        for required in exercise.requires:
            if required not in by_id:
                from difflib import get_close_matches  # noqa: PLC0415 - for those who mistyped

                near = get_close_matches(required, by_id.keys() - {exercise.id}, n=1)
                hint = f"did you mean {near[0]}?" if near else ELSEWHERE
                raise fault(exercise.id, f"there is no exercise {required}; {hint}")
            missing[exercise.id] += 1
            followers[required].append(exercise.id)

    def rank(exercise_id: str) -> tuple[int, int, str]:
        exercise = by_id[exercise_id]
        return topics.index(exercise.topic), exercise.difficulty, exercise_id

    ready = [rank(exercise_id) for exercise_id, count in missing.items() if count == 0]
    heapq.heapify(ready)
    ordered: list[Exercise] = []
    while ready:
        exercise_id = heapq.heappop(ready)[2]
        ordered.append(by_id[exercise_id])
        for follower in followers[exercise_id]:
            missing[follower] -= 1
            if missing[follower] == 0:
                heapq.heappush(ready, rank(follower))
    if len(ordered) < len(by_id):
        stuck = set(by_id) - {exercise.id for exercise in ordered}
        cycle = _cycle({one: [id_ for id_ in by_id[one].requires if id_ in stuck] for one in stuck})
        if len(cycle) == 1:
            raise fault(cycle[0], "the exercise requires itself; take that out.")
        chain = " requires ".join([*cycle, cycle[0]])
        raise fault(cycle[0], f"{chain}: nobody can begin; take one of them out.")
    return tuple(ordered)


def _cycle(requires: Mapping[str, list[str]]) -> list[str]:
    """One round of exercises that wait for each other, where each waits for another of them."""
    path = [min(requires)]
    while (following := min(requires[path[-1]])) not in path:
        path.append(following)
    return path[path.index(following) :]
