"""The numbers that the texts of the topic squared_hinge state."""

from collections.abc import Mapping, Sequence

from tests.numbers.stated import Number

COMPUTED: Mapping[str, Mapping[str, Number]] = {}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
