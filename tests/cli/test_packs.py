"""Packs at the command line: several, from the configuration, and never without being asked."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result

from lossdrill import __version__
from lossdrill.classroom.executors.station import close
from lossdrill.classroom.exports.autograder import autograde
from lossdrill.cli import cli, trust
from lossdrill.pack import Pack, open_pack
from lossdrill.practice.store import read_history
from tests.cli.conftest import ESSAY, RIGHT, SOLUTION, allow, write

QUESTION = "brings code of its own (solutions/), which runs with your rights, not in the sandbox."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack with an exercise that builds on one of the other pack, in a topic of that; importing
    its solution leaves a mark.
    """
    root = tmp_path / "own"
    mark = f"__import__('pathlib').Path({str(tmp_path / 'mark')!r}).touch()\n"
    write(root, "alpha", "add-it", SOLUTION.format(name="add_it", factor="1") + mark, ["double-it"])
    track = 'format = 1\ntopics = ["alpha"]\nname = "mine"\nversion = "7"\n'
    (root / "exercises" / "track.toml").write_text(track)
    return root


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """A file that is there when the code of the pack was run."""
    return tmp_path / "mark"


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a run of its own."""
    monkeypatch.setattr(trust, "_said", set())


def typed(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_several_packs(pack: Path, own: Path, home: Path) -> None:
    """Learner's commands see the exercises of all, and each is judged by its own."""
    allow(home, own)
    both = ("--pack", pack, "--pack", own)
    listed = json.loads(typed("list", "--json", *both).stdout)["exercises"]
    assert [each["id"] for each in listed][:3] == ["double-it", "add-it", "halve-it"]
    assert listed[1]["state"] == "locked"
    Path("double_it.py").write_text(RIGHT)
    Path("add_it.py").write_text("def add_it(x):\n    return x\n")
    for name, of in (("double_it.py", pack), ("add_it.py", own)):
        result = typed("grade", "--json", name, *both)
        verdict = json.loads(result.stdout)
        assert result.stderr == ""
        assert verdict["passed"]
        assert verdict["pack"] == Pack(of).content_hash
        assert (verdict["pack_name"], verdict["pack_version"]) == (
            ("mine", "7") if of == own else (pack.name, "")
        )
    made = read_history(home / "history.sqlite").attempts
    assert [each.verdict.pack_name for each in made] == [pack.name, "mine"]
    assert "0 of 5" not in typed("status", *both).stdout
    assert "say-it" in typed("next", "say-it", *both).stdout
    assert "the concept of add-it" in typed("hint", "add-it", *both).stdout
    assert "return 1 * x" in typed("solution", "add-it", *both).stdout
    assert typed("report", *both).exit_code == 0
    assert "# add-it" in typed("help", "add-it", *both).stdout


def test_what_is_typed_goes_on(pack: Path, own: Path, home: Path) -> None:
    """A command that is proposed names the packs that were typed, and works as it stands."""
    allow(home, own)
    both = f"--pack {pack} --pack {own}"

    def said(*words: str) -> str:
        return " ".join(typed(*words, *both.split()).stdout.split())

    assert f"then: lossdrill grade {both} (or " in said("next", "double-it")
    Path("drills/alpha/double_it.py").write_text("def double_it(x):\n    return x\n")
    assert f"Next: lossdrill hint {both} (" in said("grade")
    assert f"lossdrill grade {both}, or lossdrill hint double-it {both} (" in said("hint")
    Path("drills/alpha/double_it.py").write_text(RIGHT)
    assert f"Next: lossdrill next {both} (" in said("grade")


def test_what_is_typed_replaces(pack: Path, own: Path, home: Path) -> None:
    """Without `--pack` it is the packs of the configuration, from any folder, else the built-in
    one; with it, those that it names alone.
    """
    assert "huber-value" in typed("list").stdout
    settings = home / "config.toml"
    settings.write_text(f'packs = ["../own", "{pack}"]\n')
    listed = typed("list").stdout
    assert "add-it" in listed
    assert "double-it" in listed
    assert "huber-value" not in listed
    assert "add-it" not in typed("list", "--pack", pack).stdout
    settings.write_text('packs = ["builtin"]\ncolour = "wrong"\n')
    assert "huber-value" in typed("list").stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("packs = 3", "packs: expected folders or names of packs, as in packs ="),
        ("packs = [3]", "packs: expected folders"),
        ('packs = "builtin"', "packs: expected folders"),
        ('packs = ["../nowhere"]', "nowhere', nor an installed pack"),
        ('packs = ["somebody"]', "nor an installed pack of that name"),
        ("packs = [", "it is not valid TOML"),
    ],
)
def test_a_configuration_at_fault(home: Path, text: str, said: str) -> None:
    """Which packs were meant is not guessed."""
    Path("double_it.py").write_text(RIGHT)
    (home / "config.toml").write_text(text)
    for command in ("grade double_it.py", "list"):
        result = typed(*command.split())
        assert result.exit_code == 2
        assert said in result.stderr
        assert result.stdout == ""


