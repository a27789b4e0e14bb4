"""The numbers that the texts of the topic hinge state."""

from collections.abc import Mapping, Sequence

from tests.numbers.stated import Number

COMPUTED: Mapping[str, Mapping[str, Number]] = {}
"""By exercise, or README for the topic's page: what is written, and what it is."""

GIVEN: Mapping[str, Sequence[str]] = {
    "hinge-no-probability": ["0.99"],
    "multiclass-hinge-design": ["1.5", "1.25"],
    "hinge-vs-logistic": ["0.02", "1.01", "4000"],
    "svm-train": ["4000"],
}
"""Numbers that a text assumes: the input of an example, a constant of somebody's code."""
