"""What the tests of the sandbox share."""

import os
from collections.abc import Callable

import pytest

from tests.traces import workers_of


@pytest.fixture
def workers() -> Callable[[], list[int]]:
    """The workers that were started since, and their children: what other tests keep open for
    their module is theirs.
    """
    others = frozenset(workers_of(os.getpid()))
    return lambda: [pid for pid in workers_of(os.getpid()) if pid not in others]
