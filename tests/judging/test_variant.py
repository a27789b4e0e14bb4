"""Everything that is redrawn follows from exercise and number, anywhere and at any time."""

import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lossdrill.judging.variant import Variant, variant_of
from lossdrill.model import VARIANTS

DRAW = """
from lossdrill.judging.variant import Variant
draw = Variant("huber-gradient", 7).draw("points")
print(draw.random(), draw.gauss(0, 1), draw.randint(0, 10**6))
"""


@pytest.mark.parametrize("seed", ["0", "1", "random"])
def test_draws_are_the_same_in_every_process(seed: str) -> None:
    """No draw depends on PYTHONHASHSEED or on the process."""
    draw = Variant("huber-gradient", 7).draw("points")
    here = f"{draw.random()} {draw.gauss(0, 1)} {draw.randint(0, 10**6)}"
    environment = {"PYTHONHASHSEED": seed}
    there = subprocess.run(
        [sys.executable, "-c", DRAW], env=environment, capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == here


def test_all_draws_differ() -> None:
    """Another number, exercise or purpose is another draw."""
    draws = {
        Variant(exercise, number).draw(purpose).random()
        for exercise in ("mse-value", "mae-value")
        for number in range(VARIANTS)
        for purpose in ("points", "order", "options")
    }
    assert len(draws) == 2 * VARIANTS * 3


def test_a_draw_starts_anew_each_time() -> None:
    """Drawing for one purpose twice gives the same numbers twice."""
    variant = Variant("mse-value", 3)
    assert variant.draw("points").random() == variant.draw("points").random()


@given(st.text(), st.text(), st.text())
def test_in_range_and_repeatable(exercise_id: str, who: str, salt: str) -> None:
    """The same exercise, person and salt always give the same variant, from 0 to 31."""
    variant = variant_of(exercise_id, who, salt)
    assert variant == variant_of(exercise_id, who, salt)
    assert 0 <= variant < VARIANTS


def test_spread() -> None:
    """Every variant is handed out to someone, none to very many."""
    counts = Counter(variant_of("huber-gradient", str(who)) for who in range(3200))
    assert len(counts) == VARIANTS
    assert max(counts.values()) < 200
