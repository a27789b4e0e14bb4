"""What a batch knows of those who grade, wherever they are."""

from concurrent.futures import Executor
from dataclasses import dataclass


@dataclass(frozen=True)
class Team:
    """Some workers behind one executor. Each grades one chunk at a time."""

    executor: Executor
    size: int
    layers: tuple[str, ...]
    """What isolates the submissions on every one of them."""
    lost: tuple[type[Exception], ...]
    """What a future raises whose worker was lost. The executor has another by then."""
