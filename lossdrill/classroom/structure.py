"""The structure of a learner's file: what is left of it when names, layout, comments, docstrings,
annotations, imports and quotes are taken away. Says nothing about two files; `similarity` does.

Reads tokens, as MOSS and JPlag do, and builds no tree. The parser of Python is no place for hostile
text: deep nesting ends its process. Tokens need a time proportional to the length, whatever they
are, and a file that is no Python has them, too.
"""

import builtins
import re
from collections.abc import Iterator
from itertools import chain, pairwise
from keyword import kwlist
from typing import NamedTuple
from zlib import crc32

LONGEST = 50_000
"""Characters. Nobody writes so much for an exercise; it is data, or an attack."""
ENOUGH = 64
"""Characters of a token that tell what it is."""

# Nothing here goes back: each repetition is possessive, and what is not closed ends with the file.
_TOKENS = re.compile(
    r"""
    [ \t\f\r]*+ (?: \#[^\n]*+ | \\\r?\n [ \t\f\r]*+ )?+
    (
        [^\W\d]\w*+ (?!['"])
      | \.[^\W\d]\w*+
      | [()\[\],:]
      | \*\*=? | //=? | [<>]{2}=? | -> | [-+*/%@&|^<>=!]=?
      | [\d.] (?: [\w.] | (?<=[eE])[+-] )*+
      | \n [ \t\f\r]*+
      | (?i:[rbuft]{0,2}) (?:
            '''(?: [^\\']++ | \\. | '(?!'') )*+ (?:''')?
          | \"""(?: [^\\"]++ | \\. | "(?!"") )*+ (?:\""")?
          | '(?: [^\\\n']++ | \\. )*+ '?
          | "(?: [^\\\n"]++ | \\. )*+ "?
        )
      | [^\s\w]
    )
    """,
    re.VERBOSE | re.DOTALL,
)

_WORDS = frozenset({*kwlist, *dir(builtins)})
"""Names that mean the same in everybody's file."""
_COMPOUND = frozenset(
    {"def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with"}
)
"""What a colon follows, and then more statements."""
_NESTING = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_CHOSEN = "name"
"""Stands for every name that somebody chose; no token of a file becomes this word otherwise."""


class Structure(NamedTuple):
    """What is left of a file."""

    words: tuple[str, ...]
    """Its tokens, with one word for all names that somebody chose, and a line's depth before it."""
    names: tuple[int, ...]
    """Which name stands where such a word is: 0, 1, ... in the order of their first appearance."""

    @property
    def codes(self) -> list[int]:
        """The same numbers as `Codes` has, without those of depths."""
        return [_code(word) for word in self.words if word[0] != "\n"]


class Codes(dict[str, int]):
    """Number by token, for looking at very many files: the same for tokens that a structure does
    not tell apart, 0 for the ends of lines.
    """

    MOST = 100_000

    def of(self, source: str) -> list[int]:
        """Of all tokens of a file, in order, also of those that a structure leaves out."""
        if len(self) > self.MOST:  # somebody made up a great many
            self.clear()
        return [self[piece] for piece in _TOKENS.findall(source[:LONGEST])]

    def __missing__(self, piece: str) -> int:
        code = 0 if piece[0] == "\n" else _code(_word(piece[:ENOUGH]))
        if len(piece) < ENOUGH:
            self[piece] = code
        return code


def structure(source: str) -> Structure | None:
    """The structure of a file; None when it is too long to look at."""
    if len(source) > LONGEST:
        return None
    words: list[str] = []
    names: list[int] = []
    numbers: dict[str, int] = {}
    for depth, statement in _statements(_TOKENS.findall(source)):
        kept = _kept(statement)
        if kept:
            words.append(f"\n{depth}")
        if kept[:1] == ["def"]:
            words.append("def")
            for name in _arguments(kept):
                numbers.setdefault(name, len(numbers))
            continue
        for piece in kept:
            word = _word(piece[:ENOUGH])
            if word is _CHOSEN:
                names.append(numbers.setdefault(piece, len(numbers)))
            words.append(word)
    return Structure(tuple(words), tuple(names))


def _statements(pieces: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Each with its depth, wherever the lines end."""
    indents, width, inner, brackets = [0], 0, 0, 0
    statement: list[str] = []
    for piece in chain(pieces, ("\n",)):
        if piece[0] == "\n":
            if not brackets:
                if statement:
                    yield len(indents) - 1 + inner, statement
                statement, inner, width = [], 0, len(piece.expandtabs()) - 1
            continue
        if not statement and not inner:
            _indent(indents, width)
        if piece == ";" and not brackets:
            yield len(indents) - 1 + inner, statement
            statement = []
            continue
        statement.append(piece)
        brackets = max(0, brackets + _NESTING.get(piece, 0))
        if piece == ":" and not brackets and statement[0] in _COMPOUND:
            yield len(indents) - 1 + inner, statement
            statement, inner = [], inner + 1
    if statement:  # a bracket was left open
        yield len(indents) - 1 + inner, statement


def _indent(indents: list[int], width: int) -> None:
    while indents[-1] > width:
        indents.pop()
    if indents[-1] < width:
        indents.append(width)


def _kept(statement: list[str]) -> list[str]:
    """A statement without its annotation and without brackets that only hold its lines together;
    empty when it does nothing.
    """
    first = statement[:1]
    if first in ([], ["import"], ["from"], ["pass"]) or all(t[-1] in "'\"" for t in statement):
        return []
    if statement[1:2] == [":"] and statement[0] not in _WORDS:
        if "=" not in statement:
            return []
        statement = statement[:1] + statement[statement.index("=") :]
    begin = 1 if first == ["return"] else statement.index("=") + 1 if "=" in statement else 0
    if begin and statement[begin : begin + 1] == ["("] and _closing(statement, begin):
        statement = statement[:begin] + statement[begin + 1 : -1]
    pairs = zip(statement, [*statement[1:], ""], strict=True)
    return [piece for piece, after in pairs if not (piece == "," and _NESTING.get(after) == -1)]


def _closing(statement: list[str], begin: int) -> bool:
    """Whether the bracket at `begin` is closed by the last token."""
    depth = 0
    for place in range(begin, len(statement)):
        depth += _NESTING.get(statement[place], 0)
        if depth == 0:
            return place == len(statement) - 1
    return False


def _arguments(definition: list[str]) -> Iterator[str]:
    """The names of the arguments of a `def`, without defaults and annotations."""
    depth = 0
    for before, piece in pairwise(definition):
        depth += _NESTING.get(piece, 0)
        if depth == 1 and before in {"(", ",", "*", "**"} and piece[0].isidentifier():
            yield piece


def _word(piece: str) -> str:
    """A token without what one may choose freely."""
    if piece in _WORDS:
        return piece
    first = piece[0]
    if piece[-1] in "'\"" or piece.lstrip("rRbBuUfFtT")[:1] in {"'", '"'}:
        return "''"
    if first.isidentifier():
        return _CHOSEN
    if first.isdecimal() or piece[1:2].isdecimal():
        try:
            return repr(float(piece))  # 2, 2. and 2.0 are one number
        except ValueError:
            return piece
    return piece  # an operator, or an attribute: NumPy's names are nobody's choice


def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) | 1