def test_without_a_terminal_it_is_said(own: Path, pack: Path, home: Path, mark: Path) -> None:
    """Once, on standard error; the work goes on, and nothing is allowed for another time."""
    Path("add_it.py").write_text("def add_it(x):\n    return x\n")
    before = (home / "trusted-packs.txt").read_text()
    packs = ("--pack", pack, "--pack", own)
    result = typed("grade", "--json", "add_it.py", "add_it.py", *packs)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == f"Note: The pack mine in {own} {QUESTION}\n"
    assert (home / "trusted-packs.txt").read_text() == before
    assert mark.exists()


@pytest.mark.parametrize(
    "command",
    ["list", "list --json", "status", "next add-it", "hint add-it", "help add-it", "export"],
)
def test_what_runs_nothing_says_nothing(
    command: str, own: Path, pack: Path, home: Path, mark: Path
) -> None:
    """Where only texts are read, nobody is asked."""
    words = () if command == "export" else ("--pack", pack, "--pack", own)
    result = typed(*command.split(), *words)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert not mark.exists()


def test_the_built_in_pack_is_trusted(home: Path) -> None:
    """By its name and by its folder."""
    Path("huber_value.py").write_text("def huber(y, y_hat, delta): return 1.0\n")
    for word in ("builtin", open_pack().root):
        result = typed("grade", "huber_value.py", "--pack", word)
        assert result.exit_code == 1
        assert result.stderr == ""
        assert read_history(home / "history.sqlite").attempts[-1].verdict.pack_name == "builtin"
        assert (
            read_history(home / "history.sqlite").attempts[-1].verdict.pack_version == __version__
        )


@contextmanager
def asked(*words: object) -> Iterator[pexpect.spawn]:
    """A command in a terminal, up to the question."""
    arguments = ["-m", "lossdrill", *(str(word) for word in words)]
    child = pexpect.spawn(
        sys.executable, arguments, timeout=20, encoding="utf-8", dimensions=(24, 400)
    )
    child.expect(r"Use\s+it\?\s+\[y/N\] ")
    try:
        yield child
    finally:
        child.close(force=True)


@pytest.mark.parametrize("answer", ["n", "", "what?", "\x04"])
def test_no(answer: str, own: Path, home: Path, mark: Path) -> None:
    """Anything but yes is no: nothing was run, and one is asked again."""
    Path("add_it.py").write_text("def add_it(x):\n    return x\n")
    for _ in range(2):
        with asked("grade", "add_it.py", "--pack", own) as child:
            assert QUESTION in " ".join(child.before.split())
            child.send(answer) if answer == "\x04" else child.sendline(answer)
            child.expect_exact("The pack mine is not used, and nothing of it was run.")
            child.expect(pexpect.EOF)
            child.wait()
            assert child.exitstatus == 2
    assert not mark.exists()
    assert not (home / "history.sqlite").exists()


def test_yes(own: Path, home: Path, mark: Path) -> None:
    """It is asked once; how to take it back is said, and that does it."""
    Path("add_it.py").write_text("def add_it(x):\n    return x\n")
    words = ("grade", "add_it.py", "--pack", own)
    with asked(*words) as child:
        assert not mark.exists()
        child.sendline("y")
        child.expect_exact(f"remove its line from {home / 'trusted-packs.txt'}")
        child.expect_exact("PASS")
        child.expect(pexpect.EOF)
    assert mark.exists()
    assert typed(*words).stderr == ""
    trusted = home / "trusted-packs.txt"
    lines = trusted.read_text().splitlines()
    assert lines[-1] == str(own)
    trusted.write_text("\n".join(lines[:-1]))
    with asked(*words):
        pass


def test_interrupted_at_the_question(own: Path, home: Path, mark: Path) -> None:
    """Ctrl-C ends it as everywhere."""
    with asked("watch", own / "add_it.py", "--pack", own) as child:
        child.sendintr()
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 130
    assert not mark.exists()


def test_a_stub_that_needs_code_asks(own: Path, home: Path, mark: Path) -> None:
    """`next` runs nothing as a rule, and asks where a stub shows what the solution draws."""
    stub = own / "exercises" / "alpha" / "add-it" / "stub.py"
    stub.write_text(f"# GIVEN\n{stub.read_text()}")
    manifest = stub.with_name("exercise.toml")
    manifest.write_text(manifest.read_text().replace("['double-it']", "[]"))
    with asked("next", "add-it", "--pack", own) as child:
        child.sendline("n")
        child.expect_exact("is not used")
    assert not mark.exists()
    assert not Path("drills/alpha/add_it.py").exists()


def test_a_name_that_moves_the_cursor(own: Path, home: Path) -> None:
    """What a pack calls itself is a stranger's word."""
    track = own / "exercises" / "track.toml"
    track.write_text(track.read_text().replace("mine", "m\\u001b[2Jine"))
    Path("add_it.py").write_text("def add_it(x):\n    return x\n")
    assert "The pack m�[2Jine in" in typed("grade", "add_it.py", "--pack", own).stderr


