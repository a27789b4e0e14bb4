"""One slip: of the loss of one sample, and as a whole answer."""

from dataclasses import dataclass
from typing import Any

from sympy import Expr


@dataclass(frozen=True)
class Wrong:
    """A wrong loss, or slope, of one sample."""

    id: str
    """A Python identifier."""
    rank: int
    """The likelier, the smaller."""
    cause: str
    """What was done, as a sentence without its full stop."""
    expression: Expr
    """Of the inner quantity, the target and the parameters."""
    effect: str = ""
    """What stands there and what belongs there; follows the cause after a colon."""
    slope_cause: str = ""
    """The same of its slope, where it is said in other words."""
    link: Any = None
    """How the inner quantity is computed; None for the link of the loss itself."""

    @property
    def sentence(self) -> str:
        return said(self.cause, self.effect)


@dataclass(frozen=True)
class Slip:
    """A whole wrong answer."""

    id: str
    rank: int
    sentence: str
    lines: tuple[str, ...]
    """The body of the function, in NumPy; for a typed formula, a body that computes the same."""
    formula: str = ""
    """The formula as it is typed; empty where a function is asked for."""


def said(cause: str, effect: str) -> str:
    """One sentence, or two where the cause is complete in itself."""
    cause = cause.strip()
    if not effect:
        return cause if cause.endswith((".", "?", ".)")) else f"{cause}."
    if ": " in cause and not cause.endswith((".", "?")):
        cause = f"{cause}."
    if cause.endswith((".", "?")):
        return f"{cause} {effect[0].upper()}{effect[1:]}."
    return f"{cause}: {effect}."
