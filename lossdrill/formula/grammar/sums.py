r"""Sums over an index: `sum(... for i in range(n))`, `\sum_{i=1}^n ...`."""

from lossdrill.formula import calls
from lossdrill.formula.binding import counted_from, free_indices, replace_bound
from lossdrill.formula.grammar.cursor import Cursor
from lossdrill.formula.tree import (
    Bound,
    Call,
    Extent,
    Index,
    Number,
    Over,
    Size,
    Tree,
    Where,
    literal,
)
from lossdrill.formula.words import Word


class Sums(Cursor):
    def comprehension(self, kind: str, body: Tree) -> Tree:
        """`body for i in range(n)`, from the `for` on."""
        self.expect("for")
        targets = self.targets()
        self.expect("in", "After `for i` an `in range(n)` is expected.")
        low, high, meanings = self.running(targets)
        if self.accept("if"):
            body = Where(((self.disjunction(), body),), literal("0"))
        if self.next.is_op("for"):
            raise self.wrong("Write one `for` per sum, as in sum(sum(...) for i in range(n)).")
        index = targets[0]
        if meanings:
            index = self.fresh_index(targets)
            places = {
                name: Bound(index) if source is None else Index(source, (Bound(index),))
                for name, source in meanings.items()
            }
            body = replace_bound(body, places)
        return Over(kind, index, low, high, body)  # type: ignore[arg-type]

    def fresh_index(self, taken: list[str]) -> str:
        """A letter for the position in zip(...), which the text does not name."""
        letters = (c for c in "ijlmtrsc" if c not in self.vocabulary.names and c not in taken)
        used = {word.text for word in self.words}
        return next((c for c in letters if c not in used), "i")

    def targets(self) -> list[str]:
        found: list[str] = []
        while self.next.kind == "index" or self.next.is_op(",", "(", ")"):
            word = self.take()
            if word.kind == "index":
                found.append(word.text)
        if not found:
            raise self.wrong("After `for` a name is expected, as in `for i in range(n)`.")
        return found

    def running(
        self, targets: list[str]
    ) -> tuple[Tree | None, Tree | None, dict[str, Tree | None]]:
        """What the running names stand for: a range, or rows of arrays."""
        word = self.next
        if word.kind == "attribute" and word.text in {"range", "zip", "enumerate"}:
            self.take()
            arguments, _ = self.arguments()
            return calls.running(word, targets, arguments, of=self)
        if len(targets) != 1:
            raise self.wrong("Several running names need zip(...) or enumerate(...).")
        source = self.product()
        if isinstance(source, Size | Number | Extent):
            raise self.wrong("Write range(n) for the numbers 0 to n - 1.", word)
        return None, None, {targets[0]: source}

    def big_sum(self) -> Tree:
        r"""`\sum_{i=1}^n body`; the body is the product that follows."""
        sign = self.take()
        index, low, high, condition = self.limits()
        start = self.at
        body = self.signed()
        if condition is not None:
            body = Where(((condition, body),), literal("0"))
        if index is None:
            free = sorted(free_indices(body))
            if not free:
                self.at = start
                return self.plain_sum(sign)
            if len(free) > 1:
                raise self.wrong("Say over which index the sum runs, as in \\sum_i.", sign)
            (index,) = free
        base = 0 if isinstance(low, Number) and low.value == 0 else 1
        return Over("sum", index, low, high, counted_from(body, index, base), base)

    def plain_sum(self, sign: Word) -> Tree:
        if self.next.is_op("(", "[", "{"):
            arguments, keywords = self.arguments()
            return calls.build("sum", arguments, keywords, word=sign, of=self)
        return Call("sum", (self.product(),))

    def limits(self) -> tuple[str | None, Tree | None, Tree | None, Tree | None]:
        r"""The index, the first and the last value, and a condition: `\sum_{i: y_i = 1}`."""
        index: str | None = None
        low: Tree | None = None
        high: Tree | None = None
        condition: Tree | None = None
        while self.next.is_op("_", "^"):
            if self.take().text == "^":
                high = self.limit()
                continue
            opening = self.next
            braced = self.accept("{")
            if braced and self.next.kind != "index" and self.looks_like_condition(self.at):
                condition = self.bracketed(opening, self.condition)
                continue
            word = self.take()
            if word.kind != "index":
                raise self.wrong("Below the sum an index is expected, as in \\sum_{i=1}^n.", word)
            index = word.text
            if self.accept("="):
                low = self.sum() if braced else self.postfix()
            if braced and self.accept(":", "|"):
                condition = self.condition()
            if braced:
                self.expect("}", "Below the sum an index is expected, as in \\sum_{i=1}^n.")
        return index, low, high, condition

    def condition(self) -> Tree:
        """In which `=` is a comparison."""
        self.conditions += 1
        tree = self.disjunction()
        self.conditions -= 1
        return tree

    def limit(self) -> Tree:
        word = self.next
        if self.accept("{", "("):
            return self.bracketed(word, self.sum)
        return self.primary()
