"""Every number that a prompt, a hint, a sentence or a topic page states is computed."""

import importlib
from collections.abc import Mapping, Sequence

import pytest

from lossdrill.pack import open_pack
from tests.numbers.stated import Number, agrees, numbers_in, texts_of

PACK = open_pack()

PAGE = "README"
"""Where a module of numbers keeps those of the topic's page."""


def computed(topic: str) -> Mapping[str, Mapping[str, Number]]:
    return importlib.import_module(f"tests.numbers.{topic}").COMPUTED  # type: ignore[no-any-return]


def given(topic: str) -> Mapping[str, Sequence[str]]:
    return importlib.import_module(f"tests.numbers.{topic}").GIVEN  # type: ignore[no-any-return]


def stated(topic: str) -> dict[str, set[str]]:
    """The numbers in the texts of each exercise, and of the page, of a topic."""
    found = {
        exercise.id: {number for text in texts_of(PACK, exercise) for number in numbers_in(text)}
        for exercise in PACK.exercises
        if exercise.topic == topic
    }
    return {**found, PAGE: numbers_in(PACK.topic_page(topic))}


@pytest.mark.parametrize("topic", PACK.topics)
def test_every_number_that_is_stated_is_computed(topic: str) -> None:
    """What a text says is either computed here or given there, as an example's input is."""
    unknown = {
        place: sorted(
            numbers - set(computed(topic).get(place, ())) - set(given(topic).get(place, ()))
        )
        for place, numbers in stated(topic).items()
    }
    assert not {place: numbers for place, numbers in unknown.items() if numbers}


@pytest.mark.parametrize("topic", PACK.topics)
def test_every_number_is_what_it_is_said_to_be(topic: str) -> None:
    """Computed and rounded to the digits that are stated, it is the stated one."""
    for place, numbers in computed(topic).items():
        for text, number in numbers.items():
            assert agrees(text, number), f"{place}: {text} is {number}"


@pytest.mark.parametrize("topic", PACK.topics)
def test_no_number_is_computed_that_nobody_states(topic: str) -> None:
    """A text that was changed takes its numbers along."""
    there = stated(topic)
    for numbers in (computed(topic), given(topic)):
        for place, texts in numbers.items():
            assert set(texts) <= there[place], place
