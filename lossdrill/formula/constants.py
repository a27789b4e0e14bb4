"""Numbers that are none, such as 0/0 or 9**9**9**9: refused before anything is compared."""

from lossdrill.formula.arithmetic import DIGITS, is_finite, saturated, working
from lossdrill.formula.evaluate import compiled
from lossdrill.formula.refusing import Refused
from lossdrill.formula.shapes import (
    Misfit,
    Reading,
    Scope,
    shaped,
)
from lossdrill.formula.text import text_of
from lossdrill.formula.tree import (
    Bound,
    Constant,
    Extent,
    Name,
    Number,
    Over,
    Size,
    Stack,
    Tree,
    walk,
)
from lossdrill.formula.values import EXACT


def refuse_constants(tree: Tree, text: str) -> None:
    """Refuses what holds a number that is none: `0/0`, `log(-1)`, `9**9**9**9`."""
    for part in walk(tree):
        if isinstance(part, Number | Constant) or any(
            isinstance(inner, Name | Bound | Size | Extent | Over | Stack) for inner in walk(part)
        ):
            continue
        try:
            decided = _numeric(part)
        except Misfit:
            continue  # said with both shapes, later
        with working(DIGITS):
            saturated()
            value = compiled(decided, EXACT)({})
            if saturated():
                message = f"{text_of(part)} is beyond what can be computed; write a smaller number."
                raise Refused(message, 0, len(text))
            if not is_finite(value):
                raise Refused(f"{text_of(part)} has no value; correct it.", 0, len(text))


def _numeric(tree: Tree) -> Tree:
    """A tree of numbers alone, with its products decided."""
    scope = Scope({}, frozenset(), Reading(), {})
    return shaped(tree, scope).tree
