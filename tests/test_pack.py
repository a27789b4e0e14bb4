"""Packs: every error in a manifest names file, key and what was expected."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lossdrill.errors import PackError, UsageError
from lossdrill.pack import LARGEST_FILE, Pack, open_pack
from tests.judging.packs import MANIFEST, write_pack


def complaint(act: Callable[[], Any], error: type[Exception] = PackError) -> str:
    with pytest.raises(error) as caught:
        act()
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith((".", "?", "lossdrill list"))
    return message


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ("difficulty = 1", "difficulty = 6", "difficulty", "expected 1 to 5, got 6"),
        ("difficulty = 1", 'difficulty = "easy"', "difficulty", "Expected `int`, got `str`"),
        ("minutes = 1", "minutes = 0", "minutes", "expected 1 to 240"),
        ("minutes = 1", "", "top level", "missing required field `minutes`"),
        ("minutes = 1", "minutes = 1\nseconds = 2", "top level", "unknown field `seconds`"),
        ('kind = "implement"', 'kind = "imploment"', "kind", "Invalid enum value 'imploment'"),
        ('["twice(x)"]', "[]", "answers", "expected at least one name"),
        ('"identity", ', "", "hints", "length 3"),
        ('"identity"', '" "', "hints", "none empty"),
        ('title = "Twice a number"', 'title = ""', "title", "expected a short noun phrase"),
        ('task = "Return twice the number."', 'task = ""', "task", "expected one sentence"),
        ("minutes = 1", "minutes = 1\n[limits]\nsecond = 1", "limits", "unknown field `second`"),
        ("minutes = 1", "minutes = = 1", "not valid TOML", "line 6"),
    ],
)
def test_a_wrong_manifest_names_file_key_and_expectation(
    tmp_path: Path, old: str, new: str, key: str, what: str
) -> None:
    """Whatever is wrong with it, the author need not search."""
    manifest = (
        MANIFEST.replace(old, "") + new + "\n" if "limits" in new else MANIFEST.replace(old, new)
    )
    pack = write_pack(tmp_path, manifest=manifest)
    message = complaint(lambda: pack.exercise("twice"))
    assert message.startswith(f"{tmp_path}/exercises/numbers/twice/exercise.toml: {key}")
    assert what in message


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


@pytest.mark.parametrize("missing", ["exercise.toml", "prompt.md", "stub.py"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    """Manifest, prompt and stub are needed."""
    pack = write_pack(tmp_path)
    exercise = pack.exercise("twice")
    (tmp_path / "exercises" / "numbers" / "twice" / missing).unlink()
    reads: dict[str, Callable[[], object]] = {
        "exercise.toml": lambda: pack.exercise("twice"),
        "prompt.md": lambda: pack.prompt(exercise),
        "stub.py": lambda: pack.stub(exercise),
    }
    assert f"{missing} is missing" in complaint(reads[missing])


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"\xff", "not UTF-8 (byte 0)"), (b"#" * (LARGEST_FILE + 1), "shorten it")],
)
def test_an_unreadable_file_is_named(tmp_path: Path, data: bytes, what: str) -> None:
    """With what is wrong about it."""
    pack = write_pack(tmp_path)
    prompt = tmp_path / "exercises" / "numbers" / "twice" / "prompt.md"
    prompt.write_bytes(data)
    assert what in complaint(lambda: pack.prompt(pack.exercise("twice")))


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    """At once, and with what a pack has."""
    assert "has no exercises/track.toml" in complaint(lambda: open_pack(tmp_path))


@pytest.mark.parametrize(
    ("track", "what"),
    [
        ("format = 2\ntopics = []", "format: expected 1, got 2"),
        ('format = 1\ntopics = ["absent"]', "topics: there is no folder exercises/absent"),
        ("topics = []", "missing required field `format`"),
    ],
)
def test_a_wrong_track_is_refused(tmp_path: Path, track: str, what: str) -> None:
    """A pack of another version, or without its folders."""
    pack = write_pack(tmp_path)
    (tmp_path / "exercises" / "track.toml").write_text(track)
    assert what in complaint(lambda: pack.topics)


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


def test_prerequisites_exist_and_have_no_cycle(tmp_path: Path) -> None:
    """The exercises at fault are named."""
    pack = write_pack(tmp_path / "a")
    needing(pack, "alpha", "absent")
    assert "alpha/exercise.toml: requires: there is no exercise 'absent'" in complaint(
        lambda: pack.exercises
    )
    other = write_pack(tmp_path / "b")
    needing(other, "alpha", "beta")
    needing(other, "beta", "alpha")
    assert "wait for each other: alpha, beta" in complaint(lambda: other.exercises)


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    """Also where two topics would have it."""
    pack = write_pack(tmp_path)
    needing(pack, "twice", topic="others")
    (tmp_path / "exercises" / "track.toml").write_text('format = 1\ntopics = ["numbers", "others"]')
    assert "the id twice is already taken" in complaint(lambda: pack.ids)


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
