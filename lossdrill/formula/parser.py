"""Words to a tree: one grammar for plain text, Python, MATLAB, Unicode and LaTeX.

Operator precedence as in mathematics and NumPy alike; a product may go without a sign. Where two
careful readers would read a text differently (`1/2n`, `log p(1-p)`) it is refused, with both ways
to write it.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from lossdrill.formula import calls
from lossdrill.formula.functions import FUNCTIONS, KEYWORD_ARGUMENTS
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tokens import Token, tokenize
from lossdrill.formula.tree import (
    Binary,
    Bound,
    Call,
    Compare,
    Constant,
    Index,
    Logic,
    Name,
    Negative,
    Number,
    Over,
    Size,
    Stack,
    Times,
    Transpose,
    Tree,
    Where,
    children,
    is_condition,
    rebuild,
    walk,
    weight,
)
from lossdrill.formula.words import Vocabulary, Word, starts_operand, understand

MOST_DEPTH = 40
MOST_NODES = 400
MOST_WEIGHT = 2500
"""Bound on `weight`: what sums in sums in sums cost."""

_RELATIONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
_EQUATION = "This is an equation; write only the right-hand side (and == for a comparison)."
_ROWS = frozenset({"softmax", "logsoftmax"})
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def parse(text: str, words: Vocabulary) -> Tree:
    """The tree of a formula.

    Raises:
        Refused: it is no formula in these variables, is ambiguous, or is beyond a limit.
    """
    tokens = tokenize(text)
    _refuse_equation(tokens)
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
        if token.text in _CLOSING or token.text == "begin":
            level += 1
        elif token.text in _CLOSING.values() or token.text == "end":
            level -= 1
        elif token.text in {"=", ":="} and level == 0 and not _below_sum(tokens, place):
            raise Refused(_EQUATION, token.start, token.end)


def _below_sum(tokens: Sequence[Token], place: int) -> bool:
    """Whether the sign belongs to the limits of a sum: `sum_i=1^n`."""
    before = [token.text for token in tokens[max(0, place - 3) : place]]
    return "_" in before or any(text.startswith(("sum_", "Sum_")) for text in before[-1:])


class _Parser:
    def __init__(self, words: Sequence[Word], vocabulary: Vocabulary) -> None:
        self.words = words
        self.vocabulary = vocabulary
        self.at = 0
        self.depth = 0
        self.bars = [0]
        """Absolute values that are open, for each bracket that is open."""
        self.conditions = 0
        """Whether `=` is a comparison here: inside an indicator or a case."""
        self.fresh = 0

    # Reading words

    @property
    def next(self) -> Word:
        return self.words[self.at]

    @property
    def following(self) -> Word:
        """The word after the next one; the end, if that is the next one."""
        return self.words[min(self.at + 1, len(self.words) - 1)]

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
            return self.wrong(_EQUATION)
        if word.is_op(")", "]", "}"):
            return self.wrong(
                f"This {word.text!r} closes nothing, or a value is missing before it."
            )
        if word.is_op("."):
            return self.wrong("Only .T, .dot, .sum, .mean and the like may follow a dot.")
        return self.wrong(f"{word.text!r} cannot stand here; a number, a name or a bracket can.")

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
        closing = _CLOSING[opening.text]
        if self.next.kind == "end":
            raise self.wrong(f"This {opening.text!r} is never closed; add {closing!r}.", opening)
        if not self.accept(closing):
            if self.next.is_op("="):
                raise self.unexpected()
            raise self.wrong(f"{self.next.text!r} cannot stand here; {closing!r} is expected.")

    # From loose to tight

    def whole(self) -> Tree:
        if self.next.kind == "end":
            raise self.wrong("There is no formula yet; write an expression.")
        tree = self.expression()
        self.accept(".", ";") if self.words[-2].is_op(".", ";") else None
        if self.next.kind != "end":
            raise self.unexpected()
        return tree

    def expression(self) -> Tree:
        value = self.disjunction()
        if not self.accept("if"):
            return value
        condition = self.disjunction()
        self.expect("else", "After `a if condition` an `else` with the other value is expected.")
        return Where(((condition, value),), self.nested(self.expression))

    def disjunction(self) -> Tree:
        return self.joined("or", "|", self.conjunction)

    def conjunction(self) -> Tree:
        return self.joined("and", "&", self.negation)

    def joined(self, op: str, sign: str, part: Callable[[], Tree]) -> Tree:
        parts = [part()]
        while self.next.is_op(op) or (
            self.next.is_op(sign) and not self.bars[-1] and is_condition(parts[-1])
        ):
            self.take()
            self.accept(sign)
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        return Logic("and" if op == "and" else "or", tuple(parts))

    def negation(self) -> Tree:
        if self.accept("not"):
            return Logic("not", (self.nested(self.negation),))
        return self.comparison()

    def comparison(self) -> Tree:
        operands, relations = [self.sum()], []
        while self.next.is_op(*_RELATIONS) or (self.conditions and self.next.is_op("=")):
            relation = self.take().text
            relations.append("==" if relation == "=" else relation)
            operands.append(self.sum())
        if not relations:
            return operands[0]
        return Compare(tuple(operands), tuple(relations))  # type: ignore[arg-type]

    def sum(self) -> Tree:
        tree = self.signed()
        while self.next.is_op("+", "-"):
            op = self.take().text
            tree = Binary("+" if op == "+" else "-", tree, self.signed())
        return tree

    def signed(self) -> Tree:
        if self.accept("-"):
            return Negative(self.nested(self.signed))
        if self.accept("+"):
            return self.nested(self.signed)
        return self.product()

    def product(self) -> Tree:
        first = self.next
        tree = self.factor()
        divisor: Word | None = None
        while True:
            word = self.next
            if word.is_op("*", "@", ".*"):
                self.take()
                tree = Times(word.text, tree, self.factor())  # type: ignore[arg-type]
                divisor = None
            elif word.is_op("/", "./"):
                self.take()
                divisor = self.next
                tree = Binary("/", tree, self.factor())
            elif self.follows(tree):
                if divisor is not None:
                    self.check_quotient(first, divisor)
                if word.kind == "number":
                    raise self.wrong("Between the two an operator is missing; write *.")
                tree = Times("juxtaposed", tree, self.power())
                divisor = None
            elif word.is_op("//", "->", "=>", ":="):
                raise self.wrong(f"{word.text!r} has no meaning in a formula; write / or *.")
            else:
                return tree

    def follows(self, left: Tree) -> bool:
        """Whether another factor follows without a sign."""
        if self.next.is_op("|"):
            return not self.bars[-1] and not is_condition(left)
        if self.next.is_op("‖"):
            return not self.norms
        return starts_operand(self.next)

    norms = 0

    def check_quotient(self, first: Word, divisor: Word) -> None:
        """`1/2n` may be 1/(2n) or n/2, and `a/p(1-p)` a quotient of two products."""
        word, before = self.next, self.words[self.at - 1]
        simple = before is divisor and divisor.kind in {"number", "size", "name", "constant"}
        if not simple or word.spaced or word.kind in {"command", "big sum"}:
            return
        if word.is_op("(", "[", "{") and (divisor.kind in {"number", "size"}):
            return
        end = word.end
        message = (
            "This may be read in two ways; write a/(b*c) if both are below the fraction bar, "
            "or (a/b)*c."
        )
        raise Refused(message, first.start, end)

    def factor(self) -> Tree:
        """One factor after a sign: `a * -b` is allowed."""
        if self.accept("-"):
            return Negative(self.nested(self.factor))
        if self.accept("+"):
            return self.nested(self.factor)
        if self.accept("~"):
            return Logic("not", (self.nested(self.factor),))
        return self.power()

    def power(self) -> Tree:
        base = self.postfix()
        if not self.accept("^"):
            return base
        if self.transposed():
            return self.after(Transpose(base))
        return self.raised(base)

    def raised(self, base: Tree) -> Tree:
        self.accept("*")  # `^*` is never meant; the factor below will refuse it
        exponent = self.nested(self.exponent)
        return Binary("^", base, exponent)

    def exponent(self) -> Tree:
        if self.accept("-"):
            return Negative(self.nested(self.exponent))
        if self.accept("+"):
            return self.nested(self.exponent)
        return self.power()

    def transposed(self) -> bool:
        if self.accept("'"):
            return True
        inside = [word.text for word in self.words[self.at : self.at + 3]]
        if inside == ["{", "'", "}"]:
            self.at += 3
            return True
        return False

    def after(self, tree: Tree) -> Tree:
        """A power of something transposed: `X^T^2` is not meant, `(X^T)[i]` is."""
        if self.accept("^"):
            return Transpose(tree) if self.transposed() else self.raised(tree)
        return tree

    # Values, and what may follow them

    def postfix(self) -> Tree:
        start = self.next
        tree = self.primary()
        while True:
            word = self.next
            if word.is_op("'"):
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

    def primary(self) -> Tree:
        word = self.next
        if word.kind == "attribute" and word.text == "module":
            self.skip_modules()
            word = self.next
        if word.kind == "number":
            self.take()
            return number(word.text)
        if word.kind == "name":
            self.take()
            return Name(word.text)
        if word.kind == "size":
            self.take()
            return Size(word.text)
        if word.kind == "index":
            self.take()
            return Bound(word.text)
        if word.kind == "constant":
            return self.constant()
        if word.kind == "function":
            return self.call()
        if word.kind == "big sum":
            return self.nested(self.big_sum)
        if word.kind == "command":
            return self.nested(self.command)
        if word.is_op("(", "{"):
            self.take()
            return self.bracketed(word, self.inside)
        if word.is_op("["):
            self.take()
            return self.bracketed(word, self.listed)
        if word.is_op("|"):
            return self.nested(self.absolute)
        if word.is_op("‖"):
            return self.nested(self.norm)
        raise self.unexpected()

    def skip_modules(self) -> None:
        while self.next.kind == "attribute" and self.next.text == "module":
            self.take()
            self.expect(".")

    def constant(self) -> Tree:
        word = self.take()
        if word.text in {"pi", "e", "inf"}:
            return Constant(word.text)  # type: ignore[arg-type]
        if word.text in {"True", "False"}:
            return number("1" if word.text == "True" else "0")
        raise self.wrong("None belongs into an index, as in y[:, None].", word)

    def inside(self) -> Tree:
        """Inside round or curly brackets; a list comprehension's generator may stand there too."""
        tree = self.expression()
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

    # Indices

    def subscript(self, tree: Tree) -> Tree:
        braced = self.accept("{")
        places: list[Tree] = []
        while self.next.kind in {"index", "number", "size"} or (braced and self.next.is_op(",")):
            if self.accept(","):
                continue
            word = self.take()
            places.append(number(word.text) if word.kind == "number" else Bound(word.text))
            if not braced and not self.tight_index(word):
                break
        if braced:
            self.expect("}", "An index is a letter or a number, as in x_i or x_{ij}.")
        if not places:
            raise self.wrong("An index is a letter or a number, as in x_i or x_{ij}.")
        return Index(tree, tuple(places), base=1)

    def tight_index(self, word: Word) -> bool:
        """Whether the next word is the second letter of `x_ij`, one word when it was typed."""
        following = self.next
        return following.kind == "index" and following.start == word.end and not following.spaced

    def may_be_indexed(self, start: Word, tree: Tree) -> bool:
        """A bracket after a number or a sum is a factor; so is a condition after a name."""
        if start.kind in {"number", "size", "constant", "index"}:
            return False
        if isinstance(tree, Stack | Over) or (isinstance(tree, Call) and tree.function in _ROWS):
            return self.following.kind == "number" or self.looks_like_places()
        return self.looks_like_places() or isinstance(tree, Name | Index | Transpose)

    def looks_like_places(self) -> bool:
        """Whether the bracket that opens here holds indices only, at least one of them no number."""
        telling = False
        for word in self.words[self.at + 1 :]:
            if word.is_op(")", "]"):
                return telling
            if word.kind == "index" or word.is_op(":") or word.text in {"None", "newaxis"}:
                telling = True
            elif word.kind != "number" and not word.is_op(",", "-", "."):
                if not (word.kind == "attribute"):
                    return False
        return False

    def indexed(self, tree: Tree) -> Tree:
        opening = self.take()
        if self.looks_like_condition():
            self.conditions += 1
            condition = self.bracketed(opening, self.expression)
            self.conditions -= 1
            return Times("juxtaposed", tree, condition)
        return self.places(tree, opening, base=0)

    def looks_like_condition(self) -> bool:
        level = 0
        for word in self.words[self.at :]:
            if word.is_op("(", "[", "{"):
                level += 1
            elif word.is_op(")", "]", "}"):
                level -= 1
                if level < 0:
                    return False
            elif level == 0 and (word.is_op(*_RELATIONS) or word.is_op("=")):
                return True
        return False

    def places(self, tree: Tree, opening: Word, base: int) -> Tree:
        found: list[Tree | str] = []
        while True:
            if self.accept(":"):
                found.append("all")
            elif self.next.kind == "attribute" and self.next.text == "module":
                self.take()
                self.expect(".")
                self.take()
                found.append("new")
            elif self.next.text in {"None", "newaxis"}:
                self.take()
                found.append("new")
            else:
                found.append(self.sum())
            if not self.accept(","):
                break
        self.close(opening)
        return Index(tree, tuple(found), base)  # type: ignore[arg-type]

    def attribute(self, tree: Tree) -> Tree:
        self.take()
        word = self.take()
        if word.text == "T":
            return Transpose(tree, mathematical=False)
        if word.text == "shape":
            return self.shape_of(tree)
        if word.text == "size":
            return calls.extent(tree, None)
        if not self.next.is_op("(") or not calls.is_method(word.text):
            known = ".T, .dot, .sum, .mean, .clip, .reshape, .shape and .size"
            raise self.wrong(f".{word.text} is not available; what is: {known}.", word)
        if word.text == "astype":
            return self.skipped(tree)
        return calls.method(word, tree, *self.arguments(), of=self)

    def shape_of(self, tree: Tree) -> Tree:
        opening = self.expect("[", "After .shape an axis is expected, as in X.shape[0].")
        axis = self.take()
        self.close(opening)
        if axis.text not in {"0", "1"}:
            raise self.wrong("The axis is 0 or 1, as in X.shape[0].", axis)
        return calls.extent(tree, int(axis.text))

    def skipped(self, tree: Tree) -> Tree:
        """`.astype(float)`: numbers are numbers here."""
        opening = self.take()
        while not self.next.is_op(")") and self.next.kind != "end":
            self.take()
        self.close(opening)
        return tree

    # Functions

    def call(self) -> Tree:
        word = self.take()
        name = FUNCTIONS[word.text].name
        if name == "log" and self.next.is_op("_"):
            name = self.log_base()
        if self.next.is_op("'"):
            raise self.wrong(f"Write the derivative of {word.text} out; a prime is not known here.")
        exponent = self.function_power(word)
        tree = self.applied(word, name)
        return tree if exponent is None else Binary("^", tree, exponent)

    def log_base(self) -> str:
        self.take()
        braced = self.accept("{")
        base = self.take()
        if braced:
            self.expect("}")
        if base.text not in {"2", "10"}:
            raise self.wrong("Of the logarithms log, log_2 and log_10 are known here.", base)
        return f"log{base.text}"

    def function_power(self, word: Word) -> Tree | None:
        if not self.next.is_op("^"):
            return None
        self.take()
        if self.next.is_op("'") or self.following.is_op("'"):
            message = f"Write the derivative of {word.text} out; a prime is not known here."
            raise self.wrong(message, word)
        braced = self.accept("{")
        power = self.take()
        if braced:
            self.expect("}")
        if power.kind != "number":
            raise self.wrong(f"Write ({word.text}(...))^n for a power of {word.text}.", power)
        return number(power.text)

    def applied(self, word: Word, name: str) -> Tree:
        if self.next.is_op("(", "{", "["):
            arguments, keywords = self.arguments(conditional=name == "indicator")
            return calls.build(name, arguments, keywords, word=word, of=self)
        if name == "indicator":
            if self.accept("_"):
                return self.applied(word, name)
            raise self.wrong("The indicator needs its condition in brackets, as in 1{y s < 1}.")
        return calls.build(name, [self.bare_argument(word)], {}, word=word, of=self)

    def bare_argument(self, word: Word) -> Tree:
        """`log p`, `exp -z`, `log 2 pi`: one factor, or a number and the names that follow it."""
        start = self.next
        if not (starts_operand(start) or start.is_op("-", "|")):
            raise self.wrong(f"{word.text} needs an argument, as in {word.text}(x).")
        tree = self.factor()
        while start.kind == "number" and self.next.kind in {"name", "size", "constant"}:
            tree = Times("juxtaposed", tree, self.power())
        following = self.next
        plain = following.kind in {"name", "size", "constant", "number", "index"}
        if (
            plain
            or following.is_op("(", "[", "{", "/", "./")
            or (following.is_op("|") and not self.bars[-1])
        ):
            message = (
                f"It is not clear where the argument of {word.text} ends; "
                f"write {word.text}(...) with brackets."
            )
            raise Refused(message, word.start, following.end)
        return tree

    def arguments(self, *, conditional: bool = False) -> tuple[list[Tree], dict[str, Tree | None]]:
        """The arguments of a call, positional and by keyword."""
        if not self.next.is_op(*_CLOSING):
            raise self.wrong("Arguments in brackets are expected here.")
        opening = self.take()
        found: list[Tree] = []
        keywords: dict[str, Tree | None] = {}

        def inside() -> Tree:
            self.conditions += conditional
            self.list_arguments(found, keywords, _CLOSING[opening.text])
            self.conditions -= conditional
            return number("0")

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
                found.append(self.argument())
            if not self.accept(","):
                return

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

    # Sums over an index

    def comprehension(self, kind: str, body: Tree) -> Tree:
        """`body for i in range(n)`, from the `for` on."""
        self.expect("for")
        targets = self.targets()
        self.expect("in", "After `for i` an `in range(n)` is expected.")
        low, high, meanings = self.running(targets)
        if self.accept("if"):
            body = Where(((self.disjunction(), body),), number("0"))
        if self.next.is_op("for"):
            raise self.wrong("Write one `for` per sum, as in sum(sum(...) for i in range(n)).")
        index = targets[0]
        if meanings:
            self.fresh += 1
            index = f"row {self.fresh}"
            places = {
                name: Bound(index) if source is None else Index(source, (Bound(index),))
                for name, source in meanings.items()
            }
            body = _replace_bound(body, places)
        return Over(kind, index, low, high, body)  # type: ignore[arg-type]

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
        return None, None, {targets[0]: self.product()}

    def big_sum(self) -> Tree:
        """`\\sum_{i=1}^n body`; the body is the product that follows."""
        sign = self.take()
        index, low, high = self.limits()
        start = self.at
        body = self.signed()
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

    def limits(self) -> tuple[str | None, Tree | None, Tree | None]:
        index: str | None = None
        low: Tree | None = None
        high: Tree | None = None
        while self.next.is_op("_", "^"):
            if self.take().text == "^":
                high = self.limit()
                continue
            braced = self.accept("{")
            word = self.take()
            if word.kind != "index":
                raise self.wrong("Below the sum an index is expected, as in \\sum_{i=1}^n.", word)
            index = word.text
            if self.accept("="):
                low = self.sum() if braced else self.postfix()
            if braced:
                self.expect("}", "Below the sum an index is expected, as in \\sum_{i=1}^n.")
        return index, low, high

    def limit(self) -> Tree:
        word = self.next
        if self.accept("{", "("):
            return self.bracketed(word, self.sum)
        return self.primary()

    # LaTeX

    def command(self) -> Tree:
        word = self.take()
        if word.text.endswith("frac"):
            return Binary("/", self.group(), self.group())
        if word.text == "sqrt":
            return self.root()
        if word.text in {"hat", "widehat"}:
            return self.hat(word)
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
        return Binary("^", inner, Binary("/", number("1"), order))

    def hat(self, word: Word) -> Tree:
        opened = 0
        while self.accept("{"):
            opened += 1
        letter = self.take()
        if letter.kind == "end" or letter.kind == "op":
            raise self.wrong("Under a hat a letter is expected, as in \\hat{y}.", word)
        for _ in range(opened):
            self.expect("}")
        name = self.vocabulary.names.get(f"{letter.text}_hat")
        if name is None:
            raise Refused(f"{letter.text}_hat is not known here.", word.start, letter.end)
        return Name(name)

    def cases(self, begin: Word) -> Tree:
        rows: list[tuple[Tree, Tree]] = []
        otherwise: Tree = Constant("nan")
        self.bars.append(0)
        while not self.is_end():
            value = self.disjunction()
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
        if self.accept("otherwise", "else"):
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


def number(digits: str) -> Number:
    return Number(Fraction(digits.rstrip(".") if digits.endswith(".") else digits), digits)


def free_indices(tree: Tree) -> frozenset[str]:
    """Index letters that no sum binds."""
    if isinstance(tree, Bound):
        return frozenset({tree.name})
    inner: frozenset[str] = frozenset()
    for part in children(tree):
        inner |= free_indices(part)
    return inner - {tree.index} if isinstance(tree, Over) else inner


def _replace_bound(tree: Tree, places: dict[str, Tree]) -> Tree:
    if isinstance(tree, Bound):
        return places.get(tree.name, tree)
    return rebuild(tree, lambda part: _replace_bound(part, places))


def counted_from(tree: Tree, index: str, base: int) -> Tree:
    """Subscripts that use this index count from `base`."""
    tree = rebuild(tree, lambda part: counted_from(part, index, base))
    if isinstance(tree, Index) and any(
        isinstance(place, Bound) and place.name == index for place in tree.places
    ):
        return Index(tree.of, tree.places, base)
    return tree
