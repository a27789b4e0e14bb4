"""Functions and their arguments, in brackets or without: `max(0, 1 - m)`, `log p`."""

from lossdrill.formula import calls
from lossdrill.formula.functions import FUNCTIONS, KEYWORD_ARGUMENTS
from lossdrill.formula.grammar.cursor import CLOSING, Arguments, Cursor
from lossdrill.formula.points import size_order
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import Binary, Size, Times, Tree, literal
from lossdrill.formula.words import Word, starts_operand


class Applications(Cursor):
    def call(self) -> Tree:
        word = self.take()
        name = FUNCTIONS[word.text].name
        if name == "log" and self.next.is_op("_"):
            name = self.log_base()
        if word.text == "indicator" and (size := self.size_of_ones()):
            return calls.build("ones", [Size(size)], {}, word=word, of=self)
        if self.next.is_op("'"):
            raise self.wrong(f"Write the derivative of {word.text} out; a prime is not known here.")
        exponent = self.function_power(word)
        tree = self.applied(word, name)
        return tree if exponent is None else Binary("^", tree, exponent)

    def size_of_ones(self) -> str:
        r"""The length of a vector of ones, `\mathbf{1}_n` or `\mathbf{1}`; "" of an indicator."""
        sizes = self.vocabulary.sizes
        inside = [word.text for word in self.words[self.at : self.at + 4]]
        match inside:
            case ["_", "{", size, "}"] if size in sizes:
                self.at += 4
                return size
            case ["_", size, *_] if size in sizes:
                self.at += 2
                return size
        alone = not self.next.is_op("(", "[", "{", "_", "|") and not starts_operand(self.next)
        return min(sizes, key=size_order, default="") if alone else ""

    def log_base(self) -> str:
        self.take()
        braced = self.accept("{")
        base = self.take()
        if braced:
            self.expect("}")
        if base.text not in {"2", "10", "e"}:
            raise self.wrong("Of the logarithms log, log_2 and log_10 are known here.", base)
        return "log" if base.text == "e" else f"log{base.text}"

    def function_power(self, word: Word) -> Tree | None:
        if not self.next.is_op("^"):
            return None
        self.take()
        if self.next.is_op("'") or self.following.is_op("'"):
            message = f"Write the derivative of {word.text} out; a prime is not known here."
            raise self.wrong(message, word)
        braced = self.accept("{")
        power = self.take()
        if power.kind != "number" or (braced and not self.accept("}")):
            message = f"Write {word.text}(...)^2 for a power; of ^-1 say which is meant, in full."
            raise self.wrong(message, power)
        return literal(power.text)

    def applied(self, word: Word, name: str) -> Tree:
        if self.next.is_op("(", "{", "["):
            arguments, keywords = self.arguments(conditional=name == "indicator")
            return calls.build(name, arguments, keywords, word=word, of=self)
        if name == "indicator":
            if self.next.is_op("_") and self.following.is_op("{"):
                return self.indicator()
            message = (
                "The indicator needs its condition in brackets, as in 1{y s < 1}; "
                "the identity matrix is written eye(d)."
            )
            raise self.wrong(message, word)
        return calls.build(name, [self.bare_argument(word)], {}, word=word, of=self)

    def indicator(self) -> Tree:
        """The condition of `1_{y s < 1}`, from the underscore on; it may stand in a second pair."""
        self.take()
        place = self.next
        conditions, _ = self.arguments(conditional=True)
        if len(conditions) != 1:
            raise self.wrong("The indicator needs one condition, as in 1_{y s < 1}.", place)
        return conditions[0]

    def bare_argument(self, word: Word) -> Tree:
        """`log p`, `exp -z`, `log 2 pi`: one factor, or a number and the names that follow it."""
        start = self.next
        is_minus = start.is_op("-") and not (start.spaced and self.following.spaced)
        if not (starts_operand(start) or is_minus or start.is_op("|")):
            raise self.wrong(f"{word.text} needs an argument, as in {word.text}(x).")
        tree = self.factor()
        while start.kind == "number" and self.next.kind in {"name", "size", "constant"}:
            tree = Times("juxtaposed", tree, self.power())
        following = self.next
        plain = following.kind in {"name", "size", "constant", "number", "index"}
        is_sign = word.end - word.start == 1  # √ binds to what follows it
        if (
            plain
            or following.is_op("(", "[", "{")
            or (following.is_op("/", "./") and not is_sign)
            or (following.is_op("|") and not self.bars[-1])
        ):
            message = (
                f"It is not clear where the argument of {word.text} ends; "
                f"write {word.text}(...) with brackets."
            )
            raise Refused(message, word.start, following.end)
        return tree

    def arguments(self, *, conditional: bool = False) -> Arguments:
        """The arguments of a call, positional and by keyword."""
        if not self.next.is_op(*CLOSING):
            raise self.wrong("Arguments in brackets are expected here.")
        opening = self.take()
        found: list[Tree] = []
        keywords: dict[str, Tree | None] = {}

        def inside() -> Tree:
            self.conditions += conditional
            self.list_arguments(found, keywords, CLOSING[opening.text])
            self.conditions -= conditional
            return literal("0")

        conditions, self.conditions = self.conditions, 0
        self.bracketed(opening, inside)
        self.conditions = conditions
        return found, keywords

    def list_arguments(
        self, found: list[Tree], keywords: dict[str, Tree | None], closing: str
    ) -> None:
        while not self.next.is_op(closing):
            following = self.following
            if following.is_op("=") and self.next.text in KEYWORD_ARGUMENTS:
                keyword = self.take().text
                self.take()
                keywords[keyword] = self.keyword_value()
            else:
                found.append(self.nothing() or self.argument())
            if not self.accept(","):
                return

    def nothing(self) -> Tree | None:
        """Python's None as an argument: `clip(x, 0, None)`."""
        if self.next.text == "None" and self.following.is_op(",", ")"):
            self.take()
            return calls.NOTHING
        return None

    def keyword_value(self) -> Tree | None:
        if self.next.text == "None":
            self.take()
            return None
        if self.next.kind == "attribute" or self.next.text in {"float", "int", "bool"}:
            while not self.next.is_op(",", ")") and self.next.kind != "end":
                self.take()
            return None
        return self.expression()

    def argument(self) -> Tree:
        tree = self.expression()
        if self.next.is_op("for"):
            return self.comprehension("collect", tree)
        return tree
