r"""Characters to tokens, for every notation. What a word means is found out in `words`.

Unicode signs and LaTeX commands become the same tokens as their plain spelling: `≤`, `\le` and
`<=` are one thing. Positions are kept, so that a caret can be put under the place.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from lossdrill.formula.functions import GREEK
from lossdrill.formula.letters import foreign, greek_name
from lossdrill.formula.refusing import Refused
from lossdrill.formula.signs import (
    BLACKBOARD,
    COMMAND_OPS,
    COMMAND_WORDS,
    FORMS,
    FRACTIONS,
    FUNCTION_COMMANDS,
    HAT,
    LETTERED,
    LOWERED,
    OPERATORS,
    RAISED,
    SIGN_WORDS,
    SIGNS,
    SILENT,
)

MOST_CHARACTERS = 500
MOST_TOKENS = 250
MOST_DIGITS = 20
MOST_EXPONENT = 308
"""Powers of ten of a number that is written out."""

TokenKind = Literal["number", "word", "op", "command", "end"]


@dataclass(frozen=True)
class Token:
    kind: TokenKind
    text: str
    start: int
    end: int
    spaced: bool = False
    """Whether white space stands before it."""


_NUMBER = re.compile(r"(?:\d+(?:\.(?![*/^'@])\d*)?|\.\d+)(?:[eE][+-]?\d+(?![A-Za-z_]))?", re.ASCII)
_WORD = re.compile(r"[A-Za-z](?:[A-Za-z0-9]|_(?=[A-Za-z0-9]))*")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
_ENVIRONMENT = re.compile(r"\s*\{(?:[dr]?cases\*?\}|array\}(?:\s*\{[lcr@{} ]*\})?)")
_BRACE_OF_CASES = re.compile(r"\s*\\\{(?=\s*\\begin)")


def tokenize(text: str) -> list[Token]:
    """The tokens of a formula, the last one of kind "end".

    Raises:
        Refused: too long, a character that does not belong in a formula, a number out of bounds.
    """
    if len(text) > MOST_CHARACTERS:
        raise Refused(
            f"The formula has {len(text)} characters; write one with at most {MOST_CHARACTERS}.",
            MOST_CHARACTERS,
            len(text),
        )
    return _Scanner(text).tokens()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.spaced = False
        self.found: list[Token] = []

    def tokens(self) -> list[Token]:
        while self.at < len(self.text):
            before = self.at
            self._step()
            if len(self.found) > MOST_TOKENS:
                message = f"The formula is too long; write one with at most {MOST_TOKENS} signs."
                raise Refused(message, before, len(self.text))
        self.found.append(Token("end", "", len(self.text), len(self.text), self.spaced))
        return self.found

    def _add(self, kind: TokenKind, text: str, length: int) -> None:
        self.found.append(Token(kind, text, self.at, self.at + length, self.spaced))
        self.at += length
        self.spaced = False

    def _skip(self, length: int) -> None:
        self.at += length
        self.spaced = True

    def _step(self) -> None:
        character = self.text[self.at]
        if character in " \t\n\r$" or unicodedata.category(character) == "Zs":
            self._skip(1)
        elif character == "\\":
            self._command()
        elif match := _NUMBER.match(self.text, self.at):
            self._number(match[0])
        elif match := _WORD.match(self.text, self.at):
            self._word(match[0][:1] if self._is_bare_argument() else match[0])
        elif not character.isascii():
            self._unicode(character)
        else:
            self._operator()

    def _number(self, digits: str) -> None:
        mantissa, _, exponent = digits.lower().partition("e")
        significant = mantissa.replace(".", "").lstrip("0")
        size = len(digits)
        if len(significant) > MOST_DIGITS or len(exponent.lstrip("+-0")) > 5:
            message = f"This number is too long; write it with at most {MOST_DIGITS} digits."
            raise Refused(message, self.at, self.at + size)
        magnitude = len(mantissa.partition(".")[0].lstrip("0")) - 1 + int(exponent or 0)
        if significant and abs(magnitude) > MOST_EXPONENT:
            bounds = f"1e-{MOST_EXPONENT} and 1e{MOST_EXPONENT}"
            message = f"This number is out of bounds; stay between {bounds}."
            raise Refused(message, self.at, self.at + size)
        self._add("number", digits, size)

    def _word(self, word: str) -> None:
        following = self.text[self.at + len(word) : self.at + len(word) + 1]
        if following == HAT:  # it belongs to the last letter before it
            if len(word) > 1:
                self._add("word", word[:-1], len(word) - 1)
            self._add("word", f"{word[-1]}_hat", 2)
            return
        self._add("word", word, len(word))

    def _is_bare_argument(self) -> bool:
        r"""Whether an argument of \frac without braces begins here: that is one character."""
        for back in (1, 2):
            if len(self.found) >= back and self.found[-back].text.endswith("frac"):
                return back == 1 or self.found[-1].text != "{"
        return False

    def _operator(self) -> None:
        for written, op in OPERATORS:
            if self.text.startswith(written, self.at):
                self._add("op", op, len(written))
                return
        character = self.text[self.at]
        if character in "\"'`":
            message = "A formula holds no quoted text; write names without quotation marks."
        elif not character.isprintable():
            message = "There is a control character here; delete it."
        else:
            message = f"{character!r} has no meaning in a formula; delete it or write it in words."
        raise Refused(message, self.at, self.at + 1)

    def _unicode(self, character: str) -> None:
        if character in SIGNS:
            self._add("op", SIGNS[character], 1)
        elif character in SIGN_WORDS:
            self._add("word", SIGN_WORDS[character], 1)
        elif character in RAISED:
            self._script(RAISED, "^")
        elif character in LOWERED:
            self._script(LOWERED, "_")
        elif character in FRACTIONS:
            above, below = FRACTIONS[character].split("/")
            start, spaced = self.at, self.spaced
            for kind, piece in (
                ("op", "("), ("number", above), ("op", "/"), ("number", below), ("op", ")"),
            ):  # fmt: skip
                self.found.append(Token(kind, piece, start, start + 1, spaced))  # type: ignore[arg-type]
                spaced = False
            self.at += 1
            self.spaced = False
        else:
            self._letter(character)

    def _script(self, table: dict[str, str], op: str) -> None:
        """A run of raised or lowered characters: ⁻² or ᵢⱼ."""
        end = self.at
        while end < len(self.text) and self.text[end] in table:
            end += 1
        inner = "".join(table[c] for c in self.text[self.at : end])
        start = self.at
        pieces = [op, "(", *re.findall(r"\d+|\D", inner), ")"] if op == "^" else [op, inner]
        for place, piece in enumerate(pieces):
            kind: TokenKind = "op"
            if piece.isdigit():
                kind = "number"
            elif piece.isalpha():
                kind = "word"
            if op == "_" and place:
                kind = "word"
            self.found.append(Token(kind, piece, start, end))
        self.at = end
        self.spaced = False

    def _letter(self, character: str) -> None:
        """Greek letters and letters with a hat by their names; other letters are refused."""
        following = self.text[self.at + 1 : self.at + 2]
        decomposed = unicodedata.normalize("NFD", character)
        if len(decomposed) == 2 and decomposed[1] == HAT and decomposed[0].isascii():
            self._add("word", f"{decomposed[0]}_hat", 1)
            return
        name = greek_name(character)
        if name is not None:
            if following == HAT:
                self._add("word", f"{name}_hat", 2)
            else:
                self._add("word", name, 1)
            return
        raise Refused(foreign(character), self.at, self.at + 1)

    def _command(self) -> None:
        match = _COMMAND.match(self.text, self.at)
        if match is None:
            raise Refused("A backslash ends the formula; delete it.", self.at, self.at + 1)
        name, size = match[0][1:], len(match[0])
        bare = name.rstrip("*") if name != "*" else name
        if name in COMMAND_OPS:
            self._add("op", COMMAND_OPS[name], size)
        elif name in SILENT:
            self._skip_command(name, size)
        elif bare in LETTERED:
            self._lettered(size)
        elif name in BLACKBOARD:
            self._blackboard(size)
        elif name in {"begin", "end"}:
            self._environment(name, size)
        elif name in FORMS:
            self._add("command", name, size)
        elif name in GREEK or name in COMMAND_WORDS or name in FUNCTION_COMMANDS:
            self._add("word", COMMAND_WORDS.get(name, name), size)
        elif name in {"partial", "nabla", "mathrm d"}:
            message = "Write the finished derivative, without ∂ or ∇."
            raise Refused(message, self.at, self.at + size)
        else:
            message = f"The command {match[0]} is not known here; write it in plain characters."
            raise Refused(message, self.at, self.at + size)

    def _skip_command(self, name: str, size: int) -> None:
        r"""`\left.` and `\right.` are no brackets; `\mathbf 1` is an indicator."""
        self._skip(size)
        if name == "left" and (brace := _BRACE_OF_CASES.match(self.text, self.at)):
            self._skip(len(brace[0]))
        if name in {"left", "right"} and self.text[self.at : self.at + 1] == ".":
            self._skip(1)
        if name in {"mathbf", "boldsymbol", "bm"} and (
            match := re.compile(r"\s*\{?\s*1\s*\}?").match(self.text, self.at)
        ):
            self._add("word", "indicator", len(match[0]))

    def _lettered(self, size: int) -> None:
        r"""`\operatorname{sign}` is the word sign; `\text{if }` is the word if."""
        match = re.compile(r"\s*(?:\{([^{}\\]*)\}|([A-Za-z]))").match(self.text, self.at + size)
        if match is None:
            self._skip(size)
            return
        inner = match[1] if match[1] is not None else match[2]
        words = inner.split()
        start, end = self.at, match.end()
        for word in words:
            cleaned = word.strip(",.;:")
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", cleaned):
                if not cleaned:
                    continue
                message = (
                    f"{word!r} is not a word that a formula may hold; write it outside \\text."
                )
                raise Refused(message, start, end)
            self.found.append(Token("word", cleaned, start, end, spaced=True))
        self.at = end
        self.spaced = not words

    def _environment(self, name: str, size: int) -> None:
        match = _ENVIRONMENT.match(self.text, self.at + size)
        if match is None:
            message = "Of LaTeX's environments only cases is known here."
            raise Refused(message, self.at, self.at + size)
        self._add("command", name, match.end() - self.at)

    def _blackboard(self, size: int) -> None:
        match = re.compile(r"\s*\{?\s*(1|I)\s*\}?").match(self.text, self.at + size)
        if match is None:
            message = "Of these letters only the indicator \\mathbb{1} has a meaning here."
            raise Refused(message, self.at, self.at + size)
        self._add("word", "indicator", match.end() - self.at)
