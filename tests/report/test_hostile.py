"""A learner's source, output and messages are hostile: they appear as text, or not at all."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from lossdrill.model import Counterexample
from lossdrill.pack import Pack
from lossdrill.practice.history import History
from lossdrill.report.code import message, python
from tests.report import examples
from tests.report.examples import attempt, diagnosed

ATTACKS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '" onmouseover="alert(1)',
    "'><iframe src=https://example.org>",
    "<a href='javascript:alert(1)'>",
    "`<script>`",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "\x00\x1b]0;title\x07\u202e",
]


class Elements(HTMLParser):
    """The names of all elements, and of all attributes that start something."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.dangerous: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.dangerous += [
            (name, value)
            for name, value in attrs
            if name.startswith("on")
            or (name in {"href", "src", "action"} and value and value[0] != "#")
        ]


def elements_of(page: str) -> Elements:
    elements = Elements()
    elements.feed(page)
    return elements


@pytest.fixture(scope="module")
def harmless(pack: Pack) -> frozenset[str]:
    """The elements of a page about someone who attacks nothing."""
    return frozenset(elements_of(examples.page(pack, examples.term())).names)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_a_learner_writes_becomes_markup(
    pack: Pack, harmless: frozenset[str], attack: str
) -> None:
    """Wherever it enters, an attack adds no element, no handler and no address to the page."""
    case = Counterexample(inputs={attack: attack}, yours=[attack, {attack: attack}], expected=0.0)
    drawn = msgspec.structs.replace(examples.curve(), title=attack, along=attack)
    verdict = diagnosed(
        "huber-gradient", attack, attack, counterexample=case, curve=drawn, printed=attack
    )
    wild = History(
        attempts=(
            attempt(verdict, source=attack),
            attempt(examples.failing(attack)),
            attempt(verdict, source=f"'''{attack}'''\n# {attack}\n"),
        )
    )
    page = examples.page(pack, wild)
    elements = elements_of(page)
    assert elements.names <= harmless
    assert elements.dangerous == []
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", page)


@pytest.mark.parametrize("attack", ATTACKS)
def test_code_and_messages_keep_their_text(attack: str) -> None:
    """Escaping loses nothing that could be seen."""
    for markup in (python(f"x = 1  # {attack}"), message(attack)):
        text = "".join(
            char for char in markup.striptags() if char not in " \N{REPLACEMENT CHARACTER}"
        )
        wanted = "".join(c for c in attack if c.isprintable() and c not in " `")
        assert wanted in text.replace("`", "")


def test_long_sources_are_cut_and_say_so() -> None:
    """A source of a megabyte does not make a page of a megabyte."""
    shown = python("x = 1\n" * 200_000)
    assert len(shown) < 20_000
    assert "not shown here" in shown
