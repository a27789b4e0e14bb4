"""Where the data folders are."""

from pathlib import Path

import pytest

from lossdrill import folders


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package, its data inside it."""
    package = tmp_path / "lossdrill"
    (package / "_data" / "exercises").mkdir(parents=True)
    monkeypatch.setattr(folders, "__file__", str(package / "folders.py"))
    return package


def test_an_installed_package_has_its_data_inside(package: Path) -> None:
    """Where no checkout surrounds it, whatever else lies there."""
    (package.parent / "exercises").mkdir()
    assert folders.data_root() == package / "_data"


def test_a_checkout_comes_first(package: Path) -> None:
    """An editable install leaves a stale copy of the data behind."""
    (package.parent / "exercises").mkdir()
    (package.parent / "exercises" / "track.toml").write_text("format = 1\ntopics = []\n")
    assert folders.data_root() == package.parent


def test_the_data_is_there() -> None:
    """Exercises, solutions and templates, in a checkout and in a wheel alike."""
    for name in ("exercises/track.toml", "solutions", "templates"):
        assert (folders.data_root() / name).exists()
