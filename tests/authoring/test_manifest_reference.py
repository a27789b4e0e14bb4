"""The reference of the manifest says what is checked."""

import pytest

from lossdrill.authoring.manifest_reference import manifest_reference, put_into
from lossdrill.manifests import Track
from lossdrill.model import Limits, Manifest
from lossdrill.pack import open_pack
from tests.manifest_reference import PAGE


def test_the_page_is_current() -> None:
    """exercises/README.md holds what `python -m tests.manifest_reference` writes."""
    page = PAGE.read_text(encoding="utf-8")
    assert put_into(page) == page


def test_every_key_has_its_line() -> None:
    """Those of the manifest, of its limits and of the track, each with its meaning."""
    lines = manifest_reference().splitlines()
    for struct in (Manifest, Limits, Track):
        for key in struct.__struct_fields__:
            (line,) = [line for line in lines if line.startswith(f"| `{key}` |")]
            assert all(cell.strip() for cell in line.strip("|").split("|"))


def test_a_page_without_the_marks_is_refused() -> None:
    """What is written has its place."""
    with pytest.raises(ValueError, match="expected <!--"):
        put_into("# A page\n")


def test_the_page_is_no_topic() -> None:
    """A page that lies directly in exercises/ disturbs nothing."""
    assert PAGE.is_file()
    assert PAGE.name not in open_pack().topics
    assert all(folder.parent.parent == PAGE.parent for folder in open_pack().folders.values())
