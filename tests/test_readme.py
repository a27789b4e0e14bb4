"""What the README shows is what happens."""

from pathlib import Path

from tests.readme import README
from tests.transcripts import Replay


def test_transcripts_come_out_as_shown(tmp_path: Path) -> None:
    """Each console block of the README is what its commands print."""
    text = README.read_text(encoding="utf-8")
    assert Replay(tmp_path).of(text) == text


def test_the_two_set_up_commands_stand_in_fences_of_their_own() -> None:
    """Nothing else is needed on a fresh machine, so they stand exactly so."""
    text = README.read_text(encoding="utf-8")
    assert "```\npip install . && lossdrill demo\n```" in text
    assert "```\npip install -e '.[test]' && pytest\n```" in text
