"""What a pack hands out: its exercises in order, their texts, and hashes of its content."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lossdrill.errors import PackError, UsageError
from lossdrill.pack import Pack, open_pack
from tests.judging.packs import MANIFEST, write_pack


def complaint(act: Callable[[], Any], error: type[Exception] = PackError) -> str:
    with pytest.raises(error) as caught:
        act()
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith((".", "?", "lossdrill list"))
    return message


def test_an_exercise_is_what_its_manifest_says(tmp_path: Path) -> None:
    """Its id and topic are the names of its folders; the rest has defaults."""
    exercise = write_pack(tmp_path).exercise("twice")
    assert (exercise.id, exercise.topic, exercise.requires) == ("twice", "numbers", ())
    assert (exercise.names, exercise.file_name) == (("twice",), "twice.py")
    assert exercise.limits.seconds == 2.0


def test_an_unknown_exercise_has_near_names() -> None:
    """Or the command that lists them all."""
    pack = open_pack()
    near = complaint(lambda: pack.exercise("huber-gradiant"), UsageError)
    assert "Did you mean huber-gradient" in near
    assert complaint(lambda: pack.exercise("xyzzy"), UsageError).endswith("lossdrill list")


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """At once, and with what a pack has."""
    assert "has no exercises/track.toml" in complaint(lambda: open_pack(tmp_path))


def needing(pack: Pack, exercise_id: str, *required: str, topic: str = "numbers") -> None:
    folder = pack.root / "exercises" / topic / exercise_id
    folder.mkdir(parents=True)
    wanted = ", ".join(f'"{name}"' for name in required)
    (folder / "exercise.toml").write_text(MANIFEST + f"requires = [{wanted}]\n")


def test_prerequisites_come_first(tmp_path: Path) -> None:
    """Whatever the names; among those that are ready, the order of the track holds."""
    pack = write_pack(tmp_path)
    needing(pack, "alpha", "zeta")
    needing(pack, "beta", "twice")
    needing(pack, "zeta")
    order = [exercise.id for exercise in pack.exercises]
    assert order == ["twice", "beta", "zeta", "alpha"]


def test_the_hash_is_that_of_the_content(tmp_path: Path) -> None:
    """Two copies agree wherever they lie; any change to a file, or to its name, shows."""
    first, second = write_pack(tmp_path / "a"), write_pack(tmp_path / "b")
    assert first.content_hash == second.content_hash
    assert len(first.content_hash) == 16
    solution = second.root / "solutions" / "numbers" / "twice.py"
    solution.write_text(solution.read_text() + "\n")
    changed = open_pack(second.root).content_hash
    solution.rename(solution.with_name("thrice.py"))
    assert len({first.content_hash, changed, open_pack(second.root).content_hash}) == 3


def test_caches_are_no_content(tmp_path: Path) -> None:
    """What Python or an editor leaves behind does not change the hash."""
    pack = write_pack(tmp_path)
    cache = pack.root / "solutions" / "numbers" / "__pycache__"
    cache.mkdir()
    (cache / "twice.cpython-311.pyc").write_bytes(b"\0")
    assert open_pack(pack.root).content_hash == pack.content_hash


def test_the_hash_of_an_exercise_follows_what_its_verdicts_depend_on(tmp_path: Path) -> None:
    """Its manifest, its solution and what that imports, at any remove; no prose, no neighbour."""
    pack = write_pack(tmp_path)
    solutions = pack.root / "solutions" / "numbers"
    solution = (solutions / "twice.py").read_text()

    def after(path: Path, text: str) -> str:
        path.write_text(text)
        return pack.exercise_hash(pack.exercise("twice"))

    changes = [
        after(solutions / "twice.py", f"from .near import near\n{solution}"),
        after(solutions / "near.py", "from . import far"),
        after(solutions / "far.py", "1"),
        after(solutions / "far.py", "2"),
        after(tmp_path / "exercises/numbers/twice/exercise.toml", MANIFEST + "# changed\n"),
    ]
    assert len(set(changes)) == len(changes)
    assert after(solutions / "thrice.py", "another exercise") == changes[-1]
    assert after(tmp_path / "exercises/numbers/twice/prompt.md", "other words") == changes[-1]
    broken = after(solutions / "twice.py", "from .near import")
    assert broken not in changes  # which is no reason to stop: grading says what is wrong


def test_the_built_in_pack_is_in_order() -> None:
    """Every topic has its page; every exercise comes after what it requires."""
    pack = open_pack()
    seen: set[str] = set()
    for exercise in pack.exercises:
        assert set(exercise.requires) <= seen
        seen.add(exercise.id)
    assert seen == set(pack.ids)
    for topic in pack.topics:
        assert pack.topic_page(topic).startswith("# ")
