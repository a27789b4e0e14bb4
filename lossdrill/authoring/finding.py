"""What `dev check` reports: one thing about one exercise that is not as it must be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`about` says which rule failed, `message` in one sentence what was seen and what to do."""

    exercise: str
    """An exercise's id, or "pack" for what concerns all of them."""
    about: str
    message: str
