"""Values: numbers, names, brackets, absolute values; and what may follow one."""

from lossdrill.formula.grammar.cursor import Cursor
from lossdrill.formula.tree import (
    Binary,
    Bound,
    Call,
    Constant,
    Name,
    Size,
    Stack,
    Transpose,
    Tree,
    literal,
)
from lossdrill.formula.vocabulary import unknown_name
from lossdrill.formula.words import Word


class Values(Cursor):
    def postfix(self) -> Tree:
        start = self.next
        tree = self.primary()
        while True:
            word = self.next
            if word.is_op("'"):
                self.refuse_prime(word)
                self.take()
                tree = Transpose(tree)
            elif word.is_op(".") and not word.spaced and self.following.kind == "attribute":
                tree = self.attribute(tree)
            elif word.is_op("_") and start.kind not in {"number", "constant"}:
                self.take()
                tree = self.subscript(tree)
            elif word.is_op("[") and not word.spaced and self.may_be_indexed(start, tree):
                tree = self.indexed(tree)
            elif word.is_op("(") and isinstance(tree, Name) and self.looks_like_places():
                tree = self.places(tree, self.take(), base=1)
            else:
                return tree

    def refuse_prime(self, word: Word) -> None:
        """Among numbers a prime is no transpose; a derivative is meant."""
        if not self.vocabulary.has_arrays:
            raise self.wrong("A prime is not known here; write the derivative out.", word)

    def primary(self) -> Tree:  # noqa: C901, PLR0912  # one case per kind of word
        word = self.next
        if word.kind == "attribute" and word.text == "module":
            self.skip_modules()
            word = self.next
        if word.kind == "number":
            self.take()
            if word.text == "1" and self.next.is_op("_") and self.following.is_op("{"):
                return self.indicator()
            if self.is_indicator(word):
                conditions, keywords = self.arguments(conditional=True)
                if len(conditions) != 1 or keywords:
                    raise self.wrong("An indicator takes one condition, as in 1{r > 0}.", word)
                return conditions[0]
            return literal(word.text)
        if word.kind == "name":
            self.take()
            return Name(word.text)
        if word.kind == "size":
            self.take()
            return Size(word.text)
        if word.kind == "index":
            self.take()
            if word.text not in self.vocabulary.bound and not self.indexing:
                raise unknown_name(word.text, self.vocabulary, word.start, word.end)
            return Bound(word.text)
        if word.kind == "constant":
            return self.constant()
        if word.kind == "function":
            return self.call()
        if word.kind == "big sum":
            return self.nested(self.big_sum)
        if word.kind == "command":
            return self.nested(self.command)
        if (
            word.is_op("{")
            and self.following.kind == "function"
            and self.words[self.at + 2].is_op("}")
        ):
            self.words = [*self.words[: self.at], self.following, *self.words[self.at + 3 :]]
            return self.call()  # {\\rm sgn}(r)
        if word.is_op("(", "{"):
            self.take()
            return self.bracketed(word, self.inside)
        if word.is_op("["):
            self.take()
            return self.bracketed(word, self.listed)
        if word.is_op("|"):
            return self.nested(self.absolute)
        if word.is_op("⟨"):
            return self.nested(self.inner_product)
        if word.is_op("‖"):
            return self.nested(self.norm)
        raise self.unexpected()

    def is_indicator(self, one: Word) -> bool:
        """Whether `1[...]`, `1{...}` or `1(...)` holds a condition."""
        if one.text != "1" or self.next.spaced or not self.next.is_op("[", "{", "("):
            return False
        return self.looks_like_condition(self.at + 1)

    def skip_modules(self) -> None:
        while self.next.kind == "attribute" and self.next.text == "module":
            self.take()
            self.expect(".")

    def constant(self) -> Tree:
        word = self.take()
        if word.text in {"pi", "e", "inf", "nan"}:
            return Constant(word.text)  # type: ignore[arg-type]
        if word.text in {"True", "False"}:
            return literal("1" if word.text == "True" else "0")
        raise self.wrong("None belongs into an index, as in y[:, None].", word)

    def inside(self) -> Tree:
        """Inside round or curly brackets; a list comprehension's generator may stand there too."""
        tree = self.expression()
        if self.accept("over"):  # {a \\over b}
            return Binary("/", tree, self.expression())
        if self.next.is_op(","):
            raise self.wrong("A comma separates arguments; for decimals write a point.")
        return tree

    def listed(self) -> Tree:
        """`[y*s < 1]` is an indicator, `[f(i) for i in range(d)]` and `[0, z]` are vectors."""
        self.conditions += 1
        first = self.expression()
        self.conditions -= 1
        if self.next.is_op("for"):
            return self.comprehension("collect", first)
        parts = [first]
        while self.accept(","):
            parts.append(self.expression())
        return parts[0] if len(parts) == 1 else Stack(tuple(parts))

    def absolute(self) -> Tree:
        opening = self.take()
        self.bars[-1] += 1
        inner_first = self.next
        inner = self.expression()
        last = self.words[self.at - 1]
        if not self.next.is_op("|"):
            raise self.wrong("This '|' is never closed; add '|', or write abs(...).", opening)
        closing = self.take()
        self.bars[-1] -= 1
        doubled = (
            inner_first.is_op("|") and not inner_first.spaced
            and last.is_op("|") and not closing.spaced and last.end == closing.start
            and isinstance(inner, Call) and inner.function == "abs"
        )  # fmt: skip
        if doubled and isinstance(inner, Call):
            return self.norm_order(Call("norm", inner.arguments))
        return Call("abs", (inner,))

    def inner_product(self) -> Tree:
        opening = self.take()
        left = self.expression()
        self.expect(",", "An inner product needs two vectors, as in ⟨a, b⟩.")
        right = self.expression()
        if not self.accept("⟩"):
            raise self.wrong("This '⟨' is never closed; add '⟩', or write dot(...).", opening)
        return Call("dot", (left, right))

    def norm(self) -> Tree:
        opening = self.take()
        self.norms += 1
        inner = self.expression()
        self.norms -= 1
        if not self.accept("‖"):
            raise self.wrong(
                "This norm is never closed; add the bars, or write norm(...).", opening
            )
        return self.norm_order(Call("norm", (inner,)))

    def norm_order(self, norm: Call) -> Tree:
        if not self.next.is_op("_"):
            return norm
        self.take()
        braced = self.accept("{")
        word = self.take()
        if braced:
            self.expect("}")
        if word.text == "2":
            return norm
        if word.text == "1":
            return Call("sum", (Call("abs", norm.arguments),))
        raise self.wrong("Only the norms with 1 and 2 are known here.", word)
