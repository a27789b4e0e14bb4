"""Symbols that know where they live: real, positive, a probability, a label, one per class, ..."""

from dataclasses import dataclass
from typing import Any, Self

from sympy import IndexedBase, Symbol


@dataclass(frozen=True)
class Domain:
    """A set of numbers, and what SymPy may assume of its members."""

    name: str
    assumptions: tuple[str, ...] = ("real",)
    labels: tuple[int, ...] = ()
    """All members, when there are only a few."""
    touches: tuple[int, ...] = ()
    """Ends that do not belong to the domain but that rounding reaches: 0 and 1 of (0, 1)."""
    ends: tuple[int, ...] = ()
    """Ends that belong to the domain, where a formula may hold only as a limit: y log y at 0."""
    word: str = ""
    """What a typed formula calls the same set; empty for one number per class."""
    sums_to_one: bool = False
    """For one number per class: whether those of one sample add up to 1."""


REAL = Domain("a real number", word="real")
POSITIVE = Domain("a positive number", ("positive",), word="positive")
NONNEGATIVE = Domain("a number >= 0", ("nonnegative",), ends=(0,), word="non-negative")
PROBABILITY = Domain("a probability", ("positive",), touches=(0, 1), word="probability")
COUNT = Domain("a count: 0, 1, 2, ...", ("integer", "nonnegative"), ends=(0,), word="whole")
ZERO_ONE = Domain("a label, 0 or 1", ("integer",), labels=(0, 1), word="zero-one")
SIGN = Domain("a label, -1 or 1", ("integer", "nonzero"), labels=(-1, 1), word="sign")
SCORES = Domain("a real number per class")
CLASS_PROBABILITIES = Domain("a probability per class", ("positive",), sums_to_one=True)
ONE_HOT = Domain("1 for one class and 0 for the others", ("integer",), sums_to_one=True)
INDEX = Domain("an index, counted from 1", ("integer", "positive"))


class DomainSymbol(Symbol):  # type: ignore[misc]  # SymPy has no types
    """A SymPy symbol with a domain. Equal names in different domains are different symbols."""

    __slots__ = ("domain",)

    domain: Domain

    def __new__(cls, name: str, domain: Domain) -> Self:
        variable: Self = Symbol.__xnew__(cls, name, **dict.fromkeys(domain.assumptions, True))
        variable.domain = domain
        return variable

    def _hashable_content(self) -> tuple[Any, ...]:
        return (*super()._hashable_content(), self.domain.name)

    def _latex(self, printer: Any) -> str:
        stem, hat, _ = self.name.partition("_hat")
        text = str(printer.doprint(Symbol(stem)))
        if text == stem and len(stem) > 1:  # a word, and no product of its letters
            text = rf"\mathrm{{{stem}}}"
        return rf"\hat{{{text}}}" if hat else text


def domain_of(quantity: Any) -> Domain:
    """The domain of a variable, or of one number per class."""
    domain: Domain = (quantity.label if isinstance(quantity, IndexedBase) else quantity).domain
    return domain


def real(names: str) -> Any:
    """One variable, or several when `names` holds several names, as `sympy.symbols` does."""
    return _variables(names, REAL)


def positive(names: str) -> Any:
    return _variables(names, POSITIVE)


def nonnegative(names: str) -> Any:
    """From 0 on; at 0 itself a loss takes its limit."""
    return _variables(names, NONNEGATIVE)


def count(names: str) -> Any:
    """0, 1, 2, ...; at 0 a loss takes its limit."""
    return _variables(names, COUNT)


def probability(names: str) -> Any:
    """In the open interval (0, 1); in floating point also 0 and 1 themselves."""
    return _variables(names, PROBABILITY)


def zero_one_label(names: str) -> Any:
    return _variables(names, ZERO_ONE)


def sign_label(names: str) -> Any:
    return _variables(names, SIGN)


def indices(names: str) -> Any:
    """Class indices, and the number of classes."""
    return _variables(names, INDEX)


def class_scores(name: str) -> Any:
    """z[1], ..., z[k]: a logit per class."""
    return IndexedBase(DomainSymbol(name, SCORES))


def class_probabilities(name: str) -> Any:
    return IndexedBase(DomainSymbol(name, CLASS_PROBABILITIES))


def one_hot(name: str) -> Any:
    return IndexedBase(DomainSymbol(name, ONE_HOT))


def _variables(names: str, domain: Domain) -> Any:
    found = tuple(DomainSymbol(name, domain) for name in names.split())
    return found[0] if len(found) == 1 else found
