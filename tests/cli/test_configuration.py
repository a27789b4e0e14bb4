"""The few things that one may set once and for all."""

import os
import shlex
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import click
import pexpect
import pytest

from lossdrill.cli import surroundings
from lossdrill.cli.configuration import EXPECTED, Configuration, read_configuration
from lossdrill.cli.editing import FALLBACKS, edit, editor_call, editor_of
from lossdrill.errors import UsageError
from tests.cli.conftest import RIGHT, Type


def test_defaults(tmp_path: Path) -> None:
    """Without a file, or with an empty one, everything has its default."""
    path = tmp_path / "config.toml"
    assert read_configuration(path) == Configuration()
    path.write_text("# nothing yet\n")
    assert read_configuration(path) == Configuration()


@pytest.mark.parametrize("day", ["2026-12-01", '"2026-12-01"'])
def test_every_key(tmp_path: Path, day: str) -> None:
    """Each key is read; a day may stand in quotes."""
    path = tmp_path / "config.toml"
    path.write_text(f'editor = "nano -w"\ninterview-date = {day}\ncolour = false\n')
    assert read_configuration(path) == Configuration(
        editor="nano -w", interview_date=date(2026, 12, 1), colour=False
    )
    assert {key.replace("-", "_") for key in EXPECTED} == set(Configuration.__struct_fields__)


