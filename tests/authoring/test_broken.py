"""However a pack is broken: one message, which begins with file and line, and says what to do."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lossdrill.authoring import answers, check, local
from lossdrill.authoring.derive import derive
from lossdrill.cli import cli
from lossdrill.errors import PackError
from lossdrill.judging import solution
from lossdrill.pack import Pack
from lossdrill.symbolic import definitions as symbolic_definitions
from tests.authoring.broken import definitions, folders, manifests, solutions
from tests.authoring.broken.broken import DERIVED, STUB, Broken

SOUND = Path(__file__).parent / "broken" / "sound"
EXERCISE = "square-value"
CASES = {
    f"{part.__name__.rpartition('.')[2]}: {case.name}": case
    for part in (manifests, folders, solutions, definitions)
    for case in part.CASES
}
COMMANDS = {
    "list": ["list"],
    "next": ["next", EXERCISE],
    "grade": ["grade", STUB, "--exercise", EXERCISE],
}


@pytest.fixture(scope="session")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound pack, with what follows from its definition."""
    root = tmp_path_factory.mktemp("sound") / "pack"
    shutil.copytree(SOUND, root)
    derive(root)
    return root


@pytest.fixture
def pack(derived: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which is the current folder; and few variants, and short limits."""
    shutil.copytree(derived, tmp_path / "pack")
    monkeypatch.chdir(tmp_path / "pack")
    monkeypatch.setenv("LOSSDRILL_HOME", str(tmp_path / "home"))
    for cached in (solution._load, solution._load_judge):
        cached.cache_clear()  # what it holds may be of another test's folder of the same name
    monkeypatch.setattr(answers, "VARIANTS", 2)
    monkeypatch.setattr(check, "LONGEST", 2.0)
    monkeypatch.setattr(symbolic_definitions, "LONGEST", 1.0)
    monkeypatch.setattr(local, "PATIENCE", 0.2)
    monkeypatch.setattr(answers, "PATIENCE", 0.2)
    return Path()


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, [*arguments, "--pack", "."])
    assert "Traceback" not in result.output
    return result


def found(output: str) -> list[str]:
    """The findings, each once."""
    return list(dict.fromkeys(re.findall(r"^ {7}(.*)", output, re.MULTILINE)))


def test_the_pack_is_sound_before_it_is_broken(pack: Path) -> None:
    """So that what is found is what was broken."""
    result = run("dev", "check", EXERCISE, "square-gradient")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_dev_check_says_it_once(pack: Path, case: Broken) -> None:
    """With file and line as one would type them, the key or the answer, and what to do; exit code
    1, or 4 where the pack as a whole cannot be read.
    """
    case.change(pack)
    result = run("dev", "check", EXERCISE)
    if case.unreadable:
        messages = re.findall(r"^Error: (.*)", result.output, re.MULTILINE)
    else:
        messages = [line for line in found(result.output) if "see above" not in line]
    assert result.exit_code == (4 if case.unreadable else 1), result.output
    (message,) = messages
    assert message.startswith(f"{case.place(pack)}: "), message
    for part in case.says:
        assert part in message
    assert message.endswith((".", "?", "lossdrill", "derive", "DIR", ")")) or "as in: " in message


@pytest.mark.parametrize(
    ("case", "command"),
    [
        pytest.param(case, command, id=f"{name}, {command}")
        for name, case in CASES.items()
        for command in case.meets
    ],
)
def test_learners_hear_the_same(pack: Path, case: Broken, command: str) -> None:
    """Whoever meets it first hears the same sentence; the exit code says whose fault it is."""
    case.change(pack)
    result = run(*COMMANDS[command])
    assert result.exit_code == 4, result.output
    said = " ".join(result.output.split())
    assert f"{case.place(pack)}: " in said
    for part in case.says:
        assert " ".join(part.split()) in said


@pytest.mark.parametrize("change", [b"\xef\xbb\xbf%s", b"\r\n"], ids=["byte order mark", "CRLF"])
def test_what_editors_of_windows_write_is_accepted(pack: Path, change: bytes) -> None:
    """A byte order mark, and line ends of two characters, are no fault."""
    for path in pack.rglob("*.*"):
        if path.is_file() and path.name not in {Path(DERIVED).name, "loss.svg"}:
            data = path.read_bytes()
            path.write_bytes(change % data if b"%s" in change else data.replace(b"\n", change))
    result = run("dev", "check", EXERCISE)
    assert result.exit_code == 0, result.output
    assert run("list").exit_code == run("next", EXERCISE).exit_code == 0


def test_a_folder_that_cannot_be_read(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is named, with the system's own words."""

    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(PackError, match=r"exercises/squares: cannot be read: Permission denied\."):
        _ = Pack(pack).ids
