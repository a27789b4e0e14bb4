"""What the words of a text mean for given variables: names, functions, indices, sizes.

A word that is not known as a whole is read as a product of known names (`Xb`, `y_ix_i`) where that
is possible; otherwise it is refused with a suggestion.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lossdrill.formula.functions import (
    CONSTANTS,
    FUNCTIONS,
    INDEX_LETTERS,
    KEYWORD_ARGUMENTS,
    KEYWORDS,
    MODULES,
    unknown_function,
)
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tokens import Token
from lossdrill.formula.vocabulary import Vocabulary, unknown_name

WordKind = Literal[
    "number", "op", "command", "end",
    "name", "function", "constant", "size", "index", "big sum", "attribute",
]  # fmt: skip

_OPENS_OPERAND = frozenset({"number", "name", "function", "constant", "size", "index", "big sum"})

_LARGE = frozenset("NMK")
"""Textbooks write N, M and K for n, m and k; D is a matrix sooner than the number d."""


@dataclass(frozen=True)
class Word:
    """A token whose meaning is known; `text` is the canonical name."""

    kind: WordKind
    text: str
    start: int
    end: int
    spaced: bool

    def is_op(self, *ops: str) -> bool:
        return self.kind == "op" and self.text in ops


def understand(tokens: Sequence[Token], words: Vocabulary) -> list[Word]:
    """The tokens with their words resolved.

    Raises:
        Refused: a word that means nothing here.
    """
    tokens = list(_joined(tokens, words))
    reader = _Reader(words)
    for place, token in enumerate(tokens):
        reader.read(token, tokens[place - 1] if place else None, tokens[place + 1 :])
    return reader.found


def _joined(tokens: Sequence[Token], words: Vocabulary) -> Iterator[Token]:
    r"""Known names of several signs are one word: `x_{1}`, `β₀`, `\hat{y}`."""
    place = 0
    while place < len(tokens):
        found = _subscripted(tokens[place : place + 5]) or _hatted(tokens[place : place + 4])
        if found and found[0] in words.names and tokens[place].text not in words.names:
            name, length = found
            first, last = tokens[place], tokens[place + length - 1]
            yield Token("word", name, first.start, last.end, first.spaced)
            place += length
        else:
            yield tokens[place]
            place += 1


def _subscripted(tokens: Sequence[Token]) -> tuple[str, int] | None:
    """`x _ 1` or `x _ { 1 }` as one name, and how many tokens it has."""
    match [token.text for token in tokens]:
        case [base, "_", "{", lower, "}"] if tokens[0].kind == "word":
            return f"{base}_{lower}", 5
        case [base, "_", lower, *_] if tokens[0].kind == "word":
            return f"{base}_{lower}", 3
    return None


def _hatted(tokens: Sequence[Token]) -> tuple[str, int] | None:
    match [token.text for token in tokens]:
        case ["hat" | "widehat", "{", base, "}"]:
            return f"{base}_hat", 4
        case ["hat" | "widehat", base, *_]:
            return f"{base}_hat", 2
    return None


def bound_names(tokens: Sequence[Token]) -> Iterator[str]:
    """The running names of `for ... in` and of a sum with a subscript, wherever they stand."""
    for place, token in enumerate(tokens):
        if token.kind != "word":
            continue
        if token.text == "for":
            yield from _targets(tokens[place + 1 :])
        elif token.text in {"Σ", "Sum", "sum"}:
            after = [t.text for t in tokens[place + 1 : place + 4] if t.text != "{"]
            if len(after) > 1 and after[0] == "_" and re.fullmatch("[A-Za-z]", after[1]):
                yield after[1]
        elif match := re.fullmatch(r"[Ss]um_([A-Za-z])", token.text):
            yield match[1]


def _targets(tokens: Sequence[Token]) -> list[str]:
    """The names between `for` and `in`; none where no `in` follows, as in a `cases` environment."""
    found: list[str] = []
    for token in tokens:
        if token.text == "in":
            return found
        if token.kind == "word":
            found.append(token.text)
        elif token.text not in {",", "(", ")"}:
            break
    return []


class _Reader:
    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.found: list[Word] = []

    def read(self, token: Token, before: Token | None, after: Sequence[Token]) -> None:
        if token.kind != "word":
            self._put(token.kind, token.text, token)
            return
        text = token.text
        tight = before is not None and not token.spaced
        after_module = len(self.found) > 1 and self.found[-2].text == "module"
        if before is not None and before.text == "." and tight and not after_module:
            self._put("attribute", text, token)
        elif (
            before is not None
            and tight
            and self._is_lowered(before, text)
            and (text not in self.words.names or text in self.words.bound)
        ):
            self._subscript(token)
        elif after and after[0].text == "=" and text in KEYWORD_ARGUMENTS:
            self._put("attribute", text, token)
        elif self._is_module(text, after, inside=after_module):
            self._put("attribute", "module", token)
        elif text in KEYWORDS:
            self._put("op", text, token)
        elif before is not None and before.text in {"^", "{"} and self._raised(token, before):
            pass
        elif after_module and not self._is_in_module(text):
            raise Refused(unknown_function(text), token.start, token.end)
        else:
            self._word(token, after)

    def _put(self, kind: WordKind, text: str, token: Token, start: int = 0, end: int = 0) -> None:
        as_typed = len(token.text) == token.end - token.start  # √ is the word sqrt
        low = token.start + start if end and as_typed else token.start
        high = token.start + end if end and as_typed else token.end
        self.found.append(Word(kind, text, low, high, token.spaced and not start))

    def _is_module(self, text: str, after: Sequence[Token], *, inside: bool) -> bool:
        return (
            text in MODULES
            and (inside or text not in self.words.names)
            and bool(after)
            and after[0].text == "."
            and not after[0].spaced
        )

    def _is_in_module(self, text: str) -> bool:
        return self.words.has_function(text) or text in CONSTANTS or text == "newaxis"

    def _is_lowered(self, before: Token, text: str) -> bool:
        """Whether a word right after this token stands in a subscript: `_` or `_{`."""
        if before.text == "_":
            return True
        if before.text != "{" or len(self.found) < 3 or not self.found[-2].is_op("_"):
            return False
        if self.found[-3].kind == "big sum" and "_" in text:
            return False  # `\sum_{r_i > 0}` holds a condition
        return self.found[-3].text not in {"indicator", "1"}  # `1_{y s < 1}` holds a condition

    def _subscript(self, token: Token) -> None:
        """`_i`, `_ij`, `_j`: each letter an index; a size or bound name counts as a whole."""
        if token.text in self.words.bound or token.text in self.words.sizes:
            self._put("index", token.text, token)
            return
        for place, letter in enumerate(token.text):
            self._put("index", letter, token, place, place + 1)

    def _raised(self, token: Token, before: Token) -> bool:
        """The T of `X^T`, also where a product follows without a space: `X^TX`."""
        raised = before.text == "^" or (
            len(self.found) > 1 and self.found[-1].text == "{" and self.found[-2].is_op("^")
        )
        if not raised or token.text in self.words.names or token.text in self.words.bound:
            return False
        if token.text[0] != "T" and token.text != "t":
            return False
        self._put("op", "'", token, 0, 1)
        if len(token.text) > 1:
            rest = Token("word", token.text[1:], token.start + 1, token.end, spaced=False)
            self._word(rest, ())
        return True

    def _word(self, token: Token, after: Sequence[Token]) -> None:
        pieces = self._whole(token.text, after) or self._product(token.text, after)
        if pieces is None:
            raise unknown_name(token.text, self.words, token.start, token.end)
        place = 0
        for kind, canonical, length in pieces:
            self._put(kind, canonical, token, place, place + length)
            place += length

    def _whole(  # noqa: C901, PLR0912  # what a word may be, in order
        self, text: str, after: Sequence[Token]
    ) -> list[tuple[WordKind, str, int]] | None:
        size = len(text)
        words = self.words
        if text in words.bound:
            return [("index", text, size)]
        if text in words.names:
            return [("name", words.names[text], size)]
        if text in {"Sum", "sum"} and after and after[0].text == "_":
            return [("big sum", "sum", size)]
        if text == "Σ":
            return [("big sum", "sum", size)]
        if text == "Sum":
            return [("function" if after and after[0].text == "(" else "big sum", "sum", size)]
        if words.has_function(text):
            return [("function", text, size)]
        if text in words.sizes:
            return [("size", text, size)]
        if text in _LARGE and text.lower() in words.sizes:
            return [("size", text.lower(), size)]
        if text in CONSTANTS:
            return [("constant", CONSTANTS[text], size)]
        if text in {"None", "newaxis", "True", "False"}:
            return [("constant", text, size)]
        if text in {"dtype", "axis", "keepdims", "range", "zip", "enumerate", "keepdim", "dim"}:
            return [("attribute", text, size)]
        if len(text) == 1 and text in INDEX_LETTERS:
            return [("index", text, size)]
        base, underscore, lower = text.rpartition("_")
        if underscore:
            if base in {"sum", "Sum"} and len(lower) == 1:
                return [("big sum", "sum", len(base)), ("op", "_", 1), ("index", lower, 1)]
            name = self._with_subscript(base)
            if name is not None and (inner := self._indices(lower)):
                return [("name", name, len(base)), ("op", "_", 1), *inner]
            if base in FUNCTIONS and lower.isdigit():
                return [
                    ("function", base, len(base)),
                    ("op", "_", 1),
                    ("number", lower, len(lower)),
                ]
        if self._has_subscript(after) and (name := self._with_subscript(text)):
            return [("name", name, size)]
        return None

    @staticmethod
    def _has_subscript(after: Sequence[Token] | None) -> bool:
        r"""Whether `_` or `^{(i)}` follows, perhaps behind the brace of `\mathbf{x}_i`."""
        signs = [token.text for token in (after or ())[:4]]
        signs = signs[1:] if signs[:1] == ["}"] else signs
        return signs[:1] == ["_"] or signs[:3] == ["^", "{", "("]

    def _with_subscript(self, base: str) -> str | None:
        """A variable that may carry an index: `x_i` is a row of X where there is no x."""
        if base in self.words.names:
            return self.words.names[base]
        upper = self.words.names.get(base.upper() if len(base) == 1 else base.capitalize())
        return upper if upper and self.words.ranks[upper] not in (0, 1) else None

    def _indices(self, lower: str) -> list[tuple[WordKind, str, int]]:
        if lower.isdigit():
            return [("number", lower, len(lower))]
        if lower in self.words.bound:
            return [("index", lower, len(lower))]
        fine = all(c in INDEX_LETTERS or c in self.words.bound for c in lower) and len(lower) <= 2
        return [("index", letter, 1) for letter in lower] if fine else []

    def _product(self, text: str, after: Sequence[Token]) -> list[tuple[WordKind, str, int]] | None:
        """The word as a product of known names, in the fewest pieces."""
        best: dict[int, list[tuple[WordKind, str, int]]] = {0: []}
        for start in range(len(text)):
            if start not in best:
                continue
            for end in range(start + 1, len(text) + 1):
                pieces = self._factor(text[start:end], after if end == len(text) else None)
                if pieces is None:
                    continue
                longer = [*best[start], *pieces]
                if end not in best or len(longer) < len(best[end]):
                    best[end] = longer
        found = best.get(len(text))
        return found if found and len(found) > 1 else None

    def _factor(
        self, text: str, after: Sequence[Token] | None
    ) -> list[tuple[WordKind, str, int]] | None:
        if text in self.words.names or text in self.words.sizes or text == "pi":
            return self._whole(text, ())
        if text == "e" and after and after[0].text == "^":
            return self._whole(text, ())
        if text in self.words.bound:
            return [("index", text, 1)] if len(text) == 1 and after else None
        if "_" in text and not text.startswith("sum"):
            return self._whole(text, ())
        if after is not None and (text in FUNCTIONS and len(text) > 2):
            return self._whole(text, after)
        if self._has_subscript(after) and (name := self._with_subscript(text)):
            return [("name", name, len(text))]
        return None


def starts_operand(word: Word) -> bool:
    """Whether a value may begin with it, so that a product is meant where it follows a value."""
    if word.kind == "command":
        return word.text != "end"
    return word.kind in _OPENS_OPERAND or word.is_op("(", "{", "[", "‖", "⟨")