def test_redirected_output_stays_clean(own: Path, home: Path) -> None:
    """Somebody is asked on standard error, and what is printed is JSON alone."""
    Path("add_it.py").write_text("def add_it(x):\n    return x\n")
    line = f"{sys.executable} -m lossdrill grade add_it.py --json --pack {own} > out.json"
    child = pexpect.spawn("/bin/sh", ["-c", line], timeout=20, encoding="utf-8")
    child.expect(r"Use\s+it\?\s+\[y/N\] ")
    child.sendline("yes")
    child.expect(pexpect.EOF)
    child.close()
    assert json.loads(Path("out.json").read_text())["passed"]


def test_authors_commands(own: Path, pack: Path, home: Path) -> None:
    """They work with several packs, and ask like the others."""
    result = typed(
        "dev", "check", "double-it", "add-it", "--pack", pack, "--pack", own, "--jobs", 1
    )
    assert "add-it" in result.stdout
    assert "double-it" in result.stdout
    assert QUESTION in result.stderr
    result = typed("dev", "derive", "--pack", pack, "--pack", own)
    assert result.exit_code == 0


def test_two_packs_that_do_not_go_together(own: Path, pack: Path, home: Path) -> None:
    """One sentence, exit code 2, and nothing was run."""
    write(own, "alpha", "double-it", ESSAY)
    result = typed("grade", "x.py", "--pack", pack, "--pack", own)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: Two packs have an exercise double-it: ")
    assert result.stdout == ""


def test_a_class(own: Path, pack: Path, home: Path) -> None:
    """A class is graded with several packs; each verdict names its own."""
    for student, answer in (("ada", RIGHT), ("bob", "def double_it(x): return 0\n")):
        folder = Path("handed-in") / student
        folder.mkdir(parents=True)
        (folder / "double_it.py").write_text(answer)
        (folder / "add_it.py").write_text("def add_it(x):\n    return x\n")
    command = [sys.executable, "-m", "lossdrill", "class"]
    both = ["--pack", str(pack), "--pack", str(own)]
    graded = subprocess.run(
        [*command, "grade", "handed-in", "--jobs", "1", "--json", *both],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"NO_COLOR": "1"},
    )
    assert QUESTION in graded.stderr
    summary = json.loads(graded.stdout)
    assert [(each["name"], each["version"], each["content"]) for each in summary["packs"]] == [
        (pack.name, "", Pack(pack).content_hash),
        ("mine", "7", Pack(own).content_hash),
    ]
    subprocess.run([*command, "export", "run.sqlite", "--jsonl", "l", *both], check=True)
    lines = [json.loads(line) for line in Path("l").read_text().splitlines()]
    assert len(lines) == 4
    for line in lines:
        used = summary["packs"][line["exercise"] == "add-it"]
        assert [line["pack"], line["pack_name"], line["pack_version"]] == [
            used["content"],
            used["name"],
            used["version"],
        ]


def test_a_bundle_for_gradescope(
    own: Path, pack: Path, home: Path, request: pytest.FixtureRequest
) -> None:
    """It holds the packs side by side, and what is graded there has what each was called here;
    nobody is asked to make it, for nothing of them runs.
    """
    made = typed(
        *("class", "export", "--gradescope-bundle", "b.zip", "--exercise", "add-it"),
        *("--exercise", "double-it", "--unsafe", "--pack", pack, "--pack", own),
    )
    assert made.exit_code == 0
    assert QUESTION not in made.stderr
    with zipfile.ZipFile("b.zip") as archive:
        archive.extractall("root/source")
    settings = json.loads(Path("root/source/settings.json").read_text())
    assert [each["name"] for each in settings["packs"]] == [pack.name, "mine"]
    Path("root/submission").mkdir()
    Path("root/submission/add_it.py").write_text("def add_it(x):\n    return x\n")
    Path("root/submission/double_it.py").write_text("def double_it(x):\n    return 3 * x\n")
    request.addfinalizer(close)
    results, _ = autograde(Path("root"), lambda verdict: f"{verdict.pack_name} {verdict.pack}")
    hashes = (Pack(own).content_hash, Pack(pack).content_hash)
    said = [f"mine {hashes[0]}", f"{pack.name} {hashes[1]}"]
    assert [(test.status, test.output) for test in results.tests] == [
        ("passed", said[0]),
        ("failed", said[1]),
    ]


def test_a_pack_that_was_begun_here(home: Path) -> None:
    """Nobody is asked about what `dev new` began; what somebody else began is asked about."""
    new = ("dev", "new", "choose", "when-to-clip", "--topic", "clipping", "--pack")
    assert typed(*new, "begun").exit_code == 0
    assert typed("dev", "check", "--pack", "begun", "--jobs", 1).stderr == ""
    Path("begun").rename("elsewhere")
    assert QUESTION in typed("dev", "check", "--pack", "elsewhere", "--jobs", 1).stderr
    assert typed(*new[:3], "another", *new[4:], "elsewhere").exit_code == 0
    trust._said.clear()
    assert QUESTION in typed("dev", "check", "--pack", "elsewhere", "--jobs", 1).stderr
