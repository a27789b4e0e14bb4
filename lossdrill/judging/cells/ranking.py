"""A cell for an order: names from first to last, ties where the exercise has them."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from msgspec import Struct

from lossdrill.judging.cases import describe
from lossdrill.judging.cells.cell import Said, Sizes
from lossdrill.judging.cells.words import quoted, spelled
from lossdrill.judging.numbers import Value, literal
from lossdrill.sandbox import wire

Place = str | tuple[str, ...]


class Ranking(Struct, frozen=True):
    """The names in their order. Those that tie stand together in a tuple; in an answer they may
    stand together too, or in any order.
    """

    places: tuple[tuple[str, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for place in self.places for name in place)

    @property
    def solution(self) -> list[Any]:
        return [place[0] if len(place) == 1 else place for place in self.places]

    def share(self, value: Any) -> float:
        """What the pairs in their right order exceed those in the wrong one by (Kendall's tau), as
        far as it is more than 0: a reversed order earns nothing, nor does one at random.
        """
        ranks = self._ranks(value)
        if ranks is None:
            return 0.0
        right = {name: rank for rank, place in enumerate(self.places) for name in place}
        pairs = [(a, b) for a, b in combinations(self.names, 2) if right[a] != right[b]]
        kept = sum(ranks[a] < ranks[b] for a, b in pairs)
        return 1.0 if kept == len(pairs) else max(0.0, 2 * kept / len(pairs) - 1)

    def trouble(self, value: Any) -> str | None:
        groups = _groups(value)
        wanted = f"give a list of {', '.join(map(literal, sorted(self.names)))} in their order"
        if groups is None:
            return f"is {_came(value)}; {wanted}"
        found = [name for group in groups for name in group]
        known = {spelled(name) for name in self.names}
        odd = [name for name in found if spelled(name) not in known]
        if odd:
            return f"has {quoted(odd[0])}, which is not one of the names; {wanted}"
        twice = [name for name in found if [spelled(one) for one in found].count(spelled(name)) > 1]
        if twice:
            return f"has {quoted(twice[0])} more than once; {wanted}"
        if len(found) < len(known):
            return f"has {len(found)} of the {len(known)} names; {wanted}"
        return None

    def near(self, value: Any, sizes: Sizes) -> Said | None:  # noqa: ARG002
        ranks = self._ranks(value)
        if ranks is None:
            return None
        reversed_ = Ranking(self.places[::-1])
        if reversed_.share(value) == 1.0:
            return Said("reversed", "is exactly the wrong way round")
        return None

    def same(self, value: Any, other: Any) -> bool:
        one, two = self._ranks(value), self._ranks(other)
        if one is None or two is None:
            return False
        pairs = list(combinations(self.names, 2))
        return all((one[a] < one[b]) == (two[a] < two[b]) for a, b in pairs) and all(
            (one[a] > one[b]) == (two[a] > two[b]) for a, b in pairs
        )

    def guesses(self, given: tuple[Value, ...]) -> tuple[Any, ...]:  # noqa: ARG002
        return ([],)

    @property
    def remark(self) -> str:
        ties = [" and ".join(place) for place in self.places if len(place) > 1]
        return f"{'; '.join(ties)} tie" if ties else ""

    def _ranks(self, value: Any) -> dict[str, int] | None:
        """Rank by name; None where it is no order of exactly these names."""
        if self.trouble(value) is not None:
            return None
        by_spelling = {spelled(name): name for name in self.names}
        return {
            by_spelling[spelled(name)]: rank
            for rank, group in enumerate(_groups(value) or ())
            for name in group
        }


def ranking(*places: Place) -> Ranking:
    """The names from first to last; a tuple of names is a tie."""
    return Ranking(tuple((place,) if isinstance(place, str) else place for place in places))


def _groups(value: Any) -> list[list[str]] | None:
    """The names place by place, or None where it is no list of names."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if not isinstance(value, list | tuple):
        return None
    groups = [list(_names(place)) for place in value]
    return groups if all(isinstance(name, str) for group in groups for name in group) else None


def _names(place: Any) -> Iterator[Any]:
    if isinstance(place, set | frozenset | list | tuple):
        yield from place
    else:
        yield place


def _came(value: Any) -> str:
    return "text" if isinstance(value, str) else describe(wire.Answer(value))
