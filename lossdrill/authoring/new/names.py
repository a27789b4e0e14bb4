"""What exercises and topics may be called, and what the exercises of a loss are."""

import keyword
import re

from lossdrill.errors import UsageError

WHATS = ("value", "gradient", "derive", "curvature", "kinks")
"""The exercises that may follow from a loss."""

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_TOPIC = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 40
"""Characters: ids stand in tables, file names and headings."""


def exercise_id(typed: str) -> str:
    """The id as it was typed, in kebab case; raises `UsageError` for what is no id."""
    found = typed.replace("_", "-")
    if not _ID.fullmatch(found) or len(found) > LONGEST:
        raise UsageError(
            f"{typed!r} is no id: take lower-case letters and digits, words joined by hyphens, "
            f"at most {LONGEST} characters, like huber-gradient."
        )
    if keyword.iskeyword(found):
        raise UsageError(f"{typed!r} is a word of Python, and the file's function has this name.")
    return found


def topic_name(typed: str) -> str:
    """The topic as it was typed, in snake case; raises `UsageError` for what is no topic."""
    found = typed.replace("-", "_")
    if not _TOPIC.fullmatch(found) or len(found) > LONGEST or keyword.iskeyword(found):
        raise UsageError(
            f"{typed!r} is no topic: take lower-case letters and digits, words joined by "
            f"underscores, at most {LONGEST} characters, like log_loss."
        )
    return found


def title_of(name: str) -> str:
    """A heading out of an id or a topic: huber-gradient becomes Huber gradient."""
    words = re.split("[-_]", name)
    return " ".join([words[0].capitalize(), *words[1:]])
