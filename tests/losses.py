"""Losses that no exercise of ours has, as definitions and as grading would know them."""

from functools import cache
from pathlib import Path

from lossdrill.authoring.answers_proposed import derived_of
from lossdrill.judging.derived import DerivedLoss
from lossdrill.symbolic import Loss
from lossdrill.symbolic.definitions import load_definitions

SYMBOLIC = Path(__file__).parent / "symbolic"


@cache
def invented() -> dict[str, Loss]:
    """What an instructor may bring, and the five of the third wave, by name."""
    found = load_definitions(SYMBOLIC / "invented", "invented")
    wave = SYMBOLIC / "third_wave"
    for folder in sorted((wave / "solutions").iterdir()):
        found |= load_definitions(wave, folder.name)
    return found


@cache
def derived(name: str) -> DerivedLoss:
    return derived_of(invented()[name], name)
