"""Text to a tree.

Where two careful readers would read a text differently (`1/2n`, `log p(1-p)`) it is refused, with
both ways to write it.
"""

from collections.abc import Sequence
from dataclasses import replace

from lossdrill.formula.grammar.applications import Applications
from lossdrill.formula.grammar.cursor import CLOSING, EQUATION
from lossdrill.formula.grammar.indices import Indices
from lossdrill.formula.grammar.latex import Latex
from lossdrill.formula.grammar.operators import Operators
from lossdrill.formula.grammar.sums import Sums
from lossdrill.formula.grammar.values import Values
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tokens import Token, tokenize
from lossdrill.formula.tree import Tree, walk, weight
from lossdrill.formula.vocabulary import Vocabulary
from lossdrill.formula.words import bound_names, understand

MOST_NODES = 400
MOST_WEIGHT = 2500
"""Bound on `weight`: what sums in sums in sums cost."""


class _Parser(Operators, Values, Indices, Applications, Sums, Latex):
    pass


def parse(text: str, words: Vocabulary) -> Tree:
    """The tree of a formula.

    Raises:
        Refused: it is no formula in these variables, is ambiguous, or is beyond a limit.
    """
    tokens = tokenize(text)
    _refuse_equation(tokens)
    words = replace(words, bound=frozenset(bound_names(tokens)))
    found = understand(tokens, words)
    tree = _Parser(found, words).whole()
    if sum(1 for _ in walk(tree)) > MOST_NODES or weight(tree) > MOST_WEIGHT:
        message = f"The formula has too many parts; write one with at most {MOST_NODES}."
        raise Refused(message, 0, len(text))
    return tree


def _refuse_equation(tokens: Sequence[Token]) -> None:
    """`dL/dz = p - y`: said before anything else, because its left side holds unknown names."""
    level = 0
    for place, token in enumerate(tokens):
        if token.text in CLOSING or token.text == "begin":
            level += 1
        elif token.text in CLOSING.values() or token.text == "end":
            level -= 1
        elif token.text in {"=", ":="} and level == 0 and not _below_sum(tokens, place):
            raise Refused(EQUATION, token.start, token.end)


def _below_sum(tokens: Sequence[Token], place: int) -> bool:
    """Whether the sign belongs to the limits of a sum: `sum_i=1^n`."""
    before = [token.text for token in tokens[max(0, place - 3) : place]]
    return "_" in before or any(text.startswith(("sum_", "Sum_")) for text in before[-1:])
