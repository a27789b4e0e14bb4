"""Another formula beside an answer: where the two are the same, and whether that is right."""

from lossdrill.formula import Expected, compare, scalar
from lossdrill.formula.beside import beside

VARIABLES = (scalar("r"),)
SQUARE = Expected("where(r > 0, r**2, 0)")
CORNER = Expected("sign(r)")
"""At 0 any number from -1 to 1 is right."""


def test_the_same_function_in_another_spelling() -> None:
    """The two agree at every point, whether they are right there or not."""
    seen = compare("r*r", SQUARE, VARIABLES).seen
    pairs = beside("r**2", seen, SQUARE, VARIABLES)
    assert seen
    assert all(same for same, _ in pairs)
    assert {right for _, right in pairs} == {True, False}


def test_another_function() -> None:
    """Where two formulas differ, each may be right; where both are right, they are the same."""
    seen = compare("r**2", SQUARE, VARIABLES).seen
    pairs = beside("-r*abs(r)", seen, SQUARE, VARIABLES)
    for one, (same, right) in zip(seen, pairs, strict=True):
        r = one.point.values["r"]
        assert same == (r <= 0 and -r * abs(r) == r**2)
        assert right == (-r * abs(r) == (r**2 if r > 0 else 0))


def test_two_subgradients_are_the_same() -> None:
    """At a kink, where a set of values is right, it does not matter which of them is taken."""
    seen = compare("where(r > 0, 1, -1)", CORNER, VARIABLES).seen
    assert any(one.at_kink for one in seen)
    assert set(beside("where(r < 0, -1, 1)", seen, CORNER, VARIABLES)) == {(True, True)}


def test_what_cannot_be_read_is_like_nothing() -> None:
    """A formula that is refused, or has another shape, is neither the same nor right."""
    seen = compare("r", SQUARE, VARIABLES).seen
    for text in ("r +", "unknown(r)"):
        assert set(beside(text, seen, SQUARE, VARIABLES)) == {(False, False)}
