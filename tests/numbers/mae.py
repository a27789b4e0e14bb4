"""The numbers that the texts of the topic mae state."""

from collections.abc import Mapping, Sequence

from tests.numbers.stated import Number

COMPUTED: Mapping[str, Mapping[str, Number]] = {}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "README": ["0.4"],  # a start
    "claim-mae-slow": ["0.05", "0.4", "0.405", "0.45", "0.6", "0.95"],  # starts, rates, accuracies
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
