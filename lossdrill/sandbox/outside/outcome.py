"""How a process ended."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """In figures that the process itself cannot forge."""

    exit_code: int
    """Negative: the signal that ended it."""
    timed_out: bool
    cpu_seconds: float
    peak_mib: float
