"""What was said is kept, whenever the process is killed; `tests.cli.killed` does it at length."""

import pytest

from tests.cli.killed import kill
from tests.cli.victims import VICTIMS, Victim


@pytest.mark.parametrize("kind", VICTIMS)
def test_killed(kind: type[Victim]) -> None:
    """Killed while it speaks, each command has recorded what it said; nothing else is missing
    either, the history opens, and no process is left.
    """
    found = kill(kind, 3, seed=1, after_word=0.3)
    assert found.failures == []
    assert (found.kills, found.silent) == (3, 0)
    assert found.recorded >= 3
