"""The table of a loss's corners: where they are for drawn numbers, and which slopes meet there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from sympy import Expr, Max, Min, Rational, S, nsimplify

from lossdrill.authoring.new.wording import Wording
from lossdrill.judging.value_words import Interval, Number
from lossdrill.judging.variant import Variant
from lossdrill.model import VARIANTS
from lossdrill.symbolic.derivatives import SymbolicKink
from lossdrill.symbolic.domains import PROBABILITY, domain_of
from lossdrill.symbolic.numpy_code import numpy_source
from lossdrill.symbolic.signs import sign
from lossdrill.symbolic.slips.inputs import is_difference
from lossdrill.symbolic.slips.plain import plain

Filled: TypeAlias = Any
"""An expression, or a pair (low, high) of them."""
Drawn: TypeAlias = dict[Any, Any]
"""A number by symbol."""


@dataclass(frozen=True)
class Cell:
    """One cell of the table: its key, a comment for the stub, and what is right there."""

    key: str
    about: str
    says: str
    """What the prompt says of it, in Markdown."""
    right: Filled

    @property
    def source(self) -> str:
        """As Python."""
        if isinstance(self.right, tuple):
            return f"Interval{_python(self.right)}"
        return f"Number({_python(self.right)})"


@dataclass(frozen=True)
class WrongCells:
    """A mistake: a name, the sentence for the learner, and what it fills in, by key."""

    name: str
    sentence: str
    cells: dict[str, Filled]

    @property
    def sources(self) -> dict[str, str]:
        """As Python, by key."""
        return {key: _python(value) for key, value in self.cells.items()}


@dataclass(frozen=True)
class Corners:
    facts: Wording
    exercise: str

    @property
    def kinks(self) -> tuple[SymbolicKink, ...]:
        return self.facts.corners

    @cached_property
    def choices(self) -> dict[Any, tuple[Any, ...]]:
        """What is drawn from what: the target and the parameters that matter. Simple numbers."""
        used: set[Any] = set()
        for kink in self.kinks:
            used |= kink.at.free_symbols | kink.left.free_symbols | kink.right.free_symbols
        return {symbol: _choices(symbol) for symbol in self.facts.loss.given if symbol in used}

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        found = []
        for kink in self.kinks:
            corner = f"the corner at ${self.facts.place(kink)}$"
            at, slopes = self._at(kink), self._slopes(kink)
            says = f"`{self.facts.prediction}` at {corner}, a number"
            found.append(Cell(at, f"the {self.facts.prediction} of this corner", says, kink.at))
            says = f"the slopes just below and just above {corner}, as a pair `(low, high)`"
            found.append(Cell(slopes, "(low, high)", says, _ends(kink)))
        return tuple(found)

    @property
    def given(self) -> str:
        """What the file gives, in the prompt."""
        names = [f"`{symbol}`" for symbol in self.choices]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    @property
    def arguments(self) -> str:
        return ", ".join(map(str, self.choices))

    @cached_property
    def mistakes(self) -> tuple[WrongCells, ...]:
        """Those that are wrong, and no two the same, whatever is drawn."""
        kept: list[WrongCells] = []
        for wrong in self._candidates():
            if all(self._is_wrong(wrong, drawn) for drawn in self._variants) and not any(
                self._agree(wrong, other, drawn) for other in kept for drawn in self._variants
            ):
                kept.append(wrong)
        return tuple(kept)

    @property
    def working(self) -> str:
        """How the cells come about, in words."""
        facts = self.facts
        parts = []
        for kink in self.kinks:
            where = f"At {facts.plain_place(kink)}"
            if facts.loss.link is not None:
                where += f", which is {facts.prediction} = {plain(kink.at)},"
            parts.append(
                f"{where} the slope with respect to {facts.prediction} goes from "
                f"{plain(kink.left)} to {plain(kink.right)}."
            )
        return " ".join(parts)

    def _candidates(self) -> Iterator[WrongCells]:
        facts, loss = self.facts, self.facts.loss
        prediction = facts.prediction
        if loss.link is not None:
            yield self._placed(
                f"{facts.inner}_for_{prediction}",
                f"That is {facts.inner} at the corner. Asked for is {prediction}: solve "
                f"{facts.inner} = {plain(loss.link)} for it.",
                lambda kink: kink.inner,
            )
        if is_difference(loss):
            yield self._placed(
                "residual_reversed",
                f"The sign of the residual is turned: {facts.inner} is {plain(loss.link)}.",
                lambda kink: 2 * loss.given[0] - kink.at,
            )
        yield self._placed(
            f"{prediction}_0",
            f"Nothing happens where {prediction} is 0. What counts is "
            f"{facts.plain_place(self.kinks[0])}.",
            lambda _: S.Zero,
        )
        yield self._sloped(
            "only_below",
            "That is the slope just below the corner. Just above it is another one: give both.",
            lambda kink: kink.left,
        )
        yield self._sloped(
            "only_above",
            "That is the slope just above the corner. Just below it is another one: give both.",
            lambda kink: kink.right,
        )
        yield self._sloped(
            "signs_turned",
            f"The signs are turned. Ask what the loss does when {prediction} grows a little.",
            lambda kink: (-_ends(kink)[1], -_ends(kink)[0]),
        )
        yield self._sloped(
            "only_0",
            "0 lies between the two slopes, and is a good choice in code. Both ends are asked for.",
            lambda _: S.Zero,
        )
        yield self._sloped(
            "mean_of_the_two",
            "That is the mean of the two slopes. Both ends are asked for.",
            lambda kink: (kink.left + kink.right) / 2,
        )
        yield self._sloped(
            "as_of_a_size",
            "-1 and 1 are the slopes of |u|. Differentiate the two pieces that meet here.",
            lambda _: (S.NegativeOne, S.One),
        )

    def _placed(
        self, name: str, sentence: str, place: Callable[[SymbolicKink], Expr]
    ) -> WrongCells:
        return WrongCells(name, sentence, {self._at(kink): place(kink) for kink in self.kinks})

    def _sloped(
        self, name: str, sentence: str, slopes: Callable[[SymbolicKink], Filled]
    ) -> WrongCells:
        return WrongCells(name, sentence, {self._slopes(kink): slopes(kink) for kink in self.kinks})

    def _at(self, kink: SymbolicKink) -> str:
        if self.facts.loss.link is None:
            return self.facts.prediction if len(self.kinks) == 1 else self.facts.plain_place(kink)
        return f"{self.facts.prediction} at {self.facts.plain_place(kink)}"

    def _slopes(self, kink: SymbolicKink) -> str:
        return f"slopes at {self.facts.plain_place(kink)}"

    @cached_property
    def _variants(self) -> list[Drawn]:
        """What each variant gives, drawn as the solution file draws it."""
        found = []
        for number in range(VARIANTS):
            draw = Variant(self.exercise, number).draw("given")
            found.append({symbol: draw.choice(each) for symbol, each in self.choices.items()})
        return found

    def _right(self, drawn: Drawn) -> dict[str, Number | Interval]:
        found: dict[str, Number | Interval] = {}
        for cell in self.cells:
            value = _number(cell.right, drawn)
            found[cell.key] = Interval(*value) if isinstance(value, tuple) else Number(value)
        return found

    def _is_wrong(self, wrong: WrongCells, drawn: Drawn) -> bool:
        right = self._right(drawn)
        return any(right[key].share(_number(v, drawn)) < 1 for key, v in wrong.cells.items())

    def _agree(self, one: WrongCells, other: WrongCells, drawn: Drawn) -> bool:
        """Whether two mistakes are wrong in the same way in some cell."""
        right = self._right(drawn)
        for key in one.cells.keys() & other.cells.keys():
            first, second = _number(one.cells[key], drawn), _number(other.cells[key], drawn)
            if right[key].same(first, second) and right[key].share(first) < 1:
                return True
        return False


def _ends(kink: SymbolicKink) -> tuple[Expr, Expr]:
    """The smaller and the larger slope; the domains often tell which is which."""
    order = sign(kink.right - kink.left)
    if order == 1:
        return kink.left, kink.right
    if order == -1:
        return kink.right, kink.left
    return Min(kink.left, kink.right), Max(kink.left, kink.right)


def _choices(symbol: Any) -> tuple[Any, ...]:
    """Numbers of its domain: whole ones, and shares for what is below 1."""
    domain = domain_of(symbol)
    if domain.labels:
        return domain.labels
    if domain == PROBABILITY:
        return (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)
    if symbol.is_nonnegative:
        return tuple(range(2, 10))
    return (*range(-9, -1), *range(2, 10))


def _python(value: Filled) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_python, value))})"
    text = numpy_source(value, variable=None)
    return text.replace("np.minimum(", "min(").replace("np.maximum(", "max(")


def _number(value: Filled, drawn: Drawn) -> Any:
    """What an expression is for the numbers that are drawn."""
    if isinstance(value, tuple):
        return tuple(_number(each, drawn) for each in value)
    exact = {symbol: nsimplify(number, rational=True) for symbol, number in drawn.items()}
    found = value.subs(exact)
    return (
        int(found) if found.is_Integer else float(Rational(found) if found.is_Rational else found)
    )
