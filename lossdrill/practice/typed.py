"""What someone types for a blank, as the Python that stands in a file for it. It is parsed here and
never worked out: that happens where the file runs.
"""

import ast
import builtins
import re
import warnings
from collections.abc import Collection, Sequence

import msgspec

from lossdrill.judging.cells.numbers import NOTHING
from lossdrill.judging.cells.words import spelled
from lossdrill.judging.numbers import literal
from lossdrill.practice.blanks import LETTERS, ORDER, TEXT, Blank

IMPORTS = {
    "Fraction": "from fractions import Fraction",
    "np": "import numpy as np",
    **{
        name: f"from math import {name}"
        for name in ("e", "exp", "inf", "log", "log10", "log2", "pi", "sqrt")
    },
}
"""What may be typed without more ado, by name; what the file itself binds comes before it."""

_SEPARATED = re.compile(r"\s*[,;>]\s*")


class Typed(msgspec.Struct, frozen=True):
    text: str = ""
    """Python for the blank; empty where what was typed cannot be read."""
    trouble: str = ""
    """Why, and what to type instead."""
    certain: bool = False
    """Whether it is plain text or numbers, so that nothing is left to be worked out."""
    shown: str = ""
    """How it was understood, where that is worth showing."""


def typed_text(
    typed: str, blank: Blank, given: Collection[str], vocabulary: Sequence[str]
) -> Typed:
    """What `typed` means in this blank.

    Args:
        typed: one line.
        blank: where it goes; how the stub leaves it tells what it is to be.
        given: the names that the file binds beside the answers.
        vocabulary: the words that its comments name in quotes.
    """
    typed = typed.strip()
    if not typed:
        return Typed(trouble="Type an answer, or s to skip the question.")
    if blank.text == LETTERS:
        return _letters(typed, blank.letters)
    if blank.text == TEXT and typed[0] not in "\"'":
        return Typed(literal(typed), certain=True)
    if blank.text == ORDER and not typed.startswith(("[", "(")):
        return _listed(typed, vocabulary) if vocabulary else _unknown(typed, blank, given)
    if word := _word(typed, blank.words, vocabulary):
        return Typed(literal(word), certain=True, shown=word)
    if spelled(typed) in NOTHING:
        return Typed(literal(spelled(typed)), certain=True)
    return _expression(typed, blank, given)


def letter_text(typed: str, letters: Sequence[str]) -> Typed:
    """One letter out of those that were listed."""
    letter = typed.strip().strip("\"'").lower()
    if letter in letters and letter:
        return Typed(literal(letter), certain=True)
    return Typed(trouble=f"Type one of the letters {', '.join(letters)}.")


def with_imports(source: str, given: Collection[str]) -> str:
    """The file with the imports that what was typed needs, below its docstring."""
    tree = ast.parse(source)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    needed = [line for name, line in IMPORTS.items() if name in used and name not in given]
    if not needed:
        return source
    first = tree.body[0]
    place = (first.end_lineno or 0) if ast.get_docstring(tree) is not None else first.lineno - 1
    lines = source.split("\n")
    return "\n".join([*lines[:place], "", *needed, *lines[place:]])


def _letters(typed: str, letters: Sequence[str]) -> Typed:
    """As people write them: `a c`, `ac`, `a, c`, `{"a", "c"}`."""
    chosen = re.sub(r"[\s,;\"'{}\[\]()]", "", typed).lower()
    odd = [letter for letter in chosen if letter not in letters]
    if odd or not chosen:
        which = f"{literal(odd[0])} is none" if odd else "There is none"
        return Typed(trouble=f"{which} of the letters {', '.join(letters)}; type for example: a c")
    inside = ", ".join(literal(letter) for letter in sorted(set(chosen)))
    return Typed(f"{{{inside}}}", certain=True)


def _listed(typed: str, vocabulary: Sequence[str]) -> Typed:
    """Names in their order, between commas or spaces."""
    parts = _SEPARATED.split(typed)
    if len(parts) == 1:
        parts = typed.split()
    words = [_word(part, vocabulary, vocabulary) for part in parts]
    odd = [part for part, word in zip(parts, words, strict=True) if word is None]
    if odd:
        known = ", ".join(vocabulary)
        return Typed(trouble=f"{literal(odd[0])} is no name here; type them in order: {known}")
    return Typed(literal(words), certain=True, shown=", ".join(filter(None, words)))


def _unknown(typed: str, blank: Blank, given: Collection[str]) -> Typed:
    """Where the file names nothing that is to be put in order: numbers, or any names."""
    found = _expression(f"[{typed}]", blank, given)
    if not found.trouble:
        return found
    parts = [part for part in _SEPARATED.split(typed) if part]
    return Typed(literal(parts), certain=True, shown=", ".join(parts))


def _word(typed: str, own: Sequence[str], vocabulary: Sequence[str]) -> str | None:
    """The word that is meant: in full, or by how it begins where its own words are known."""
    meant = spelled(typed.strip("\"'"))
    for word in (*own, *vocabulary):
        if spelled(word) == meant:
            return word
    near = [word for word in own if meant and spelled(word).startswith(meant)]
    return near[0] if len(near) == 1 else None


def _expression(typed: str, blank: Blank, given: Collection[str]) -> Typed:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python thinks of an escape is not ours to print
            tree = ast.parse(typed, mode="eval")
        text = ast.unparse(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Typed(trouble=f"{literal(typed)} cannot be read: {_wanted(blank, given)}.")
    nodes = list(ast.walk(tree))
    if any(isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitXor) for node in nodes):
        return Typed(trouble="A power is written with two stars: 10**-5.")
    names = {node.id: node.ctx for node in nodes if isinstance(node, ast.Name)}
    bound = {name for name, context in names.items() if isinstance(context, ast.Store)}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    for name in names:
        if name not in {*bound, *given, *IMPORTS, *dir(builtins)}:
            return Typed(trouble=f"There is no {name} here: {_wanted(blank, given)}.")
    return Typed(text, certain=_is_literal(text))


def _is_literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True


def _wanted(blank: Blank, given: Collection[str]) -> str:
    if blank.words:
        return f"type {', '.join(blank.words[:-1])} or {blank.words[-1]}"
    names = f" with {', '.join(sorted(given))}" if given else ""
    return f"type a number or an expression{names} (log, exp, sqrt, pi, inf are known)"
