"""Which variant a learner gets."""

from hypothesis import given
from hypothesis import strategies as st

from lossdrill.model import VARIANTS
from lossdrill.practice.history import Handout, History, SolutionOpened
from lossdrill.practice.variants import round_of, variant_at_hand, variant_to_hand_out


def opened(*variants: int) -> History:
    return History(
        who="someone",
        solutions=tuple(
            SolutionOpened(exercise="a", variant=variant, gave_up=True, at="")
            for variant in variants
        ),
    )


@given(st.lists(st.integers(0, VARIANTS - 1), max_size=40))
def test_never_one_whose_solution_is_known(variants: list[int]) -> None:
    """A variant whose solution was opened is not handed out while there is another."""
    history = opened(*variants)
    following = variant_to_hand_out("a", history)
    assert following not in variants or len(set(variants)) == VARIANTS


def test_moves_on_once_per_solution() -> None:
    """Opening the same solution again moves nothing; the next variant's solution does."""
    own = variant_to_hand_out("a", opened())
    then = variant_to_hand_out("a", opened(own))
    assert then == variant_to_hand_out("a", opened(own, own)) == (own + 1) % VARIANTS
    assert round_of("a", opened()) == 1
    assert round_of("a", opened(own, own)) == 2
    assert variant_to_hand_out("b", opened(own)) == variant_to_hand_out("b", opened())


def test_a_file_keeps_its_variant() -> None:
    """A file is judged by the variant it was handed out with; a copy, by the last one."""
    handouts = tuple(
        Handout(exercise="a", variant=variant, path=path, at="")
        for variant, path in ((5, "/one.py"), (6, "/two.py"))
    )
    history = History(who="someone", handouts=handouts)
    assert variant_at_hand("a", history, "/one.py") == 5
    assert variant_at_hand("a", history, "/copy.py") == 6
    assert variant_at_hand("a", history) == 6
    assert variant_at_hand("b", history, "/one.py") == variant_to_hand_out("b", history)