REFUSED = {
    "edtor = 'nano'": "there is no key 'edtor'; did you mean editor?",
    "interview_date = 2026-12-01": "did you mean interview-date?",
    "theme = 'dark'": "there is no key 'theme'; there are: editor, interview-date, colour, packs.",
    "editor = 3": "editor: expected a command in quotes",
    "editor = ['nano']": "got 'list'",
    "colour = 'no'": "colour: expected true or false, got 'no'.",
    "interview-date = 'soon'": "interview-date: expected a day, as in interview-date = 2026-12-01",
    "interview-date = 2026-12-01T10:00:00": "interview-date: expected a day",
    "editor =": "it is not valid TOML",
    "[editor]\nname = 'nano'": "editor: expected a command",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_used(tmp_path: Path, text: str) -> None:
    """Whatever is wrong is one sentence with the file and the key."""
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(UsageError) as refused:
        read_configuration(path)
    assert str(path) in str(refused.value)
    assert REFUSED[text] in str(refused.value)
    assert "\n" not in str(refused.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Other bytes than UTF-8, and a folder in its place, are one sentence each."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"editor = '\xff'")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_configuration(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        read_configuration(path)


def test_the_day_of_the_interview(type_in: Type, drill: Path, home: Path) -> None:
    """The day in the file is the default of `next` and of `status`; the option overrules it."""
    drill.write_text(RIGHT)
    type_in("grade")
    due = date.fromisoformat(type_in("next --review").stdout.split(" on ")[1][:10])
    soon = due - timedelta(days=1)
    (home / "config.toml").write_text(f"interview-date = {soon}\n")
    sooner = date.fromisoformat(type_in("next --review").stdout.split(" on ")[1][:10])
    assert sooner < due
    late = due + timedelta(days=100)
    typed = type_in(f"next --review --interview-date {late}").stdout
    assert typed.split(" on ")[1][:10] == str(due)


def test_an_interview_that_is_over(type_in: Type, drill: Path, home: Path) -> None:
    """A day in the past brings nothing forward: typed it is refused, in the file it is said."""
    drill.write_text(RIGHT)
    type_in("grade")
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    typed = type_in(f"next --interview-date {yesterday}")
    assert typed.exit_code == 2
    assert f"{yesterday} is over; give a day from " in typed.stderr
    without = type_in("status")
    (home / "config.toml").write_text(f"interview-date = {yesterday}\n")
    for command in ("status", "next --review", "quiz", "report"):
        result = type_in(command)
        assert result.exit_code == 0
        assert result.stderr.count("is over; take it out.") == 1
    assert type_in("status").stdout == without.stdout
    (home / "config.toml").write_text(f"interview-date = {yesterday + timedelta(days=1)}\n")
    assert not type_in("status").stderr


def test_a_file_at_fault(type_in: Type, drill: Path, home: Path) -> None:
    """`next` and `status` say what is wrong with the file; a verdict does not wait for it."""
    (home / "config.toml").write_text("color = true\n")
    for command in ("next", "status"):
        result = type_in(command)
        assert result.exit_code == 2
        assert "did you mean colour?" in result.stderr
    drill.write_text(RIGHT)
    assert type_in("grade").exit_code == 0


@pytest.mark.parametrize(
    ("setting", "no_colour", "wanted"),
    [("true", "", True), ("false", "", False), ("true", "1", False), ("'broken'", "", True)],
)
def test_colour(
    home: Path, monkeypatch: pytest.MonkeyPatch, setting: str, no_colour: str, *, wanted: bool
) -> None:
    """Colours are in a terminal alone, and there unless the file or NO_COLOR refuses them."""
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(f"colour = {setting}\n")
    monkeypatch.setenv("NO_COLOR", no_colour)
    assert not surroundings.colour_wanted()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert surroundings.colour_wanted() == wanted


def test_which_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The configured editor comes first, then $VISUAL, then $EDITOR, then one that is there."""
    environment = {"VISUAL": "code --wait", "EDITOR": "nano"}
    assert editor_of("vim", environment) == "vim"
    assert editor_of("", environment) == "code --wait"
    assert editor_of("", {"EDITOR": "nano", "VISUAL": " "}) == "nano"
    monkeypatch.setattr("shutil.which", lambda name: name == FALLBACKS[2] or None)
    assert editor_of("", {}) == FALLBACKS[2]
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UsageError, match=r"in config\.toml"):
        editor_of("", {})


CALLS = {
    "nano": ["nano", "+7", "a b.py"],
    "/usr/bin/vim -p": ["/usr/bin/vim", "-p", "+7", "a b.py"],
    "code --wait": ["code", "--wait", "--goto", "a b.py:7"],
    "hx": ["hx", "a b.py:7"],
    "gedit": ["gedit", "a b.py"],
    "'my editor' --at {line} {file}": ["my editor", "--at", "7", "a b.py"],
    "ed {file}": ["ed", "a b.py"],
}


@pytest.mark.skipif(sys.platform == "win32", reason="quotes are read in the manner of POSIX")
@pytest.mark.parametrize("written", CALLS)
def test_how_an_editor_is_called(written: str) -> None:
    """Each editor is told the line in its own manner, and a name with a space stays one word."""
    assert editor_call(written, Path("a b.py"), 7) == CALLS[written]


def test_an_editor_that_fails(tmp_path: Path) -> None:
    """An editor that is not there, that fails, or that is no command, is one sentence each."""
    with pytest.raises(UsageError, match="does not start"):
        edit([str(tmp_path / "nosuch")])
    with pytest.raises(UsageError, match="ended with code 3"):
        edit([sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(UsageError, match="is no command"):
        editor_call("'open", tmp_path, 1)
    with pytest.raises(UsageError, match="does not start"):
        edit([""])


def test_editing_needs_a_terminal(type_in: Type, home: Path) -> None:
    """In a pipe, --edit is refused, before anything is handed out."""
    result = type_in("next --edit")
    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr
    assert not Path("drills").exists()


def test_editing(type_in: Type, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a terminal, the stub is opened where there is something to do."""
    calls: list[list[str]] = []
    monkeypatch.setattr("lossdrill.cli.next.in_terminal", lambda: True)
    monkeypatch.setattr("lossdrill.cli.editing.edit", calls.append)
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text('editor = "nano"\n')
    result = type_in("next --edit")
    assert result.exit_code == 0, result.output
    assert calls == [["nano", "+6", str(Path("drills/alpha/double_it.py").absolute())]]
    assert click.unstyle(result.stdout).splitlines()[-1].startswith("→ drills/alpha/double_it.py:6")


@pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a POSIX terminal")
def test_editing_in_a_real_terminal(pack: Path, home: Path) -> None:
    """$EDITOR is started with the file and the line, and what follows is said before it."""
    note = Path("called")
    script = "import sys; open('called', 'w').write(' '.join(sys.argv[1:]))"
    editor = shlex.join([sys.executable, "-c", script, "{line}", "{file}"])
    environment = {**os.environ, "EDITOR": editor, "VISUAL": "", "LOSSDRILL_HOME": str(home)}
    arguments = ["-m", "lossdrill", "next", "--edit", "--brief", "--pack", str(pack)]
    shown, code = pexpect.run(
        shlex.join([sys.executable, *arguments]), env=environment, timeout=30, withexitstatus=True
    )
    assert code == 0, shown
    assert "then: lossdrill grade" in shown.decode()
    assert note.read_text() == f"6 {Path('drills/alpha/double_it.py').absolute()}"
