"""What manifests say, and where they are wrong; tests/authoring/test_broken.py breaks them all."""

from pathlib import Path

import msgspec
import pytest

from lossdrill.errors import PackError
from lossdrill.manifests import LARGEST_FILE, check_id, fault, read_manifest, read_text
from lossdrill.model import Exercise, Manifest
from tests.judging.packs import MANIFEST


def complaint(path: Path) -> str:
    with pytest.raises(PackError) as caught:
        read_manifest(path)
    message = str(caught.value)
    assert message == f"{caught.value.where}: {caught.value.what}"
    assert "\n" not in message
    return message


def test_an_exercise_has_the_keys_of_its_manifest() -> None:
    """And its id and topic besides, which are the names of folders."""
    own = set(Exercise.__struct_fields__) - set(Manifest.__struct_fields__)
    assert own == {"id", "topic"}


def test_a_manifest_is_read(tmp_path: Path) -> None:
    """What it leaves out has a default."""
    path = tmp_path / "exercise.toml"
    path.write_text(MANIFEST, encoding="utf-8")
    manifest = read_manifest(path)
    assert (manifest.title, manifest.requires) == ("Twice a number", ())
    assert manifest.limits.seconds == 2.0


@pytest.mark.parametrize("key", Manifest.__struct_fields__)
def test_whatever_the_key_its_fault_is_explained(tmp_path: Path, key: str) -> None:
    """A value of a wrong type is met by what is allowed, in words, and by what stands there."""
    path = tmp_path / "exercise.toml"
    kept = [line for line in MANIFEST.splitlines() if not line.startswith(key)]
    path.write_text("\n".join([*kept, f"{key} = 1979-05-27"]), encoding="utf-8")
    line = len(kept) + 1
    message = complaint(path)
    assert message.startswith(f"{path}:{line}: {key}: expected ")
    assert message.endswith('got "1979-05-27".')


@pytest.mark.parametrize("field", msgspec.structs.fields(Manifest), ids=lambda each: each.name)
def test_what_is_missing_is_shown(tmp_path: Path, field: msgspec.structs.FieldInfo) -> None:
    """With an example that would itself be accepted."""
    path = tmp_path / "exercise.toml"
    kept = [line for line in MANIFEST.splitlines() if not line.startswith(field.name)]
    path.write_text("\n".join(kept), encoding="utf-8")
    if not field.required:
        assert read_manifest(path)
        return
    message = complaint(path)
    assert message.startswith(f"{path}:1: {field.name}: is missing; add it, as in: ")
    path.write_text("\n".join([*kept, message.partition("as in: ")[2]]), encoding="utf-8")
    assert read_manifest(path)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"one\n\xff", "2: not UTF-8 (byte 0xff); save it as UTF-8."),
        (b"#" * (LARGEST_FILE + 1), " larger than"),
    ],
)
def test_a_text_that_cannot_be_read(tmp_path: Path, data: bytes, what: str) -> None:
    """The line is named where there is one."""
    path = tmp_path / "prompt.md"
    path.write_bytes(data)
    with pytest.raises(PackError) as caught:
        read_text(path)
    assert str(caught.value).startswith(f"{path}:{what}")


def test_texts_are_what_they_say(tmp_path: Path) -> None:
    """Neither a byte order mark nor the line ends of another system are part of a text."""
    path = tmp_path / "prompt.md"
    path.write_bytes("\ufeffone\r\ntwo\n".encode())
    assert read_text(path) == "one\ntwo\n"


def test_a_fault_names_its_keys(tmp_path: Path) -> None:
    """Places in a list are counted from 1, as people do."""
    path = tmp_path / "exercise.toml"
    path.write_text('covers = [\n  "a",\n  "b",\n]\n', encoding="utf-8")
    assert str(fault(path, ("covers", 1), "no.")) == f"{path}:3: covers: entry 2: no."


@pytest.mark.parametrize("name", ["a", "mse-value", "l2", "a-1-b"])
def test_names_of_exercises(name: str) -> None:
    """Lower-case letters, digits and single hyphens."""
    check_id(Path(name))


@pytest.mark.parametrize("name", ["A", "a_b", "a--b", "-a", "a-", "2d", "loss", "a b", "é", "a\n"])
def test_names_that_are_none(name: str) -> None:
    """The file of an answer is called so, with underscores."""
    with pytest.raises(PackError, match="rename the folder"):
        check_id(Path(name))
