"""A key changes with all that a verdict depends on, and with nothing else."""

from pathlib import Path

import msgspec
import pytest

from lossdrill.classroom import keys as module
from lossdrill.classroom.keys import Keys
from lossdrill.classroom.model import Submission
from lossdrill.judging.variant import variant_of
from lossdrill.pack import Pack
from tests.judging.packs import SOLUTION, write_pack

BASE = Submission(student="a", exercise="twice", source="x = 1", file="a/twice.py")


def test_what_a_verdict_depends_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Source, exercise, variant (of student and salt) and version."""
    pack = write_pack(tmp_path)
    keys = Keys(pack, "salt")
    neighbour = next(
        student
        for student in map(str, range(1000))
        if variant_of("twice", student, "salt") != keys.variant(BASE)
    )
    found = [
        keys.key(BASE),
        keys.key(msgspec.structs.replace(BASE, source="x = 2")),
        keys.key(msgspec.structs.replace(BASE, student=neighbour)),
    ]
    write_pack(tmp_path, SOLUTION + "\n# changed\n")
    found.append(Keys(Pack(tmp_path), "salt").key(BASE))
    monkeypatch.setattr(module, "__version__", "another")
    found.append(Keys(Pack(tmp_path), "salt").key(BASE))
    assert len(set(found)) == len(found)


def test_what_it_does_not_depend_on(tmp_path: Path) -> None:
    """Who hands in the same for the same variant, under which name, when, and how often."""
    keys = Keys(write_pack(tmp_path), "salt")
    twin = next(
        student
        for student in map(str, range(1000))
        if variant_of("twice", student, "salt") == keys.variant(BASE)
    )
    other = msgspec.structs.replace(BASE, student=twin, file="other.py", attempt=7, time=1.0)
    assert keys.key(other) == keys.key(BASE)
