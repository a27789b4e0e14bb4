"""What only LaTeX has: fractions, roots, hats, cases."""

from lossdrill.formula.grammar.cursor import Cursor
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import Binary, Call, Constant, Logic, Name, Stack, Tree, Where, literal
from lossdrill.formula.words import Word


class Latex(Cursor):
    def command(self) -> Tree:
        word = self.take()
        if word.text.endswith("frac"):
            return Binary("/", self.group(), self.group())
        if word.text == "sqrt":
            return self.root()
        if word.text in {"hat", "widehat"}:
            return self.hat(word)
        if word.text in {"bar", "overline"}:
            return self.bar(word)
        if word.text == "begin":
            return self.cases(word)
        raise self.wrong("This \\end has no \\begin; delete it.", word)

    def group(self) -> Tree:
        """One argument of a LaTeX command: in braces, or one sign."""
        word = self.next
        if word.is_op("{"):
            self.take()
            return self.bracketed(word, self.expression)
        if word.kind == "number" and len(word.text) > 1 and word.text.isdigit():
            first = Word("number", word.text[0], word.start, word.start + 1, word.spaced)
            rest = Word("number", word.text[1:], word.start + 1, word.end, spaced=False)
            self.words = [*self.words[: self.at], first, rest, *self.words[self.at + 1 :]]
        return self.primary()

    def root(self) -> Tree:
        order: Tree | None = None
        word = self.next
        if word.is_op("["):
            self.take()
            order = self.bracketed(word, self.expression)
        inner = self.group()
        if order is None:
            return Call("sqrt", (inner,))
        return Binary("^", inner, Binary("/", literal("1"), order))

    def bar(self, word: Word) -> Tree:
        r"""`\bar{y}`, the mean of a vector."""
        of = self.group()
        if not (isinstance(of, Name) and self.vocabulary.ranks[of.name] in {1, -1}):
            raise self.wrong("A bar means the mean of a vector here; write mean(...).", word)
        return Call("mean", (of,))

    def hat(self, word: Word) -> Tree:
        opened = 0
        while self.accept("{"):
            opened += 1
        letter = self.take()
        if letter.kind in {"end", "op"}:
            raise self.wrong("Under a hat a letter is expected, as in \\hat{y}.", word)
        for _ in range(opened):
            self.expect("}")
        names = self.vocabulary.names
        spelled = [word for word, name in names.items() if letter.text in (word, name)]
        name = next((names[f"{s}_hat"] for s in spelled if f"{s}_hat" in names), None)
        if name is None:
            raise Refused(f"{letter.text}_hat is not known here.", word.start, letter.end)
        return Name(name)

    def cases(self, begin: Word) -> Tree:
        rows: list[tuple[Tree, Tree]] = []
        otherwise: Tree = Constant("nan")
        self.bars.append(0)
        while not self.is_end():
            start = self.next
            value = self.disjunction()
            if isinstance(value, Stack):
                raise self.wrong("Write one value of this set, such as 0 for [-1, 1].", start)
            self.accept(",", ";")
            self.accept("&")
            if self.is_end() or self.next.is_op("\\\\"):
                raise self.wrong("After the value a condition is expected, as in r & |r| < 1.")
            condition = self.case_condition()
            if condition is None:
                otherwise = value
            else:
                rows.append((condition, value))
            self.accept(",", ".", ";")
            if not self.accept("\\\\"):
                break
        self.bars.pop()
        end = self.next
        if end.kind != "command" or end.text != "end":
            raise self.wrong("Here \\\\ or \\end{cases} is expected.")
        self.take()
        if not rows:
            raise self.wrong("A cases environment needs at least one condition.", begin)
        return Where(tuple(rows), otherwise)

    def is_end(self) -> bool:
        return self.next.kind == "command" and self.next.text == "end"

    def case_condition(self) -> Tree | None:
        self.accept("if", "for", "when")
        if self.accept("otherwise", "else", "sonst", "sinon"):
            return None
        self.conditions += 1
        condition = self.disjunction()
        while self.next.is_op(",") and not self.following.is_op("\\\\"):
            if self.following.text == "end":
                break
            self.take()
            condition = Logic("and", (condition, self.disjunction()))
        self.conditions -= 1
        return condition
