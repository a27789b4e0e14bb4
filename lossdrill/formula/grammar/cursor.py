"""The place in the words that a parser has reached, and what it may ask there.

What the parts of the grammar need of one another is named here; `parser` puts them together.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import Tree
from lossdrill.formula.vocabulary import Vocabulary
from lossdrill.formula.words import Word

MOST_DEPTH = 40

RELATIONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
CLOSING = {"(": ")", "[": "]", "{": "}"}
EQUATION = "This is an equation; write only the right-hand side (and == for a comparison)."

_TYPED = {"~": "'!' or '~'", "'": "The sign of a transpose", "\\\\": "A line break"}
"""Signs that are not typed as they are called here."""

Arguments: TypeAlias = tuple[list[Tree], dict[str, Tree | None]]
"""Arguments by place, and by keyword; None is the keyword's None."""


class Cursor:
    def __init__(self, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.at = 0
        self.depth = 0
        self.bars = [0]
        """Absolute values that are open, for each bracket that is open."""
        self.conditions = 0
        """Whether `=` is a comparison here: inside an indicator or a case."""
        self.indexing = 0
        """Whether this is an index, in which any letter may run."""
        self.norms = 0
        """Norms that are open."""

    @property
    def next(self) -> Word:
        return self.words[self.at]

    @property
    def following(self) -> Word:
        """The word after the next one; the end, if that is the next one."""
        return self.words[min(self.at + 1, len(self.words) - 1)]

    @property
    def at_end(self) -> bool:
        return self.words[self.at].kind == "end"

    def take(self) -> Word:
        word = self.words[self.at]
        if word.kind != "end":
            self.at += 1
        return word

    def accept(self, *ops: str) -> bool:
        if self.next.is_op(*ops):
            self.at += 1
            return True
        return False

    def expect(self, op: str, message: str = "") -> Word:
        if not self.next.is_op(op):
            raise self.wrong(message or f"A {op!r} is missing here.")
        return self.take()

    def wrong(self, message: str, word: Word | None = None) -> Refused:
        place = word or self.next
        return Refused(message, place.start, place.end)

    def unexpected(self) -> Refused:
        word = self.next
        if word.kind == "end":
            return self.wrong("The formula ends too early; a value is missing at the end.")
        if word.is_op("="):
            return self.wrong(EQUATION)
        if word.is_op(")", "]", "}"):
            return self.wrong(
                f"This {word.text!r} closes nothing, or a value is missing before it."
            )
        if word.is_op("."):
            return self.wrong("Only .T, .dot, .sum, .mean and the like may follow a dot.")
        if word.is_op("for"):
            return self.wrong("A `for` stands in a sum, as in sum(x_i*r_i for i in range(n)).")
        typed = _TYPED.get(word.text, f"'{word.text}'")
        return self.wrong(f"{typed} cannot stand here; a number, a name or a bracket can.")

    def nested(self, inner: Callable[[], Tree]) -> Tree:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise self.wrong(f"The formula is nested more than {MOST_DEPTH} deep; simplify it.")
        tree = inner()
        self.depth -= 1
        return tree

    def bracketed(self, opening: Word, inner: Callable[[], Tree]) -> Tree:
        """What stands between an opening bracket, already taken, and its counterpart."""
        self.bars.append(0)
        tree = self.nested(inner)
        self.bars.pop()
        self.close(opening)
        return tree

    def close(self, opening: Word) -> None:
        closing = CLOSING[opening.text]
        if self.next.kind == "end":
            raise self.wrong(f"This {opening.text!r} is never closed; add {closing!r}.", opening)
        if not self.accept(closing):
            if self.next.is_op("="):
                raise self.unexpected()
            raise self.wrong(f"{self.next.text!r} cannot stand here; {closing!r} is expected.")

    # What the parts of the grammar need of one another.

    def expression(self) -> Tree:
        raise NotImplementedError

    def disjunction(self) -> Tree:
        raise NotImplementedError

    def sum(self) -> Tree:
        raise NotImplementedError

    def signed(self) -> Tree:
        raise NotImplementedError

    def product(self) -> Tree:
        raise NotImplementedError

    def factor(self) -> Tree:
        raise NotImplementedError

    def power(self) -> Tree:
        raise NotImplementedError

    def postfix(self) -> Tree:
        raise NotImplementedError

    def primary(self) -> Tree:
        raise NotImplementedError

    def call(self) -> Tree:
        raise NotImplementedError

    def indicator(self) -> Tree:
        raise NotImplementedError

    def big_sum(self) -> Tree:
        raise NotImplementedError

    def command(self) -> Tree:
        raise NotImplementedError

    def attribute(self, tree: Tree) -> Tree:
        raise NotImplementedError

    def entry(self, tree: Tree, places: list[Tree]) -> Tree:
        raise NotImplementedError

    def subscript(self, tree: Tree) -> Tree:
        raise NotImplementedError

    def indexed(self, tree: Tree) -> Tree:
        raise NotImplementedError

    def places(self, tree: Tree, opening: Word, base: int) -> Tree:
        raise NotImplementedError

    def comprehension(self, kind: str, body: Tree) -> Tree:
        raise NotImplementedError

    def may_be_indexed(self, start: Word, tree: Tree) -> bool:
        raise NotImplementedError

    def looks_like_condition(self, start: int) -> bool:
        raise NotImplementedError

    def looks_like_places(self) -> bool:
        raise NotImplementedError

    def arguments(self, *, conditional: bool = False) -> Arguments:
        raise NotImplementedError
