"""What a formula may be written in: variables with a domain and a shape, and abbreviations."""

from dataclasses import dataclass
from typing import Literal

DomainName = Literal[
    "real",
    "positive",
    "non-negative",
    "probability",
    "zero-one",
    "sign",
    "count",
    "whole",
    "one-hot",
    "class-probabilities",
]


@dataclass(frozen=True)
class Domain:
    """A set of numbers. `labels` lists its members when there are only a few."""

    name: DomainName
    labels: tuple[int, ...] = ()
    rows: bool = False
    """Whether membership concerns a whole row of a matrix: one-hot, probabilities that sum to 1."""


REAL = Domain("real")
POSITIVE = Domain("positive")
NON_NEGATIVE = Domain("non-negative")
PROBABILITY = Domain("probability")
"""The open interval (0, 1), including places very near to its ends."""
ZERO_ONE = Domain("zero-one", labels=(0, 1))
SIGN = Domain("sign", labels=(-1, 1))
COUNT = Domain("count")
"""1, 2, 3, ...: how many samples there are."""
WHOLE = Domain("whole")
"""0, 1, 2, ...: how many events are counted."""
ONE_HOT = Domain("one-hot", rows=True)
CLASS_PROBABILITIES = Domain("class-probabilities", rows=True)


@dataclass(frozen=True)
class Variable:
    r"""A scalar, vector or matrix that the answer may use.

    `shape` names its dimensions: () a number, ("n",) a vector, ("n", "d") a matrix. The names of
    dimensions may be used in formulas too, as the numbers that they are. Greek letters and hats
    need no alias: delta is also δ and \delta, y_hat is also yhat, ŷ and \hat{y}.
    """

    name: str
    domain: Domain = REAL
    shape: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Abbreviation:
    """A name for a formula in the variables, which the answer may use: r = X @ b - y."""

    name: str
    formula: str
    aliases: tuple[str, ...] = ()


def scalar(name: str, domain: Domain = REAL, *, aliases: tuple[str, ...] = ()) -> Variable:
    return Variable(name, domain, (), aliases)


def vector(
    name: str, length: str, domain: Domain = REAL, *, aliases: tuple[str, ...] = ()
) -> Variable:
    return Variable(name, domain, (length,), aliases)


def matrix(
    name: str, rows: str, columns: str, domain: Domain = REAL, *, aliases: tuple[str, ...] = ()
) -> Variable:
    return Variable(name, domain, (rows, columns), aliases)
