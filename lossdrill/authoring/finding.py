"""What `dev check` reports: one thing about one exercise that is not as it must be."""

from dataclasses import dataclass

from lossdrill.errors import LossdrillError, PackError

NAMED_BY_THE_FILE = frozenset(
    {
        "derived",
        "link",
        "manifests",
        "prompt",
        "solution",
        "solutions",
        "stub",
        "syllabus",
        "topic page",
        "track",
    }
)


@dataclass(frozen=True)
class Finding:
    """`about` says which rule failed, `message` in one sentence what was seen and what to do."""

    exercise: str
    """An exercise's id, or "pack" for what concerns all of them."""
    about: str
    message: str
    where: str = ""
    """The file, and the line after a colon where there is one."""

    def __str__(self) -> str:
        """As it is printed; what the file's name says already is not said again."""
        about = "" if self.where and self.about in NAMED_BY_THE_FILE else self.about
        return ": ".join(filter(None, (self.where, about, self.message)))


def from_error(exercise: str, about: str, error: LossdrillError) -> Finding:
    """What could not be read or run, with the place that the error names."""
    if isinstance(error, PackError):
        return Finding(exercise, about, error.what, error.where)
    return Finding(exercise, about, str(error))
