"""Indices and attributes: `x_i`, `X[i, :]`, `y[:, None]`, `X.T`, `y.shape[0]`."""

from lossdrill.formula import calls
from lossdrill.formula.grammar.cursor import RELATIONS, Cursor
from lossdrill.formula.tree import (
    Bound,
    Call,
    Index,
    Name,
    Over,
    Stack,
    Times,
    Transpose,
    Tree,
    literal,
    names,
)
from lossdrill.formula.words import Word

_ROWS = frozenset({"softmax", "logsoftmax"})


class Indices(Cursor):
    def subscript(self, tree: Tree) -> Tree:
        braced = self.accept("{")
        if self.accept("+"):
            if braced:
                self.expect("}")
            return Call("max", (literal("0"), tree))
        places: list[Tree] = []
        while self.next.kind in {"index", "number", "size"} or (braced and self.next.is_op(",")):
            if self.accept(","):
                continue
            word = self.take()
            places.append(literal(word.text) if word.kind == "number" else Bound(word.text))
            if not braced and not self.tight_index(word):
                break
        if braced:
            self.expect("}", "An index is a letter or a number, as in x_i or x_{ij}.")
        if not places:
            raise self.wrong("An index is a letter or a number, as in x_i or x_{ij}.")
        return self.entry(tree, places)

    def entry(self, tree: Tree, places: list[Tree]) -> Tree:
        numbers = isinstance(tree, Name) and self.vocabulary.ranks[tree.name] == 0
        if numbers and all(isinstance(place, Bound) for place in places):
            return tree  # y_i where y is one number already
        return Index(tree, tuple(places), base=1)

    def tight_index(self, word: Word) -> bool:
        """Whether the next word is the second letter of `x_ij`, one word when it was typed."""
        following = self.next
        return following.kind == "index" and following.start == word.end and not following.spaced

    def may_be_indexed(self, start: Word, tree: Tree) -> bool:
        """A bracket after a number or a sum is a factor; so is a condition after a name."""
        if start.kind in {"number", "size", "constant", "index"}:
            return False
        if self.looks_like_places() or self.selects():
            return True
        if isinstance(tree, Stack | Over) or (isinstance(tree, Call) and tree.function in _ROWS):
            return self.following.kind == "number"
        if not self.vocabulary.has_arrays:
            return False
        if isinstance(tree, Name):
            return self.vocabulary.ranks[tree.name] != 0
        return isinstance(tree, Index | Transpose)

    def selects(self) -> bool:
        """Whether the bracket that opens here holds a condition: y[m < 1]."""
        return self.looks_like_condition(self.at + 1)

    def looks_like_places(self) -> bool:
        """Whether the bracket that opens here holds indices only, and not numbers alone."""
        telling = False
        signs = (",", "-", ".", "+") if self.next.is_op("[") else (",", "-", ".")
        kinds = {"number", "attribute", "size"} if self.next.is_op("[") else {"number", "attribute"}
        for word in self.words[self.at + 1 :]:
            if word.is_op(")", "]"):
                return telling
            if word.kind == "index" or word.is_op(":") or word.text in {"None", "newaxis"}:
                telling = True
            elif word.kind not in kinds and not word.is_op(*signs):
                return False
        return False

    def indexed(self, tree: Tree) -> Tree:
        opening = self.take()
        if self.looks_like_condition(self.at):
            self.conditions += 1
            condition = self.bracketed(opening, self.expression)
            self.conditions -= 1
            arrays = any(self.vocabulary.ranks[name] for name in names(tree))
            return Times("selected" if arrays else "juxtaposed", tree, condition)
        return self.places(tree, opening, base=0)

    def looks_like_condition(self, start: int) -> bool:
        """Whether a comparison stands between the bracket before `start` and its counterpart."""
        level = 0
        for word in self.words[start:]:
            if word.is_op("(", "[", "{"):
                level += 1
            elif word.is_op(")", "]", "}"):
                level -= 1
                if level < 0:
                    return False
            elif level == 0 and (word.is_op(*RELATIONS) or word.is_op("=")):
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
                self.indexing += 1
                found.append(self.sum())
                self.indexing -= 1
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
