"""Operators, from loose to tight: conditions, comparisons, sums, products, powers."""

from collections.abc import Callable

from lossdrill.formula.grammar.cursor import RELATIONS, Cursor
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tree import (
    ONE,
    ZERO,
    Binary,
    Bound,
    Call,
    Compare,
    Logic,
    Name,
    Negative,
    Times,
    Transpose,
    Tree,
    Where,
    is_condition,
)
from lossdrill.formula.words import Word, starts_operand


class Operators(Cursor):
    def whole(self) -> Tree:
        if self.at_end:
            raise self.wrong("There is no formula yet; write an expression.")
        tree = self.expression()
        self.accept(".", ";", "\\\\")
        if not self.at_end:
            raise self.unexpected()
        return tree

    def expression(self) -> Tree:
        value = self.disjunction()
        if not self.accept("if"):
            return value
        condition = self.disjunction()
        if self.next.is_op(",") and self.following.is_op("else", "otherwise"):
            self.take()
        if self.accept("otherwise"):
            return Where(((condition, value),), self.nested(self.expression))
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
        while self.next.is_op(*RELATIONS) or (self.conditions and self.next.is_op("=")):
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
        tree = self.run()
        while True:
            word = self.next
            if word.is_op("*", "·", "@", ".*"):
                self.take()
                tree = Times(word.text, tree, self.run())  # type: ignore[arg-type]
            elif word.is_op("/", "./"):
                self.take()
                divisor = self.next
                tree = Binary("/", tree, self.factor())
                if self.follows(tree):
                    self.check_quotient(first, divisor)
                    tree = self.run(tree)
            elif word.is_op("//", "->", "=>", ":="):
                raise self.wrong(f"{word.text!r} has no meaning in a formula; write / or *.")
            else:
                return tree

    def run(self, tree: Tree | None = None) -> Tree:
        """Factors side by side, which belong together: `y * Xw` is y times Xw."""
        if tree is None:
            tree = self.factor()
        while self.follows(tree):
            if self.next.kind == "number" and not self.opens_indicator():
                raise self.wrong("Between the two an operator is missing; write *.")
            tree = Times("juxtaposed", tree, self.power())
        return tree

    def opens_indicator(self) -> bool:
        """Whether the 1 that follows is that of `1[m < 1]` or `1_{m < 1}`."""
        return self.next.text == "1" and self.following.is_op("[", "{", "(", "_")

    def follows(self, left: Tree) -> bool:
        """Whether another factor follows without a sign."""
        if self.next.is_op("~") and starts_operand(self.following):
            self.take()  # LaTeX's space that does not break
            return True
        if self.next.is_op("|"):
            return not self.bars[-1] and not is_condition(left)
        if self.next.is_op("‖"):
            return not self.norms
        return starts_operand(self.next)

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
        if self.next.is_op("+") and not self.starts_exponent():
            self.take()
            return Call("max", (ZERO, base))  # (1 - m)^+
        return self.raised(base)

    def starts_exponent(self) -> bool:
        """Whether the plus after `^` is the sign of a number."""
        return starts_operand(self.following) and not self.following.is_op("(", "[", "{")

    def raised(self, base: Tree) -> Tree:
        index = self.sample_index()
        if index:
            return self.after(self.entry(base, [Bound(index)]))
        start = self.next
        exponent = self.nested(self.exponent)
        self.check_exponent(base, exponent, start)
        return Binary("^", base, exponent)

    def sample_index(self) -> str:
        """The i of `x^{(i)}`, by which some texts number their samples."""
        inside = self.words[self.at : self.at + 5]
        braced = bool(inside) and inside[0].is_op("{")
        signs = [word.text for word in inside[braced : 3 + braced]]
        if len(signs) < 3 or signs[0] != "(" or signs[2] != ")":
            return ""
        if inside[1 + braced].kind != "index":
            return ""
        self.at += 5 if braced else 3
        return signs[1]

    def check_exponent(self, base: Tree, exponent: Tree, start: Word) -> None:
        """`e^yz` may be e^y z or e^{yz}; and `X^{-1}` is not 1/X, entry by entry."""
        before = self.words[self.at - 1]
        tight = self.next.kind == "name" and self.next.start == before.end
        if tight and start.kind == "name":
            message = "It is not clear where the exponent ends; put it in brackets, as in e^(y*z)."
            raise Refused(message, start.start, self.next.end)
        if (
            isinstance(base, Name)
            and self.vocabulary.ranks[base.name] == 2
            and exponent == Negative(ONE)
        ):
            raise self.wrong("An inverse is not known here; 1/X is taken entry by entry.", start)

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
