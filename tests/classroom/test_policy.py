"""A class's TOML file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lossdrill.classroom.policy import Late, Policy, policy_text, read_policy
from lossdrill.errors import UsageError
from lossdrill.pack import open_pack
from tests.classroom.hostile import NAMES, UNSEEN

PACK = open_pack()

FULL = """
counts = "best"
exercises = ["softmax", "huber-value"]
topics = ["mae"]

[weights]
huber-value = 2
softmax = 0.5

[late]
deadline = 2026-10-01T23:59:00+02:00
per_day = 0.25
cut_off = 3
"""


def complaint(text: str) -> str:
    with pytest.raises(UsageError) as caught:
        read_policy(text, PACK)
    message = str(caught.value)
    assert message.startswith("class.toml: ")
    assert message.endswith((".", "?", "lossdrill list"))
    assert message.isprintable()
    return message.removeprefix("class.toml: ")


def test_no_file_is_the_default() -> None:
    """The latest attempt counts, everything equally, and nothing is late."""
    assert read_policy("", PACK) == Policy()


def test_all_settings() -> None:
    """Exercises and topics together are the class, in the order of the track."""
    policy = read_policy(FULL, PACK)
    mae = [exercise.id for exercise in PACK.exercises if exercise.topic == "mae"]
    assert set(policy.exercises) == {"softmax", "huber-value", *mae}
    order = [exercise.id for exercise in PACK.exercises]
    assert list(policy.exercises) == sorted(policy.exercises, key=order.index)
    assert policy.counts == "best"
    assert policy.weights == {"huber-value": 2, "softmax": 0.5}
    deadline = datetime(2026, 10, 1, 21, 59, tzinfo=UTC)
    assert policy.late == Late(deadline=deadline, per_day=0.25, cut_off=3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('counts = "newest"', "line 1: counts: expected latest, best or first"),
        ("\ncount = 1", "line 2: count: there is no such setting; there are counts, exercises"),
        ("[late]\npenalty = 1", "line 2: penalty: there is no such setting; there are deadline"),
        ("late = 3", "line 1: late: expected a table"),
        ("[late]\ndeadline = 2026-10-01", "line 2: deadline: expected date, time and time zone"),
        ("[late]\ndeadline = 2026-10-01T12:00:00", "line 2: deadline: expected date, time and"),
        ("[late]\nper_day = 2", "line 2: per_day: expected a share from 0 to 1, got 2.0"),
        ("[late]\nper_day = nan", "line 2: per_day: expected a share from 0 to 1, got nan"),
        ("[late]\ncut_off = -1", "line 2: cut_off: expected days, 0 or more, got -1.0"),
        ("# huber\n[weights]\nhuber = 1", "line 3: huber: There is no exercise 'huber'. Did you"),
        ("[weights]\nsoftmax = -1", "line 2: softmax: expected a number, 0 or more, got -1.0"),
        ("[weights]\nsoftmax = inf", "line 2: softmax: expected a number, 0 or more, got inf"),
        ('[weights]\nsoftmax = "2"', "line 1: weights: expected a table of exercises and numbers"),
        ('exercises = "softmax"', "line 1: exercises: expected a list of exercises"),
        ("exercises = [1]", "line 1: exercises: expected a list of exercises"),
        ('topics = ["hubr"]', "line 1: hubr: there is no topic 'hubr'; there are mse"),
        ("counts = ", "not valid TOML: "),
    ],
)
def test_what_is_amiss_is_said(text: str, message: str) -> None:
    """With line and key, and what was expected."""
    assert complaint(text).startswith(message)


@pytest.mark.parametrize("name", [*NAMES, *UNSEEN])
def test_hostile_keys_can_be_shown(name: str) -> None:
    """Whatever a setting, an exercise or a topic is called."""
    quoted = "".join(f"\\U{ord(one):08x}" for one in name)
    for text in (f'"{quoted}" = 1', f'[weights]\n"{quoted}" = 1', f'topics = ["{quoted}"]'):
        assert "there is no" in complaint(text).lower()


def test_the_file_is_text(tmp_path: Path) -> None:
    """UTF-8 with or without a byte order mark, and of sensible size."""
    path = tmp_path / "class.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FULL.encode())
    assert read_policy(policy_text(path), PACK) == read_policy(FULL, PACK)
    path.write_bytes(b"\xff")
    with pytest.raises(UsageError, match="not UTF-8"):
        policy_text(path)
    with path.open("wb") as file:
        file.truncate(10**9)
    with pytest.raises(UsageError, match="more than 1 MB"):
        policy_text(path)
    with pytest.raises(UsageError, match="cannot be read"):
        policy_text(tmp_path)
