"""What the tests of the attacks share: a process to harm, things to reach, and workers."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.hostile import corpus


@pytest.fixture(scope="session")
def workers() -> Iterator[corpus.Workers]:
    """Of each set of layers one, which all tests of this process share."""
    running = corpus.Workers()
    yield running
    running.close()


@pytest.fixture(scope="session")
def neighbour() -> Iterator[int]:
    with corpus.neighbour() as process:
        yield process


@pytest.fixture
def handed(neighbour: int) -> Iterator[dict[str, Any]]:
    """What an attack is handed, made for it alone."""
    with corpus.canary(neighbour) as things:
        yield things
