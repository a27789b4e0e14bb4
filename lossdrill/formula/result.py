"""What a comparison finds out. Values only."""

from dataclasses import dataclass
from typing import Literal

from lossdrill.formula.agreement import Seen
from lossdrill.formula.tree import Tree
from lossdrill.model import Counterexample, Diagnosis

Outcome = Literal["equal", "different", "refused", "fault"]

Difference = Literal["value", "shape", "nan", "kink"]


@dataclass(frozen=True)
class Refusal:
    """Why a text was not read, and where: `text[start:end]` is the place."""

    text: str
    start: int
    end: int
    message: str
    """One sentence that says what was expected, and a way to write it."""
    suggestion: str = ""
    """A name or spelling that was probably meant; it is part of the message too."""

    @property
    def caret(self) -> str:
        """Two lines: the text around the place, and a caret below it; nothing unprintable."""
        low, high = max(0, self.start - 40), min(len(self.text), self.start + 40)
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in self.text)
        width = max(1, min(self.end, high) - self.start)
        before = "…" if low else ""
        after = "…" if high < len(self.text) else ""
        return (
            f"{before}{shown[low:high]}{after}\n"
            f"{' ' * (len(before) + self.start - low)}{'^' * width}"
        )


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The outcome of `compare`.

    equal: the same function on the declared domain, subgradients at kinks included.
    different: it was read, and it is another function; there is a counterexample, or (`by` is
    "shape") a diagnosis with both shapes.
    refused: it could not be read, or is beyond the limits; `refusal` says where and why, and no
    attempt should be counted.
    fault: the expected formula is not sound, or something of ours went wrong; never the learner's.
    """

    status: Outcome
    tree: Tree | None = None
    """The answer as it was read; None when it was refused."""
    read_as: str = ""
    """The answer as one canonical line of text."""
    mathml: str = ""
    """The answer as presentation MathML, a `<math>` element."""
    by: Difference | None = None
    """What differs first; None unless the status is "different"."""
    points: int = 0
    """At how many points the two were found to agree."""
    seen: tuple[Seen, ...] = ()
    """What each point showed that was looked at; after a dozen differences no further one is."""
    counterexample: Counterexample | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    """Most specific first; each was verified by a full comparison."""
    notes: tuple[str, ...] = ()
    """Remarks that change nothing: how a `*` was read, which subgradient was taken, overflow."""
    refusal: Refusal | None = None
    fault: str = ""
    """For the author: what is wrong with the expected formula."""
