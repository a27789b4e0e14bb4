"""What was begun and not handed in."""

from pathlib import Path

import pytest

from lossdrill.errors import StoreError
from lossdrill.practice.drafts import Drafts


def test_kept_until_dropped(tmp_path: Path) -> None:
    """Each variant of an exercise has its own, and the last one counts."""
    drafts = Drafts(tmp_path / "quiz")
    assert drafts.read("mse-value", 3) is None
    drafts.keep("mse-value", 3, "σ = 1\n")
    drafts.keep("mse-value", 3, "σ = 2\n")
    assert drafts.read("mse-value", 3) == "σ = 2\n"
    assert drafts.read("mse-value", 4) is None
    assert len(list((tmp_path / "quiz").iterdir())) == 1
    drafts.drop("mse-value", 3)
    drafts.drop("mse-value", 3)
    assert drafts.read("mse-value", 3) is None


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Is said in one sentence, with what to do."""
    (tmp_path / "quiz").write_text("in the way")
    with pytest.raises(StoreError, match="LOSSDRILL_HOME"):
        Drafts(tmp_path / "quiz").keep("mse-value", 3, "")


def test_what_cannot_be_read_is_none(tmp_path: Path) -> None:
    """A draft is a help, and never in the way."""
    (tmp_path / "mse-value.3.py").write_bytes(b"\xff")
    assert Drafts(tmp_path).read("mse-value", 3) is None
