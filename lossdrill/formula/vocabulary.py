"""The words that may be used for one list of variables, in all their spellings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from lossdrill.errors import PackError
from lossdrill.formula.functions import CONSTANTS, FUNCTIONS, INSTEAD
from lossdrill.formula.refusing import Refused
from lossdrill.formula.tokens import tokenize
from lossdrill.formula.variables import Abbreviation, Variable


@dataclass(frozen=True)
class Vocabulary:
    """Every word that may be used for one list of variables."""

    names: dict[str, str]
    """Spelling -> canonical name of a variable or abbreviation."""
    ranks: dict[str, int]
    """Canonical name -> number of dimensions; -1 where it is not known beforehand."""
    sizes: frozenset[str]
    bound: frozenset[str] = frozenset()
    """The running names of the text at hand."""
    sets: bool = False
    """Whether `between(low, high)` may be written: in formulas of authors alone."""

    @property
    def has_arrays(self) -> bool:
        return any(rank > 0 for rank in self.ranks.values())

    def has_function(self, word: str) -> bool:
        return word in FUNCTIONS and (self.sets or word != "between")

    def known(self) -> list[str]:
        return [*self.names, *self.sizes, *filter(self.has_function, FUNCTIONS), *CONSTANTS]


def vocabulary(variables: Sequence[Variable | Abbreviation]) -> Vocabulary:
    spelled: dict[str, str] = {}
    for variable in variables:
        for alias in (variable.name, *variable.aliases):
            for spelling in _spellings(alias):
                spelled.setdefault(spelling, variable.name)
    for variable in variables:
        spelled[variable.name] = variable.name
    shapes = {v.name: v.shape for v in variables if isinstance(v, Variable)}
    sizes = frozenset(size for shape in shapes.values() for size in shape)
    if doubled := sizes & set(spelled):
        message = (
            f"{min(doubled)} is the name of a dimension and of a variable; rename one of them."
        )
        raise PackError(message)
    return Vocabulary(
        names=spelled,
        ranks={v.name: len(shapes[v.name]) if v.name in shapes else -1 for v in variables},
        sizes=sizes,
    )


def _spellings(name: str) -> Iterator[str]:
    yield name
    if not name.isascii():  # θ is the word theta, ŷ is y_hat
        yield "".join(token.text for token in tokenize(name))
    if name.endswith("_hat"):
        yield name.removesuffix("_hat") + "hat"
    if name in {"p", "P"}:  # an estimate, with or without a hat
        yield f"{name}_hat"
    if name == "lambda":
        yield from ("lam", "lamda", "lambd")
    if re.fullmatch("[A-Za-z]+_[0-9]+", name):
        yield name.replace("_", "")


_ELSEWHERE = {
    "m": ("n",),
    "t": ("y",),
    "h": ("y_hat", "p"),
    "W": ("w", "beta", "b"),
    "theta": ("w", "beta", "b"),
    "w": ("beta", "b"),
    "y_pred": ("y_hat", "p"),
    "target": ("y",),
    "labels": ("y",),
}
"""What other texts call it."""


def unknown_name(text: str, words: Vocabulary, start: int, end: int) -> Refused:
    """The refusal of a word that means nothing here, with what was probably meant."""
    known = [name for name in words.known() if name != text]
    by_case = [word for word in known if word.lower() == text.lower()]
    variables = list(dict.fromkeys(words.names.values()))
    usual = [name for name in _ELSEWHERE.get(text, ()) if name in known]
    close = (
        by_case
        or usual
        or get_close_matches(text, variables, n=1, cutoff=0.75)
        or get_close_matches(text, known, n=1, cutoff=0.75)
    )
    names = ", ".join([*variables, *sorted(words.sizes)])
    hint = f"Did you mean {close[0]}?" if close else f"The names here are {names}."
    hint = INSTEAD.get(text, hint)
    shown = text if len(text) <= 30 else f"{text[:30]}…"
    return Refused(f"{shown!r} is not known here. {hint}", start, end, close[0] if close else "")
