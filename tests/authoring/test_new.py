"""Exercises begun from templates: sound from the first second, and nothing overwritten."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest

from lossdrill.authoring.check import check
from lossdrill.authoring.new.drafts import Drafts
from lossdrill.authoring.new.kinds import exercise_of_kind
from lossdrill.authoring.new.names import exercise_id, title_of, topic_name
from lossdrill.authoring.new.place import pack_root
from lossdrill.authoring.new.track import with_topic
from lossdrill.errors import LossdrillError, PackError, UsageError
from lossdrill.model import Kind
from lossdrill.pack import Pack


@pytest.mark.parametrize("kind", get_args(Kind))
def test_each_kind_is_sound_from_the_first_second(kind: Kind, tmp_path: Path) -> None:
    """What is written for a kind is of that kind, and `dev check` finds nothing in it."""
    written = exercise_of_kind(tmp_path, kind, "my-first", "my_topic")
    pack = Pack(tmp_path)
    assert pack.topics == ("my_topic",)
    assert pack.exercise("my-first").kind == kind
    assert pack.solution_path(pack.exercise("my-first")) in written
    assert check(pack) == []


def test_another_exercise_of_the_same_topic(tmp_path: Path) -> None:
    """A topic that is there gets an exercise more; its page and its place in the track stay."""
    exercise_of_kind(tmp_path, "choose", "first-one", "my_topic")
    page = tmp_path / "exercises/my_topic/README.md"
    page.write_text("# Mine\n")
    exercise_of_kind(tmp_path, "claim", "second-one", "my_topic", title="Is it so?")
    assert page.read_text() == "# Mine\n"
    pack = Pack(tmp_path)
    assert (pack.topics, set(pack.ids)) == (("my_topic",), {"first-one", "second-one"})
    assert pack.exercise("second-one").title == "Is it so?"
    assert pack.prompt(pack.exercise("second-one")).startswith("# Is it so?\n")


def test_an_id_that_is_taken(tmp_path: Path) -> None:
    """An id is not given twice, in whatever topic, and nothing is written then."""
    exercise_of_kind(tmp_path, "choose", "first-one", "my_topic")
    before = _texts(tmp_path)
    with pytest.raises(UsageError, match="first-one already"):
        exercise_of_kind(tmp_path, "claim", "first-one", "another_topic")
    assert _texts(tmp_path) == before


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """One file in the way, and none is written; it is named."""
    solution = tmp_path / "solutions/my_topic/first_one.py"
    solution.parent.mkdir(parents=True)
    solution.write_text("mine\n")
    before = _texts(tmp_path)
    with pytest.raises(UsageError, match=r"first_one\.py is there already"):
        exercise_of_kind(tmp_path, "choose", "first-one", "my_topic")
    assert _texts(tmp_path) == before


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where a folder is needed and a file stands, what was written before is taken back."""
    (tmp_path / "b").write_text("a file\n")
    drafts = Drafts({"a/new.txt": "new\n", "b/new.txt": "new\n"}, {})
    with pytest.raises(PackError, match="cannot be written"):
        drafts.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_folder_that_is_something_else(tmp_path: Path) -> None:
    """A pack is begun in an empty folder, not among other files."""
    (tmp_path / "thesis.tex").write_text("...")
    with pytest.raises(UsageError, match="is not a pack"):
        pack_root(tmp_path)
    assert pack_root(tmp_path / "new") == tmp_path / "new"


def test_installed_exercises_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a checkout a folder of one's own is needed, and the message says how to name it."""
    monkeypatch.setattr(
        "lossdrill.authoring.new.place.data_root", lambda: Path("site/lossdrill/_data")
    )
    with pytest.raises(UsageError, match="--pack my-exercises"):
        pack_root(None)


@pytest.mark.parametrize("typed", ["huber-gradient", "huber_gradient", "l1", "a-1"])
def test_ids(typed: str) -> None:
    """An id is in kebab case, and underscores are read as hyphens."""
    assert exercise_id(typed) == typed.replace("_", "-")


@pytest.mark.parametrize(
    "typed", ["", "Huber", "1st", "a--b", "-a", "a b", "../a", "for", "a" * 41]
)
def test_no_ids(typed: str) -> None:
    """What cannot be the name of a folder and of a function is refused."""
    with pytest.raises(LossdrillError):
        exercise_id(typed)


@pytest.mark.parametrize("typed", ["", "Huber", "1st", "a__b", "a b", "../a", "class"])
def test_no_topics(typed: str) -> None:
    """What cannot be the name of a Python module is no topic."""
    with pytest.raises(LossdrillError):
        topic_name(typed)


def test_titles() -> None:
    """An id becomes a heading."""
    assert title_of("huber-gradient") == "Huber gradient"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("topics = []", 'topics = ["new"]'),
        ('topics = ["a", "b"]', 'topics = ["a", "b", "new"]'),
        ("topics = ['a',]", "topics = ['a', \"new\"]"),
        (
            'topics = [\n  "a",\n  "b",  # last\n]',
            'topics = [\n  "a",\n  "b",  # last\n  "new",\n]',
        ),
        ('topics = [\n\t"a" # ]\n]', 'topics = [\n\t"a", # ]\n\t"new",\n]'),
        ('topics = ["a", "b",\n]', 'topics = ["a", "b",\n  "new",\n]'),
    ],
)
def test_a_topic_more(before: str, after: str) -> None:
    """The topic is added in the layout of the list; everything else stays as it is."""
    head, tail = "# my pack\nformat = 1  # topics = [\n", '\n\n[syllabus]\ntopics = "none"\n'
    changed = with_topic(Path("track.toml"), head + before + tail, "new")
    assert changed == head + after + tail
    assert tomllib.loads(changed)["topics"][-1] == "new"


@pytest.mark.parametrize(
    "text", ["format = 1\n", "topics = 3\n", "topics = [\n", '"topics" = []\n']
)
def test_a_track_that_is_not_understood(text: str) -> None:
    """Where the list is not found, the author is asked to add the topic, and nothing is guessed."""
    with pytest.raises(PackError, match="by hand"):
        with_topic(Path("track.toml"), text, "new")


def _texts(root: Path) -> dict[str, str]:
    return {str(p.relative_to(root)): p.read_text() for p in root.rglob("*") if p.is_file()}
