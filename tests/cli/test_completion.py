"""What Tab offers, as the shells ask for it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lossdrill.cli import COMMANDS, cli


def offered(line: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words = line.split()
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - (not line.endswith(" "))))
    monkeypatch.setenv("_LOSSDRILL_COMPLETE", "bash_complete")
    result = CliRunner().invoke(cli, prog_name="lossdrill")
    assert result.exit_code == 0, result.output
    return result.stdout.split()


def test_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command is offered, without being imported."""
    assert offered("lossdrill ", monkeypatch) == [f"plain,{name}" for name in COMMANDS]
    assert offered("lossdrill dev ch", monkeypatch) == ["plain,check"]


@pytest.mark.parametrize("command", ["next", "hint", "solution", "reset", "help"])
def test_exercises(command: str, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever an exercise is named, its name can be completed, with either sign."""
    before = f"lossdrill {command} --pack {pack} "
    assert {"plain,double-it", "plain,halve-it"} <= set(offered(before, monkeypatch))
    assert offered(before + "halve_", monkeypatch) == ["plain,halve-it"]


def test_topics(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Topics are offered in the order of the track."""
    for command in ("next", "list"):
        line = f"lossdrill {command} --pack {pack} --topic "
        assert offered(line, monkeypatch) == ["plain,alpha", "plain,beta"]


def test_options_that_name_exercises(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The value of --exercise completes as an argument does."""
    line = f"lossdrill grade --pack {pack} --exercise ha"
    assert offered(line, monkeypatch) == ["plain,halve-it"]


def test_a_line_that_makes_no_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a command that does not exist nothing is offered, and nothing is printed."""
    assert not [each for each in offered("lossdrill hlep ", monkeypatch) if "hlep" in each]


def test_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """Options are offered where a dash was typed."""
    assert "plain,--skip" in offered("lossdrill next --", monkeypatch)
    assert "plain,--version" in offered("lossdrill --", monkeypatch)


def test_no_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that is no pack nothing is offered, and nothing is printed."""
    assert offered(f"lossdrill next --pack {tmp_path} a", monkeypatch) == []


def test_packs(pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of packs and the shell's own folders; then the exercises of all that were named."""
    assert offered("lossdrill list --pack bu", monkeypatch) == ["plain,builtin", "dir,bu"]
    assert offered("lossdrill list --pack my", monkeypatch) == ["dir,my"]
    both = f"lossdrill next --pack {pack} --pack builtin "
    assert offered(f"{both}huber-v", monkeypatch) == ["plain,huber-value"]
    assert offered(f"{both}halve", monkeypatch) == ["plain,halve-it"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_scripts(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the shells gets a script that asks lossdrill."""
    if shell == "bash":  # Click asks bash for its version
        asked = "click.shell_completion.BashComplete._check_version"
        monkeypatch.setattr(asked, staticmethod(lambda: None))
    monkeypatch.setenv("_LOSSDRILL_COMPLETE", f"{shell}_source")
    result = CliRunner().invoke(cli, prog_name="lossdrill")
    assert result.exit_code == 0
    assert f"_LOSSDRILL_COMPLETE={shell}_complete" in result.stdout
